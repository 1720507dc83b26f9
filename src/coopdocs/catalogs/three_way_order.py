"""The order of a merged catalog: that of the side whose template changed, the other's additions in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coopdocs.catalogs.catalog import Entry

__all__ = ["Slot", "merge_order"]

Slot = tuple[str | None, str, int]
"""msgctxt, msgid, and the number among the entries of this key, as obsolete ones may repeat."""

_START: Slot = (None, "", -1)


def merge_order(primary: Mapping[Slot, Entry], other: Mapping[Slot, Entry], merged: Mapping[Slot, Entry]) -> list[Slot]:
    """The slots of `merged`: as in `primary`, the others after the neighbour that they have in `other`.

    Obsolete entries stay behind those in use: one that became obsolete, or came back, is taken out and put in anew.
    """
    settled = [slot for slot in primary if slot in merged and _stays(primary[slot], merged[slot])]
    places = set(settled)
    followers: dict[Slot, list[Slot]] = {}
    anchors = dict.fromkeys((False, True), _START)
    for slot in _others(other, merged, places):
        if slot in places:
            anchors[merged[slot].is_obsolete] = slot
            continue
        state = merged[slot].is_obsolete
        anchor = anchors[state]
        if anchor == _START:
            anchor = _first_anchor(settled, merged, obsolete=state)
        followers.setdefault(anchor, []).append(slot)
    ordered = list(followers.get(_START, ()))
    for slot in settled:
        ordered += [slot, *sorted(followers.get(slot, ()), key=lambda each: merged[each].is_obsolete)]
    return ordered


def _stays(before: Entry, after: Entry) -> bool:
    return before.is_obsolete == after.is_obsolete


def _others(other: Mapping[Slot, Entry], merged: Mapping[Slot, Entry], places: set[Slot]) -> Iterator[Slot]:
    """The other side's slots in its order, then those that became obsolete, or came back, on neither side."""
    known = {slot for slot in other if slot in merged and (slot in places or _stays(other[slot], merged[slot]))}
    yield from (slot for slot in other if slot in known)
    yield from (slot for slot in merged if slot not in known and slot not in places)


def _first_anchor(settled: Sequence[Slot], merged: Mapping[Slot, Entry], *, obsolete: bool) -> Slot:
    """After what an entry without a neighbour goes: the header, or (obsolete) all that is there."""
    if obsolete:
        return settled[-1] if settled else _START
    return next((slot for slot in settled if merged[slot].is_header), _START)
