"""What is asked of coopdocs, what was measured, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Row", "print_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `figure` is what the limits are about: a ratio, per cent, MiB or a count."""

    name: str
    ours: str
    peer: str
    figure: float | None
    """None where coopdocs cannot do it yet."""
    must: float
    aim: float

    @property
    def is_missed(self) -> bool:
        """Whether what must be is not."""
        return self.figure is None or self.figure > self.must

    @property
    def verdict(self) -> str:
        """In a word."""
        if self.figure is None:
            return "NOT YET"
        return "aim" if self.figure <= self.aim else "must" if self.figure <= self.must else "MISSED"


def print_rows(rows: Sequence[Row]) -> None:
    """The rows as a table, Markdown at the same time."""
    heads = ("", "ours", "peer", "figure", "must ≤", "aim ≤", "verdict")
    lines = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |")
        if not number:
            print("| " + " | ".join("-" * width for width in widths) + " |")


def _cells(row: Row) -> tuple[str, ...]:
    figure = "–" if row.figure is None else f"{row.figure:.3g}"
    return (row.name, row.ours, row.peer, figure, f"{row.must:g}", f"{row.aim:g}", row.verdict)
