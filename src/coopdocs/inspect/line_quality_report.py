"""Line quality as the report of an inspection prints it, and as findings for those who can change the words."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.inspect.found import FoundText
from coopdocs.inspect.line_quality import LineFault, LineQuality
from coopdocs.inspect.wording import quote
from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding, Severity

__all__ = ["find_cut_lines", "find_poor_lines", "write_line_quality"]

_WORST = 10
_EDGE = 2.0
"""Points that a letter may reach over the edge: the last one of a line has its white space there."""
_ADVICE = {
    LineFault.DIVIDED: "Change a few words of the paragraph, before this line, and build again.",
    LineFault.HEADING: "Shorten the heading, or put a space where it may break.",
    LineFault.STUB: "Add or take away a word in the paragraph, and build again.",
    LineFault.OPENING: "Put a no-break space (U+00A0) before the mark, or take away the space that stands there.",
    LineFault.SHORT_WORD: "Put a no-break space (U+00A0) behind the short word or mark.",
}
"""What authors and translators can do; the rest is for the designer, who reads the report."""


def find_cut_lines(found: FoundText, edition: Edition) -> Iterator[Finding]:
    """An error for each text that runs over the edge of the page: it is in the file, and not on the paper."""
    for line in found.lines:
        if line.left < -_EDGE or line.right > found.page_width + _EDGE:
            yield Finding(
                code="text-off-page",
                message=f"page {line.page} of the PDF cuts off a text: {quote(line.text)}",
                position=edition.document.position,
                advice="Give the table fewer columns or shorter words, or break the long word.",
                language=edition.document.language,
            )


def find_poor_lines(quality: LineQuality, edition: Edition) -> Iterator[Finding]:
    """Warnings on the worst of the lines that a change of words mends."""
    for line in [line for line in quality.poor if line.fault in _ADVICE][:_WORST]:
        yield Finding(
            code="poor-line",
            message=f"page {line.page} of the PDF is better without {line.fault.value}: {quote(line.text)}",
            position=edition.document.position,
            advice=_ADVICE[line.fault],
            severity=Severity.WARNING,
            language=edition.document.language,
        )


def write_line_quality(quality: LineQuality) -> Iterator[str]:
    """The counts of all kinds, also where there is nothing to count, and the worst lines with their pages."""
    yield (
        f"  lines: {quality.lines} of running text, {quality.letters} letters in a middling one,"
        f" {quality.hyphenated} with a hyphen at the end"
    )
    yield from (f"    {quality.count(fault) or 'no'} {fault.value}" for fault in LineFault)
    if quality.poor:
        yield "    the worst:"
    yield from (f"      page {line.page}: {line.fault.value}: {quote(line.text)}" for line in quality.poor[:_WORST])
