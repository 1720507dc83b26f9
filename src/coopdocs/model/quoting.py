"""How what is said to people quotes texts: on one line, and no longer than it takes to know the text again."""

from __future__ import annotations

from itertools import takewhile

__all__ = ["quote", "quote_edit"]

_LONGEST = 60
"""Characters between the quotation marks."""
_LEAD = 20
"""Characters shown before the first difference of two long texts."""


def quote(text: str) -> str:
    """The beginning of a text in quotation marks."""
    return _quote_from(" ".join(text.split()), 0)


def quote_edit(text: str, *before: str) -> tuple[str, ...]:
    """A text and those that it was made from, each cut so that it shows where they begin to differ."""
    lines = [" ".join(each.split()) for each in (text, *before)]
    start = 0
    if before and max(map(len, lines)) > _LONGEST:
        same = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*lines, strict=False)))
        start = lines[0].rfind(" ", 0, max(same - _LEAD, 0)) + 1
    return tuple(_quote_from(line, start) for line in lines)


def _quote_from(line: str, start: int) -> str:
    shown = f"…{line[start:]}" if start else line
    return f"“{shown}”" if len(shown) <= _LONGEST else f"“{shown[: _LONGEST - 1].rstrip()}…”"
