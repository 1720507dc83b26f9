"""status: how far the translations are, read from templates and catalogs alone."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.catalogs import Catalog, Entry, Key, read_catalog
from coopdocs.engine.sources import read_project_catalog
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.project import Project
from coopdocs.reports import StatusRow
from coopdocs.reports.status import ChangeRow
from coopdocs.workflow.repository import Revision, read_revision
from coopdocs.workflow.stray_catalogs import find_stray_catalogs

__all__ = ["read_changes", "read_status"]


def read_status(project: Project, names: Iterable[str] = ()) -> tuple[tuple[StatusRow, ...], tuple[Finding, ...]]:
    """A row for each brochure and language; the catalog of the source language counts as complete.

    Catalogs of no brochure are told of where all are asked for.
    """
    names = tuple(names)
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
    findings += find_stray_catalogs(project) if not names else ()
    return tuple(rows), tuple(findings)


def read_changes(
    project: Project, revision: str, names: Iterable[str] = ()
) -> tuple[tuple[ChangeRow, ...], tuple[Finding, ...]]:
    """What happened since a revision of git, a row for each brochure and language; findings are on old catalogs only.

    A brochure or a language that was not there then is new altogether.
    """
    then = read_revision(project.root, revision)
    rows: list[ChangeRow] = []
    findings: list[Finding] = []
    for brochure in project.select(names):
        for language in brochure.languages:
            path = project.catalog_path(brochure.name, language.tag)
            reading = read_project_catalog(project, path)
            if reading.catalog is None and reading.exists:
                continue
            before = _read_then(then, path, f"{revision}:{path}", findings)
            if before is not None:
                rows.append(_compare(brochure.name, language.tag, before, _in_use(reading.catalog)))
    return tuple(rows), tuple(findings)


def _read_then(then: Revision, path: str, shown: str, findings: list[Finding]) -> dict[Key, Entry] | None:
    """The entries that a catalog had; None where it was faulty, which nobody can mend any more."""
    content = then.read(path)
    if content is None:
        return {}
    read = read_catalog(content, shown)
    if isinstance(read, Catalog):
        return _in_use(read)
    message = f"the catalog was faulty then, so nothing is said about it: {read[0].message}"
    findings.append(Finding("revision-unreadable", message, read[0].position, severity=Severity.WARNING))
    return None


def _in_use(catalog: Catalog | None) -> dict[Key, Entry]:
    return {entry.key: entry for entry in catalog.entries} if catalog else {}


def _compare(brochure: str, tag: str, before: dict[Key, Entry], after: dict[Key, Entry]) -> ChangeRow:
    translated = revised = fuzzy = words = 0
    for key, entry in after.items():
        old = before.get(key)
        was_translated = old is not None and old.is_translated
        if entry.is_translated and not was_translated:
            translated += 1
        elif entry.is_translated and old is not None and old.translations != entry.translations:
            revised += 1
        else:
            fuzzy += entry.is_fuzzy and any(entry.translations) and not (old is not None and old.is_fuzzy)
            continue
        words += _count_words(key)
    new = [key for key in after if key not in before]
    gone = sum(key not in after for key in before)
    return ChangeRow(
        brochure, tag, translated, revised, fuzzy, len(new), gone, words, sum(_count_words(key) for key in new)
    )


def _count_words(key: Key) -> int:
    return len(key[1].split())


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
