"""Manifest: what was built from what, so that nothing is built twice and nothing false stays in `output/`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from coopdocs.engine.inputs import Inputs, hash_input
from coopdocs.files import FileProblem, read_text, write_atomically
from coopdocs.project import Project
from coopdocs.settings import PROJECT_FILE

__all__ = [
    "MANIFEST",
    "BuiltFile",
    "Manifest",
    "find_lost",
    "is_current",
    "is_true",
    "load_manifest",
    "save_manifest",
]

MANIFEST = "output/manifest.json"
_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """One finished file and all that it was made from."""

    path: str
    """Relative to the project, with `/`."""
    brochure: str
    language: str
    format: str
    draft: bool
    percent: int
    """Of the segments, hundredths translated, rounded down."""
    pages: int | None
    """Only a PDF has pages."""
    content: str
    """SHA-256 of the file."""
    inputs: Inputs
    environment: str
    """SHA-256 of the environment's description."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All finished files, by path."""

    files: Mapping[str, BuiltFile]
    environments: Mapping[str, Mapping[str, str]]
    """By their SHA-256: versions of all that the files were made with."""

    def with_files(self, files: Iterable[BuiltFile]) -> Manifest:
        """The manifest with these files added or replaced."""
        return replace(self, files={**self.files, **{file.path: file for file in files}})

    def without(self, paths: Iterable[str]) -> Manifest:
        """The manifest without these files."""
        gone = set(paths)
        return replace(self, files={path: file for path, file in self.files.items() if path not in gone})


def load_manifest(project: Project) -> Manifest:
    """The manifest of the last build; an empty one where there is none or it cannot be read, which rebuilds all."""
    try:
        stored: Any = json.loads(read_text(project.root, MANIFEST))
        if stored["schema"] != _SCHEMA:
            return Manifest({}, {})
        files = (BuiltFile(**file | {"inputs": dict(file["inputs"])}) for file in stored["files"])
        return Manifest({file.path: file for file in files if _is_ours(file.path)}, dict(stored["environments"]))
    except (FileProblem, ValueError, KeyError, TypeError, RecursionError):
        return Manifest({}, {})


def _is_ours(path: str) -> bool:
    """Whether a path is one that a build gives; the files that it names may be moved."""
    return path.startswith("output/") and ".." not in path.split("/")


def save_manifest(project: Project, manifest: Manifest) -> None:
    """Write the manifest; files and keys are sorted, and no time is in it, so that equal builds are equal bytes."""
    files = [asdict(manifest.files[path]) for path in sorted(manifest.files)]
    used = {file["environment"] for file in files}
    environments = {key: manifest.environments[key] for key in sorted(used) if key in manifest.environments}
    stored = {"schema": _SCHEMA, "files": files, "environments": environments}
    text = json.dumps(stored, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_atomically(project.root / MANIFEST, text.encode())


def is_current(project: Project, manifest: Manifest, path: str, environment: str) -> bool:
    """Whether a finished file is there, untouched, and would be made again from the same things."""
    file = manifest.files.get(path)
    return (
        file is not None
        and file.environment == environment
        and hash_input(project, path) == file.content
        and all(hash_input(project, name) == content for name, content in file.inputs.items())
    )


def is_true(project: Project, file: BuiltFile) -> bool:
    """Whether a finished file still says what the project says: its texts and pictures are as they were.

    The project file is passed over: it decides which editions there are and how they look, and a language more in it
    makes no other edition untrue.
    """
    texts = ((name, content) for name, content in file.inputs.items() if name != PROJECT_FILE)
    return all(hash_input(project, name) == content for name, content in texts)


def find_lost(project: Project, manifest: Manifest) -> tuple[str, ...]:
    """The files on record that are no longer there, because somebody deleted them."""
    return tuple(path for path in manifest.files if _is_gone(project.root / path))


def _is_gone(path: Path) -> bool:
    try:
        return not path.is_file()
    except OSError:
        # Nobody may look into its folder, which is not to say that it is empty.
        return False
