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
    """Whether the piece may be passed over: a text that the writers add, or the head of a table again on its next page."""


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
    """The segments that stand in the pieces in their order, as many letters of them as can be; each piece is used once."""
    straight = _align_straight(segments, pieces)
    if len(straight) == len(segments):
        return straight
    return _longest_chain(segments, _all_matches(segments, pieces))


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
    """The match of the segment that begins with piece `start`; an optional piece is passed over only inside the segment."""
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


def _all_matches(segments: Sequence[str], pieces: Sequence[Piece]) -> Iterator[Match]:
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        for first in {piece.letters[0], piece.call[:1]} - {""}:
            starts[first].append(index)
    for number, segment in enumerate(segments):
        for start in starts[segment[0]]:
            match = _match(number, segment, pieces, start)
            if match:
                yield match


def _longest_chain(segments: Sequence[str], matches: Iterator[Match]) -> tuple[Match, ...]:
    """Matches in the order of segments and of pieces, with the most letters."""
    links: list[tuple[int, Match, int]] = []
    best_last = -1
    for match in matches:
        weight, previous = 0, -1
        for index, (other_weight, other, _) in enumerate(links):
            if other_weight > weight and other.segment < match.segment and other.end <= match.start:
                weight, previous = other_weight, index
        links.append((weight + len(segments[match.segment]), match, previous))
        if best_last < 0 or links[-1][0] > links[best_last][0]:
            best_last = len(links) - 1
    chain = []
    while best_last >= 0:
        _, match, best_last = links[best_last]
        chain.append(match)
    return tuple(reversed(chain))
