"""What stops a run. Trouble in the content is a `Finding`; everything else is a bug."""

from __future__ import annotations

__all__ = ["CoopdocsError"]


class CoopdocsError(Exception):
    """The run cannot go on: configuration, disk, a missing library, wrong usage (exit code 2).

    `message` is one line that names the place where there is one (`coopdocs.toml:4: …`);
    `advice` is one line that says what to do next, or empty.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
