"""update: source/ → templates → merged into every catalog. Writes nothing where nothing changed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from coopdocs.catalogs import HeaderFacts, LanguageFacts, Template, make_template, merge, write_catalog
from coopdocs.engine.publication import open_output
from coopdocs.engine.sources import file_finding, read_project_catalog, read_source
from coopdocs.files import FileProblem, read_bytes, resolve_inside, write_atomically
from coopdocs.languages import Language
from coopdocs.model.document import Document, Position
from coopdocs.model.finding import Finding, Severity, has_errors
from coopdocs.project import Brochure, Project
from coopdocs.translation.messages import write_messages
from coopdocs.workflow.outcome import Outcome

__all__ = ["run_update"]


@dataclass(frozen=True, slots=True)
class _File:
    """What a file is to hold, and what the person is told of it."""

    path: str
    content: bytes
    line: str
    before: bytes | None
    """What it held when it was read; None where it was not there."""


def run_update(project: Project, names: Iterable[str] = (), *, check: bool = False) -> Outcome:
    """Bring templates and catalogs up to the sources; with `check`, only say which files would change.

    A source with errors leaves its catalogs alone, a faulty catalog is never rewritten; the others are done.
    """
    findings: list[Finding] = []
    files: list[_File] = []
    with nullcontext() if check else open_output(project):
        for brochure in project.select(names):
            source = read_source(project, brochure)
            findings += source.findings
            if source.document and not has_errors(source.findings):
                files += _plan(project, brochure, source.document, findings)
        changed = [file for file in files if file.before != file.content]
        if not check:
            changed = [file for file in changed if _save(project, file, findings)]
    return Outcome(tuple(findings), tuple(file.line for file in changed), work_found=check and bool(changed))


def _plan(project: Project, brochure: Brochure, document: Document, findings: list[Finding]) -> list[_File]:
    path = project.template_path(brochure.name)
    before = _content(project, path)
    template = make_template(write_messages(document), before, _facts(project))
    files = [_File(path, template.content, f"{path}: {len(template.messages)} texts", before)]
    for language in brochure.languages:
        planned = _plan_catalog(project, brochure, template, language, findings)
        files += [planned] if planned else []
    return files


def _plan_catalog(
    project: Project, brochure: Brochure, template: Template, language: Language, findings: list[Finding]
) -> _File | None:
    path = project.catalog_path(brochure.name, language.tag)
    before = _content(project, path)
    reading = read_project_catalog(project, path)
    findings += reading.findings
    if reading.catalog is None and reading.exists:
        return None
    merged = merge(reading.catalog, template, LanguageFacts(language.tag, language.plural_forms), path)
    for entry in merged.dropped:
        message = f"“{entry.message[:60]}” went; it had no translation"
        findings.append(Finding("text-gone", message, Position(path), severity=Severity.WARNING))
    counts = ", ".join(f"{number} {fate}" for fate, number in merged.counts.items() if number)
    return _File(path, write_catalog(merged.catalog), f"{path}: {counts}", before)


def _facts(project: Project) -> HeaderFacts:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    return HeaderFacts(project.project_id, project.bugs_address, now)


def _content(project: Project, path: str) -> bytes | None:
    try:
        return read_bytes(project.root, path)
    except FileProblem:
        return None


def _save(project: Project, file: _File, findings: list[Finding]) -> bool:
    """Write a file, unless somebody saved it since it was read: nobody's work is overwritten."""
    try:
        # A folder of locales/ may be a link to anywhere.
        resolve_inside(project.root, file.path)
    except FileProblem as problem:
        findings.append(file_finding("catalog-outside", problem, file.path))
        return False
    if _content(project, file.path) != file.before:
        message = "somebody saved this file at the same moment; it was left alone"
        findings.append(Finding("catalog-in-use", message, Position(file.path), "Run: coopdocs update"))
        return False
    return write_atomically(project.root / file.path, file.content)
