"""Memory: the same or a similar text that was translated somewhere before, in this catalog or in another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from coopdocs.catalogs.catalog import Catalog, Entry
from coopdocs.catalogs.likeness import Text, Vocabulary, likeness
from coopdocs.catalogs.words import read_stems

__all__ = ["Memory", "Remembered", "recall"]

_ALIKE, _SHORT_ALIKE = 0.62, 0.9
_PROBES = 10
"""How many words of a text, the weightiest first, tell whether an old text is worth comparing with it."""
_SHARE = 0.45
"""So much of the weight of those words it must hold."""
_SHARE_OF_LINES = 0.2
"""In verse, addresses and code other words stand between the same signs."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """An old translation for a text."""

    entry: Entry
    file: str
    likeness: float
    """1.0 for the same text."""


Memory = Mapping[str, Remembered]
"""Text → the best old translation that there is."""


def recall(
    wanted: Collection[str],
    catalogs: Collection[Catalog],
    vocabulary: Vocabulary | None = None,
    *,
    same: Collection[str] = (),
) -> Memory:
    """For each wanted text the best old translation, if there is one; the first of several equally good ones.

    Catalogs are asked in their order, entries in use before obsolete ones. For the texts of `same`, only the
    translation of the very same text will do. Goes through the entries once and remembers none of them, so that the
    cost grows with their number only.
    """
    if not wanted and not same:
        return {}
    if vocabulary is None:
        vocabulary = Vocabulary(chain(wanted, (entry.message for catalog in catalogs for entry in catalog.entries)))
    return _Recall(wanted, {*wanted, *same}, vocabulary).ask(catalogs)


class _Recall:
    """What is looked for, and the best that was found so far."""

    def __init__(self, wanted: Iterable[str], same: Collection[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._same = same
        self._texts = [vocabulary.weigh(text) for text in wanted]
        self._found: dict[str, Remembered] = {}
        self._needed = [_SHARE_OF_LINES if "\n" in text.content.strip("\n") else _SHARE for text in self._texts]
        self._probes: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for stem, share in _probes(text):
                self._probes[stem].append((number, share))

    def ask(self, catalogs: Iterable[Catalog]) -> dict[str, Remembered]:
        """Go through the entries of the catalogs."""
        for catalog in catalogs:
            for entry in _usable_entries(catalog):
                text = _translated_text(entry)
                if text in self._same:
                    self._note(text, Remembered(entry, catalog.file, 1.0))
                for number in self._worth_comparing(text):
                    self._compare(self._texts[number], text, (entry, catalog.file))
        return self._found

    def _worth_comparing(self, text: str) -> list[int]:
        shares: dict[int, float] = defaultdict(float)
        for stem in self._probes.keys() & set(read_stems(text)):
            for number, share in self._probes[stem]:
                shares[number] += share
        return [number for number, share in shares.items() if share >= self._needed[number]]

    def _compare(self, wanted: Text, text: str, place: tuple[Entry, str]) -> None:
        shorter, longer = sorted((len(text), len(wanted.content)))
        if text == wanted.content or 2 * shorter < longer:
            return
        score = min(likeness(wanted, self._vocabulary.weigh(text)), 0.999)
        if score >= (_SHORT_ALIKE if wanted.is_short else _ALIKE):
            self._note(wanted.content, Remembered(*place, score))

    def _note(self, text: str, remembered: Remembered) -> None:
        best = self._found.get(text)
        if best is None or remembered.likeness > best.likeness:
            self._found[text] = remembered


def _usable_entries(catalog: Catalog) -> Iterator[Entry]:
    """Those in use before the obsolete ones."""
    for entry in chain(catalog.entries, catalog.obsolete_entries):
        if entry.message and entry.translation:
            yield entry


def _translated_text(entry: Entry) -> str:
    """The text that its translation was made for."""
    return (entry.value.previous_msgid or entry.message) if entry.is_fuzzy else entry.message


def _probes(text: Text) -> list[tuple[str, float]]:
    """The words that an old text is asked for, each with its share of their weight."""
    heaviest = sorted(text.weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_PROBES]
    total = sum(weight for _, weight in heaviest)
    return [(stem, weight / total) for stem, weight in heaviest if total]
