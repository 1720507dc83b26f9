"""Alignment: where each expected segment stands in the text that was read back.

Both sides are letters without white space. The text that was read back comes in pieces; a segment begins and ends where
pieces do, because no piece holds two segments. A segment is found only if every letter of it is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Match", "Piece", "align"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that were read back in one go; never empty."""

    letters: str
    hyphenated: bool = False
    """Whether the last letter is a hyphen at a line end, which the text may not have."""
    call: str = ""
    """The call mark that the piece may stand for, where the format does not tell it from a number."""
    optional: bool = False
    """Whether the piece may be passed over: a text that the writers add, or a table's head again on its next page."""


@dataclass(frozen=True, slots=True)
class Match:
    """A segment and the pieces that hold it."""

    segment: int
    start: int
    end: int
    """After the last piece."""
    taken: tuple[int, ...]
    """How many letters of the segment each of the pieces holds: 0 for a piece passed over."""

    def hyphens(self, pieces: Sequence[Piece]) -> int:
        """How many hyphens at line ends were left out."""
        held = zip(pieces[self.start : self.end], self.taken, strict=True)
        return sum(piece.hyphenated and taken == len(piece.letters) - 1 > 0 for piece, taken in held)


def align(segments: Sequence[str], pieces: Sequence[Piece]) -> tuple[Match, ...]:
    """The segments that stand in the pieces in their order, with as many letters as can be; a piece is used once."""
    straight = _align_straight(segments, pieces)
    if len(straight) == len(segments):
        return straight
    return _longest_chain(segments, _all_matches(segments, pieces), len(pieces))


def _align_straight(segments: Sequence[str], pieces: Sequence[Piece]) -> tuple[Match, ...]:
    """One segment after the other; stops at the first that does not follow the one before."""
    matches: list[Match] = []
    place = 0
    for number, segment in enumerate(segments):
        match = _match(number, segment, pieces, place)
        while match is None and place < len(pieces) and pieces[place].optional:
            place += 1
            match = _match(number, segment, pieces, place)
        if match is None:
            break
        matches.append(match)
        place = match.end
    return tuple(matches)


def _match(number: int, segment: str, pieces: Sequence[Piece], start: int) -> Match | None:
    """The match of the segment that begins with piece `start`; optional pieces are passed over only inside it."""
    taken: list[int] = []
    place, index = 0, start
    while place < len(segment):
        if index == len(pieces):
            return None
        length = _taken(segment, place, pieces[index])
        if length is None and not (pieces[index].optional and taken):
            return None
        taken.append(length or 0)
        place += length or 0
        index += 1
    return Match(number, start, index, tuple(taken))


def _taken(segment: str, place: int, piece: Piece) -> int | None:
    if piece.call and segment.startswith(piece.call, place):
        return len(piece.call)
    if segment.startswith(piece.letters, place):
        return len(piece.letters)
    if piece.hyphenated and segment.startswith(piece.letters[:-1], place):
        return len(piece.letters) - 1
    return None


def _all_matches(segments: Sequence[str], pieces: Sequence[Piece]) -> Iterator[list[Match]]:
    """For each segment all its matches, wherever they are."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        beginnings = {piece.letters, piece.call, piece.letters[:-1] if piece.hyphenated else ""}
        for beginning in beginnings - {""}:
            starts[beginning].append(index)
    lengths = sorted({len(beginning) for beginning in starts})
    for number, segment in enumerate(segments):
        beginnings = {segment[:length] for length in lengths}
        places = sorted({index for beginning in beginnings & starts.keys() for index in starts[beginning]})
        matches = (_match(number, segment, pieces, start) for start in places)
        yield [match for match in matches if match]


@dataclass(frozen=True, slots=True)
class _Chain:
    """A match and the best chain of matches before it."""

    weight: int
    match: Match
    before: _Chain | None


class _BestChains:
    """The heaviest chain that ends at or before a place; a Fenwick tree, as a long brochure has thousands of places."""

    def __init__(self, places: int) -> None:
        self._best: list[_Chain | None] = [None] * (places + 2)

    def until(self, place: int) -> _Chain | None:
        best: _Chain | None = None
        index = place + 1
        while index:
            best = _heavier(best, self._best[index])
            index -= index & -index
        return best

    def add(self, chain: _Chain) -> None:
        index = chain.match.end + 1
        while index < len(self._best):
            self._best[index] = _heavier(self._best[index], chain)
            index += index & -index


def _longest_chain(segments: Sequence[str], matches: Iterator[list[Match]], places: int) -> tuple[Match, ...]:
    """Matches in the order of segments and of pieces, with the most letters; of equals the first."""
    best = _BestChains(places)
    for of_segment in matches:
        # A segment's own matches must not follow each other, so none is added before all are linked.
        chains = []
        for match in of_segment:
            before = best.until(match.start)
            weight = len(segments[match.segment]) + (before.weight if before else 0)
            chains.append(_Chain(weight, match, before))
        for chain in chains:
            best.add(chain)
    found: list[Match] = []
    last = best.until(places)
    while last:
        found.append(last.match)
        last = last.before
    return tuple(reversed(found))


def _heavier(first: _Chain | None, second: _Chain | None) -> _Chain | None:
    if first is None or (second is not None and second.weight > first.weight):
        return second
    return first
