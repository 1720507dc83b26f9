"""build: every edition that is asked for and not up to date, whole or not at all."""

from __future__ import annotations

import difflib
import errno
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from coopdocs.engine.environment import describe_environment
from coopdocs.engine.manifest import (
    BuiltFile,
    Manifest,
    find_lost,
    is_current,
    is_true,
    load_manifest,
    save_manifest,
)
from coopdocs.engine.publication import open_output, publish_files, retire_finals
from coopdocs.errors import CoopdocsError
from coopdocs.files import hash_bytes
from coopdocs.languages import Language
from coopdocs.model.finding import Finding, has_errors
from coopdocs.project import Brochure, Project
from coopdocs.reports import Progress
from coopdocs.workflow.outcome import Outcome

if TYPE_CHECKING:
    from coopdocs.engine.preparation import Workshop
    from coopdocs.engine.production import Product
    from coopdocs.engine.sources import Source
    from coopdocs.workflow.editions import MadeEdition

__all__ = ["Request", "run_build"]

_FORMATS = ("pdf", "docx", "html")
_COMPLETE = 100
"""Percent of the texts: only drafts have less."""
_REFUSALS = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.ENOSPC,
        errno.EPERM,
        errno.EROFS,
    }
)
"""What the machine says to the libraries that make documents, which write temporary files and start processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build; empty means all."""

    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    draft: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Job:
    """One edition and its formats that are not up to date."""

    brochure: Brochure
    language: Language
    formats: tuple[str, ...]


def run_build(
    project: Project, request: Request, progress: Progress, tell: Callable[[str], None] | None = None
) -> Outcome:
    """Build what is not up to date. Where no final can be made of an edition, its earlier finals leave `output/`.

    So do, beside a draft, the finals whose texts have changed; and the manifest forgets what somebody deleted.
    `tell` is `open_output`'s.
    """
    description = describe_environment()
    environment = hash_bytes(json.dumps(description, sort_keys=True).encode())
    manifest = load_manifest(project)
    jobs = tuple(_plan(project, request, manifest, environment))
    if request.dry_run:
        return _rehearse(project, request, jobs)
    untrue, lost = _find_untrue(project, request, manifest), find_lost(project, manifest)
    if not (jobs or untrue or lost):
        return Outcome()
    workshop = _open_workshop(project) if jobs else None
    manifest = Manifest(manifest.files, {**manifest.environments, environment: description})
    with open_output(project, tell), progress:
        progress.start(len(jobs))
        run = _Run(project, request, manifest, environment, progress)
        run.forget(lost)
        run.retire(untrue)
        if workshop:
            run.build(workshop, jobs)
    return Outcome(tuple(run.findings), tuple(run.lines), troubles=tuple(run.troubles), details=tuple(run.details))


def _rehearse(project: Project, request: Request, jobs: Sequence[_Job]) -> Outcome:
    """What a build would make, and what it would refuse and why, as far as can be told without laying it out."""
    if not jobs:
        return Outcome()
    from coopdocs.engine.sources import read_source
    from coopdocs.workflow.editions import rehearse_edition

    workshop = _open_workshop(project)
    findings: list[Finding] = [*workshop.findings]
    lines: list[str] = []
    for brochure, editions in groupby(jobs, key=lambda job: job.brochure):
        source = read_source(project, brochure)
        findings += source.findings
        for job in editions:
            prepared = rehearse_edition(workshop, source, job.language, draft=request.draft)
            findings += prepared.findings if prepared else ()
            if prepared and prepared.is_printable:
                lines += _paths(project, job, job.formats, draft=request.draft)
    return Outcome(tuple(findings), tuple(lines))


def _open_workshop(project: Project) -> Workshop:
    """Only a build with something to make loads the libraries that read sources and write documents."""
    from coopdocs.engine.preparation import open_workshop

    return open_workshop(project)


def _plan(project: Project, request: Request, manifest: Manifest, environment: str) -> Iterator[_Job]:
    _refuse_unknown_languages(project, request.languages)
    for brochure, language in _select_editions(project, request):
        due = tuple(
            format_
            for format_ in request.formats or brochure.formats
            if not is_current(
                project,
                manifest,
                project.output_path(brochure.name, language.tag, format_, draft=request.draft),
                environment,
            )
        )
        if due:
            yield _Job(brochure, language, due)


def _select_editions(project: Project, request: Request) -> Iterator[tuple[Brochure, Language]]:
    """The editions that are asked for."""
    for brochure in project.select(request.names):
        for language in brochure.languages:
            if not request.languages or language.tag in request.languages:
                yield brochure, language


def _refuse_unknown_languages(project: Project, tags: Sequence[str]) -> None:
    known = [language.tag for language in project.languages]
    for tag in tags:
        if tag not in known:
            close = difflib.get_close_matches(tag, known, n=1)
            advice = f"Did you mean {close[0]}?" if close else f"Languages of the project: {', '.join(known)}."
            raise CoopdocsError(f"the project has no language {tag}", advice)


def _find_untrue(project: Project, request: Request, manifest: Manifest) -> tuple[str, ...]:
    """Finals of brochures and languages that the project has no longer; beside drafts, also those that changed.

    A final build makes anew what changed, or refuses it; a draft would leave it standing.
    """
    editions = {(brochure.name, language.tag) for brochure in project.brochures for language in brochure.languages}
    asked = {(brochure.name, language.tag) for brochure, language in _select_editions(project, request)}
    untrue: list[str] = []
    for file in manifest.files.values():
        edition = (file.brochure, file.language)
        outdated = request.draft and edition in asked and not is_true(project, file)
        if not file.draft and (edition not in editions or outdated):
            untrue.append(file.path)
    return tuple(sorted(untrue))


def _paths(project: Project, job: _Job, formats: Sequence[str], *, draft: bool) -> list[str]:
    name, tag = job.brochure.name, job.language.tag
    return [project.output_path(name, tag, format_, draft=draft) for format_ in formats]


@dataclass(slots=True)
class _Run:
    """One run over the jobs; the manifest is saved after each edition, so that an interrupted build goes on there."""

    project: Project
    request: Request
    manifest: Manifest
    environment: str
    progress: Progress
    findings: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    troubles: list[CoopdocsError] = field(default_factory=list)
    details: list[str] = field(default_factory=list)

    def build(self, workshop: Workshop, jobs: Sequence[_Job]) -> None:
        from coopdocs.engine.sources import read_source

        self.findings += workshop.findings
        for brochure, editions in groupby(jobs, key=lambda job: job.brochure):
            source = read_source(self.project, brochure)
            self.findings += source.findings
            for job in editions:
                try:
                    self._build_edition(workshop, source, job)
                except (CoopdocsError, OSError) as problem:
                    # What keeps one edition from its place, a full disk above all, may leave room for the others.
                    self._note(problem, job)
                self.progress.step(f"{brochure.name} {job.language.tag}")

    def _note(self, problem: CoopdocsError | OSError, job: _Job) -> None:
        """Remember what the machine refused, once; any other error of the operating system is a fault of ours."""
        if isinstance(problem, OSError):
            if problem.errno not in _REFUSALS:
                raise problem
            message = f"{job.brochure.source}: cannot be made in {job.language.tag}: {problem.strerror}"
            advice = "See to the disk, the temporary folder, the limits and permissions; then run the command again."
            problem = CoopdocsError(message, advice)
        if problem.message not in [trouble.message for trouble in self.troubles]:
            self.troubles.append(problem)

    def _build_edition(self, workshop: Workshop, source: Source, job: _Job) -> None:
        from coopdocs.workflow.editions import make_edition

        made = make_edition(workshop, source, job.language, job.formats, draft=self.request.draft)
        self.findings += made.findings
        self.details += made.reports
        refused = not made.products or has_errors(made.findings)
        if refused or made.percent < _COMPLETE:
            # No final can be made of this edition now, so that an earlier one, on record or not, is no longer true.
            self.retire(_paths(self.project, job, _FORMATS, draft=False))
        if refused:
            return
        paths = _paths(self.project, job, job.formats, draft=self.request.draft)
        products = dict(zip(paths, made.products, strict=True))
        built = [self._describe(job, path, product, made) for path, product in products.items()]
        publish_files(self.project, {path: product.data for path, product in products.items()})
        self._record(self.manifest.with_files(built))
        self.lines += [file.path + (f"  {file.pages} pages" if file.pages else "") for file in built]

    def _describe(self, job: _Job, path: str, product: Product, made: MadeEdition) -> BuiltFile:
        return BuiltFile(
            path=path,
            brochure=job.brochure.name,
            language=job.language.tag,
            format=product.format,
            draft=self.request.draft,
            percent=made.percent,
            pages=product.pages,
            content=hash_bytes(product.data),
            inputs=made.inputs,
            environment=self.environment,
        )

    def forget(self, paths: Sequence[str]) -> None:
        """The manifest says what is there, and no longer what somebody deleted."""
        if paths:
            self._record(self.manifest.without(paths))

    def retire(self, paths: Sequence[str]) -> None:
        """Finals that are no longer true leave their places and the manifest."""
        if not paths:
            return
        self.lines += [f"{path}  no longer true" for path in retire_finals(self.project, paths)]
        self._record(self.manifest.without(paths))

    def _record(self, manifest: Manifest) -> None:
        self.manifest = manifest
        save_manifest(self.project, manifest)
