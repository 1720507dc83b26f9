"""Where things stand in files, for findings. A module of its own: most verbs need it, and none of the documents."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Position"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a thing stands: file relative to the project, with `/`; line counted from 1, 0 for the whole file."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file
