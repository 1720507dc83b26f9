"""Footnotes part: Word's two separators, and each note as a small story of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopdocs.model.document import Footnote, Paragraph
from coopdocs.writers.docx.blocks import write_blocks
from coopdocs.writers.docx.inlines import PLAIN, Voice, label, run, voice_in, write_inlines
from coopdocs.writers.docx.markup import Element, element, text_elements
from coopdocs.writers.docx.package import add_part
from coopdocs.writers.docx.publication import Publication
from coopdocs.writers.docx.setting import Setting
from coopdocs.writers.docx.story import Story, paragraph

if TYPE_CHECKING:
    from docx.opc.part import Part

__all__ = ["write_footnotes"]

_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


def write_footnotes(publication: Publication, owner: Part) -> None:
    """Add the part to the document part; its notes are those that the text has called."""
    root = element("w:footnotes", None, *(_separator(number, kind) for number, kind in _SEPARATORS))
    part, _ = add_part(owner, "footnotes", root)
    for name, (number, note) in publication.notes.items():
        if name in publication.called:
            story = Story(publication, part)
            _write_note(story, note)
            root.append(element("w:footnote", {"w:id": str(number)}, *story.elements))


def _separator(number: str, kind: str) -> Element:
    line = paragraph("footnote", element("w:r", None, element(f"w:{kind}")))
    return element("w:footnote", {"w:type": kind, "w:id": number}, line)


def _write_note(story: Story, note: Footnote) -> None:
    mark = [
        run(story, Voice(("footnote-call",)), element("w:footnoteRef")),
        run(story, PLAIN, *text_elements(" ")),
    ]
    _write_marked(story, note, mark)
    written: set[str] = {note.label}
    while story.aside:
        inner = story.aside.pop(0)
        if inner.label not in written:
            written.add(inner.label)
            number, _ = story.publication.notes[inner.label]
            _write_marked(story, inner, label(story, f"{number} "))


def _write_marked(story: Story, note: Footnote, mark: list[Element]) -> None:
    """The mark stands in the note's first paragraph, or in one of its own before a table or a list."""
    line = story.publication.measures.line
    first, rest = note.blocks[:1], note.blocks[1:]
    if first and isinstance(first[0], Paragraph):
        story.add(paragraph("footnote", *mark, *write_inlines(story, first[0].content, voice_in("footnote"))))
    else:
        rest = note.blocks
        story.add(paragraph("footnote", *mark))
    setting = Setting(line=line, width=line, paragraph="footnote", bullet="footnote-bullet", number="footnote-number")
    write_blocks(story, rest, setting)
