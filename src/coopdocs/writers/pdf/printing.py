"""Printing: the web page of an edition, drawn on pages by WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding, Severity
from coopdocs.writers.html.style import FontNames, font_faces, quotation_marks, theme_variables
from coopdocs.writers.pdf.fetching import open_fetcher
from coopdocs.writers.pdf.fitting import ROUNDS, Arrangement, arrange, improve
from coopdocs.writers.pdf.footnotes import move_footnotes
from coopdocs.writers.pdf.log import collect_log
from coopdocs.writers.pdf.structure import complete_structure

__all__ = ["PdfResult", "write_pdf"]

_MEDIUM = "paged"
"""Neither `screen` nor `print`: what the page holds for browsers does not reach the PDF."""
_VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF."""

    data: bytes
    pages: int
    findings: tuple[Finding, ...]
    """What WeasyPrint had to say: it finishes its work even where a picture is broken."""


def write_pdf(html: str, edition: Edition) -> PdfResult:
    """The page of `write_html` as a tagged PDF (PDF/UA-1), with the theme's print sheet and fonts.

    Footnotes stand at the foot of their pages. Where WeasyPrint would lose one there (a call in columns that run on
    to the next page), all stand together after the text, as on the web page, and a finding says so.
    """
    press = _Press(html, edition)
    with complete_structure(edition.document.language):
        with collect_log(edition):
            # What this layout says is said again by the next.
            arrangement = _fit(press)
        with collect_log(edition) as findings:
            printed, notes = press.lay_out(arrangement)
        if not _has_all(printed, notes):
            with collect_log(edition) as findings:
                printed, _ = press.lay_out(arrangement, at_foot=False)
            findings.append(_notes_together(edition))
        with collect_log(edition) as later_findings:
            data = printed.write_pdf(pdf_variant=_VARIANT)
    return PdfResult(data, len(printed.pages), tuple(dict.fromkeys(findings + later_findings)))
def _has_all(printed: Any, identifiers: tuple[str, ...]) -> bool:
    """Whether each identifier is drawn on some page."""
    drawn = {name for page in printed.pages for name in page.anchors}
    return drawn.issuperset(identifiers)


def _notes_together(edition: Edition) -> Finding:
    return Finding(
        code="notes-together",
        message="the footnotes stand together after the text, because one would not fit at the foot of its page",
        position=edition.document.position,
        advice="Nothing is lost; to have them at the foot of the pages, shorten the part that runs on to a second page.",
        severity=Severity.WARNING,
        language=edition.document.language,
    )


def _print_sheet(html: str, edition: Edition) -> str:
    names = FontNames(edition.theme.fonts.serif, edition.theme.fonts.sans)
    return (
        theme_variables(edition.theme, names)
        + quotation_marks(edition.document)
        + font_faces(edition, names, html)
        + edition.theme.print_style_sheet
    )
