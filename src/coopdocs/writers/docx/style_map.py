"""The one table between the tree and Word: what a thing is (token) → the Word style that carries it.

A row names the theme's values and never holds any: `size="lead"` is `theme.sizes.lead`, `colour="accent"` is
`theme.colours.accent`, `font="sans"` is `theme.fonts.sans`. Distances are parts of the theme's leading, so that all
of them grow with the text. Names that Word knows are written as Word writes them in a file (`heading 1`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = [
    "CALLOUT_LEFT",
    "LIST_STEP",
    "QUOTE_LEFT",
    "STYLES",
    "STYLE_MAP",
    "Bar",
    "StyleRow",
    "combined_name",
    "identifier",
    "is_bold",
    "size_of",
]

Side = Literal["top", "left", "bottom", "right", "between"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule beside a paragraph, or between neighbours of its style."""

    side: Side
    colour: str
    points: float
    space: int
    """Distance to the text in points; Word allows 31 at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRow:
    """One style: what it is called, what it is based on and what it adds."""

    token: str
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    base: str | None = None
    """Token of the style it is based on."""
    following: str | None = None
    """Token of the style that Word gives to the next paragraph; the body where it is None."""
    built_in: bool = False
    """Whether Word knows the name, translates it and lists it among its own."""
    font: Literal["serif", "sans"] | None = None
    size: str | None = None
    colour: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    small_caps: bool = False
    underline: str | None = None
    raised: bool = False
    before: float | None = None
    after: float | None = None
    close: bool = False
    """Whether neighbours of its style stand without distance, so that only the last keeps its distance after."""
    leading: float | None = None
    """Distance of baselines as a multiple of the size; the theme's leading where it is None."""
    left: float | None = None
    right: float | None = None
    hanging: float = 0
    out: bool = False
    """Whether it reaches out into the wide left margin."""
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    """Whether it begins a page: parts do, as in print, so that pages break alike in every language."""
    outline: int | None = None
    numbering: tuple[str, int] | None = None
    """List definition (`numbering.DEFINITIONS`) and level."""
    align: Literal["center", "right"] | None = None
    bars: tuple[Bar, ...] = ()
    shade: str | None = None
    hyphenate: bool = True
    proof: bool = True
    offered: bool = True
    """Whether Word's gallery offers it to whoever writes on; not so the styles of what Word or coopdocs puts there."""


_ACCENT_BAR = (Bar("left", "rule", 3, 10),)
# Rules in the colour of the shade are its padding: Word draws them only at the ends of neighbours that are alike.
_PADDED = (Bar("top", "tint", 6, 0), *_ACCENT_BAR, Bar("bottom", "tint", 6, 0), Bar("right", "tint", 6, 2))
CALLOUT_LEFT = 0.9
"""Where the text of a callout stands, in parts of the leading."""
QUOTE_LEFT = 1.6
"""Where the text of a quotation stands, in parts of the leading."""
LIST_STEP = 1.2
"""How far each level of a list stands in from the one above, in parts of the leading."""

_COVER = (
    StyleRow(token="title", name="Title", built_in=True, base="normal", following="subtitle", size="title",
             colour="accent_dark", leading=1.1, before=2.2, after=0.6, keep_next=True, hyphenate=False),
    StyleRow(token="subtitle", name="Subtitle", built_in=True, base="normal", font="sans", size="subtitle",
             colour="muted", leading=1.3, after=1.8, hyphenate=False),
    StyleRow(token="publisher", name="Publisher", base="normal", font="sans", size="lead", colour="accent_dark",
             bold=True, before=1.2, bars=(Bar("top", "rule", 1.5, 12),), hyphenate=False),
    StyleRow(token="cover-date", name="Cover Date", base="normal", font="sans", size="body", colour="muted",
             before=0.2, hyphenate=False),
    StyleRow(token="cover-picture", name="Cover Picture", base="normal", offered=False),
)  # fmt: skip

_HEADINGS = (
    StyleRow(token="heading-1", name="heading 1", built_in=True, base="normal", size="heading_1",
             colour="accent_dark", leading=1.15, after=0.6, out=True, keep_next=True,
             keep_lines=True, new_page=True, outline=0, bars=(Bar("top", "rule", 1.5, 8),), hyphenate=False),
    StyleRow(token="heading-2", name="heading 2", built_in=True, base="normal", font="sans", size="heading_2",
             colour="accent", bold=True, leading=1.25, before=1.2, after=0.35, keep_next=True, keep_lines=True,
             outline=1, hyphenate=False),
    StyleRow(token="heading-3", name="heading 3", built_in=True, base="heading-2", size="heading_3", colour="ink",
             before=1.0, after=0.2, outline=2),
    *(StyleRow(token=f"heading-{level}", name=f"heading {level}", built_in=True, base="heading-3", colour="muted",
               outline=level - 1) for level in (4, 5, 6)),
    StyleRow(token="contents-title", name="TOC Heading", built_in=True, base="normal", size="heading_1",
             colour="accent_dark", leading=1.15, after=0.7, keep_next=True, bars=(Bar("bottom", "rule", 1.5, 4),),
             hyphenate=False, offered=False),
    StyleRow(token="contents-1", name="toc 1", built_in=True, base="normal", size="lead", colour="accent_dark",
             leading=1.42, before=0.8, hyphenate=False, offered=False),
    StyleRow(token="contents-2", name="toc 2", built_in=True, base="normal", font="sans", left=1.2, hyphenate=False,
             offered=False),
    StyleRow(token="contents-3", name="toc 3", built_in=True, base="contents-2", left=2.4, offered=False),
)  # fmt: skip

_TEXT = (
    StyleRow(token="body", name="Body Text", built_in=True, base="normal", after=0.55),
    StyleRow(token="lead", name="Lead", base="body", size="lead", colour="accent", leading=1.42, after=0.9,
             keep_next=True),
    StyleRow(token="quote", name="Quote", built_in=True, base="body", italic=True, colour="muted",
             left=QUOTE_LEFT, right=QUOTE_LEFT),
    StyleRow(token="attribution", name="Attribution", base="normal", font="sans", size="small", colour="muted",
             before=0.1, after=1.2, keep_lines=True),
    StyleRow(token="pull-quote", name="Pull Quote", base="normal", following="attribution", size="quote",
             colour="accent_dark", leading=1.35, before=0.9, after=0.6, keep_lines=True,
             bars=(Bar("top", "rule", 1, 8), Bar("bottom", "rule", 1, 8)), hyphenate=False),
    StyleRow(token="code-block", name="HTML Preformatted", built_in=True, base="normal", font="sans", size="small",
             after=0.55, shade="tint", hyphenate=False, proof=False),
    StyleRow(token="term", name="Definition Term", base="normal", following="definition", font="sans", bold=True,
             colour="accent_dark", before=0.3, keep_next=True),
    StyleRow(token="definition", name="Definition", base="body", left=LIST_STEP, after=0.4),
    StyleRow(token="thematic-break", name="Thematic Break", base="normal", after=1.0, align="center",
             bars=(Bar("bottom", "rule", 0.75, 1),)),
    StyleRow(token="spacer", name="Spacer", base="normal", size="small", leading=1.0, offered=False),
    StyleRow(token="footnote", name="footnote text", built_in=True, base="normal", following="footnote", font="sans",
             size="small", leading=1.3, offered=False),
)  # fmt: skip

_LISTS = tuple(
    StyleRow(token=f"{token}-{level}", name=name if level == 1 else f"{name} {level}", built_in=True, base="body",
             following=f"{token}-{level}", close=numbering is not None, left=left * level,
             numbering=(numbering, level - 1) if numbering else None)
    for token, name, numbering, left in (
        ("bullet", "List Bullet", "bullet", 0), ("number", "List Number", "number", 0),
        ("continue", "List Continue", None, LIST_STEP),
    )
    for level in (1, 2, 3)
) + tuple(
    StyleRow(token=f"{base}-{token}", name=f"{name} {token.title()}", base=base, following=f"{base}-{token}",
             left=left + LIST_STEP, hanging=LIST_STEP, numbering=(f"{base}-{token}", 0))
    for base, name, left in (("quote", "Quote", QUOTE_LEFT), ("footnote", "Footnote", 0))
    for token in ("bullet", "number")
)  # fmt: skip

_BOXES = (
    StyleRow(token="box-title", name="Box Title", base="normal", font="sans", size="heading_3", colour="accent_dark",
             bold=True, before=0.9, after=0.4, keep_next=True, hyphenate=False),
    StyleRow(token="callout", name="Callout", base="normal", following="callout", font="sans", left=CALLOUT_LEFT,
             right=0.6, shade="tint", bars=_PADDED, keep_lines=True),
    StyleRow(token="callout-title", name="Callout Title", base="callout", following="callout", size="heading_3",
             bold=True, colour="accent_dark", after=0.2, keep_next=True, hyphenate=False),
    StyleRow(token="callout-bullet", name="Callout Bullet", base="callout", following="callout-bullet",
             left=CALLOUT_LEFT + LIST_STEP, hanging=LIST_STEP, numbering=("callout-bullet", 0)),
    StyleRow(token="callout-number", name="Callout Number", base="callout", following="callout-number",
             left=CALLOUT_LEFT + LIST_STEP, hanging=LIST_STEP, numbering=("callout-number", 0)),
    StyleRow(token="key-figure", name="Key Figure", base="normal", following="key-figure", font="sans", after=0.4,
             keep_lines=True, bars=(Bar("top", "rule", 0.75, 4), Bar("between", "rule", 0.75, 4))),
    StyleRow(token="contacts", name="Contacts", base="normal", following="contacts", font="sans", after=0.25),
    StyleRow(token="back-cover-title", name="Back Cover Title", base="box-title", font="serif",
             size="subtitle", bold=False),
    StyleRow(token="back-cover", name="Back Cover", base="normal", following="back-cover", font="sans", before=0.6),
)  # fmt: skip

_PICTURES_AND_TABLES = (
    StyleRow(token="figure", name="Figure", base="normal", following="caption", before=0.8, after=0.35, keep_next=True),
    StyleRow(token="caption", name="caption", built_in=True, base="normal", font="sans", size="small", colour="ink",
             leading=1.35, after=0.15, keep_lines=True),
    StyleRow(token="credit", name="Credit", base="caption", colour="muted", after=1.0),
    StyleRow(token="table-text", name="Table Text", base="normal", following="table-text", font="sans"),
    StyleRow(token="table-head", name="Table Head", base="table-text", bold=True, colour="paper", keep_next=True,
             hyphenate=False),
    *(StyleRow(token=f"{token}-{align}", name=f"{name} {ending}", base=token, following=f"{token}-{align}",
               align="center" if align == "center" else "right")
      for token, name in (("table-text", "Table Text"), ("table-head", "Table Head"))
      for align, ending in (("center", "Centred"), ("end", "Right"))),
)  # fmt: skip

_FURNITURE = (
    StyleRow(token="header", name="header", built_in=True, base="normal", following="header", font="sans",
             size="small", colour="muted", hyphenate=False, offered=False),
    StyleRow(token="footer", name="footer", built_in=True, base="normal", following="footer", font="sans",
             size="small", colour="muted", hyphenate=False, offered=False),
)  # fmt: skip

_CHARACTERS = (
    StyleRow(token="emphasis", name="Emphasis", kind="character", built_in=True, italic=True),
    StyleRow(token="strong", name="Strong", kind="character", built_in=True, bold=True),
    StyleRow(token="strong-emphasis", name="Intense Emphasis", kind="character", built_in=True, bold=True, italic=True),
    StyleRow(token="code", name="HTML Code", kind="character", built_in=True, font="sans", proof=False),
    StyleRow(token="link", name="Hyperlink", kind="character", built_in=True, colour="hyperlink", underline="single",
             offered=False),
    StyleRow(token="small-caps", name="Small Caps", kind="character", small_caps=True),
    StyleRow(token="superscript", name="Superscript", kind="character", raised=True),
    StyleRow(token="key-number", name="Key Number", kind="character", font="serif", size="heading_1",
             colour="accent"),
    StyleRow(token="untranslated", name="Untranslated", kind="character", shade="tint", underline="dotted",
             offered=False),
    StyleRow(token="label", name="Label", kind="character", offered=False),
    StyleRow(token="footnote-call", name="footnote reference", kind="character", built_in=True, raised=True,
             offered=False),
)  # fmt: skip

STYLES: tuple[StyleRow, ...] = (
    StyleRow(token="normal", name="Normal", built_in=True, font="serif", size="body", colour="ink"),
    *_COVER, *_HEADINGS, *_TEXT, *_LISTS, *_BOXES, *_PICTURES_AND_TABLES, *_FURNITURE, *_CHARACTERS,
)  # fmt: skip
"""Every paragraph and character style of the file, in the order of the file."""

STYLE_MAP: Mapping[str, str] = MappingProxyType(
    {row.token: row.name for row in STYLES} | {"table": "Brochure Table"},
)
"""Token → name of the Word style, table style included."""

_BY_TOKEN = {row.token: row for row in STYLES}


def is_bold(token: str) -> bool:
    """Whether the style's letters are bold, by itself or by what it is based on."""
    row = _BY_TOKEN[token]
    return bool(row.bold) if row.bold is not None or row.base is None else is_bold(row.base)


def size_of(token: str) -> str:
    """The theme's name for the size of the style's letters, its own or that of what it is based on."""
    row = _BY_TOKEN[token]
    return row.size or size_of(row.base or "normal")


def identifier(name: str) -> str:
    """The name as Word makes a style identifier of it: `heading 1` → `Heading1`, `toc 1` → `TOC1`."""
    words = ("TOC" if word == "toc" else word[:1].upper() + word[1:] for word in name.split())
    return "".join(words)


def combined_name(tokens: tuple[str, ...]) -> str:
    """Name of the character style that joins several: Word gives a run one style only."""
    return " ".join(STYLE_MAP[token] for token in tokens)
