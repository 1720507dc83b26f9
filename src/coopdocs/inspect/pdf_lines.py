"""The lines of a PDF, put together from the pieces that its pages are drawn of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from coopdocs.inspect.found import FoundLine
from coopdocs.inspect.pdf_structure import Met

__all__ = ["read_lines"]

_SPACE = 0.1
"""Of the font's size; narrower gaps come from kerning."""
_SAME_HEIGHT = 1.0
"""Points between the baselines of pieces that stand on one line."""


def read_lines(met: Sequence[Met]) -> tuple[FoundLine, ...]:
    """The lines in reading order; a piece belongs to the line before it where it stands right of it at its height."""
    return tuple(_join(pieces) for pieces in _group(met))


def _group(met: Sequence[Met]) -> Iterator[list[Met]]:
    line = list(met[:1])
    for before, each in pairwise(met):
        if not _goes_on(before, each):
            yield line
            line = []
        line.append(each)
    if line:
        yield line


def _goes_on(before: Met, each: Met) -> bool:
    """Whether a piece is on the line of the one before it: the same block, height and column."""
    return (
        before.page == each.page
        and before.place.block == each.place.block
        and abs(before.fragment.height - each.fragment.height) < _SAME_HEIGHT
        and -_SAME_HEIGHT <= each.fragment.left - before.fragment.right < each.fragment.size
    )


def _space(before: Met, each: Met) -> str:
    """A space that is not drawn but left free between two pieces."""
    is_drawn = before.fragment.text.endswith((" ", "\u00a0", "\u202f"))
    return " " if each.fragment.left - before.fragment.right > each.fragment.size * _SPACE and not is_drawn else ""


def _join(pieces: Sequence[Met]) -> FoundLine:
    first = pieces[0]
    return FoundLine(
        text=first.fragment.text + "".join(_space(*pair) + pair[1].fragment.text for pair in pairwise(pieces)),
        page=first.page + 1,
        block=first.place.block,
        kind=first.place.kind,
        language=first.place.language,
        left=first.fragment.left,
        right=pieces[-1].fragment.right,
        height=first.fragment.height,
        size=max(piece.fragment.size for piece in pieces),
        in_heading=first.place.in_heading,
        in_note=first.place.in_note,
    )
