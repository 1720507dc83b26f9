"""Outcome: what a verb found and has to say, before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.catalogs import Merged
from coopdocs.errors import CoopdocsError
from coopdocs.model.finding import Finding, has_errors

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings, the lines for standard output, and whether a `--check` found work to do."""

    findings: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = ()
    work_found: bool = False
    troubles: tuple[CoopdocsError, ...] = ()
    """What stopped a part of the run, a full disk for instance, and let the others go on."""

    details: tuple[str, ...] = ()
    """What only `-v` shows: the reports of the inspections."""

    merges: tuple[Merged, ...] = ()
    """What became of the texts of each catalog that changed."""

    @property
    def is_idle(self) -> bool:
        """Whether there was nothing to do and is nothing to say."""
        return not (self.findings or self.lines or self.troubles)

    @property
    def exit_code(self) -> int:
        """0 clean; 1 something to mend, or work found by `--check`; 2 a part could not run."""
        if self.troubles:
            return 2
        return 1 if self.work_found or has_errors(self.findings) else 0
