"""Headings with levels made into an outline without gaps, as PDF viewers and Word's navigation pane show it."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.inspect.found import FoundHeading
from coopdocs.inspect.letters import is_call_mark

__all__ = ["nest_headings"]


def nest_headings(headings: Iterable[tuple[int, str]]) -> tuple[FoundHeading, ...]:
    """Headings by level, 1 the highest, with depths: a level that was skipped makes no empty entry (1, 3 → 1, 2)."""
    open_levels: list[int] = []
    outline = []
    for level, text in headings:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        words = "".join(character for character in text if not is_call_mark(character))
        outline.append(FoundHeading(len(open_levels), words))
    return tuple(outline)
