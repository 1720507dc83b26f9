"""What became of the texts of catalogs → lines for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coopdocs.catalogs import Catalog, Change, Fate, Merged
from coopdocs.model.quoting import quote_edit
from coopdocs.reports.printable import printable

__all__ = ["describe_merge", "quote_change", "write_merge_lines"]

_UNTOLD = (Fate.KEPT, Fate.MOVED, Fate.NEW)
"""Nothing happened to a translation: these are counted and not listed."""


def write_merge_lines(merged: Merged, *, translated: bool = True) -> Iterator[str]:
    """`FILE: 12 kept, 1 edited`, then an indented line for each text whose translation was touched.

    Where texts need no translation, as in the source language, those that went without one are only counted.
    """
    untold = _UNTOLD if translated else (*_UNTOLD, Fate.DROPPED)
    counts = ", ".join(f"{number} {fate}" for fate, number in merged.counts.items())
    yield printable(f"{merged.catalog.file}: {counts or 'no texts'}")
    lines = _line_numbers(merged.catalog)
    for change in merged.changes:
        if change.fate not in untold:
            yield printable(f"  {_place(change, lines)}{change.fate}: {_story(change)}")


def describe_merge(merged: Merged) -> dict[str, Any]:
    """The same for JSON: file, counts, and the changes of all texts but those that were kept where they were."""
    lines = _line_numbers(merged.catalog)
    return {
        "file": merged.catalog.file,
        "counts": {str(fate): number for fate, number in merged.counts.items()},
        "changes": [
            {
                "fate": str(change.fate),
                "line": lines.get(_identity(change)),
                "msgctxt": change.entry.context,
                "msgid": change.entry.message,
                "previous": [old.message for old in change.previous],
                "origin": change.origin or None,
            }
            for change in merged.changes
            if change.fate is not Fate.KEPT
        ],
    }


def _story(change: Change) -> str:
    text, *before = quote_change(change)
    if change.origin:
        return f"{text}, from {change.origin}"
    return f"{text}, was {' and '.join(before)}" if before else text


def quote_change(change: Change) -> tuple[str, ...]:
    """The text, and those that its translation comes from, each in quotation marks, cut to show what differs."""
    return quote_edit(change.entry.message, *(old.message for old in change.previous))


def _place(change: Change, lines: dict[tuple[Any, ...], int]) -> str:
    line = lines.get(_identity(change))
    return f"line {line}, " if line else ""


def _identity(change: Change) -> tuple[Any, ...]:
    return change.fate is Fate.OBSOLETE, *change.entry.key


def _line_numbers(catalog: Catalog) -> dict[tuple[Any, ...], int]:
    """Where each entry's msgid stands in the file that is written."""
    lines: dict[tuple[Any, ...], int] = {}
    line = 1
    for part in catalog.parts:
        before = part.raw.partition("msgid ")[0]
        lines[part.is_obsolete, *part.key] = line + before.count("\n")
        line += part.raw.count("\n")
    return lines
