"""init: a new project with a small brochure in four languages, which builds at once."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from coopdocs.errors import CoopdocsError
from coopdocs.files import write_atomically

__all__ = ["run_init"]

# A file of this name inside the package would hide the others from those who pack it.
_RENAMED = {"gitignore": ".gitignore"}


def run_init(directory: Path) -> tuple[str, ...]:
    """Write the starter project into a folder that is new or empty; returns the lines to print."""
    if directory.exists() and any(directory.iterdir()):
        raise CoopdocsError(f"{directory} is not empty", "Name a folder that does not exist yet.")
    for path, source in _starter_files(files("coopdocs") / "starter", PurePosixPath()):
        write_atomically(directory / path, source.read_bytes())
    return (
        f"{directory} holds a project with the brochure bienvenue in French, Kazakh, Russian and English.",
        f"Next: cd {directory} && coopdocs build",
    )


def _starter_files(folder: Traversable, path: PurePosixPath) -> list[tuple[PurePosixPath, Traversable]]:
    found: list[tuple[PurePosixPath, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        place = path / _RENAMED.get(entry.name, entry.name)
        found += _starter_files(entry, place) if entry.is_dir() else [(place, entry)]
    return found
