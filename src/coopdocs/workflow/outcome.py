"""Outcome: what a verb found and has to say, before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.model.finding import Finding, has_errors

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings, the lines for standard output, and whether a `--check` found work to do."""

    findings: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = ()
    work_found: bool = False

    @property
    def exit_code(self) -> int:
        """0 clean; 1 something to mend, or work found by `--check`."""
        return 1 if self.work_found or has_errors(self.findings) else 0
