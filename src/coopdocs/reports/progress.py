"""Progress of a build, shown on a terminal and nowhere else."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TextIO

from coopdocs.reports.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

__all__ = ["Progress", "SilentProgress", "TerminalProgress", "choose_progress"]


class Progress(AbstractContextManager["Progress"], Protocol):
    """A run of documents; it is entered before the first one and left after the last one, or after a failure."""

    def start(self, total: int) -> None:
        """So many documents are to be made."""

    def step(self, name: str) -> None:
        """One more is done."""


class SilentProgress(Progress):
    """Says nothing: `-q`, a pipe, a log file."""

    def start(self, total: int) -> None:
        """Nothing."""

    def step(self, name: str) -> None:
        """Nothing."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing."""


class TerminalProgress(Progress):
    """A bar with the latest document beside it, which disappears at the end."""

    def __init__(self, stream: TextIO) -> None:
        # Rich takes long to import, and most runs show no bar.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        self._bar: RichProgress = RichProgress(*columns, console=Console(file=stream), transient=True)
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        """The bar appears."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The bar goes; the terminal is as before."""
        self._bar.stop()

    def start(self, total: int) -> None:
        """The bar knows its length."""
        self._bar.update(self._task, total=total)

    def step(self, name: str) -> None:
        """The bar grows."""
        self._bar.update(self._task, advance=1, description=printable(name))


def choose_progress(stream: TextIO, *, quiet: bool = False) -> Progress:
    """A bar where the stream (standard error) is a terminal that can redraw a line, else silence."""
    if quiet or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return SilentProgress()
    return TerminalProgress(stream)
