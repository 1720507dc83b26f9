"""init: a new project with a small brochure in four languages, which builds at once."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from coopdocs.errors import CoopdocsError
from coopdocs.files import write_atomically
from coopdocs.workflow.repository import install_driver, name_driver_command

__all__ = ["run_init"]

_STARTER = files("coopdocs") / "starter"
# Files of these names inside the package would be obeyed by git here.
_RENAMED = {"gitattributes": ".gitattributes", "gitignore": ".gitignore"}


def run_init(directory: Path, *, git_driver: bool = False) -> tuple[str, ...]:
    """Write the starter project into a new or empty folder, whole or not at all; returns the lines to print.

    A new repository counts as empty. With `git_driver`, git is told to merge catalogs by entry in the repository that
    the folder stands in.
    """
    try:
        if directory.exists() and any(entry.name != ".git" for entry in directory.iterdir()):
            raise CoopdocsError(f"{directory} is not empty", "Name a folder that does not exist yet.")
    except OSError as problem:
        raise CoopdocsError(f"{directory}: cannot be read: {problem.strerror}", "Name another folder.") from None
    planned = {directory / path: source for path, source in _starter_files(_STARTER, PurePosixPath())}
    try:
        for file, source in planned.items():
            write_atomically(file, source.read_bytes())
    except BaseException:
        _remove(planned, directory)
        raise
    build = (
        "coopdocs build" if directory.resolve() == Path.cwd() else f"cd {shlex.quote(str(directory))} && coopdocs build"
    )
    if git_driver:
        install_driver(directory)
        driver = "git merges catalogs by entry in this repository now."
    else:
        driver = f"To let git merge catalogs by entry, once in each clone: {name_driver_command()}"
    return (
        f"{directory} holds a project with the brochure bienvenue in French, Kazakh, Russian and English.",
        driver,
        f"Next: {build}",
    )


def _remove(planned: Iterable[Path], directory: Path) -> None:
    """Take back the files and the folders made for them, so that the next try does not find the folder in use."""
    made: set[Path] = set()
    for file in planned:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        made.update(folder for folder in file.parents if directory in folder.parents)
    for folder in sorted(made, reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _starter_files(folder: Traversable, path: PurePosixPath) -> list[tuple[PurePosixPath, Traversable]]:
    found: list[tuple[PurePosixPath, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        place = path / _RENAMED.get(entry.name, entry.name)
        found += _starter_files(entry, place) if entry.is_dir() else [(place, entry)]
    return found
