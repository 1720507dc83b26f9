"""What is wrong with a picture, before it is known where the picture is used."""

from __future__ import annotations

__all__ = ["PictureProblem", "quote"]


class PictureProblem(Exception):
    """Content to mend, which the loader turns into a finding.

    `message` goes on after the name of the file: “is not a PNG”; code and advice are those of the finding.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice


def quote(value: str) -> str:
    """A piece of a picture's file for a message, shortened."""
    return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"
