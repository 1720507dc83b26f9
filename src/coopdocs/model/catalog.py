"""Message: what a template says of one text that translators are given."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Message"]


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a template. Two messages are the same entry if their context and their text are the same."""

    context: str | None
    """msgctxt; None where the author asked for none, which is not the same as an empty one."""
    text: str
    """msgid: never empty, without control characters other than the newline of a hard break."""
    comments: tuple[str, ...] = ()
    """Lines for the translator, printed after `#.`."""
    references: tuple[str, ...] = ()
    """Source files, printed after `#:`; with `:12` at the end where line numbers are asked for."""
    flags: tuple[str, ...] = ()
    """For instance `md-text`, `max-length:60`; never `fuzzy`."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells it apart from the other messages of its template."""
        return self.context, self.text
