"""How far the translations are: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from coopdocs.reports.printable import printable

__all__ = ["ChangeRow", "StatusRow", "write_changes_text", "write_status_json", "write_status_text"]

_SCHEMA = 1
"""Raised when a key of the JSON report changes its meaning or goes away."""
_HEAD = ("brochure", "language", "translated", "fuzzy", "missing", "words", "done")
_CHANGES_HEAD = ("brochure", "language", "translated", "revised", "fuzzy", "new", "gone", "words", "new words")
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


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What happened to one brochure in one language since a revision; texts are counted, and their words."""

    brochure: str
    language: str
    translated: int
    """Translated now and not then, those that are new among them."""
    revised: int
    """Translated then and now, in other words."""
    fuzzy: int
    """Fuzzy now and not then."""
    new: int
    """In use now and not then, in whatever state."""
    gone: int
    """In use then and not now."""
    words_translated: int
    """Of the source texts that were translated or revised."""
    words_new: int

    @property
    def is_idle(self) -> bool:
        """Whether nothing happened."""
        return not (self.translated or self.revised or self.fuzzy or self.new or self.gone)


def write_status_text(rows: Iterable[StatusRow], *, colour: bool) -> str:
    """A table with a head, one line for each row in the order given."""
    rows = tuple(rows)
    paints = [_BOLD, *(_GREEN if row.percent == 100 else _YELLOW for row in rows)]
    return _write_table([_HEAD, *map(_cells, rows)], paints if colour else ())


def write_changes_text(rows: Iterable[ChangeRow], *, colour: bool) -> str:
    """A table with a head, one line for each row in the order given; what has become fuzzy waits for somebody."""
    rows = tuple(rows)
    paints = [_BOLD, *(_YELLOW if row.fuzzy else _PLAIN if row.is_idle else _GREEN for row in rows)]
    return _write_table([_CHANGES_HEAD, *map(_change_cells, rows)], paints if colour else ())


def write_status_json(rows: Iterable[StatusRow], since: str = "", changes: Iterable[ChangeRow] = ()) -> str:
    """The rows as one JSON object, in ASCII; with what changed since a revision, where one is asked about."""
    report: dict[str, object] = {
        "schema": _SCHEMA,
        "status": [asdict(row) | {"total": row.total, "percent": row.percent} for row in rows],
    }
    if since:
        report |= {"since": since, "changes": [asdict(row) for row in changes]}
    return json.dumps(report, indent=2) + "\n"


def _write_table(cells: Sequence[Sequence[str]], paints: Sequence[str]) -> str:
    """Lines of equal columns, each in its colour where there are any."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_align(line, widths) for line in cells]
    if paints:
        lines = [f"{paint}{line}{_PLAIN}" for paint, line in zip(paints, lines, strict=True)]
    return "\n".join(lines) + "\n"


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


def _change_cells(row: ChangeRow) -> tuple[str, ...]:
    counts = (row.translated, row.revised, row.fuzzy, row.new, row.gone, row.words_translated, row.words_new)
    return printable(row.brochure), row.language, *map(str, counts)


def _align(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Names to the left, numbers to the right."""
    names = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    numbers = [cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)]
    return "  ".join((*names, *numbers))
