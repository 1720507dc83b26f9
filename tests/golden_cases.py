"""Golden cases: many in one Markdown file, each a title, a source and what is expected, divided by lines with a dot.

`pytest --update-golden` writes what the code gives; the difference is then reviewed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["GoldenCase", "read_cases", "update_case"]

_FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One case of a golden file."""

    file: str
    title: str
    source: str
    expected: str

    def __str__(self) -> str:
        return self.title


def read_cases(file: str) -> list[GoldenCase]:
    """All cases of `golden/<file>`."""
    cases: list[GoldenCase] = []
    lines = iter((_FOLDER / file).read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if line.strip():
            assert next(lines) == ".", f"{file}: a dot is missing below “{line}”"
            cases.append(GoldenCase(file, line, _until_dot(lines), _until_dot(lines)))
    return cases


def _until_dot(lines) -> str:
    return "".join(f"{line}\n" for line in iter(lambda: next(lines), "."))


def update_case(case: GoldenCase, actual: str) -> None:
    """Write what a case gives now into its file."""
    path = _FOLDER / case.file
    cases = [(known.title, known.source, known.expected) for known in read_cases(case.file)]
    blocks = [
        f"{title}\n.\n{source}.\n{actual if title == case.title else expected}.\n" for title, source, expected in cases
    ]
    path.write_text("\n".join(blocks), encoding="utf-8")
