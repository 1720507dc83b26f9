"""Publishing: finished files go into `output/` together, finals that are no longer true leave it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from coopdocs.errors import CoopdocsError
from coopdocs.files import move_file, write_atomically
from coopdocs.project import Project

__all__ = ["open_output", "publish_files", "retire_finals"]

_OUTPUT = "output"
_STAGE = ".staging"
_OUTDATED = "outdated"


@contextmanager
def open_output(project: Project, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the project for writing, and leave no half of anything behind, not even an earlier run's.

    `tell` gets the lines that a person should see: whom we wait for, what an earlier run left.
    """
    from coopdocs.files import lock

    _refuse_odd_output(project)
    stage = project.root / _OUTPUT / _STAGE
    with lock(project.root, tell=tell):
        try:
            yield
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def publish_files(project: Project, files: Mapping[str, bytes]) -> None:
    """Put the files (path relative to the project → bytes) in their places, all or none.

    All are written beside their places first: what can fail, a full disk above all, fails before any is replaced.
    An outdated copy of what is true again goes.
    """
    stage = project.root / _OUTPUT / _STAGE
    staged = [(stage / Path(path).relative_to(_OUTPUT), project.root / path) for path in files]
    for _, place in staged:
        _refuse_odd_place(project, place)
    for (waiting, place), data in zip(staged, files.values(), strict=True):
        write_atomically(waiting, data, place=place)
    for waiting, place in staged:
        move_file(waiting, place)
    for path in files:
        _outdated_path(project, path).unlink(missing_ok=True)


def retire_finals(project: Project, paths: Sequence[str]) -> tuple[str, ...]:
    """Move the finals among these paths to `output/outdated/`; returns the new paths of those that were there."""
    retired: list[str] = []
    for path in paths:
        if (project.root / path).is_file():
            target = _outdated_path(project, path)
            move_file(project.root / path, target)
            retired.append(target.relative_to(project.root).as_posix())
    return tuple(retired)


def _outdated_path(project: Project, path: str) -> Path:
    return project.root / _OUTPUT / _OUTDATED / Path(path).relative_to(_OUTPUT)


def _refuse_odd_output(project: Project) -> None:
    """A link out of the project would make us write where nobody looks."""
    output = project.root / _OUTPUT
    if output.is_symlink() and not output.resolve().is_relative_to(project.root):
        raise CoopdocsError("output is a link out of the project", "Replace it with a folder.")
    if output.exists() and not output.is_dir():
        raise CoopdocsError(
            "output is not a folder, but finished documents are put into a folder of that name",
            "Rename or remove what is called output.",
        )


def _refuse_odd_place(project: Project, place: Path) -> None:
    """What would make the moving fail half-way is found before anything is moved."""
    shown = place.relative_to(project.root).as_posix()
    if not place.parent.resolve().is_relative_to(project.root):
        raise CoopdocsError(f"{shown}: its folder is a link out of the project", "Replace the link with a folder.")
    if place.parent.exists() and not place.parent.is_dir():
        raise CoopdocsError(f"{shown}: what its folder is to be called is a file", "Rename or remove that file.")
    if place.is_dir():
        raise CoopdocsError(f"{shown}: a folder stands where the document belongs", "Rename or remove the folder.")
