"""Where the texts come from that a catalog does not know: edited, split, united, or translated elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from coopdocs.catalogs.alignment import Alignment, align
from coopdocs.catalogs.catalog import Catalog, Entry
from coopdocs.catalogs.fates import Fate
from coopdocs.catalogs.likeness import Vocabulary
from coopdocs.catalogs.recall import Memory, Remembered, recall

__all__ = ["MergePolicy", "Sources", "find_origins"]

Sources = dict[int, tuple[Fate, tuple[Entry, ...]]]
"""Index of a wanted text → what happened to it, and the entries that it was."""


@dataclass(frozen=True, slots=True)
class MergePolicy:
    """What a merge may draw on."""

    memory: Memory | None = None
    """What was recalled for its unknown texts; None: only what the catalog itself holds."""
    corrections: Collection[str] | None = None
    """Where the author says that the edits are mere corrections: the source language's words of negation."""


def find_origins(known: Catalog, wanted: Sequence[Entry], policy: MergePolicy) -> tuple[Sources, dict[int, Remembered]]:
    """For the wanted texts that have no translation here: what they were, or the memory's answer. Never both."""
    search = _Search(known, wanted)
    if not any(map(search.is_unknown, wanted)):
        return {}, {}
    vocabulary = search.align()
    return search.sources, search.recall(policy.memory, vocabulary)


class _Search:
    """The texts that nobody knows, and what was found out about them."""

    def __init__(self, known: Catalog, wanted: Sequence[Entry]) -> None:
        self._known = known
        self._wanted = wanted
        self._active = {entry.key: entry for entry in known.entries}
        self._obsolete = {entry.key for entry in known.obsolete_entries}
        self.sources: Sources = {}

    def is_unknown(self, entry: Entry) -> bool:
        """Whether there is no translation of this text in the catalog, in whatever state."""
        known = self._active.get(entry.key)
        return (known is None or not known.has_translation) and entry.key not in self._obsolete

    def align(self) -> Vocabulary:
        """Find the texts that were others; returns the weights of all words."""
        old, new = tuple(self._active.values()), tuple(entry.key for entry in self._wanted)
        gone = self._active.keys() - set(new)
        vocabulary = Vocabulary(text for _, text in chain(new, sorted(gone, key=str)))
        alignment = align(tuple(self._active), new, self._obsolete - self._active.keys(), vocabulary)
        for index, fate, numbers in _origins(alignment):
            olds = tuple(old[number] for number in numbers)
            if all(each.has_plural == self._wanted[index].has_plural for each in olds):
                self.sources[index] = fate, olds
        return vocabulary

    def recall(self, memory: Memory | None, vocabulary: Vocabulary) -> dict[int, Remembered]:
        """Ask the memory; an edit of a text here gives way only to the translation of the very same text."""
        unknown = [
            (index, entry.message)
            for index, entry in enumerate(self._wanted)
            if self.is_unknown(entry) and not entry.has_plural and not self._is_retouched(index)
        ]
        if memory is None:
            alone = [text for index, text in unknown if not self._has_translated_source(index)]
            memory = recall(alone, [self._known], vocabulary, same=[text for _, text in unknown])
        remembered = {}
        for index, text in unknown:
            if text in memory and self._is_better(memory[text], index, text):
                remembered[index] = memory[text]
                self.sources.pop(index, None)
        return remembered

    def _is_retouched(self, index: int) -> bool:
        return index in self.sources and self.sources[index][0] is Fate.RETOUCHED

    def _has_translated_source(self, index: int) -> bool:
        return index in self.sources and any(old.has_translation for old in self.sources[index][1])

    def _is_source(self, remembered: Remembered, index: int) -> bool:
        """Whether the memory names what the text comes from anyway, as it does where an edit was taken back."""
        olds = self.sources[index][1] if index in self.sources else ()
        return remembered.file == self._known.file and remembered.entry.key in {old.key for old in olds}

    def _is_better(self, remembered: Remembered, index: int, text: str) -> bool:
        """Whether the memory has more to say than the text's own past."""
        if remembered.entry.has_plural or self._is_source(remembered, index):
            return False
        if not self._has_translated_source(index):
            return True
        return remembered.likeness == 1.0 and all(old.message != text for old in self.sources[index][1])


def _origins(alignment: Alignment) -> Iterator[tuple[int, Fate, tuple[int, ...]]]:
    """New index, fate, old indices."""
    for new, old in alignment.retouched.items():
        yield new, Fate.RETOUCHED, (old,)
    for new, old in alignment.edited.items():
        yield new, Fate.EDITED, (old,)
    for new, old in alignment.parts.items():
        yield new, Fate.SPLIT, (old,)
    for new, olds in alignment.united.items():
        yield new, Fate.UNITED, olds
