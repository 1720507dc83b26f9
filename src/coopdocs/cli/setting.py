"""Setting: what the options that verbs share say."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from coopdocs.cli.printing import print_error
from coopdocs.errors import CoopdocsError

__all__ = ["CANNOT_RUN", "Setting", "file_options", "project_options"]

CANNOT_RUN = 2
"""The exit code of whatever stops a run."""

_Verb = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the options that every verb has say."""

    project: Path | None = None
    quiet: bool = False
    verbose: bool = False
    colour: str = "auto"
    report: str = "text"

    def paints(self, stream: Any) -> bool:
        """Whether a stream takes colour (https://no-color.org); one that was closed is None and takes none."""
        if self.colour != "auto":
            return self.colour == "always"
        is_terminal = bool(stream and stream.isatty())
        return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def as_json(self) -> bool:
        """Whether a program reads the report."""
        return self.report == "json"


_PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the project. Default: the nearest folder upwards that has a coopdocs.toml.",
)
_SHARED = (
    click.option("-q", "--quiet", is_flag=True, help="Print findings only."),
    click.option("-v", "--verbose", is_flag=True, help="List all findings, and what was compared in each file."),
    click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto"),
    click.option("--report", type=click.Choice(["text", "json"]), default="text", help="Form of the findings."),
)


def project_options(verb: _Verb) -> _Verb:
    """The options that every verb on a project has; they stand behind it, and it gets them as one `setting`."""
    return _with_options(verb, (_PROJECT, *_SHARED))


def file_options(verb: _Verb) -> _Verb:
    """The same for verbs on files that are named one by one and need not be a project's."""
    return _with_options(verb, _SHARED)


def _with_options(verb: _Verb, options: tuple[Callable[[_Verb], _Verb], ...]) -> _Verb:
    """What stops the verb is printed here, for only here is known whether in colour."""

    @functools.wraps(verb)
    def obey(**given: Any) -> int:
        names = ("project", "quiet", "verbose", "colour", "report")
        setting = Setting(**{name: given.pop(name) for name in names if name in given})
        try:
            return verb(setting=setting, **given)
        except CoopdocsError as error:
            print_error(error, setting)
            return CANNOT_RUN

    run: _Verb = obey
    for option in reversed(options):
        run = option(run)
    return run
