"""The golden tables of typesetting, and a document that has every row of one as a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from finished_files import make_edition

from coopdocs.languages import HouseStyle, language, typeset
from coopdocs.markdown import read_inlines
from coopdocs.model.document import (
    Code,
    Emphasis,
    Footnote,
    FootnoteCall,
    HardBreak,
    Image,
    Inlines,
    Link,
    Paragraph,
    Position,
    Span,
    Strong,
    Text,
)
from coopdocs.model.edition import Edition

__all__ = ["TAGS", "Row", "make_table_edition", "plain", "read_rows", "show", "typed"]

TAGS = ("fr", "kk", "ru", "en")
_HERE = Position("typography.tsv")
_SOURCE = "---\ntitle: X\ndate: 2014-01-27\n---\n\n# X\n\nX\n"
_NOTES = ("1", "2", "3", "4")
"""The notes that rows call, each once in a table."""


@dataclass(frozen=True)
class Row:
    tag: str
    before: str
    after: str
    rule: str
    source: str
    written: str

    def __str__(self) -> str:
        return f"{self.tag} {self.before}"


@cache
def read_rows(tag: str) -> tuple[Row, ...]:
    text = (Path(__file__).parent / "golden" / f"typography.{tag}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Row(tag, *line.split("\t")) for line in lines[1:])


def typed(row: Row) -> Inlines:
    return read_inlines(row.before, (), _NOTES)


def show(inlines: Inlines) -> str:
    """Inlines as the tables write them."""
    return "".join(_show(inline) for inline in inlines)


def _show(inline) -> str:
    match inline:
        case Text():
            return inline.text.replace("\u00a0", "⍽").replace("\u202f", "⎵")
        case Code():
            return f"`{inline.text}`"
        case Strong():
            return f"**{show(inline.content)}**"
        case Emphasis():
            return f"*{show(inline.content)}*"
        case Link():
            return f"[{show(inline.content)}]({inline.target})"
        case Span(classes=("superscript",)):
            return f"{{^{show(inline.content)}}}"
        case Span(classes=("all-small-caps",)):
            return f"{{={show(inline.content)}}}"
        case Span():
            return f"[{show(inline.content)}]{{lang={inline.language}}}"
        case FootnoteCall():
            return f"[^{inline.label}]"
        case HardBreak():
            return "\\\n"
        case Image():
            return show(inline.alt)


def plain(row: Row, *, calls: bool = False) -> str:
    """What a row prints, without marks and with the numbers of notes or without them."""
    text = re.sub(r"\[\^(\d)\]", r"\1" if calls else "", row.after)
    text = re.sub(r"\{[=^](.*?)\}", r"\1", text)
    text = re.sub(r"\[(.*?)\](?:\(.*?\)|\{.*?\})", r"\1", text)
    return re.sub(r"[*`]", "", text).replace("⍽", "\u00a0").replace("⎵", "\u202f")


@cache
def make_table_edition(tag: str) -> Edition:
    """An edition whose every paragraph is a row as it is typed, set; none goes over to another page."""
    edition = make_edition(_SOURCE, tag)
    sheet = f"{edition.theme.print_style_sheet}\np {{ break-inside: avoid }}\n"
    paragraphs = tuple(Paragraph(position=_HERE, content=typed(row)) for row in read_rows(tag))
    body = (Paragraph(position=_HERE, content=(Text("X"),)),)
    notes = tuple(Footnote(position=_HERE, label=label, blocks=body) for label in _NOTES)
    document = replace(edition.document, blocks=paragraphs, footnotes=notes)
    theme = replace(edition.theme, print_style_sheet=sheet)
    return replace(edition, document=typeset(document, language(tag), HouseStyle()), theme=theme)
