"""The comparison of one stream of text: expected segments against the pieces that were read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coopdocs.inspect.added_text import AddedText, find_added
from coopdocs.inspect.alignment import Match, Piece, align
from coopdocs.inspect.attributes import Difference, find_differences
from coopdocs.inspect.expected import ExpectedSegment
from coopdocs.inspect.found import FoundPiece, Stripped
from coopdocs.inspect.letters import call_mark
from coopdocs.inspect.rules import Rule
from coopdocs.inspect.wording import Format

__all__ = ["Extra", "Missing", "StreamComparison", "compare_stream"]

_SIMILAR = 0.4
"""From this share of common letters on, a text counts as a garbled form of a segment rather than as another text."""
_BEGINNING = 80


@dataclass(frozen=True, slots=True)
class Missing:
    """A segment that did not arrive, and the text that stands where it should."""

    segment: ExpectedSegment
    instead: str


@dataclass(frozen=True, slots=True)
class Extra:
    """A text that no segment asks for."""

    text: str
    after: ExpectedSegment | None
    """The segment before it."""


@dataclass(frozen=True, slots=True)
class StreamComparison:
    """What the comparison of a stream came to."""

    missing: tuple[Missing, ...]
    extra: tuple[Extra, ...]
    differences: tuple[tuple[ExpectedSegment, Difference], ...]
    stripped: tuple[Stripped, ...]
    segments: tuple[ExpectedSegment, ...]
    """All that were asked for."""
    letters: int
    """How many they have."""


def compare_stream(
    expected: Sequence[ExpectedSegment], found: Sequence[FoundPiece], form: Format, added: Sequence[AddedText]
) -> StreamComparison:
    """Which segments are missing and which texts extra; segments without letters (a picture) are not asked for."""
    stream = _Stream(expected, found, form, added)
    missing, extra = stream.faults()
    return StreamComparison(
        missing=tuple(missing),
        extra=tuple(extra),
        differences=tuple(stream.differences()),
        stripped=tuple(stream.stripped()),
        segments=tuple(stream.segments),
        letters=sum(map(len, stream.wanted)),
    )


class _Stream:
    """Both sides in letters, aligned."""

    def __init__(
        self,
        expected: Sequence[ExpectedSegment],
        found: Sequence[FoundPiece],
        form: Format,
        added: Sequence[AddedText],
    ) -> None:
        self._form = form
        wanted = [(segment, form.letters(segment.text)) for segment in expected]
        self.segments = [segment for segment, text in wanted if text]
        self.wanted = [text for _, text in wanted if text]
        texts = [(piece, form.letters(piece.text)) for piece in found]
        self._found = [piece for piece, text in texts if text]
        self._texts = [text for _, text in texts if text]
        self._added = find_added(self._found, self._texts, added)
        self._pieces = [self._piece(index) for index in range(len(self._found))]
        self._matches = align(self.wanted, self._pieces)
        self._passed_over = self._find_passed_over()

    def faults(self) -> tuple[list[Missing], list[Extra]]:
        """What is missing and what is extra, each in its order."""
        missing: list[Missing] = []
        extra: list[Extra] = []
        for segments, places in self._gaps():
            absent = [self.segments[index] for index in segments]
            blocks = self._blocks(places)
            after = self.segments[segments.start - 1] if segments.start else None
            instead = _pair([segment.text for segment in absent], blocks)
            missing += [
                Missing(segment, blocks[instead[index]] if index in instead else "")
                for index, segment in enumerate(absent)
            ]
            taken = set(instead.values())
            extra += [Extra(text, after) for index, text in enumerate(blocks) if index not in taken]
        return missing, extra

    def differences(self) -> Iterator[tuple[ExpectedSegment, Difference]]:
        """Wrong languages and links of the segments that arrived."""
        for match in self._matches:
            segment, pieces = self.segments[match.segment], self._found[match.start : match.end]
            for difference in find_differences(segment, match, pieces, self._form.letters):
                yield segment, difference

    def stripped(self) -> Iterator[Stripped]:
        """What was left out here: passed-over pieces and hyphens at line ends."""
        for place, rule in sorted(self._passed_over.items()):
            yield Stripped(rule, self._found[place].text)
        for match in self._matches:
            for _ in range(match.hyphens(self._pieces)):
                yield Stripped(Rule.LINE_END_HYPHEN, "-")

    def _piece(self, index: int) -> Piece:
        piece = self._found[index]
        return Piece(
            self._texts[index],
            hyphenated=piece.hyphenated,
            call=call_mark(piece.call) if piece.call else "",
            optional=piece.optional is not None or index in self._added,
        )

    def _find_passed_over(self) -> dict[int, Rule]:
        """The optional pieces that no segment holds, as long as there are not more of them than there is reason for."""
        used = {place for match in self._matches for place, taken in enumerate(match.taken, match.start) if taken}
        counts: Counter[str] = Counter()
        rules: dict[int, Rule] = {}
        for place, piece in enumerate(self._found):
            if place in used:
                continue
            if piece.optional:
                rules[place] = piece.optional
            elif place in self._added:
                start, text = self._added[place]
                counts[text.letters] += place == start
                if counts[text.letters] <= text.limit:
                    rules[place] = Rule.ADDED_TEXT
        return rules

    def _gaps(self) -> Iterator[tuple[range, range]]:
        """The segments and the pieces between two matches, where there are any."""
        segment, place = 0, 0
        for match in (*self._matches, Match(len(self.segments), len(self._found), len(self._found), ())):
            segments, places = range(segment, match.segment), range(place, match.start)
            if segments or any(each not in self._passed_over for each in places):
                yield segments, places
            segment, place = match.segment + 1, match.end

    def _blocks(self, places: range) -> list[str]:
        blocks: dict[int, list[str]] = {}
        for place in places:
            if place not in self._passed_over:
                piece = self._found[place]
                blocks.setdefault(piece.block, []).append(piece.text)
        return [self._form.joint.join(texts) for texts in blocks.values()]


def _pair(absent: Sequence[str], blocks: Sequence[str]) -> dict[int, int]:
    """Which text stands instead of which segment: first those that resemble each other, then the others in order."""
    pairs: dict[int, int] = {}
    for index, text in enumerate(absent):
        free = [number for number in range(len(blocks)) if number not in pairs.values()]
        ratios = [_likeness(text, blocks[number]) for number in free]
        if ratios and max(ratios) >= _SIMILAR:
            pairs[index] = free[ratios.index(max(ratios))]
    rest = [index for index in range(len(absent)) if index not in pairs]
    free = [number for number in range(len(blocks)) if number not in pairs.values()]
    return pairs | dict(zip(rest, free, strict=False))


def _likeness(first: str, second: str) -> float:
    """By their beginnings: enough to know a garbled text again, and quick where a whole brochure has gone wrong."""
    return SequenceMatcher(None, first[:_BEGINNING], second[:_BEGINNING], autojunk=False).ratio()
