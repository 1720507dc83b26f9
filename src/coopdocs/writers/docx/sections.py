"""Sections: stretches of the main text with margins, columns and running heads of their own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from coopdocs.writers.docx.markup import Element, element, value
from coopdocs.writers.docx.publication import Publication

__all__ = ["BACK_COVER", "BAND", "BODY", "COVER", "Section", "columns", "section_properties"]

BAND = 0.45
"""Part of a cover's height that is a plain surface where there is no picture; the text stands below."""
_TEXT_BELOW_BAND = 0.06
_EDGE = 0.5


@dataclass(frozen=True, slots=True)
class Section:
    """How a section is set."""

    start: Literal["nextPage", "continuous"] = "nextPage"
    columns: int = 1
    wide: bool = False
    """Whether its text takes the full width instead of a line of readable length."""
    plain_first_page: bool = False
    """Whether its first page goes without running head and page number."""
    low: bool = False
    """Whether its text stands in the lower part of the page."""


COVER = Section(wide=True, plain_first_page=True)
BODY = Section()
BACK_COVER = Section(plain_first_page=True, low=True, wide=True)


def columns(count: int) -> Section:
    """Columns in the middle of a page; LibreOffice knows no other margins there than those of the page."""
    return Section(start="continuous", columns=count)


def section_properties(section: Section, publication: Publication) -> Element:
    """`w:sectPr` of the section. One that begins plain names all headers and footers; the others go on with them.

    Word would find those of an earlier section too, LibreOffice does not look past one that has no plain first page.
    """
    measures = publication.measures
    references = deepcopy(publication.running_heads) if section.plain_first_page else ()
    top = round(measures.page_height * (BAND + _TEXT_BELOW_BAND)) if section.low else measures.top
    gap = str(measures.column_gap)
    return element(
        "w:sectPr",
        None,
        *references,
        value("w:type", section.start),
        element("w:pgSz", {"w:w": str(measures.page_width), "w:h": str(measures.page_height)}),
        element(
            "w:pgMar",
            {
                "w:top": str(top),
                "w:right": str(measures.right),
                "w:bottom": str(measures.bottom),
                "w:left": str(measures.left if section.wide else measures.left + measures.outdent),
                "w:header": str(round(measures.top * _EDGE)),
                "w:footer": str(round(measures.bottom * _EDGE)),
                "w:gutter": "0",
            },
        ),
        element("w:cols", {"w:num": str(section.columns), "w:space": gap} if section.columns > 1 else {"w:space": gap}),
        element("w:titlePg") if section.plain_first_page else None,
    )
