"""Printing: the web page of an edition, drawn on pages by WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding, Severity
from coopdocs.writers.pdf.fitting import (
    SMALLER_SIZES,
    Arrangement,
    count_pages,
    find_roomy,
    find_spills,
    is_uneven,
    part_numbers,
)
from coopdocs.writers.pdf.log import collect_log
from coopdocs.writers.pdf.press import VARIANT, Press
from coopdocs.writers.pdf.structure import complete_structure, merge_links

__all__ = ["PdfResult", "write_pdf"]


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
    with complete_structure(edition.document.language), collect_log(edition) as findings:
        press = Press(html, edition)
        # What is said of a trial is said again of the whole, or was said of a part torn from what its links lead to.
        with collect_log(edition):
            arrangement = _find_arrangement(press, edition.theme.page.columns)
        layout = press.lay_out(arrangement)
        if not layout.has_all_notes():
            layout = press.lay_out(arrangement, notes_at_foot=False)
            findings.append(_notes_together(edition))
        merge_links(layout.document)
        data = layout.document.write_pdf(pdf_variant=VARIANT)
    return PdfResult(data, len(layout.document.pages), tuple(findings))


def _find_arrangement(press: Press, columns: float) -> Arrangement:
    """The arrangement in which the fewest parts spill, with no few lines in columns that cannot be made even."""
    document = press.measure().document
    spills, roomy = (find(document, int(columns)) for find in (find_spills, find_roomy))
    pages = [count_pages(document, number) for number in part_numbers(document)]
    sizes = {}
    for number in spills:
        size = _find_size(press, number, pages[number])
        if size:
            sizes[number] = size
    arrangement = Arrangement(sizes, roomy, contents_alone=0 in spills and 0 not in sizes)
    few = [number for number in part_numbers(document) if press.ends_in_few_lines(number)]
    gathered = tuple(number for number in few if _reads_better_gathered(press, number, arrangement))
    return replace(arrangement, gathered=gathered)


def _find_size(press: Press, number: int, pages: int) -> str | None:
    """The largest size of its figures that saves a part one of its pages, also with its columns balanced."""
    if not press.has_figures(number):
        return None
    for size in SMALLER_SIZES:
        arrangement = Arrangement({number: size})
        tried = (lay_out(number, arrangement) for lay_out in (press.measure_part, press.prove_part))
        if all(count_pages(layout.document, number) < pages for layout in tried):
            return size
    return None


def _reads_better_gathered(press: Press, number: int, arrangement: Arrangement) -> bool:
    """Whether the last columns of a part cannot be made even, and one wide column takes no page more."""
    divided = press.prove_part(number, arrangement).document
    if not is_uneven(divided, number):
        return False
    whole = press.prove_part(number, replace(arrangement, gathered=(number,))).document
    return count_pages(whole, number) <= count_pages(divided, number)


def _notes_together(edition: Edition) -> Finding:
    return Finding(
        code="notes-together",
        message="the footnotes stand together after the text, because one would not fit at the foot of its page",
        position=edition.document.position,
        advice="Nothing is lost; to have them at the foot of their pages, shorten the part that takes two pages.",
        severity=Severity.WARNING,
        language=edition.document.language,
    )
