"""Story: a run of paragraphs and tables that flows by itself — the main text, a footnote, a header."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coopdocs.model.document import Footnote
from coopdocs.writers.docx.markup import Element, element, qualified, value
from coopdocs.writers.docx.publication import Publication
from coopdocs.writers.docx.sections import BODY, Section, section_properties
from coopdocs.writers.docx.style_map import STYLE_MAP, identifier

if TYPE_CHECKING:
    from docx.opc.part import Part

__all__ = ["Story", "keep_with_next", "paragraph"]

_PARAGRAPH = qualified("w:p")
_KEEP_NEXT = qualified("w:keepNext")


def paragraph(token: str, *content: Element) -> Element:
    """A paragraph in the style of the token; nothing else says how it looks."""
    properties = element("w:pPr", None, value("w:pStyle", identifier(STYLE_MAP[token])))
    return element("w:p", None, properties, *content)


def keep_with_next(made: Element) -> None:
    """Keep a paragraph on the page of what follows it; where that depends on what follows, no style can know it."""
    if made[0].find(_KEEP_NEXT) is None:
        made[0].insert(1, element("w:keepNext"))


@dataclass(slots=True)
class Story:
    """What was written so far, and the part that it is written into."""

    publication: Publication
    part: Part
    """Owner of the relationships to links and pictures."""
    is_main: bool = False
    """Whether it is the main text, which alone has sections, bookmarks and calls of footnotes."""
    elements: list[Element] = field(default_factory=list)
    pending: list[Element] = field(default_factory=list)
    """What the next paragraph begins with: bookmarks, a column break."""
    aside: list[Footnote] = field(default_factory=list)
    """Footnotes that a footnote calls; Word has no notes to notes, so they follow inside it."""
    section: Section = BODY
    """The section that is being written."""
    _next: Section | None = None
    """The section that the next paragraph or table begins."""
    _start: int = 0
    """How many elements stand before the section that is being written."""

    def add(self, made: Element) -> None:
        """Append a paragraph or a table; what is pending goes into its first paragraph, after the properties."""
        self._enter_section()
        self.elements.append(made)
        first = next(made.iter(_PARAGRAPH), None)
        if first is not None:
            first[1:1] = self.pending
            self.pending = []

    def begin_section(self, section: Section) -> None:
        """Go on in another section, once there is something to put into it: no page may be made by nothing."""
        if self._next is not None and self._next.start == "nextPage":
            section = replace(section, start="nextPage")
        self._next = section

    def _enter_section(self) -> None:
        """A section in which nothing was written gives way to the next one."""
        if self._next is None:
            return
        following, self._next = self._next, None
        if len(self.elements) > self._start:
            self._end_section()
        self.section = following
        self._start = len(self.elements)

    def _end_section(self) -> None:
        """Word keeps a section's properties in its last paragraph; where that is no paragraph, an empty one follows."""
        if self.elements[-1].tag != _PARAGRAPH:
            self.elements.append(paragraph("spacer"))
        self.elements[-1][0].append(section_properties(self.section, self.publication))
