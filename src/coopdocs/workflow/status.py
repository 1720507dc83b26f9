"""status: how far the translations are, read from templates and catalogs alone."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.catalogs import Catalog
from coopdocs.engine.sources import read_project_catalog
from coopdocs.model.document import Position
from coopdocs.model.finding import Finding
from coopdocs.project import Project
from coopdocs.reports import StatusRow

__all__ = ["read_status"]


def read_status(project: Project, names: Iterable[str] = ()) -> tuple[tuple[StatusRow, ...], tuple[Finding, ...]]:
    """A row for each brochure and language; the catalog of the source language counts as complete."""
    rows: list[StatusRow] = []
    findings: list[Finding] = []
    for brochure in project.select(names):
        path = project.template_path(brochure.name)
        template = read_project_catalog(project, path)
        findings += template.findings
        if template.catalog is None:
            findings += [] if template.exists else [_missing(path)]
            continue
        for language in brochure.languages:
            reading = read_project_catalog(project, project.catalog_path(brochure.name, language.tag))
            findings += reading.findings
            complete = language == project.source_language
            if reading.catalog or not reading.exists:
                counted = _count(template.catalog, reading.catalog, complete=complete)
                rows.append(StatusRow(brochure.name, language.tag, *counted))
    return tuple(rows), tuple(findings)


def _missing(path: str) -> Finding:
    return Finding("template-missing", f"there is no template {path}", Position(path), "Run: coopdocs update")


def _count(template: Catalog, catalog: Catalog | None, *, complete: bool) -> tuple[int, int, int, int, int]:
    """Translated, fuzzy, missing; words of the translated texts, words of all texts."""
    translated = fuzzy = missing = words_translated = words_total = 0
    for text in template.entries:
        words = len(text.message.split())
        words_total += words
        entry = catalog.find(text.context, text.message) if catalog else None
        if complete or (entry and entry.is_translated):
            translated += 1
            words_translated += words
        elif entry and entry.is_fuzzy and entry.translation:
            fuzzy += 1
        else:
            missing += 1
    return translated, fuzzy, missing, words_translated, words_total
