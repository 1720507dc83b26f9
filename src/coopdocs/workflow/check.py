"""check: everything that is to be mended in sources and catalogs, without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coopdocs.checks.catalogs import judge_catalog
from coopdocs.engine.preparation import open_workshop, prepare_edition
from coopdocs.engine.sources import read_project_catalog, read_source
from coopdocs.languages import Language
from coopdocs.model.finding import Finding
from coopdocs.project import Brochure, Project
from coopdocs.workflow.memory import judge_memories
from coopdocs.workflow.outcome import Outcome
from coopdocs.workflow.stray_catalogs import find_stray_catalogs

__all__ = ["run_check"]

_OF_ENTRIES = ("catalog-open-choice", "fuzzy-correction", "fuzzy-translation")


def run_check(project: Project, names: Iterable[str] = ()) -> Outcome:
    """The findings on the brochures and all their editions, as a final build would see them, and on their catalogs.

    Catalogs of no brochure are told of where all are asked for.
    """
    names = tuple(names)
    workshop = open_workshop(project)
    findings: list[Finding] = [*workshop.findings]
    for brochure in project.select(names):
        source = read_source(project, brochure)
        findings += source.findings
        if source.document:
            for language in brochure.languages:
                found = prepare_edition(workshop, source, language, draft=False).findings
                findings += [*found, *_judge_catalog(project, brochure, language, found)]
    findings += (*find_stray_catalogs(project), *judge_memories(project)) if not names else ()
    return Outcome(tuple(findings))


def _judge_catalog(
    project: Project, brochure: Brochure, language: Language, told: Iterable[Finding]
) -> Iterator[Finding]:
    """What is to be mended in a catalog as such, save in entries of which a build has said it already."""
    catalog = read_project_catalog(project, project.catalog_path(brochure.name, language.tag)).catalog
    entries = {finding.position for finding in told if finding.code in _OF_ENTRIES}
    for finding in judge_catalog(catalog) if catalog else ():
        if finding.position not in entries:
            yield replace(finding, language=language.tag)
