"""What the project has translated before: all catalogs of a language, those of removed brochures, other files too."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coopdocs.catalogs import Catalog, Memory, recall
from coopdocs.engine.sources import read_project_catalog
from coopdocs.files import read_text
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position
from coopdocs.project import Project
from coopdocs.settings import PROJECT_FILE, find_line

__all__ = ["REMOVED", "judge_memories", "recall_in_project"]

REMOVED = "locales/memory"
"""Holds, in a folder for each language, the catalogs of brochures that were removed."""


def recall_in_project(project: Project, tag: str, texts: Collection[str]) -> Memory:
    """Old translations into a language for texts that some catalog does not have yet.

    A catalog that cannot be read has nothing to offer; `update` and `check` say what is wrong with it.
    """
    if not texts:
        return {}
    folders = (f"locales/{tag}/LC_MESSAGES", f"{REMOVED}/{tag}")
    paths = [path for folder in folders for path in _list_catalogs(project, folder)] + [*project.memory.get(tag, ())]
    readings = [read_project_catalog(project, path) for path in paths]
    return recall(texts, [reading.catalog for reading in readings if isinstance(reading.catalog, Catalog)])


def judge_memories(project: Project) -> Iterator[Finding]:
    """What is wrong with the catalogs that coopdocs.toml names as memory: none of the other verbs looks into them."""
    for tag, paths in project.memory.items():
        for path in paths:
            reading = read_project_catalog(project, path)
            yield from reading.findings
            if not reading.exists:
                place = Position(
                    PROJECT_FILE, find_line(read_text(project.root, PROJECT_FILE), ("catalogs", "memory", tag))
                )
                advice = "Correct its name, or take it out of [catalogs.memory]."
                yield Finding("memory-missing", f"there is no catalog {path}", place, advice)


def _list_catalogs(project: Project, folder: str) -> list[str]:
    place = project.root / folder
    return [f"{folder}/{path.name}" for path in sorted(place.glob("*.po"))] if place.is_dir() else []
