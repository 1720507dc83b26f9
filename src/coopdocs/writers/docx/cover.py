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
from coopdocs.writers.docx.drawings import surface
from coopdocs.writers.docx.fields import field_begin, field_end
from coopdocs.writers.docx.inlines import PLAIN, run, text_paragraph, voice_in, write_inlines
from coopdocs.writers.docx.markup import Element, element, text_elements, value
from coopdocs.writers.docx.pictures import cover_picture
from coopdocs.writers.docx.sections import COVER
from coopdocs.writers.docx.story import Story, paragraph

__all__ = ["write_contents", "write_cover"]

_DEEPEST_ENTRY = 2
_FEWEST_ENTRIES = 3


def write_cover(story: Story) -> None:
    """Picture, title, subtitle, publisher, date; without a picture, a surface like that of the back cover."""
    edition = story.publication.edition
    front_matter = edition.document.front_matter
    cover = front_matter.cover
    drawing = cover_picture(story, cover.source, plain_text(cover.alt)) if cover else None
    if drawing is not None:
        story.begin_section(COVER)
        story.add(paragraph("cover-picture", run(story, PLAIN, drawing)))
    else:
        story.begin_section(replace(COVER, low=True))
        story.pending.append(surface(story.publication))
    for token in ("title", "subtitle", "publisher"):
        content: Inlines = getattr(front_matter, token)
        if content:
            story.add(text_paragraph(story, token, content))
    date = edition.labels.updated_on.replace("{date}", edition.date)
    story.add(paragraph("cover-date", run(story, PLAIN, *text_elements(date))))


def write_contents(story: Story) -> None:
    """The contents as Word's own field in Word's own frame, filled, so that nothing has to be worked out on opening.

    The entries lead to the headings but carry no page numbers: only Word knows on which page its own lines fall, and a
    wrong number is worse than none. The field asks for them, so that “Update table” adds them. One or two headings need
    no contents, which would have a page to themselves.
    """
    headings = story.publication.headings
    entries = [(number, each) for number, each in enumerate(headings, start=1) if each.level <= _DEEPEST_ENTRY]
    if len(entries) < _FEWEST_ENTRIES:
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
    token = f"contents-{heading.level}"
    content = write_inlines(story, _without_links(heading.content), voice_in(token))
    return paragraph(token, element("w:hyperlink", attributes, *content))


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
