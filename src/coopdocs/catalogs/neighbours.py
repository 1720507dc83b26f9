"""Where texts stand: which of the texts that went and of those that came have the same neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from coopdocs.catalogs.catalog import Key

__all__ = ["Place", "Places", "find_moved", "find_places"]

_REACH = 12
"""How far from its own distance to a neighbour a text is looked for, in texts."""
_EDGE: Key = ("", "")
"""The neighbour of the first text and of the last one; no text has this key."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands among those that old and new sequence have in common."""

    index: int
    before: Key
    """The nearest of them before it."""
    after: Key
    """The nearest of them after it."""
    from_before: int
    """How many texts away."""
    from_after: int

    def is_beside(self, other: Place) -> bool:
        """Whether both stand in one gap, or one of them where a block of texts was moved to."""
        return (self.before == other.before and abs(self.from_before - other.from_before) <= _REACH) or (
            self.after == other.after and abs(self.from_after - other.from_after) <= _REACH
        )

    def distance(self, other: Place) -> int:
        """How far apart, in texts, measured from the neighbour that they share."""
        distances = []
        if self.before == other.before:
            distances.append(abs(self.from_before - other.from_before))
        if self.after == other.after:
            distances.append(abs(self.from_after - other.from_after))
        return min(distances, default=_REACH)


class Places:
    """The places of the texts of one sequence that the other one lacks."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.by_index = {place.index: place for place in places}
        self._by_step: dict[tuple[bool, Key, int], list[int]] = defaultdict(list)
        for place in places:
            self._by_step[True, place.before, place.from_before].append(place.index)
            self._by_step[False, place.after, place.from_after].append(place.index)

    def beside(self, place: Place) -> Iterator[int]:
        """The indices of the texts that stand beside a place of the other sequence."""
        found: dict[int, None] = {}
        for forward, key, steps in ((True, place.before, place.from_before), (False, place.after, place.from_after)):
            for step in range(max(1, steps - _REACH), steps + _REACH + 1):
                found.update(dict.fromkeys(self._by_step.get((forward, key, step), ())))
        return iter(found)


def find_places(keys: Sequence[Key], common: Collection[Key]) -> Places:
    """The places of those keys that are not common to both sequences."""
    before: list[tuple[Key, int]] = []
    last, steps = _EDGE, 0
    for key in keys:
        if key in common:
            last, steps = key, 0
        else:
            steps += 1
        before.append((last, steps))
    places = []
    last, steps = _EDGE, 0
    for index in range(len(keys) - 1, -1, -1):
        if keys[index] in common:
            last, steps = keys[index], 0
            continue
        steps += 1
        places.append(Place(index, before[index][0], last, before[index][1], steps))
    return Places(places[::-1])


def find_moved(order: Sequence[int]) -> set[int]:
    """Of numbers that should rise, the fewest to take out so that the others do.

    `order` is where each text stood before, in the order in which the texts stand now. The longest rising row stays:
    the others are those that were moved.
    """
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for position, number in enumerate(order):
        length = bisect_left(tails, number)
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [position]
    stays = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        stays.add(order[position])
        position = previous[position]
    return set(order) - stays
