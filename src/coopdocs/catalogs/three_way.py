"""Two versions of a catalog that began as one → one catalog: merged by entry, so that nothing translated is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.three_way_entry import (
    Pair,
    carry_answer,
    merge_entry,
    says_the_same,
    with_newline,
    work,
)
from coopdocs.catalogs.three_way_header import merge_header, read_date
from coopdocs.catalogs.three_way_order import Slot, merge_order
from coopdocs.catalogs.three_way_values import Answer, Names, choose, merge_notes, read_answer
from coopdocs.catalogs.values import laid_down
from coopdocs.catalogs.writing import make_entry

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["ThreeWay", "merge_three_ways"]

_CORRECTION = 75
"""Per cent of the letters that a mended text has in common with what it was."""
_HEADER: Slot = (None, "", 0)


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """A merged catalog, and what a translator must be told of it. Its entries' lines are those of their own files."""

    catalog: Catalog
    conflicts: tuple[Key, ...] = ()
    """Texts that both sides translated differently: their entries hold both versions and are fuzzy."""
    laid_down: tuple[Key, ...] = ()
    """Texts that one side took out while the other worked on them: their entries are obsolete now."""
    given_way: tuple[tuple[Key, str], ...] = ()
    """Suggestions that gave way to a translation and stand nowhere else any more, with their words."""


def merge_three_ways(
    base: Catalog | None, ours: Catalog, theirs: Catalog, names: Names = ("ours", "theirs")
) -> ThreeWay:
    """Our catalog with what they changed since `base`; None where both began it on their own.

    Entries are compared by what they say, not by how they are wrapped: those that nobody changed keep our bytes, those
    that only they changed have theirs.
    """
    return _Merge(_Side(base) if base else _Side(replace(ours, parts=(), tail="")), _Side(ours), _Side(theirs), names)()


class _Side:
    """A catalog by the slots of its entries, in their order."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        seen: Counter[Key] = Counter()
        numbers: dict[int, int] = {}
        # The entry in use is the first of its key, wherever it stands.
        for index, entry in sorted(enumerate(catalog.parts), key=lambda each: each[1].is_obsolete):
            numbers[index] = seen[entry.key]
            seen[entry.key] += 1
        self.entries: dict[Slot, Entry] = {
            (*entry.key, numbers[index]): entry for index, entry in enumerate(catalog.parts)
        }
        self.created = read_date(catalog.headers.get("POT-Creation-Date", ""))

    def structure(self) -> list[tuple[Slot, bool]]:
        """What stands where, and whether it is in use."""
        return [(slot, entry.is_obsolete) for slot, entry in self.entries.items()]

    def find_successors(self, slot: Slot, before: POEntry, known: Mapping[Slot, Entry]) -> Iterator[Slot]:
        """The new texts that were given the translation of a text which is no longer there."""
        texts = read_answer(before).texts
        for each, entry in self.entries.items():
            if each in known or entry.is_obsolete:
                continue
            value = entry.value
            if value.previous_msgid is not None:
                found = (value.previous_msgctxt, value.previous_msgid) == slot[:2]
            else:
                found = any(texts) and read_answer(value).texts == texts and _is_correction(before.msgid, value.msgid)
            if found:
                yield each


@dataclass(slots=True)
class _Merge:
    base: _Side
    ours: _Side
    theirs: _Side
    names: Names
    merged: dict[Slot, Entry] = field(default_factory=dict)
    conflicts: list[Key] = field(default_factory=list)
    laid_down: list[Key] = field(default_factory=list)
    losers: list[tuple[Slot, Answer, _Side]] = field(default_factory=list)
    given_way: list[tuple[Key, str]] = field(default_factory=list)

    def __call__(self) -> ThreeWay:
        for slot in [*self.ours.entries, *(each for each in self.theirs.entries if each not in self.ours.entries)]:
            entry = self._entry(slot)
            if entry:
                self.merged[slot] = entry
        self._carry(self.ours, self.theirs)
        self._carry(self.theirs, self.ours)
        self._rescue()
        order = merge_order(*self._by_structure(), self.merged)
        catalog = self._assemble([self.merged[slot] for slot in order])
        return ThreeWay(catalog, tuple(self.conflicts), tuple(self.laid_down), tuple(self.given_way))

    @property
    def _newline(self) -> str:
        return self.ours.catalog.newline

    def _entry(self, slot: Slot) -> Entry | None:
        """What becomes of one slot; None where it goes."""
        base, ours, theirs = (side.entries.get(slot) for side in (self.base, self.ours, self.theirs))
        if ours and theirs:
            # Equal texts say the same, and most of them are equal: that is seen without reading them.
            if theirs in (ours, base):
                return ours
            newer = self.theirs.created > self.ours.created
            pair = Pair(ours, theirs, newer, self.names, self._newline)
            if ours.is_header and theirs.is_header:
                return merge_header(base.value if base else None, pair)
            return self._pair(slot, base.value if base else None, pair)
        survivor = ours or theirs
        assert survivor
        if theirs:
            survivor = with_newline(theirs, self._newline)
        if base is None or slot == _HEADER:
            return survivor
        return self._survivor(base, survivor)

    def _pair(self, slot: Slot, base: POEntry | None, pair: Pair) -> Entry:
        """An entry of both sides."""
        before = None if base else self._origin(pair)
        result = merge_entry(base, pair, before)
        if result.is_conflict:
            self.conflicts.append(result.entry.key)
        if result.loser:
            side = self.ours if result.loser == read_answer(pair.ours.value) else self.theirs
            self.losers.append((slot, result.loser, side))
        return result.entry

    def _origin(self, pair: Pair) -> Answer | None:
        """The answer of the text from which both sides have made this one."""
        for value in (pair.ours.value, pair.theirs.value):
            if value.previous_msgid is not None:
                entry = self.base.entries.get((value.previous_msgctxt, value.previous_msgid, 0))
                if entry and any(entry.translations):
                    return read_answer(entry.value)
        return None

    def _survivor(self, base: Entry, survivor: Entry) -> Entry | None:
        """An entry that the other side has taken out: gone, unless somebody has worked on it since."""
        if says_the_same(base.value, survivor.value):
            return None
        if base.is_obsolete:
            return survivor
        if work(base.value) == work(survivor.value) or not (any(survivor.translations) or survivor.value.tcomment):
            return None
        return survivor if survivor.is_obsolete else make_entry(laid_down(survivor.value), self._newline)

    def _carry(self, side: _Side, other: _Side) -> None:
        """What `other` did to texts that `side` has replaced goes to the texts that came in their place."""
        for slot, before in self.base.entries.items():
            after, now = other.entries.get(slot), side.entries.get(slot)
            is_replaced = now is None or (now.is_obsolete and not before.is_obsolete)
            if not after or not is_replaced or before.is_obsolete or work(before.value) == work(after.value):
                continue
            if not self._carry_to_successors(slot, (before, after), side) and slot in self.merged:
                self.laid_down.append(before.key)

    def _carry_to_successors(self, slot: Slot, change: tuple[Entry, Entry], side: _Side) -> bool:
        """Whether all that was changed is now with the successors; the obsolete entry is then not needed."""
        before, after = (entry.value for entry in change)
        texts, notes = read_answer(after).texts, after.tcomment
        is_safe = False
        for successor in side.find_successors(slot, before, self.base.entries):
            # What both sides have made of the successor already is their own work.
            if successor not in self.merged or (successor in self.ours.entries and successor in self.theirs.entries):
                continue
            entry = self.merged[successor] = carry_answer(self.merged[successor], before, after, self._newline)
            has_notes = entry.value.tcomment == merge_notes(before.tcomment, entry.value.tcomment, notes)
            is_safe = is_safe or (entry.translations == texts and has_notes)
        if is_safe and slot not in side.entries:
            self.merged.pop(slot, None)
        return is_safe

    def _rescue(self) -> None:
        """Suggestions that gave way go back to the texts that they were taken from, as obsolete entries."""
        standing = {entry.translations for entry in self.merged.values()}
        for slot, loser, side in self.losers:
            source: Slot = (loser.previous[0], loser.previous[1] or "", 0)
            others = self.theirs if side is self.ours else self.ours
            if loser.texts in standing:
                continue
            before = self.base.entries.get(source)
            if before and before.translations == loser.texts and source not in self.merged:
                if source in others.entries and source not in side.entries:
                    self.merged[source] = make_entry(laid_down(before.value), self._newline)
                    self.laid_down.append(before.key)
            else:
                self.given_way.append((slot[:2], loser.texts[0]))

    def _by_structure(self) -> tuple[Mapping[Slot, Entry], Mapping[Slot, Entry]]:
        """The side whose order is followed, and the other one: where both changed it, the newer template's first."""
        before, our, their = (side.structure() for side in (self.base, self.ours, self.theirs))
        newer = their if self.theirs.created > self.ours.created else our
        if choose(before, our, their, newer) is their and our != their:
            return self.theirs.entries, self.ours.entries
        return self.ours.entries, self.theirs.entries

    def _assemble(self, parts: Sequence[Entry]) -> Catalog:
        ours, theirs = self.ours.catalog, self.theirs.catalog
        tail = choose(self.base.catalog.tail, ours.tail, theirs.tail, ours.tail)
        tail = tail.replace("\r\n", "\n").replace("\n", self._newline)
        placed = list(_place(parts, {id(side.parts[0]) for side in (ours, theirs) if side.parts}, self._newline))
        if tail and placed and not placed[-1].body.endswith("\n"):
            placed[-1] = replace(placed[-1], body=placed[-1].body + self._newline)
        is_ours = tuple(placed) == ours.parts and tail == ours.tail
        return replace(ours, parts=tuple(placed), tail=tail, has_byte_order_mark=is_ours and ours.has_byte_order_mark)


def _is_correction(before: str, after: str) -> bool:
    """Whether one text may be the other with a mistake mended; different texts may have one translation too."""
    from rapidfuzz.fuzz import ratio

    return ratio(before, after) >= _CORRECTION


def _place(parts: Sequence[Entry], first: set[int], newline: str) -> Iterator[Entry]:
    """The entries with blank lines before them as their editors left them, and one before those that had none."""
    for index, part in enumerate(parts):
        placed = part
        if index and not part.lead and (id(part) in first or not part.line):
            placed = replace(part, lead=newline)
        if not index and id(part) not in first:
            placed = replace(part, lead="")
        if index < len(parts) - 1 and not placed.body.endswith("\n"):
            placed = replace(placed, body=placed.body + newline)
        yield placed
