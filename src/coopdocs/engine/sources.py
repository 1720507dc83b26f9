"""A brochure's source text, read and judged once for all its editions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coopdocs.catalogs import Catalog, read_catalog
from coopdocs.checks.documents import judge_document
from coopdocs.files import FileProblem, decode_text, hash_bytes, read_bytes
from coopdocs.markdown import read_markdown
from coopdocs.model.document import Document
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position
from coopdocs.project import Brochure, Project

__all__ = ["CatalogReading", "Source", "file_finding", "read_project_catalog", "read_source"]

# Not the line between the versions: seven equals signs underline a heading.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:[ ]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A source text; no document where it could not be read as one."""

    brochure: Brochure
    document: Document | None
    findings: tuple[Finding, ...]
    content: str | None
    """SHA-256 of its file, None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class CatalogReading:
    """A catalog, or why there is none; `exists` tells a missing file from a faulty one."""

    catalog: Catalog | None
    exists: bool
    findings: tuple[Finding, ...]
    content: bytes | None = None
    """What was read, None where nothing could be."""


def read_source(project: Project, brochure: Brochure) -> Source:
    """The brochure's document with what is wrong in it."""
    try:
        data = read_bytes(project.root, brochure.source)
        text = decode_text(data, brochure.source)
    except FileProblem as problem:
        return Source(brochure, None, (file_finding("source-unreadable", problem, brochure.source),), None)
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        advice = "Choose one of the two versions and remove the markers."
        place = Position(brochure.source, line)
        return Source(
            brochure, None, (Finding("merge-conflict", "git left a merge conflict here", place, advice),), None
        )
    reading = read_markdown(text, brochure.name, project.source_language.tag, brochure.source)
    judged = judge_document(reading.document) if reading.document else ()
    return Source(brochure, reading.document, (*reading.findings, *judged), hash_bytes(data))


def read_project_catalog(project: Project, path: str) -> CatalogReading:
    """A catalog or template of the project, read strictly."""
    try:
        exists = (project.root / path).exists()
    except OSError as problem:  # A folder on the way may be closed to us.
        message = f"{path} cannot be read: {problem.strerror}"
        finding = Finding("catalog-unreadable", message, Position(path), "Give yourself permission to read its folder.")
        return CatalogReading(None, exists=True, findings=(finding,))
    if not exists:
        return CatalogReading(None, exists=False, findings=())
    try:
        content = read_bytes(project.root, path)
    except FileProblem as problem:
        return CatalogReading(None, exists=True, findings=(file_finding("catalog-unreadable", problem, path),))
    read = read_catalog(content, path)
    if isinstance(read, Catalog):
        return CatalogReading(read, exists=True, findings=read.findings, content=content)
    return CatalogReading(None, exists=True, findings=read, content=content)


def file_finding(code: str, problem: FileProblem, file: str) -> Finding:
    """A file that cannot be used, as something to mend."""
    return Finding(code, problem.message, Position(file, problem.line), problem.advice)
