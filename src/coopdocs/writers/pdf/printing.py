"""Printing: the web page of an edition, drawn on pages by WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding
from coopdocs.writers.html.style import FontNames, font_faces, quotation_marks, theme_variables
from coopdocs.writers.pdf.fetching import open_fetcher
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
    """The page of `write_html` as a tagged PDF (PDF/UA-1), with the theme's print sheet and fonts."""
    # WeasyPrint takes half a second to import, and an idle build prints nothing.
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    language = edition.document.language
    with collect_log(edition) as findings, complete_structure(language):
        fetcher = open_fetcher()
        page = HTML(string=html, url_fetcher=fetcher, media_type=_MEDIUM)
        move_footnotes(page.etree_element, language)
        fonts = FontConfiguration()
        sheet = CSS(
            string=_print_sheet(html, edition), url_fetcher=fetcher, media_type=_MEDIUM, font_config=fonts
        )
        document = page.render(font_config=fonts, stylesheets=[sheet], pdf_variant=_VARIANT)
        data = document.write_pdf(pdf_variant=_VARIANT)
    return PdfResult(data, len(document.pages), tuple(findings))


def _print_sheet(html: str, edition: Edition) -> str:
    names = FontNames(edition.theme.fonts.serif, edition.theme.fonts.sans)
    return (
        theme_variables(edition.theme, names)
        + quotation_marks(edition.document)
        + font_faces(edition, names, html)
        + edition.theme.print_style_sheet
    )
