"""What the project has translated before: all catalogs of a language, and the files that coopdocs.toml names."""

from __future__ import annotations

from collections.abc import Collection

from coopdocs.catalogs import Catalog, Memory, recall
from coopdocs.engine.sources import read_project_catalog
from coopdocs.project import Project

__all__ = ["recall_in_project"]


def recall_in_project(project: Project, tag: str, texts: Collection[str]) -> Memory:
    """Old translations into a language for texts that some catalog does not have yet.

    A catalog that cannot be read has nothing to offer; `update` and `check` say what is wrong with it.
    """
    if not texts:
        return {}
    folder = project.root / "locales" / tag / "LC_MESSAGES"
    names = sorted(path.name for path in folder.glob("*.po")) if folder.is_dir() else []
    paths = [*(f"locales/{tag}/LC_MESSAGES/{name}" for name in names), *project.memory.get(tag, ())]
    readings = [read_project_catalog(project, path) for path in paths]
    return recall(texts, [reading.catalog for reading in readings if isinstance(reading.catalog, Catalog)])
