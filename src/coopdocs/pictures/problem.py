"""What is wrong with a picture, before it is known where the picture is used."""

from __future__ import annotations

__all__ = ["PictureProblem"]


class PictureProblem(Exception):
    """Content to mend, which the loader turns into a finding.

    `message` goes on after the name of the file: “is not a PNG”; code and advice are those of the finding.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice
