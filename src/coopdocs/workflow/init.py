"""init: a new project with a small brochure in four languages, which builds at once."""

from __future__ import annotations

import shlex
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from coopdocs.errors import CoopdocsError
from coopdocs.files import write_atomically

__all__ = ["run_init"]

# A file of this name inside the package would hide the others from those who pack it.
_RENAMED = {"gitignore": ".gitignore"}


def run_init(directory: Path) -> tuple[str, ...]:
    """Write the starter project into a folder that is new or empty, whole or not at all; returns the lines to print."""
    try:
        if directory.exists() and any(directory.iterdir()):
            raise CoopdocsError(f"{directory} is not empty", "Name a folder that does not exist yet.")
    except OSError as problem:
        raise CoopdocsError(f"{directory}: cannot be read: {problem.strerror}", "Name another folder.") from None
    written: list[Path] = []
    try:
        for path, source in _starter_files(files("coopdocs") / "starter", PurePosixPath()):
            write_atomically(directory / path, source.read_bytes())
            written.append(directory / path)
    except BaseException:
        _remove(written, directory)
        raise
    build = (
        "coopdocs build" if directory.resolve() == Path.cwd() else f"cd {shlex.quote(str(directory))} && coopdocs build"
    )
    return (
        f"{directory} holds a project with the brochure bienvenue in French, Kazakh, Russian and English.",
        f"Next: {build}",
    )


def _remove(written: list[Path], directory: Path) -> None:
    """Take back the files and the folders made for them, so that the next try does not find the folder in use."""
    for path in written:
        path.unlink(missing_ok=True)
    for folder in sorted((entry for entry in directory.rglob("*") if entry.is_dir()), reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _starter_files(folder: Traversable, path: PurePosixPath) -> list[tuple[PurePosixPath, Traversable]]:
    found: list[tuple[PurePosixPath, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        place = path / _RENAMED.get(entry.name, entry.name)
        found += _starter_files(entry, place) if entry.is_dir() else [(place, entry)]
    return found
