"""update: source/ → templates → merged into every catalog. Writes nothing where nothing changed."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain

from coopdocs.catalogs import (
    HeaderFacts,
    LanguageFacts,
    Memory,
    Merged,
    MergePolicy,
    Template,
    check_plural_forms,
    make_template,
    merge,
    write_catalog,
)
from coopdocs.engine.publication import open_output
from coopdocs.engine.sources import CatalogReading, file_finding, read_project_catalog, read_source
from coopdocs.files import (
    ChangedMeanwhile,
    FileProblem,
    read_bytes,
    resolve_inside,
    retry_while_changing,
    write_if_unchanged,
)
from coopdocs.languages import Language
from coopdocs.model.document import Document
from coopdocs.model.finding import Finding, has_errors
from coopdocs.model.position import Position
from coopdocs.project import Brochure, Project
from coopdocs.reports import quote_change, write_merge_lines
from coopdocs.translation.messages import find_places, write_messages
from coopdocs.workflow.memory import judge_memories, recall_in_project
from coopdocs.workflow.outcome import Outcome
from coopdocs.workflow.stray_catalogs import FormerNames, find_stray_catalogs

__all__ = ["run_update"]


@dataclass(frozen=True, slots=True)
class _Edition:
    """One catalog, and the template that it is to fit."""

    brochure: Brochure
    language: Language
    path: str
    template: Template
    reading: CatalogReading


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a source asks for: its template, and the catalogs that can be merged with it."""

    document: Document
    template: _File
    editions: tuple[_Edition, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """What a file is to hold, and what the person is told of it."""

    path: str
    content: bytes
    write_lines: Callable[[], Iterable[str]]
    """Told only where the file changed: to find the line of each text takes as long as the merge."""
    before: bytes | None
    """What it held when it was read; None where it was not there."""
    again: Callable[[], _File | None]
    """The same from what the file holds now; None where that cannot be used."""
    merged: Merged | None = None


def run_update(
    project: Project,
    names: Iterable[str] = (),
    *,
    check: bool = False,
    typo: bool = False,
    tell: Callable[[str], None] | None = None,
) -> Outcome:
    """Bring templates and catalogs up to the sources; with `check`, only say which files would change.

    A source with errors leaves its catalogs alone, a faulty catalog is never rewritten; the others are done. With
    `typo`, edits are mere corrections, which leave translations as they are; a brochure with an edit that is more than
    that is left alone altogether. So is a brochure that seems to have got another name. `tell` is `open_output`'s.
    """
    names = tuple(names)
    with nullcontext() if check else open_output(project, tell):
        update = _Update(project, check=check, typo=typo)
        return update.run(project.select(names), everything=not names)


class _Update:
    """One run: what it found, and the files that it changed."""

    def __init__(self, project: Project, *, check: bool, typo: bool) -> None:
        self._project = project
        self._check = check
        self._corrections = project.source_language.negations if typo else None
        self._findings: list[Finding] = []
        self._former_names = FormerNames(project)
        self._renamed: set[str] = set()
        """The former names of those that seem to have got another one."""

    def run(self, brochures: Iterable[Brochure], *, everything: bool) -> Outcome:
        """Plan all files, then write those that differ; catalogs of no brochure are told of where all are asked for."""
        planned = [plan for brochure in brochures if (plan := self._plan(brochure))]
        memory = self._remember([edition for plan in planned for edition in plan.editions])
        if everything:
            self._findings += (*find_stray_catalogs(self._project, self._renamed), *judge_memories(self._project))
        changed = []
        for plan in planned:
            files = [plan.template, *(self._merge(edition, memory[edition.language.tag]) for edition in plan.editions)]
            if not self._refuse(plan.document, files):
                changed += [file for file in files if file.before != file.content]
        if not self._check:
            changed = [saved for file in changed if (saved := self._save(file))]
        return Outcome(
            tuple(self._findings),
            tuple(line for file in changed for line in file.write_lines()),
            work_found=self._check and bool(changed),
            merges=tuple(file.merged for file in changed if file.merged),
        )

    def _plan(self, brochure: Brochure) -> _Plan | None:
        """What is to be done for a brochure; None where its source or its catalogs' name is to be mended first."""
        source = read_source(self._project, brochure)
        self._findings += source.findings
        if not source.document or has_errors(source.findings):
            return None
        template, file = self._plan_template(brochure, source.document)
        if self._is_renamed(brochure, [entry.message for entry in template.catalog.entries]):
            return None
        editions = [self._open(brochure, language, template) for language in brochure.languages]
        return _Plan(source.document, file, tuple(edition for edition in editions if edition))

    def _is_renamed(self, brochure: Brochure, texts: list[str]) -> bool:
        """Whether its catalogs wait under another name; new ones would stand in their way."""
        name, same = self._former_names.find(brochure, texts)
        if not name:
            return False
        self._renamed.add(name)
        message = f"this seems to be {name} under a new name: {same} of its {len(texts)} texts are the same"
        old, new = shlex.quote(name), shlex.quote(brochure.name)
        advice = f"Run: coopdocs rename {old} {new}. If they have nothing to do with each other: coopdocs remove {old}"
        self._findings.append(Finding("brochure-renamed", message, Position(brochure.source), advice))
        return True

    def _plan_template(self, brochure: Brochure, document: Document) -> tuple[Template, _File]:
        path = self._project.template_path(brochure.name)
        before = _content(self._project, path)
        template = make_template(write_messages(document), before, _facts(self._project))
        line = f"{path}: {len(template.catalog.entries)} texts"

        def again() -> _File:
            return self._plan_template(brochure, document)[1]

        return template, _File(path, template.content, lambda: (line,), before, again)

    def _open(self, brochure: Brochure, language: Language, template: Template) -> _Edition | None:
        path = self._project.catalog_path(brochure.name, language.tag)
        reading = read_project_catalog(self._project, path)
        self._findings += reading.findings
        if reading.catalog is None and reading.exists:
            return None
        if reading.catalog:
            self._findings += check_plural_forms(reading.catalog, LanguageFacts(language.tag, language.plural_forms))
        return _Edition(brochure, language, path, template, reading)

    def _remember(self, editions: Iterable[_Edition]) -> dict[str, Memory]:
        """For each language, what the project remembers of texts that some catalog does not know yet."""
        unknown: dict[str, dict[str, None]] = defaultdict(dict)
        for edition in editions:
            # The source language needs no translations; a suggestion there would only stand in the copy-editor's way.
            texts = () if edition.language == self._project.source_language else _unknown_texts(edition)
            unknown[edition.language.tag].update(dict.fromkeys(texts))
        return {tag: recall_in_project(self._project, tag, texts) for tag, texts in unknown.items()}

    def _merge(self, edition: _Edition, memory: Memory) -> _File:
        facts = LanguageFacts(edition.language.tag, edition.language.plural_forms)
        policy = MergePolicy(memory, self._corrections)
        merged = merge(edition.reading.catalog, edition.template, facts, edition.path, policy=policy)
        translated = edition.language != self._project.source_language
        write_lines = partial(write_merge_lines, merged, translated=translated)
        again = partial(self._merge_again, edition, memory)
        before = edition.reading.content
        # Nothing that a translator or the source changed: an old encoding alone is no reason to write.
        same = before is not None and merged.catalog == edition.reading.catalog
        content = before if same and before is not None else write_catalog(merged.catalog)
        return _File(edition.path, content, write_lines, before, again, merged)

    def _merge_again(self, edition: _Edition, memory: Memory) -> _File | None:
        """The merge with what an editor saved meanwhile; None while that is half-written."""
        reading = read_project_catalog(self._project, edition.path)
        if reading.catalog is None and reading.exists:
            return None
        return self._merge(replace(edition, reading=reading), memory)

    def _refuse(self, document: Document, files: Iterable[_File]) -> bool:
        """Whether a brochure is left alone because an edit is more than the correction that it was called."""
        refusals = {
            change.entry.key: f"{', was '.join(quote_change(change))}: the edit {change.refusal}"
            for file in files
            if file.merged
            for change in file.merged.refusals
        }
        if refusals:
            places = find_places(document)
            advice = "Run coopdocs update without --typo: translators then look at it. Or take the edit back."
            # A text that the edit took away stands nowhere any more.
            here = [(places.get(key, document.position), said) for key, said in refusals.items()]
            found = (Finding("not-a-correction", said, place, advice) for place, said in here)
            self._findings += sorted(found, key=lambda finding: finding.position.line)
        return bool(refusals)

    def _save(self, file: _File) -> _File | None:
        """Write a file, after another merge where somebody saved it since it was read; None where it was left alone."""
        try:
            # A folder of locales/ may be a link to anywhere.
            resolve_inside(self._project.root, file.path)
        except FileProblem as problem:
            self._findings.append(file_finding("catalog-outside", problem, file.path))
            return None
        place = self._project.root / file.path
        plans = chain([file], iter(file.again, file))

        def attempt() -> _File | None:
            plan = next(plans)
            # An editor is in the middle of saving, or what it saved makes an edit more than a correction.
            if plan is None or (plan.merged and plan.merged.refusals):
                raise ChangedMeanwhile(place)
            return plan if write_if_unchanged(place, plan.content, plan.before) else None

        try:
            return retry_while_changing(attempt)
        except ChangedMeanwhile:
            message = "somebody saved this file again and again; it was left alone"
            self._findings.append(Finding("catalog-in-use", message, Position(file.path), "Run: coopdocs update"))
            return None


def _unknown_texts(edition: _Edition) -> Iterator[str]:
    """The texts of the template for which the catalog has no translation in whatever state."""
    catalog = edition.reading.catalog
    known = {part.key for part in catalog.parts if any(part.translations)} if catalog else set()
    for entry in edition.template.catalog.entries:
        if entry.key not in known:
            yield entry.message


def _facts(project: Project) -> HeaderFacts:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    return HeaderFacts(project.project_id, project.bugs_address, now)


def _content(project: Project, path: str) -> bytes | None:
    try:
        return read_bytes(project.root, path)
    except FileProblem:
        return None
