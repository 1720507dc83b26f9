"""Line quality: what a typesetter would mend in the lines of a PDF, judged from where they stand on its pages.

The rules are those of printers' handbooks: Мильчин, *Справочник издателя и автора*; *Lexique des règles typographiques
en usage à l'Imprimerie nationale*. None is an error: a line may be long or short for good reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from statistics import median

from coopdocs.inspect.found import FoundLine
from coopdocs.inspect.line_quality_columns import Column, Columns, read_columns

__all__ = ["LineFault", "LineQuality", "PoorLine", "judge_lines"]


class LineFault(StrEnum):
    """One kind of fault, from the worst to the least; its value names it in the report."""

    DIVIDED = "words divided between columns or pages"
    HEADING = "headings with a divided word"
    LONE = "lines of a paragraph alone in their column"
    STUB = "last lines of fewer than four letters or half a word"
    STACK = "hyphens at the end of more than two lines in succession"
    OPENING = "lines that begin with a dash or a closing mark"
    SHORT_WORD = "lines that end with a one-letter word, an initial or an opening mark"
    UNEVEN = "columns that end more than two lines apart"
    LONE_WORD = "last lines of one short word or of next to nothing"
    SHORT_LINE = "lines that fill less than two thirds of their column"


@dataclass(frozen=True, slots=True)
class PoorLine:
    """One fault and where it stands."""

    fault: LineFault
    page: int
    text: str
    degree: float = 0.0
    """How bad among those of its kind, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class LineQuality:
    """The lines of one file."""

    lines: int
    """Lines of running text in columns; headings, tables, captions and notes are not counted."""
    letters: int
    """In a middling line that goes on, spaces and marks counted: under fifty, justified text would have holes."""
    hyphenated: int
    """Lines of running text that end with a hyphen."""
    poor: tuple[PoorLine, ...]
    """The worst first."""

    def count(self, fault: LineFault) -> int:
        return sum(line.fault is fault for line in self.poor)


_FORBIDS_ONE_LETTER = frozenset({"kk", "ru"})
"""Languages whose prepositions and conjunctions of one letter stand with the next word (Мильчин; Лебедев, §62)."""
_ONE_LETTER = re.compile(r"(?<![^\W_])[^\W\d_]$")
_INITIAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÝА-ЯЁӘҒҚҢӨҰҮҺІ]\.$")
_OPENING_MARKS = "«„“‘(["
_CLOSING_MARKS = ("– ", "— ", "»", "”", ")", ":", ";", "!", "?", ",", ".", "%", "…")
_HYPHENS = ("-", "\u2010", "\u00ad")
_STUB = 4
_LONE_WORD, _FEW_WORDS = 1 / 3, 1 / 5
"""Share of its column, or of a heading's longest line, that a last line of one word, or of several, is to fill.

Under it the paragraph seems to end in the white space below it: Мильчин asks for more than the indent and a half, CSS
Text 4 (`text-wrap: pretty`) for more than a short word.
"""
_IN_SUCCESSION = 2
_APART = 2.5
"""Lines; a little more than two, because boxes and headings are not as high as whole lines."""
_FILLED = 2 / 3
_FEWEST = 5
"""Lines of a column whose longest one shows how wide it is."""


def judge_lines(lines: Sequence[FoundLine]) -> LineQuality:
    """The faults of a file's lines in reading order."""
    columns = read_columns(lines)
    body = [line for column in columns.texts() for line in column]
    poor = [
        *_judge_blocks(lines),
        *_find_divided(columns),
        *_find_lone(columns),
        *_find_uneven(columns),
        *_find_short(columns),
        *_find_lone_words(columns),
    ]
    order = list(LineFault)
    return LineQuality(
        lines=len(body),
        letters=_count_letters(columns),
        hyphenated=sum(_is_hyphenated(line) for line in body),
        poor=tuple(sorted(poor, key=lambda line: (order.index(line.fault), -line.degree, line.page))),
    )


def _count_letters(columns: Columns) -> int:
    going_on = (
        len(line.text.strip())
        for column in columns.texts()
        for line, following in pairwise(column)
        if line.block == following.block
    )
    return round(median([*going_on] or [0]))


def _judge_blocks(lines: Sequence[FoundLine]) -> Iterator[PoorLine]:
    """Faults within one paragraph, heading or cell."""
    for _, group in groupby(lines, lambda line: line.block):
        block = list(group)
        yield from _judge_ends(block)
        yield from _find_stacks(block)
        if block[0].in_heading:
            yield from (_poor(LineFault.HEADING, line) for line in block[:-1] if _is_hyphenated(line))
        last = block[-1]
        if _is_run_on(block) and _is_stub(*block[-2:]):
            yield _poor(LineFault.STUB, last, 1 - _letters(last.text) / 20)
        elif last.in_heading and _fills_little(last, max(line.right - line.left for line in block)):
            yield _poor(LineFault.LONE_WORD, last, 1 - _letters(last.text) / 40)


def _is_stub(before: FoundLine, last: FoundLine) -> bool:
    return _letters(last.text) < _STUB or _is_half_word(before, last)


def _fills_little(line: FoundLine, width: float) -> bool:
    # What a no-break space joins is seen as one word.
    share = _FEW_WORDS if " " in line.text.strip() else _LONE_WORD
    return line.right - line.left < share * width


def _is_run_on(block: Sequence[FoundLine]) -> bool:
    """Whether the last line is one more of the same; in a table or under a large figure a short one stands for good."""
    return len(block) > 1 and block[-1].kind != "TD" and block[-1].size == block[-2].size


def _judge_ends(block: Sequence[FoundLine]) -> Iterator[PoorLine]:
    """Marks and words at the edge of a line that belong to the next or the last one."""
    for line, following in pairwise(block):
        text = line.text.rstrip()
        one_letter = line.language in _FORBIDS_ONE_LETTER and _ONE_LETTER.search(text)
        if one_letter or _INITIAL.search(text) or text.endswith(tuple(_OPENING_MARKS)):
            yield _poor(LineFault.SHORT_WORD, line)
        if (following.text.lstrip() + " ").startswith(_CLOSING_MARKS):
            yield _poor(LineFault.OPENING, following)


def _find_stacks(block: Sequence[FoundLine]) -> Iterator[PoorLine]:
    for hyphenated, group in groupby(block[:-1], _is_hyphenated):
        stack = list(group)
        if hyphenated and len(stack) > _IN_SUCCESSION:
            yield _poor(LineFault.STACK, stack[-1], len(stack) / 10)


def _find_divided(columns: Columns) -> Iterator[PoorLine]:
    """A reader keeps half a word in mind while turning the page or going up to the next column."""
    for column, following in columns.neighbours():
        if _is_hyphenated(column[-1]):
            yield _poor(LineFault.DIVIDED, column[-1], 1.0 if column[-1].page != following[0].page else 0.5)


def _find_lone(columns: Columns) -> Iterator[PoorLine]:
    """One line of a paragraph at the foot of a column, its last line at the head of one, a heading without text."""
    for column, following in columns.neighbours():
        last, first = column[-1], following[0]
        if last.in_heading:
            yield _poor(LineFault.LONE, last, 1.0)
        elif _goes_on(last, first):
            before = sum(line.block == last.block for line in column)
            after = sum(line.block == first.block for line in following)
            if before == 1:
                yield _poor(LineFault.LONE, last, 0.5)
            if after == 1:
                yield _poor(LineFault.LONE, first, 0.9)


def _find_uneven(columns: Columns) -> Iterator[PoorLine]:
    for band in columns.bands:
        if len(band) > 1 and columns.leading:
            ends = [column[-1].height for column in band]
            apart = (max(ends) - min(ends)) / columns.leading
            if apart > _APART:
                yield _poor(LineFault.UNEVEN, band[ends.index(max(ends))][-1], min(apart / 20, 1))


def _find_lone_words(columns: Columns) -> Iterator[PoorLine]:
    """Last lines of paragraphs that their column dwarfs, unless they are stubs in any column."""
    for column, edge in _wide_columns(columns):
        for _, group in groupby(column, lambda line: line.block):
            block = list(group)
            last = block[-1]
            if _is_run_on(block) and not _is_stub(*block[-2:]) and _fills_little(last, edge - last.left):
                yield _poor(LineFault.LONE_WORD, last, 1 - _letters(last.text) / 40)


def _wide_columns(columns: Columns) -> Iterator[tuple[Column, float]]:
    """Each column of running text that has lines enough to show where its right edge is, with that edge in points."""
    for column in columns.texts():
        if len(column) >= _FEWEST:
            yield column, max(line.right for line in column)


def _find_short(columns: Columns) -> Iterator[PoorLine]:
    """Holes at the right edge; the last line of a paragraph may be as short as it likes."""
    for column, edge in _wide_columns(columns):
        for line, following in pairwise(column):
            share = (line.right - line.left) / (edge - line.left)
            if line.block == following.block and share < _FILLED:
                yield _poor(LineFault.SHORT_LINE, line, 1 - share)


def _goes_on(last: FoundLine, first: FoundLine) -> bool:
    """Whether a paragraph runs on from one column to the next, where it may be an element of its own."""
    if last.block == first.block:
        return True
    begins_small = first.text.lstrip("«“„(")[:1].islower()
    return first.kind == last.kind and begins_small and not last.text.rstrip().endswith((".", ":", ";", "!", "?", "…"))


def _is_hyphenated(line: FoundLine) -> bool:
    return line.text.rstrip().endswith(_HYPHENS)


def _is_half_word(before: FoundLine, last: FoundLine) -> bool:
    """Whether a last line holds nothing but the end of a divided word."""
    return _is_hyphenated(before) and len(last.text.split()) == 1 and _letters(last.text) <= _STUB + 2


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _poor(fault: LineFault, line: FoundLine, degree: float = 0.0) -> PoorLine:
    return PoorLine(fault, line.page, " ".join(line.text.split()), degree)
