"""Evenness: columns of a few lines that cannot end at one height are no columns.

A list that stays whole and a sentence that stays with it leave a short text few places to be divided at. Where its
columns end far apart, it reads better in one wide column, as the lines before a figure do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["FEW_LETTERS", "ends_apart"]

FEW_LETTERS = 700
"""Letters of a run of columns, about ten lines in each of two; more of them would be too much for one wide column."""
_APART = 2.5
"""Lines by which columns may end apart: a typesetter evens out more."""


def ends_apart(page: Any, identifier: str) -> bool:
    """Whether the columns in the element with an identifier end too far apart; `page` is a page of WeasyPrint's."""
    for box in _boxes(page):
        element = getattr(box, "element", None)
        if element is not None and element.get("id") == identifier:
            ends: dict[float, float] = {}
            height = 0.0
            for line in _lines(box):
                height = max(height, line.height)
                column = _column(box, line)
                ends[column] = max(ends.get(column, 0.0), line.position_y + line.height)
            return len(ends) > 1 and max(ends.values()) - min(ends.values()) > _APART * height
    return False


def _boxes(page: Any) -> Iterator[Any]:
    # There is no public way to where the lines of a page stand.
    return iter(page._page_box.descendants())  # noqa: SLF001


def _lines(box: Any) -> Iterator[Any]:
    return (each for each in box.descendants() if type(each).__name__ == "LineBox")


def _column(flow: Any, line: Any) -> float:
    """The left edge of the column in which a line stands."""
    return max((child.position_x for child in flow.children if child.position_x <= line.position_x), default=0.0)
