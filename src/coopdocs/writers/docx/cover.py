"""What stands before the text: the cover and the contents."""

from __future__ import annotations

from dataclasses import replace

from coopdocs.model.document import (
    Emphasis,
    FootnoteCall,
    HardBreak,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)
from coopdocs.writers.docx.blocks import heading_bookmark
from coopdocs.writers.docx.fields import field_begin, field_end
from coopdocs.writers.docx.inlines import PLAIN, run, write_inlines
from coopdocs.writers.docx.markup import Element, element, text_elements, value
from coopdocs.writers.docx.pictures import cover_picture
from coopdocs.writers.docx.story import Story, paragraph

__all__ = ["write_contents", "write_cover"]

_DEEPEST_ENTRY = 2


def write_cover(story: Story) -> None:
    """Picture, title, subtitle, publisher, date."""
    edition = story.publication.edition
    front_matter = edition.document.front_matter
    if front_matter.cover:
        drawing = cover_picture(story, front_matter.cover.source, plain_text(front_matter.cover.alt))
        if drawing is not None:
            story.add(paragraph("cover-picture", run(story, PLAIN, drawing)))
    for token in ("title", "subtitle", "publisher"):
        content: Inlines = getattr(front_matter, token)
        if content:
            story.add(paragraph(token, *write_inlines(story, content)))
    date = edition.labels.updated_on.replace("{date}", edition.date)
    story.add(paragraph("cover-date", run(story, PLAIN, *text_elements(date))))


def write_contents(story: Story) -> None:
    """The contents as Word's own field in Word's own frame, filled, so that nothing has to be worked out on opening.

    The entries lead to the headings but carry no page numbers: only Word knows on which page its own lines fall, and a
    wrong number is worse than none. The field asks for them, so that “Update table” adds them.
    """
    headings = story.publication.headings
    entries = [(number, each) for number, each in enumerate(headings, start=1) if each.level <= _DEEPEST_ENTRY]
    if not entries:
        return
    title = paragraph("contents-title", run(story, PLAIN, *text_elements(story.publication.edition.labels.contents)))
    lines = [_entry(story, number, heading) for number, heading in entries]
    lines[0][1:1] = field_begin(f'TOC \\o "1-{_DEEPEST_ENTRY}" \\h \\z')
    lines[-1].append(field_end())
    gallery = element("w:docPartObj", None, value("w:docPartGallery", "Table of Contents"), element("w:docPartUnique"))
    content = element("w:sdtContent", None, title, *lines)
    story.add(element("w:sdt", None, element("w:sdtPr", None, gallery), content))


def _entry(story: Story, number: int, heading: Heading) -> Element:
    attributes = {"w:anchor": heading_bookmark(number), "w:history": "1"}
    link = element("w:hyperlink", attributes, *write_inlines(story, _without_links(heading.content)))
    return paragraph(f"contents-{heading.level}", link)


def _without_links(inlines: Inlines) -> Inlines:
    """The heading's text as a line of the contents: no links, calls and breaks, a picture's words in its place."""
    return tuple(kept for inline in inlines for kept in _kept(inline))


def _kept(inline: Inline) -> Inlines:
    match inline:
        case FootnoteCall():
            return ()
        case HardBreak():
            return (Text(" "),)
        case Image():
            return inline.alt
        case Link():
            return _without_links(inline.content)
        case Emphasis() | Strong() | Span():
            return (replace(inline, content=_without_links(inline.content)),)
        case _:
            return (inline,)
