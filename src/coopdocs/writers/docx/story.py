"""Story: a run of paragraphs and tables that flows by itself — the main text, one footnote, a header."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coopdocs.model.document import Footnote
from coopdocs.writers.docx.markup import Element, element, qualified, value
from coopdocs.writers.docx.publication import Publication
from coopdocs.writers.docx.style_map import STYLE_MAP, identifier

if TYPE_CHECKING:
    from docx.opc.part import Part

__all__ = ["Story", "paragraph"]


def paragraph(token: str, *content: Element) -> Element:
    """A paragraph in the style of the token; nothing else says how it looks."""
    properties = element("w:pPr", None, value("w:pStyle", identifier(STYLE_MAP[token])))
    return element("w:p", None, properties, *content)


@dataclass(slots=True)
class Story:
    """What was written so far, and the part that it is written into."""

    publication: Publication
    part: Part
    """Owner of the relationships to links and pictures."""
    is_main: bool = False
    """Whether it is the main text, which alone has sections and calls footnotes."""
    elements: list[Element] = field(default_factory=list)
    pending: list[Element] = field(default_factory=list)
    """What the next paragraph begins with: bookmarks, a column break."""
    aside: list[Footnote] = field(default_factory=list)
    """Footnotes that a footnote calls; Word has no notes to notes, so they follow inside it."""

    def add(self, made: Element) -> None:
        """Append a paragraph or a table; what is pending goes into its first paragraph."""
        self.elements.append(made)
        first = made if made.tag == qualified("w:p") else next(made.iter(qualified("w:p")), None)
        if first is not None:
            at = 1 if first.find(qualified("w:pPr")) is not None else 0
            first[at:at] = self.pending
            self.pending = []

    def end_section(self, properties: Element) -> None:
        """Close the section that all since the last one belong to: Word keeps its properties in its last paragraph."""
        last = self.elements[-1] if self.elements else None
        if last is None or last.tag != qualified("w:p") or last.find(f"{qualified('w:pPr')}/{qualified('w:sectPr')}") is not None:
            last = paragraph("spacer")
            self.elements.append(last)
        last[0].append(properties)
