"""Finding: something an author, translator or designer can mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coopdocs.model.position import Position

__all__ = ["Finding", "Severity", "has_errors"]


class Severity(StrEnum):
    """How bad it is: an error stops the edition it concerns, a warning is printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, printed as `file:line: severity code: message`, then the advice on a line of its own."""

    code: str
    """Stable, kebab-case name of the rule, for instance `missing-translation`."""
    message: str
    """What is wrong: one sentence without a final stop."""
    position: Position
    advice: str = ""
    """What to do next, in one sentence."""
    severity: Severity = Severity.ERROR
    language: str | None = None
    """The edition that it concerns; None where every edition of the brochure is concerned."""


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings stops an edition."""
    return any(finding.severity is Severity.ERROR for finding in findings)
