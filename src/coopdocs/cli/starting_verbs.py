"""The verbs that come before there is a project: init, doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from coopdocs.cli.printing import say
from coopdocs.errors import CoopdocsError

__all__ = ["doctor", "init"]

_QUESTION = (
    "Shall git merge catalogs by entry in this repository, so that two translators do not get in each other's way?"
)


@click.command("init")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--git-driver/--no-git-driver",
    default=None,
    help="Let git merge catalogs by entry in this repository. Default: ask where there is somebody to answer.",
)
def init(directory: Path, git_driver: bool | None) -> int:
    """Make a new project in DIRECTORY, with a small brochure that builds at once."""
    from coopdocs.workflow.init import run_init
    from coopdocs.workflow.repository import is_in_repository

    if git_driver and not is_in_repository(directory):
        raise CoopdocsError(f"{directory} is not in a git repository", "Run git init there, or leave out --git-driver.")
    if git_driver is None:
        git_driver = _has_terminal() and is_in_repository(directory) and click.confirm(_QUESTION, default=True)
    for line in run_init(directory, git_driver=git_driver):
        say(line)
    return 0


def _has_terminal() -> bool:
    """Whether somebody sees a question and can answer it; a stream that was closed is None."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


@click.command("doctor")
def doctor() -> int:
    """Name what this machine lacks, and the command that brings it."""
    from coopdocs.workflow.doctor import run_doctor
    from coopdocs.workflow.repository import lacks_driver, name_driver_command

    lines, code = run_doctor()
    if lacks_driver(Path.cwd()):
        driver = f"to let git merge catalogs by entry in this repository: {name_driver_command()}"
        lines = (*lines, driver)
    for line in lines:
        say(line)
    return code
