"""The comparison of one stream of text: expected segments against the pieces that were read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coopdocs.inspect.added_text import AddedText, find_added
from coopdocs.inspect.alignment import Match, Piece, align
from coopdocs.inspect.attributes import Difference, find_differences
from coopdocs.inspect.expected import ExpectedSegment
from coopdocs.inspect.found import FoundPiece, Stripped
from coopdocs.inspect.letters import call_mark, is_call_mark, letters_as_drawn
from coopdocs.inspect.pairing import pair_texts
from coopdocs.inspect.rules import Rule
from coopdocs.inspect.wording import Format

__all__ = ["Extra", "Missing", "StreamComparison", "compare_stream"]


@dataclass(frozen=True, slots=True)
class Missing:
    """A segment that did not arrive, and the text that stands where it should."""

    segment: ExpectedSegment
    instead: str
    lacks_only_calls: bool
    """Whether the text is there, but not each of its footnote calls in its place."""


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
            texts = [self._form.joint.join(piece.text for piece in block) for block in blocks]
            pairs = pair_texts([segment.text for segment in absent], texts)
            missing += [
                self._missing(segment, [piece for place in pairs.get(index, ()) for piece in blocks[place]])
                for index, segment in enumerate(absent)
            ]
            taken = {place for places in pairs.values() for place in places}
            extra += [Extra(text, after) for place, text in enumerate(texts) if place not in taken]
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

    def _blocks(self, places: range) -> list[list[FoundPiece]]:
        blocks: dict[int, list[FoundPiece]] = {}
        for place in places:
            if place not in self._passed_over:
                piece = self._found[place]
                blocks.setdefault(piece.block, []).append(piece)
        return list(blocks.values())

    def _missing(self, segment: ExpectedSegment, instead: Sequence[FoundPiece]) -> Missing:
        words = [piece.text for piece in instead if not (piece.call and call_mark(piece.call) in segment.text)]
        lacks_only_calls = _bare("".join(words)) == _bare(segment.text)
        return Missing(segment, self._form.joint.join(piece.text for piece in instead), lacks_only_calls)


def _bare(text: str) -> str:
    """The letters without footnote calls, and without hyphens, which may come from line ends."""
    return "".join(each for each in letters_as_drawn(text) if each != "-" and not is_call_mark(each))
