"""check: everything that is to be mended in sources and catalogs, without writing anything."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.engine.preparation import open_workshop, prepare_edition
from coopdocs.engine.sources import read_source
from coopdocs.model.finding import Finding
from coopdocs.project import Project
from coopdocs.workflow.outcome import Outcome

__all__ = ["run_check"]


def run_check(project: Project, names: Iterable[str] = ()) -> Outcome:
    """The findings on the brochures and all their editions, as a final build would see them."""
    workshop = open_workshop(project)
    findings: list[Finding] = [*workshop.findings]
    for brochure in project.select(names):
        source = read_source(project, brochure)
        findings += source.findings
        if source.document:
            for language in brochure.languages:
                findings += prepare_edition(workshop, source, language, draft=False).findings
    return Outcome(tuple(findings))
