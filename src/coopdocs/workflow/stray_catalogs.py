"""Catalogs that nothing is made of: their source is gone, or their language. They are named and left as they are."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from coopdocs.catalogs import Catalog
from coopdocs.engine.sources import read_project_catalog
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.project import Brochure, Project

__all__ = ["CatalogFiles", "FormerNames", "find_orphans", "find_stray_catalogs", "list_catalog_files"]

_MOSTLY = 0.5
"""Share of the texts of two brochures that are the same when one of them is the other under a new name."""


@dataclass(frozen=True, slots=True)
class CatalogFiles:
    """The files that carry one brochure's name under `locales/`, relative to the project."""

    template: str | None
    catalogs: Mapping[str, str]
    """By the name of the language's folder."""

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them, the template first."""
        return (*((self.template,) if self.template else ()), *self.catalogs.values())


def list_catalog_files(project: Project) -> dict[str, CatalogFiles]:
    """By the name of the brochure, whether it is still there or not."""
    locales = project.root / "locales"
    templates = {path.stem: f"locales/{path.name}" for path in _files(locales.glob("*.pot"))}
    catalogs: dict[str, dict[str, str]] = defaultdict(dict)
    for path in _files(locales.glob("*/LC_MESSAGES/*.po")):
        catalogs[path.stem][path.parent.parent.name] = path.relative_to(project.root).as_posix()
    return {
        name: CatalogFiles(templates.get(name), catalogs.get(name, {}))
        for name in sorted(templates.keys() | catalogs.keys())
    }


def find_orphans(project: Project) -> dict[str, CatalogFiles]:
    """The files of brochures that have no source any more."""
    known = {brochure.name for brochure in project.brochures}
    return {name: files for name, files in list_catalog_files(project).items() if name not in known}


def find_stray_catalogs(project: Project, told: Collection[str] = ()) -> tuple[Finding, ...]:
    """A warning for each brochure without source, save those that were told of, and for each language that is gone."""
    orphans = find_orphans(project)
    return (
        *(_orphan_finding(name, files) for name, files in orphans.items() if name not in told),
        *_find_gone_languages(project),
    )


class FormerNames:
    """Finds out which brochures without catalogs seem to be orphans under a new name."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._orphans = find_orphans(project)
        self._texts: dict[str, set[str]] = {}

    def find(self, brochure: Brochure, texts: Collection[str]) -> tuple[str, int]:
        """The former name of a brochure with these texts, and how many of them are the same; `""` where it has none.

        Only a brochure that lacks catalogs which the orphan has: a source that was renamed with git, or a rename that
        was killed midway, leaves it so.
        """
        best = ("", 0)
        for name, files in self._orphans.items():
            lacking = (self._project.catalog_path(brochure.name, language.tag) for language in brochure.languages)
            tags = {path.split("/")[1] for path in lacking if not (self._project.root / path).exists()}
            if tags.isdisjoint(files.catalogs):
                continue
            if name not in self._texts:
                self._texts[name] = _read_texts(self._project, files)
            old = self._texts[name]
            same = len(old.intersection(texts))
            if same > best[1] and 2 * same >= _MOSTLY * (len(old) + len(texts)):
                best = name, same
        return best


def _files(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if not path.name.startswith("."))


def _orphan_finding(name: str, files: CatalogFiles) -> Finding:
    number = len(files.paths)
    left = "1 file" if number == 1 else f"{number} files"
    message = f"there is no source/{name}.md any more, but {left} of that name in locales/"
    shown = shlex.quote(name)
    advice = f"Run: coopdocs rename {shown} NEW, if it has another name now; or coopdocs remove {shown}"
    return Finding("catalog-orphan", message, Position(files.paths[0]), advice, Severity.WARNING)


def _find_gone_languages(project: Project) -> Iterator[Finding]:
    tags = {language.tag for language in project.languages}
    files = list_catalog_files(project)
    gone: dict[str, list[str]] = defaultdict(list)
    for brochure in project.brochures:
        made = {language.tag for language in brochure.languages}
        for tag, path in files[brochure.name].catalogs.items() if brochure.name in files else ():
            if tag not in tags:
                gone[tag].append(path)
            elif tag not in made:
                message = f"{brochure.name} has no edition in {tag} any more; its catalog stays as it is"
                advice = f"Add {tag} to its languages, and it goes on; or move it to locales/memory/{tag}."
                yield Finding("language-gone", message, Position(path), advice, Severity.WARNING, tag)
    for tag, paths in sorted(gone.items()):
        left = "its catalog stays as it is" if len(paths) == 1 else f"its {len(paths)} catalogs stay as they are"
        message = f"{tag} is no language of the project; {left}"
        advice = f"Add {tag} to languages in coopdocs.toml, and it goes on; or move locales/{tag} elsewhere."
        yield Finding("language-gone", message, Position(paths[0]), advice, Severity.WARNING, tag)


def _read_texts(project: Project, files: CatalogFiles) -> set[str]:
    """The texts that a brochure had when its catalogs were last brought up to date."""
    readings = (read_project_catalog(project, path) for path in files.paths)
    catalogs = (reading.catalog for reading in readings if isinstance(reading.catalog, Catalog))
    return {entry.message for entry in chain.from_iterable(catalog.entries for catalog in catalogs)}
