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
_SOURCE = "---\ntitle: X\ndate: 2014-01-27\n---\n\n# X\n\nX[^1]\n\n[^1]: X\n"


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
    return read_inlines(row.before, (), ("1",))


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
            return "[^1]"
        case HardBreak():
            return "\\\n"
        case Image():
            return show(inline.alt)


def plain(row: Row, call: str = "") -> str:
    """What a row prints, without marks and with this for the call of a footnote."""
    text = re.sub(r"\{[=^](.*?)\}", r"\1", row.after.replace("[^1]", call))
    text = re.sub(r"\[(.*?)\](?:\(.*?\)|\{.*?\})", r"\1", text)
    return re.sub(r"[*`]", "", text).replace("⍽", "\u00a0").replace("⎵", "\u202f")


@cache
def make_table_edition(tag: str) -> Edition:
    """An edition whose every paragraph is a row as it is typed, set."""
    edition = make_edition(_SOURCE, tag)
    paragraphs = tuple(Paragraph(position=_HERE, content=typed(row)) for row in read_rows(tag))
    note = Footnote(position=_HERE, label="1", blocks=(Paragraph(position=_HERE, content=(Text("X"),)),))
    document = replace(edition.document, blocks=paragraphs, footnotes=(note,))
    return replace(edition, document=typeset(document, language(tag), HouseStyle()))
