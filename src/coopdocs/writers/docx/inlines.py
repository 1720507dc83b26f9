"""Inlines as runs. A run's look is one character style and its language; what no style can say stands in the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from coopdocs.languages.compounds import whole_words
from coopdocs.model.document import (
    Code,
    Emphasis,
    FootnoteCall,
    HardBreak,
    Image,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)
from coopdocs.writers.docx.fields import field_runs
from coopdocs.writers.docx.links import external_address
from coopdocs.writers.docx.markup import Element, element, text_elements, value
from coopdocs.writers.docx.package import RELATIONSHIPS
from coopdocs.writers.docx.pictures import inline_picture
from coopdocs.writers.docx.publication import word_tag
from coopdocs.writers.docx.story import Story, paragraph
from coopdocs.writers.docx.style_map import STYLE_MAP, combined_name, identifier, is_bold, size_of

__all__ = ["PLAIN", "Voice", "label", "run", "text_paragraph", "voice_in", "write_inlines"]

_NO_BREAK_SPACE = "\u00a0"
_NO_BREAK_HYPHEN = "\u2011"
_BOLD_STYLES = frozenset({"strong", "strong-emphasis"})
_SMALL_CAPITAL = 0.8
"""Height of a small capital as a part of a capital's, as Word makes them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a passage is set: tokens of character styles, outermost first, and its language if it is another one."""

    styles: tuple[str, ...] = ()
    language: str | None = None
    no_break: bool = False
    small_capitals: bool = False
    """Whether capitals are as high as small letters."""
    paragraph: str = "normal"
    """Token of the paragraph's own style."""

    def with_style(self, token: str) -> Voice:
        """The voice inside a passage that is marked."""
        if token in self.styles:
            return self
        styles = {*self.styles, token}
        if {"strong", "emphasis"} <= styles:
            styles = (styles - {"strong", "emphasis"}) | {"strong-emphasis"}
        if "strong-emphasis" in styles:
            styles -= {"strong", "emphasis"}
        return replace(self, styles=tuple(sorted(styles)))


PLAIN = Voice()


def voice_in(token: str) -> Voice:
    """The voice of a paragraph in the style of the token."""
    return Voice(paragraph=token)


def text_paragraph(story: Story, token: str, content: Inlines) -> Element:
    """A paragraph of one text in the style of the token."""
    return paragraph(token, *write_inlines(story, content, voice_in(token)))


def run(story: Story, voice: Voice, *content: Element) -> Element:
    """A run in that voice.

    Word takes bold in a paragraph's style and bold in a character's style for two turns of one switch and shows regular
    letters (ISO/IEC 29500-1, 17.7.3). Only the run itself can say that strong stays bold there. Italics are left to the
    switch: emphasis inside italics is upright, as in print.

    Word's small capitals leave capitals as they are, and no style can ask for a part of its paragraph's size: the run
    says that too.
    """
    if len(voice.styles) > 1:
        story.publication.combinations.add(voice.styles)
        name = combined_name(voice.styles)
    else:
        name = STYLE_MAP[voice.styles[0]] if voice.styles else ""
    style = value("w:rStyle", identifier(name)) if name else None
    language = value("w:lang", word_tag(voice.language)) if voice.language else None
    stays_bold = is_bold(voice.paragraph) and not _BOLD_STYLES.isdisjoint(voice.styles)
    bold = (element("w:b"), element("w:bCs")) if stays_bold else ()
    size = _small_size(story, voice) if voice.small_capitals else ()
    wanted = [each for each in (style, *bold, *size, language) if each is not None]
    return element("w:r", None, element("w:rPr", None, *wanted) if wanted else None, *content)


def _small_size(story: Story, voice: Voice) -> tuple[Element, ...]:
    """The size of capitals that are as high as small letters, in half points."""
    points = getattr(story.publication.edition.theme.sizes, size_of(voice.paragraph)) * _SMALL_CAPITAL
    return tuple(value(name, round(points * 2)) for name in ("w:sz", "w:szCs"))


def label(story: Story, text: str) -> list[Element]:
    """A word of coopdocs's own inside a paragraph of the author's; none for no text."""
    return [run(story, Voice(("label",)), *text_elements(text))] if text else []


def write_inlines(story: Story, inlines: Inlines, voice: Voice = PLAIN) -> list[Element]:
    """The runs, hyperlinks and bookmarks of a paragraph."""
    return [each for inline in inlines for each in _write(story, inline, voice)]


def _write(story: Story, inline: Inline, voice: Voice) -> Iterator[Element]:
    match inline:
        case Text():
            text = inline.text.replace(" ", _NO_BREAK_SPACE) if voice.no_break else inline.text
            yield from _text_run(story, _hold_words(text), voice)
        case Code():
            yield from _text_run(story, inline.text, voice.with_style("code"))
        case Emphasis():
            yield from write_inlines(story, inline.content, voice.with_style("emphasis"))
        case Strong():
            yield from write_inlines(story, inline.content, voice.with_style("strong"))
        case Span():
            yield from write_inlines(story, inline.content, _span_voice(inline, voice))
        case Link():
            yield from _link(story, inline, voice)
        case Image():
            yield from _image(story, inline, voice)
        case FootnoteCall():
            yield from _footnote_call(story, inline.label)
        case HardBreak():
            yield run(story, PLAIN, element("w:br"))
        case _:
            assert_never(inline)


def _hold_words(text: str) -> str:
    """The text with no-break hyphens in the words that hold together at theirs; other words keep hyphens that Word's
    search finds.
    """
    written, end = [], 0
    for start, stop in whole_words(text):
        written += [text[end:start], text[start:stop].replace("-", _NO_BREAK_HYPHEN)]
        end = stop
    return "".join((*written, text[end:]))


def _text_run(story: Story, text: str, voice: Voice) -> Iterator[Element]:
    content = list(text_elements(text))
    if content:
        yield run(story, voice, *content)


def _span_voice(span: Span, voice: Voice) -> Voice:
    for name in span.classes:
        match name:
            case "nowrap":
                voice = replace(voice, no_break=True)
            case "all-small-caps":
                voice = replace(voice, small_capitals=True)
            case "small-caps" | "superscript" | "untranslated":
                voice = voice.with_style(name)
            case _:
                # A class that means nothing in Word has no look there.
                pass
    return replace(voice, language=span.language or voice.language)


def _link(story: Story, link: Link, voice: Voice) -> Iterator[Element]:
    """A hyperlink where the target is one that Word may open, the bare text otherwise."""
    bookmarks = story.publication.bookmarks
    attributes = {"w:history": "1"} | ({"w:tooltip": link.title} if link.title else {})
    address = external_address(link.target)
    if link.target.startswith("#") and link.target[1:] in bookmarks.known:
        attributes["w:anchor"] = bookmarks.name(link.target[1:])
    elif address:
        attributes["r:id"] = story.part.relate_to(address, RELATIONSHIPS["hyperlink"], is_external=True)
    else:
        yield from write_inlines(story, link.content, voice)
        return
    yield element("w:hyperlink", attributes, *write_inlines(story, link.content, voice.with_style("link")))


def _image(story: Story, image: Image, voice: Voice) -> Iterator[Element]:
    """The picture in the line; its alternative text where there is no picture, as browsers do."""
    alternative = plain_text(image.alt)
    drawing = inline_picture(story, image.source, alternative, story.publication.measures.line)
    yield from [run(story, voice, drawing)] if drawing is not None else label(story, alternative)


def _footnote_call(story: Story, name: str) -> Iterator[Element]:
    """The call of a note: Word numbers the first one itself, a later one repeats the number by a field."""
    publication = story.publication
    if name not in publication.notes:
        return
    number, note = publication.notes[name]
    call = Voice(("footnote-call",))
    if name in publication.called:
        repeated = run(story, call, *text_elements(str(number)))
        yield from field_runs(f"NOTEREF {_note_bookmark(number)} \\f \\h", [repeated])
    elif story.is_main:
        publication.called.add(name)
        mark = publication.bookmarks.number()
        yield element("w:bookmarkStart", {"w:id": mark, "w:name": _note_bookmark(number)})
        yield run(story, call, element("w:footnoteReference", {"w:id": str(number)}))
        yield element("w:bookmarkEnd", {"w:id": mark})
    else:
        story.aside.append(note)
        yield run(story, call, *text_elements(str(number)))


def _note_bookmark(number: int) -> str:
    return f"_Ref{number:09d}"
