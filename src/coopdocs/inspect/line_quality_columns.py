"""The columns of running text, found again from where its lines stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from coopdocs.inspect.found import FoundLine

__all__ = ["Column", "Columns", "read_columns"]

Column = list[FoundLine]

_CELLS = frozenset({"TD", "TH"})
_ASIDE = 50.0
"""Points to the left by which text that goes on below begins a new band."""
_GAP = 5.0
"""Lines that would fit between two lines with something else than text between them."""
_FEWEST = 5
"""Lines of the longest column; shorter ones side by side are lists or figures that need not be of one length."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The running text of a file."""

    bands: tuple[tuple[Column, ...], ...]
    """Columns that stand side by side, from left to right; text in one column is a band by itself."""
    size: float
    """Of running text, in points; headings, leads and quotations are larger."""
    leading: float
    """Points from baseline to baseline in running text; 0 where there is none."""

    def all(self) -> Iterator[Column]:
        return chain.from_iterable(self.bands)

    def texts(self) -> Iterator[Column]:
        """The running text of each column that has any."""
        for column in self.all():
            text = [line for line in column if line.size == self.size and not line.in_heading]
            if text:
                yield text

    def neighbours(self) -> Iterator[tuple[Column, Column]]:
        """Each column with the one in which reading goes on: beside it, or the first one of the next page."""
        for band, following in pairwise((*self.bands, ())):
            yield from pairwise(band)
            if following and following[0][0].page != band[-1][-1].page:
                yield band[-1], following[0]


def read_columns(lines: Sequence[FoundLine]) -> Columns:
    """The columns of lines in reading order; captions, notes and tables are left out by their size and kind."""
    size = _usual(line.size for line in lines if line.kind not in _CELLS)
    kept = [line for line in lines if line.kind not in _CELLS and not line.in_note and line.size > size - 0.1]
    steps = (
        round(above.height - below.height, 1)
        for above, below in pairwise(kept)
        if above.block == below.block and above.size == below.size == size
    )
    leading = _usual(step for step in steps if step > 0)
    return Columns(tuple(_divide(kept, leading * _GAP)), size, leading)


def _divide(lines: Sequence[FoundLine], gap: float) -> Iterator[tuple[Column, ...]]:
    band: list[Column] = [list(lines[:1])]
    for before, line in pairwise(lines):
        is_below = before.height > line.height
        if line.page != before.page or (is_below and _begins_band(before, line, band, gap)):
            yield from _complete(band)
            band = [[line]]
        elif line.height > before.height + 1:
            band.append([line])
        else:
            band[-1].append(line)
    if band[0]:
        yield from _complete(band)


def _begins_band(before: FoundLine, line: FoundLine, band: list[Column], gap: float) -> bool:
    """Whether a line under another one is below all columns, or has a picture or the like above it."""
    return line.left < band[-1][0].left - _ASIDE or before.height - line.height > gap


def _complete(band: list[Column]) -> Iterator[tuple[Column, ...]]:
    """A band as it is; what only stands side by side, as lists of addresses do, column by column."""
    if max(map(len, band)) < _FEWEST:
        yield from ((column,) for column in band)
    else:
        yield tuple(band)


def _usual(values: Iterator[float]) -> float:
    """The value that comes most often, of equals the first; 0 where there is none."""
    common = Counter(values).most_common(1)
    return common[0][0] if common else 0.0
