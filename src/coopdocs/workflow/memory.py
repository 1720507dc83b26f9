"""What the project has translated before: all catalogs of a language, those of removed brochures, other files too."""

from __future__ import annotations

from collections.abc import Collection

from coopdocs.catalogs import Catalog, Memory, recall
from coopdocs.engine.sources import read_project_catalog
from coopdocs.project import Project

__all__ = ["REMOVED", "recall_in_project"]

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


def _list_catalogs(project: Project, folder: str) -> list[str]:
    place = project.root / folder
    return [f"{folder}/{path.name}" for path in sorted(place.glob("*.po"))] if place.is_dir() else []
