"""Document: the one tree between the reader and the writers.

Blocks and inlines are closed unions: whoever matches over `Block` or `Inline` ends with `assert_never`,
so that a writer that forgets a kind fails the type check. Text is kept as the author meant it: white space
inside a paragraph is single spaces, entities are characters, no-break spaces stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coopdocs.model.position import Position

__all__ = [
    "NO_ATTRIBUTES",
    "Alignment",
    "Attributes",
    "Block",
    "BlockQuote",
    "Code",
    "CodeBlock",
    "Container",
    "ContainerKind",
    "Cover",
    "Definition",
    "DefinitionList",
    "Document",
    "Emphasis",
    "Figure",
    "Footnote",
    "FootnoteCall",
    "FrontMatter",
    "HardBreak",
    "Heading",
    "Image",
    "Inline",
    "Inlines",
    "Link",
    "List",
    "ListItem",
    "Paragraph",
    "Position",
    "Span",
    "Strong",
    "Table",
    "TableCell",
    "Text",
    "ThematicBreak",
    "plain_text",
]


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the author wrote as `{#identifier .class key=value}` on a block."""

    identifier: str | None = None
    classes: tuple[str, ...] = ()
    context: str | None = None
    """msgctxt of the block's own segments, where the same text needs two translations."""
    max_length: int | None = None
    """Limit of the block's own segments, in characters of visible text."""


NO_ATTRIBUTES = Attributes()


# ---------------------------------------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Running text; no line break inside."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*…*`."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """`**…**`."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """`` `…` ``: never translated letter by letter, never typeset."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`[content](target "title")` or `<target>`."""

    content: Inlines
    target: str
    title: str = ""
    autolink: bool = False
    """Whether the source shows the address itself, as `<https://…>`."""
    translate_target: bool = False
    """Whether the address is a segment of its own (`{translate=yes}`)."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image inside running text; an image alone in its paragraph is a `Figure`."""

    alt: Inlines
    source: str
    """As the author wrote it: relative to the folder of the source file, percent-decoded, with `/`."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class FootnoteCall:
    """`[^label]`; the label names a `Footnote` of the same document."""

    label: str


@dataclass(frozen=True, slots=True)
class HardBreak:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """`[content]{lang=en .class}`: a passage in another language, or one that is set in another way."""

    content: Inlines
    language: str | None = None
    """BCP 47 tag of a passage that is not in the edition's language."""
    classes: tuple[str, ...] = ()
    """From SPAN_CLASSES; ours are `untranslated`, source text that fills a gap in a draft, and what typesetting marks:
    `superscript` and, for Roman numerals, `all-small-caps`."""


Inline = Text | Emphasis | Strong | Code | Link | Image | FootnoteCall | HardBreak | Span
Inlines = tuple[Inline, ...]


def plain_text(inlines: Inlines) -> str:
    """The letters that a reader sees: a hard break is a space, a footnote call nothing, an image its alt text."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text() | Code():
                parts.append(inline.text)
            case Emphasis() | Strong() | Link() | Span():
                parts.append(plain_text(inline.content))
            case Image():
                parts.append(plain_text(inline.alt))
            case HardBreak():
                parts.append(" ")
            case FootnoteCall():
                pass
    return "".join(parts)


# ----------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    position: Position
    attributes: Attributes = NO_ATTRIBUTES
    note: str = ""
    """What the author tells the translators in `<!-- translators: … -->` before the block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(_Block):
    """A heading; the document's title is in the front matter, so level 1 is a part of the brochure."""

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(_Block):
    """A paragraph; class `lead` opens a part, `attribution` names the author of a quotation."""

    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockQuote(_Block):
    """`> …`"""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(_Block):
    """One item; where the list is tight its paragraphs are set without space between them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(_Block):
    """A bulleted (`start` is None) or numbered list."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(_Block):
    """A term and what is said of it, each saying a run of blocks."""

    term: Inlines
    descriptions: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList(_Block):
    """Terms and definitions."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock(_Block):
    """Preformatted text, printed as it is and not given to translators."""

    text: str
    info: str = ""


class Alignment(StrEnum):
    """How a table column is set."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell(_Block):
    """One cell."""

    content: Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(_Block):
    """A table with one head row; every row has as many cells as `alignments` has entries."""

    alignments: tuple[Alignment, ...]
    head: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(_Block):
    """An image alone in its paragraph: `![alt](source "caption"){credit="…"}`."""

    source: str
    """As `Image.source`."""
    alt: Inlines
    caption: Inlines = ()
    credit: Inlines = ()


class ContainerKind(StrEnum):
    """The fenced containers (`::: kind Title`)."""

    CALLOUT = "callout"
    PULLQUOTE = "pullquote"
    KEYFIGURES = "keyfigures"
    CONTACTS = "contacts"
    COLUMNS = "columns"
    BACKCOVER = "backcover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Container(_Block):
    """`::: kind Title` … `:::`; `title` is empty where the author gave none."""

    kind: ContainerKind
    title: Inlines = ()
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThematicBreak(_Block):
    """`---`"""


Block = (
    Heading | Paragraph | BlockQuote | List | DefinitionList | CodeBlock | Table | Figure | Container | ThematicBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote(_Block):
    """A note and the label that calls it."""

    label: str
    blocks: tuple[Block, ...]


# --------------------------------------------------------------------------------------------- document


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The picture on the first page."""

    source: str
    """As `Image.source`."""
    alt: Inlines
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the `---` lines; texts are inline Markdown and segments, save the date."""

    title: Inlines
    date: date
    subtitle: Inlines = ()
    publisher: Inlines = ()
    description: Inlines = ()
    keywords: tuple[Inlines, ...] = ()
    cover: Cover | None = None
    lines: tuple[tuple[str, int], ...] = ()
    """Line of each key, in the order of the file."""
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One brochure in one language."""

    name: str
    """The gettext domain: the source file's name without `.md`."""
    language: str
    """BCP 47 tag of the running text."""
    front_matter: FrontMatter
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = field(default=())
    """In the order of their first calls; a note's number is its place here, counted from 1."""
    position: Position
