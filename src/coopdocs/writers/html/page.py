"""The page as a whole: head, cover, contents, text, notes, back cover."""

from __future__ import annotations

from collections.abc import Callable

from coopdocs.model.document import Inlines, plain_text
from coopdocs.model.edition import Edition
from coopdocs.writers.html.blocks import write_blocks
from coopdocs.writers.html.contents import write_contents
from coopdocs.writers.html.context import Context, open_context
from coopdocs.writers.html.inlines import write_inlines, write_picture
from coopdocs.writers.html.markup import element, escape_text
from coopdocs.writers.html.notes import write_notes
from coopdocs.writers.html.parts import divide_parts, write_part
from coopdocs.writers.html.style import FontNames, font_faces, language_variables, theme_variables

__all__ = ["write_html"]

_SCREEN_FONTS = FontNames("Brochure Serif", "Brochure Sans")
"""A cut of a font with a reserved name may not go by that name."""
_POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"


def write_html(edition: Edition, hyphenate: Callable[[str], str] | None = None) -> str:
    """One HTML page that needs no other file: fonts and pictures are inside.

    `hyphenate` puts soft hyphens into its texts, for browsers that have no patterns for the language.

    Its style sheet is for `screen, print`, a browser's two media. The PDF is drawn from the same page with a medium
    and a style sheet of its own. What is not the author's text has the class `furniture`.
    """
    context = open_context(edition, hyphenate)
    body = _write_body(context)
    head = _write_head(edition, body)
    language = edition.document.language
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=language, dir='ltr')}\n"


def _write_head(edition: Edition, body: str) -> str:
    front_matter = edition.document.front_matter
    date = front_matter.date.isoformat()
    properties = (
        ("viewport", "width=device-width, initial-scale=1"),
        ("author", plain_text(front_matter.publisher)),
        ("description", plain_text(front_matter.description)),
        ("keywords", ", ".join(map(plain_text, front_matter.keywords))),
        ("dcterms.created", date),
        ("dcterms.modified", date),
    )
    style = (
        theme_variables(edition.theme, _SCREEN_FONTS)
        + language_variables(edition)
        + font_faces(edition, _SCREEN_FONTS, body + edition.theme.style_sheet)
        + edition.theme.style_sheet
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        *(element("meta", name=name, content=value) for name, value in properties if value),
        element("title", escape_text(plain_text(front_matter.title))),
        element("style", style, media="screen, print"),
    )


def _write_body(context: Context) -> str:
    edition = context.edition
    parts, back_cover = divide_parts(edition.document.blocks)
    return element(
        "body",
        element("a", escape_text(edition.labels.skip_to_text), href="#text", class_="skip furniture"),
        element("p", escape_text(edition.labels.draft), class_="watermark furniture") if edition.draft else "",
        _write_cover(context),
        write_contents(context),
        element("main", *(write_part(part, context) for part in parts), id="text"),
        write_notes(context, write_blocks),
        write_blocks(back_cover, context),
        class_="draft" if edition.draft else None,
    )


def _write_cover(context: Context) -> str:
    front_matter = context.edition.document.front_matter
    cover = front_matter.cover
    texts = element(
        "div",
        element("h1", write_inlines(front_matter.title, context), class_="title"),
        _write_line("subtitle", front_matter.subtitle, context),
        _write_line("publisher", front_matter.publisher, context),
        _write_date(context.edition),
        class_="cover-text",
    )
    picture = write_picture(cover.source, cover.alt, context) if cover else ""
    frame = element("div", picture, class_="cover-picture") if picture else ""
    return element("header", frame, texts, class_="cover", data_label=plain_text(front_matter.title))


def _write_line(name: str, content: Inlines, context: Context) -> str:
    return element("p", write_inlines(content, context), class_=name) if content else ""


def _write_date(edition: Edition) -> str:
    before, _, after = edition.labels.updated_on.partition("{date}")
    moment = element("time", escape_text(edition.date), datetime=edition.document.front_matter.date.isoformat())
    return element("p", escape_text(before), moment, escape_text(after), class_="date furniture")
