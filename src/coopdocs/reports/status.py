"""How far the translations are: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from coopdocs.reports.printable import printable

__all__ = ["StatusRow", "write_status_json", "write_status_text"]

_SCHEMA = 1
"""Raised when a key of the JSON report changes its meaning or goes away."""
_HEAD = ("brochure", "language", "translated", "fuzzy", "missing", "words", "done")
_BOLD, _GREEN, _YELLOW, _PLAIN = "\x1b[1m", "\x1b[32m", "\x1b[33m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One brochure in one language; segments are counted, and the words of their source text."""

    brochure: str
    language: str
    translated: int
    fuzzy: int
    missing: int
    words_translated: int
    words_total: int

    @property
    def total(self) -> int:
        """All segments."""
        return self.translated + self.fuzzy + self.missing

    @property
    def percent(self) -> int:
        """Of the segments, rounded down: 100 means that nothing is left."""
        return 100 * self.translated // self.total if self.total else 100


def write_status_text(rows: Iterable[StatusRow], *, colour: bool) -> str:
    """A table with a head, one line for each row in the order given."""
    rows = tuple(rows)
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]
    lines = [_align(line, widths) for line in cells]
    if colour:
        paints = [_BOLD, *(_GREEN if row.percent == 100 else _YELLOW for row in rows)]
        lines = [f"{paint}{line}{_PLAIN}" for paint, line in zip(paints, lines, strict=True)]
    return "\n".join(lines) + "\n"


def write_status_json(rows: Iterable[StatusRow]) -> str:
    """The rows as one JSON object, in ASCII."""
    listed = [asdict(row) | {"total": row.total, "percent": row.percent} for row in rows]
    return json.dumps({"schema": _SCHEMA, "status": listed}, indent=2) + "\n"


def _cells(row: StatusRow) -> tuple[str, ...]:
    return (
        printable(row.brochure),
        row.language,
        f"{row.translated}/{row.total}",
        str(row.fuzzy),
        str(row.missing),
        f"{row.words_translated}/{row.words_total}",
        f"{row.percent}%",
    )


def _align(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Names to the left, numbers to the right."""
    names = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    numbers = [cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)]
    return "  ".join((*names, *numbers))
