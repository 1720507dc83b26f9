"""Findings → text for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from coopdocs.catalogs import Merged
from coopdocs.errors import CoopdocsError
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.reports.merges import describe_merge
from coopdocs.reports.printable import printable

__all__ = ["write_error", "write_findings_json", "write_findings_text", "write_summary"]

_SCHEMA = 1
"""Raised when a key of the JSON report changes its meaning or goes away."""
_ALIKE = 10
"""Findings of one code in one file that a person reads before they only want to know how many more there are."""
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_PAINT = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}


@dataclass(frozen=True, slots=True)
class _Merged:
    """One finding, with all languages that it was found in."""

    finding: Finding
    languages: tuple[str, ...]


def write_findings_text(findings: Iterable[Finding], *, colour: bool, all_alike: bool = False) -> str:
    """`file:line: severity code: message` and, indented, the advice, for each finding; ends with a newline.

    Sorted by file, line and code; what several editions report of one place is said once. Of many findings of one
    code in one file the first are shown and the others counted, unless `all_alike` asks for each of them.
    """
    return "".join(
        "".join(_file_lines(tuple(alike), colour=colour, all_alike=all_alike))
        for _, alike in groupby(_merge(findings), key=lambda merged: merged.finding.position.file)
    )


def write_findings_json(findings: Iterable[Finding], merges: Iterable[Merged] = ()) -> str:
    """The same as one JSON object, in ASCII, so that no terminal and no encoding changes it.

    `catalogs` tells what became of the texts of each catalog that changed, where the verb changes catalogs.
    """
    merged = _merge(findings)
    report = {
        "schema": _SCHEMA,
        **_count(merged),
        "findings": [
            {
                "file": each.finding.position.file,
                "line": each.finding.position.line or None,
                "severity": each.finding.severity.value,
                "code": each.finding.code,
                "message": each.finding.message,
                "advice": each.finding.advice,
                "languages": list(each.languages),
            }
            for each in merged
        ],
        "catalogs": [describe_merge(each) for each in merges],
    }
    return json.dumps(report, indent=2) + "\n"


def write_summary(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`, or that there is nothing to mend; without a newline."""
    counts = [
        f"{number} {name[:-1] if number == 1 else name}" for name, number in _count(_merge(findings)).items() if number
    ]
    return ", ".join(counts) or "nothing to mend"


def write_error(error: CoopdocsError, *, colour: bool) -> str:
    """What stopped the run: its line, and indented the advice."""
    message = printable(error.message)
    return (
        (f"{_PAINT[Severity.ERROR]}{message}{_PLAIN}" if colour else message)
        + "\n"
        + _advice(error.advice, colour=colour)
    )


def _file_lines(merged: Sequence[_Merged], *, colour: bool, all_alike: bool) -> Iterator[str]:
    """The findings of one file, at most so many of a kind, then how many more of each kind there are."""
    seen: Counter[tuple[str, Severity]] = Counter()
    for each in merged:
        kind = each.finding.code, each.finding.severity
        seen[kind] += 1
        if all_alike or seen[kind] <= _ALIKE:
            yield _lines(each, colour=colour)
    for (code, severity), number in seen.items():
        if number > _ALIKE and not all_alike:
            place = Position(merged[0].finding.position.file)
            message = f"and {number - _ALIKE} more like these (-v lists all)"
            yield _lines(_Merged(Finding(code, message, place, severity=severity), ()), colour=colour)


def _lines(merged: _Merged, *, colour: bool) -> str:
    finding = merged.finding
    place, severity = printable(str(finding.position)), finding.severity.value
    if colour:
        place, severity = f"{_BOLD}{place}{_PLAIN}", f"{_PAINT[finding.severity]}{severity}{_PLAIN}"
    # A catalog's path says its language already.
    unsaid = [tag for tag in merged.languages if tag not in finding.position.file.split("/")]
    editions = f" [{', '.join(unsaid)}]" if unsaid else ""
    first = f"{place}: {severity} {printable(finding.code)}: {printable(finding.message)}{printable(editions)}\n"
    return first + _advice(finding.advice, colour=colour)


def _advice(advice: str, *, colour: bool) -> str:
    if not advice:
        return ""
    text = printable(advice)
    return f"  {_DIM}{text}{_PLAIN}\n" if colour else f"  {text}\n"


def _merge(findings: Iterable[Finding]) -> tuple[_Merged, ...]:
    """Findings that say the same of the same place become one; sorted."""
    languages: dict[Finding, set[str | None]] = {}
    for finding in findings:
        languages.setdefault(replace(finding, language=None), set()).add(finding.language)
    return tuple(_Merged(finding, _named(languages[finding])) for finding in sorted(languages, key=_order))


def _named(tags: set[str | None]) -> tuple[str, ...]:
    """The languages in their order; none where one of the findings concerns every edition."""
    return () if None in tags else tuple(sorted(tag for tag in tags if tag is not None))


def _order(finding: Finding) -> tuple[str, int, str, str, str, str]:
    place = finding.position
    return place.file, place.line, finding.code, finding.message, finding.advice, finding.severity.value


def _count(merged: Iterable[_Merged]) -> dict[str, int]:
    severities = [each.finding.severity for each in merged]
    return {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)}
