"""Press: WeasyPrint with the edition's page, fonts and style sheet set up, ready to lay it out more than once."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import dataclass
from typing import Any

from coopdocs.languages.hyphenation import register_patterns
from coopdocs.model.edition import Edition
from coopdocs.writers.html.style import FontNames, font_faces, language_variables, theme_variables
from coopdocs.writers.pdf.fetching import open_fetcher
from coopdocs.writers.pdf.fitting import Arrangement, arrange, has_few_lines, has_figures, isolate
from coopdocs.writers.pdf.footnotes import gather_footnotes, move_footnotes
from coopdocs.writers.pdf.justification import is_justified
from coopdocs.writers.pdf.line_breaks import mend_line_breaks
from coopdocs.writers.pdf.line_ends import hold_line_ends
from coopdocs.writers.pdf.lists import wrap_items
from coopdocs.writers.pdf.measures import Measure
from coopdocs.writers.pdf.neighbours import mark_neighbours

__all__ = ["VARIANT", "Layout", "Press"]

VARIANT = "pdf/ua-1"
_MEDIUM = "paged"
"""Neither `screen` nor `print`: what the page holds for browsers does not reach the PDF."""


@dataclass(frozen=True, slots=True)
class Layout:
    """WeasyPrint's document: pages with everything in its place."""

    document: Any
    notes: tuple[str, ...]
    """Identifiers of the footnotes that were sent to the foot of their pages."""

    def has_all_notes(self) -> bool:
        """Whether each of those footnotes arrived."""
        drawn = {name for page in self.document.pages for name in page.anchors}
        return drawn.issuperset(self.notes)


class Press:
    """Lays out one edition's page."""

    def __init__(self, html: str, edition: Edition) -> None:
        # WeasyPrint takes half a second to import, and an idle build prints nothing.
        from weasyprint import CSS, HTML
        from weasyprint.css.counters import CounterStyle
        from weasyprint.text.fonts import FontConfiguration

        register_patterns()
        self._language = edition.document.language
        fetcher = open_fetcher()
        self._page = HTML(string=html, url_fetcher=fetcher, media_type=_MEDIUM)
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._measures: dict[Any, Measure] = {}
        self._sheet = CSS(
            string=_print_sheet(html, edition),
            url_fetcher=fetcher,
            media_type=_MEDIUM,
            font_config=self._fonts,
            counter_style=self._counters,
        )
        # What follows balanced columns needs to know where they end; behind the last ones of a part comes a page.
        self._unbalanced = CSS(string=".part > .flow:last-child { column-fill: auto }")

    def lay_out(self, arrangement: Arrangement, *, notes_at_foot: bool = True) -> Layout:
        """The whole brochure."""
        page = self._open(arrangement)
        if notes_at_foot:
            return self._render(page, move_footnotes(page.etree_element, self._language))
        gather_footnotes(page.etree_element, self._language)
        return self._render(page, ())

    def measure(self) -> Layout:
        """The whole brochure in its largest sizes, with the last columns of each part filled one after the other."""
        page = self._open(Arrangement())
        return self._render(page, move_footnotes(page.etree_element, self._language), self._unbalanced)

    def has_figures(self, number: int) -> bool:
        """Whether a part, counted from 0, has a figure that could give way."""
        return has_figures(self._page.etree_element, number)

    def ends_in_few_lines(self, number: int) -> bool:
        """Whether a part ends with columns of a few lines."""
        return has_few_lines(self._page.etree_element, number)

    def measure_part(self, number: int, arrangement: Arrangement) -> Layout:
        """One part by itself, measured."""
        return self._lay_out_part(number, arrangement, self._unbalanced)

    def prove_part(self, number: int, arrangement: Arrangement) -> Layout:
        """The same as it will be printed: a note called in balanced columns may need a page that filled ones do not."""
        return self._lay_out_part(number, arrangement)

    def _lay_out_part(self, number: int, arrangement: Arrangement, *more_sheets: Any) -> Layout:
        page = self._open(arrangement)
        notes = move_footnotes(page.etree_element, self._language)
        isolate(page.etree_element, number)
        return self._render(page, notes, *more_sheets)

    def _open(self, arrangement: Arrangement) -> Any:
        """The page with an arrangement, to be changed at will; to parse it again would take much longer."""
        page = copy(self._page)
        page.etree_element = deepcopy(self._page.etree_element)
        page.wrapper_element = type(page.wrapper_element).from_html_root(page.etree_element, content_language=None)
        arrange(page.etree_element, arrangement)
        return page

    def _render(self, page: Any, notes: tuple[str, ...], *more_sheets: Any) -> Layout:
        wrap_items(page.etree_element)
        hold_line_ends(page.etree_element)
        mark_neighbours(page.etree_element)
        with mend_line_breaks(self._measures):
            document = page.render(
                font_config=self._fonts,
                counter_style=self._counters,
                stylesheets=[self._sheet, *more_sheets],
                pdf_variant=VARIANT,
            )
        return Layout(document, notes)


def _right_edge(edition: Edition) -> str:
    """Where lines end, and how much of a ragged one may stay empty before a word is divided."""
    justified = is_justified(edition)
    return f":root {{ --text-align: {'justify' if justified else 'left'}; --zone: {'0' if justified else '18%'} }}\n"


def _print_sheet(html: str, edition: Edition) -> str:
    names = FontNames(edition.theme.fonts.serif, edition.theme.fonts.sans)
    return (
        theme_variables(edition.theme, names)
        + language_variables(edition)
        + _right_edge(edition)
        + font_faces(edition, names, html + edition.theme.print_style_sheet)
        + edition.theme.print_style_sheet
    )
