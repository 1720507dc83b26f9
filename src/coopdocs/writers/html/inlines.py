"""Inlines as HTML."""

from __future__ import annotations

from dataclasses import replace
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
from coopdocs.writers.html.context import Context, data_address
from coopdocs.writers.html.markup import allowed_address, element, escape_text

__all__ = ["write_inlines", "write_label", "write_picture"]

_SPAN_CLASSES = ("small-caps", "all-small-caps", "nowrap", "untranslated")


def write_inlines(inlines: Inlines, context: Context) -> str:
    """Running text with its marks."""
    return "".join(_write(inline, context) for inline in inlines)


def write_label(inlines: Inlines, context: Context) -> str:
    """The same words for the contents: without links, which may not stand in a link, and without footnote calls."""
    return write_inlines(_without_links(inlines), context)


def write_picture(source: str, alt: Inlines, context: Context, title: str = "") -> str:
    """A picture with its bytes; where it is still missing, its alternative text stands in its place."""
    words = plain_text(alt)
    picture = context.picture(source)
    if picture is None:
        return element("span", escape_text(words), class_="missing-picture")
    return element(
        "img",
        src=data_address(picture.media_type, picture.data),
        alt=words,
        title=title or None,
        width=str(picture.width),
        height=str(picture.height),
    )


def _write(inline: Inline, context: Context) -> str:
    match inline:
        case Text():
            return _write_text(inline.text, context)
        case Emphasis():
            return element("em", write_inlines(inline.content, context))
        case Strong():
            return element("strong", write_inlines(inline.content, context))
        case Code():
            return element("code", escape_text(inline.text), translate="no")
        case Link():
            return _write_link(inline, context)
        case Image():
            return write_picture(inline.source, inline.alt, context, inline.title)
        case FootnoteCall():
            return _write_call(inline, context)
        case HardBreak():
            return element("br")
        case Span():
            return _write_span(inline, context)
        case _:
            assert_never(inline)


def _write_text(text: str, context: Context) -> str:
    """The text, in which words that hold together at their hyphen do so; where lines may break in others."""
    written, end = [], 0
    for start, stop in whole_words(text):
        held = element("span", escape_text(text[start:stop]), class_="held")
        written += [_write_divisible(text[end:start], context), held]
        end = stop
    return "".join((*written, _write_divisible(text[end:], context)))


def _write_divisible(text: str, context: Context) -> str:
    return escape_text(context.hyphenate(text) if context.hyphenate else text)


def _write_link(link: Link, context: Context) -> str:
    content = write_inlines(link.content, context)
    address = allowed_address(link.target)
    return element("a", content, href=address, title=link.title or None) if address else content


def _write_call(call: FootnoteCall, context: Context) -> str:
    """A superior figure that leads to the note; only the first call of a note is where the note leads back to."""
    number = context.note_numbers.get(call.label)
    if number is None:
        return escape_text(f"[^{call.label}]")
    time = context.number(f"call-{number}")
    identifier = f"call-{number}" if time == 1 else f"call-{number}-{time}"
    link = element("a", str(number), href=f"#note-{number}", id=identifier, class_="call", role="doc-noteref")
    return element("sup", link, class_="furniture")


def _write_span(span: Span, context: Context) -> str:
    classes = " ".join(name for name in span.classes if name in _SPAN_CLASSES)
    # A passage in another language is not divided by the rules of this one.
    content = write_inlines(span.content, replace(context, hyphenate=None) if span.language else context)
    name = "sup" if "superscript" in span.classes else "span"
    return element(name, content, lang=span.language, class_=classes or None)


def _without_links(inlines: Inlines) -> Inlines:
    """The inlines with links replaced by their words and footnote calls left out."""
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Link():
                kept.extend(_without_links(inline.content))
            case FootnoteCall():
                pass
            case Emphasis() | Strong():
                kept.append(type(inline)(_without_links(inline.content)))
            case Span():
                kept.append(Span(_without_links(inline.content), inline.language, inline.classes))
            case Text() | Code() | Image() | HardBreak():
                kept.append(inline)
            case _:
                assert_never(inline)
    return tuple(kept)
