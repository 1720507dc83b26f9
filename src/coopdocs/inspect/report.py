"""The report of an inspection: what was compared, what was left out and why, what was found."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.inspect.inspection import Inspection
from coopdocs.inspect.line_quality_report import write_line_quality
from coopdocs.inspect.rules import WAYS_OF_COMPARING
from coopdocs.inspect.wording import quote

__all__ = ["write_inspection"]


def write_inspection(inspection: Inspection) -> str:
    """Plain lines; the list of what was left out is complete, also where nothing was."""
    return "".join(f"{line}\n" for line in _lines(inspection))


def _lines(inspection: Inspection) -> Iterator[str]:
    compared = inspection.compared
    pages = f", {compared.pages} pages" if compared.pages else ""
    yield f"{inspection.format}, {inspection.language}{pages}"
    yield (
        f"  compared: {compared.segments} segments and {compared.note_segments} of footnotes"
        f" ({compared.letters} letters), {compared.foreign_passages} passages in other languages,"
        f" {compared.links} links,"
        f" {compared.alternatives} alternative texts, {compared.headings} headings"
    )
    yield "  left out, or compared in another way:"
    for each in inspection.stripped:
        count = f"{each.count}, the first is {quote(each.example)}" if each.count else "none"
        yield f"    {each.rule.value}" + ("" if each.rule in WAYS_OF_COMPARING else f" ({count})")
    if inspection.lines:
        yield from write_line_quality(inspection.lines)
    yield f"  findings: {len(inspection.findings) or 'none'}"
    for finding in inspection.findings:
        yield f"    {finding.position}: {finding.severity} {finding.code}: {finding.message}"
