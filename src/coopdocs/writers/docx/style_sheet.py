"""Styles part: the rows of `style_map` in the theme's values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element, value
from coopdocs.writers.docx.measures import Measures, twips
from coopdocs.writers.docx.numbering import definition_number
from coopdocs.writers.docx.style_map import STYLE_MAP, STYLES, Bar, StyleRow, combined_name, identifier

__all__ = ["THEME_COLOURS", "write_styles"]

THEME_COLOURS = {
    "ink": ("ink", "text1"),
    "paper": ("paper", "background1"),
    "accent_dark": ("accent_dark", "text2"),
    "tint": ("tint", "background2"),
    "accent": ("accent", "accent1"),
    "rule": ("rule", "accent2"),
    "muted": ("muted", "accent3"),
    "hyperlink": ("accent", "hyperlink"),
}
"""Colour of a row → the theme's colour and Word's name for its place in the colour scheme."""

_FONTS = {"serif": "minor", "sans": "major"}
_ROWS = {row.token: row for row in STYLES}


def write_styles(theme: Theme, word_tag: str, combinations: Iterable[tuple[str, ...]]) -> Element:
    """The root of styles.xml: defaults, every row, the table style, the joined character styles."""
    joined = [_joined_row(tokens) for tokens in sorted(combinations)]
    return element(
        "w:styles", None, _defaults(theme, word_tag), _latent_styles(),
        *(_style(row, theme, word_tag) for row in (*STYLES, *joined)),
        *_template_styles(), _table_style(theme),
    )  # fmt: skip


def _defaults(theme: Theme, word_tag: str) -> Element:
    size = str(round(theme.sizes.body * 2))
    run = element(
        "w:rPr", None, _font("serif", theme), value("w:sz", size), value("w:szCs", size), _language(word_tag),
    )  # fmt: skip
    spacing = element("w:spacing", {"w:after": "0", "w:line": str(twips(theme.sizes.leading)), "w:lineRule": "atLeast"})
    paragraph = element("w:pPr", None, element("w:widowControl"), spacing)
    return element("w:docDefaults", None, element("w:rPrDefault", None, run), element("w:pPrDefault", None, paragraph))


def _language(word_tag: str) -> Element:
    return element("w:lang", {"w:val": word_tag, "w:eastAsia": word_tag, "w:bidi": "ar-SA"})


def _latent_styles() -> Element:
    """Word's other styles stay hidden until they are used, so that the receiver's list shows the brochure's own."""
    return element(
        "w:latentStyles",
        {"w:defLockedState": "0", "w:defUIPriority": "99", "w:defSemiHidden": "1", "w:defUnhideWhenUsed": "1",
         "w:defQFormat": "0", "w:count": "376"},
    )  # fmt: skip


def _template_styles() -> Iterable[Element]:
    """The three styles that Word itself falls back on."""
    margins = (element(f"w:{side}", {"w:w": width, "w:type": "dxa"})
               for side, width in (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108")))  # fmt: skip
    yield element(
        "w:style", {"w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"},
        value("w:name", "Default Paragraph Font"), value("w:uiPriority", 1), element("w:semiHidden"),
    )  # fmt: skip
    yield element(
        "w:style", {"w:type": "table", "w:default": "1", "w:styleId": "TableNormal"},
        value("w:name", "Normal Table"), value("w:uiPriority", 99), element("w:semiHidden"),
        element("w:tblPr", None, element("w:tblInd", {"w:w": "0", "w:type": "dxa"}),
                element("w:tblCellMar", None, *margins)),
    )  # fmt: skip
    yield element(
        "w:style", {"w:type": "numbering", "w:default": "1", "w:styleId": "NoList"},
        value("w:name", "No List"), value("w:uiPriority", 99), element("w:semiHidden"),
    )  # fmt: skip


def _joined_row(tokens: tuple[str, ...]) -> StyleRow:
    """One row with what each of the rows adds; of two that differ, the later wins."""
    joined = replace(_ROWS[tokens[0]], token="+".join(tokens), name=combined_name(tokens), built_in=False)
    for token in tokens[1:]:
        row = _ROWS[token]
        joined = replace(
            joined, font=row.font or joined.font, size=row.size or joined.size, colour=row.colour or joined.colour,
            bold=row.bold or joined.bold, italic=row.italic or joined.italic,
            small_caps=row.small_caps or joined.small_caps, underline=row.underline or joined.underline,
            shade=row.shade or joined.shade, proof=row.proof and joined.proof,
        )  # fmt: skip
    return joined


def _style(row: StyleRow, theme: Theme, word_tag: str) -> Element:
    attributes = {"w:type": row.kind, "w:styleId": identifier(row.name)}
    if row.token == "normal":
        attributes["w:default"] = "1"
    if not row.built_in:
        attributes["w:customStyle"] = "1"
    following = row.following or ("body" if row.kind == "paragraph" and row.token != "normal" else None)
    return element(
        "w:style", attributes, value("w:name", row.name),
        value("w:basedOn", identifier(STYLE_MAP[row.base])) if row.base else None,
        value("w:next", identifier(STYLE_MAP[following])) if following else None,
        value("w:uiPriority", 9 if row.outline is not None else 10), element("w:qFormat"),
        _paragraph_properties(row, theme) if row.kind == "paragraph" else None,
        _run_properties(row, theme, word_tag),
    )  # fmt: skip


def _paragraph_properties(row: StyleRow, theme: Theme) -> Element:
    """In the order of the schema, which Word insists on."""
    return element(
        "w:pPr", None,
        element("w:keepNext") if row.keep_next else None,
        element("w:keepLines") if row.keep_lines else None,
        _numbering(row),
        element("w:pBdr", None, *(_bar(bar, theme) for bar in row.bars)) if row.bars else None,
        _shade(row.shade, theme) if row.shade else None,
        _tabs(row, theme),
        None if row.hyphenate else element("w:suppressAutoHyphens"),
        _spacing(row, theme),
        _indentation(row, theme),
        element("w:contextualSpacing") if row.tight else None,
        value("w:jc", row.align) if row.align else None,
        value("w:outlineLvl", row.outline) if row.outline is not None else None,
    )  # fmt: skip


def _numbering(row: StyleRow) -> Element | None:
    if row.numbering is None:
        return None
    definition, level = row.numbering
    return element("w:numPr", None, value("w:ilvl", level), value("w:numId", definition_number(definition)))


def _bar(bar: Bar, theme: Theme) -> Element:
    hexadecimal, place = _colour(bar.colour, theme)
    return element(
        f"w:{bar.side}",
        {"w:val": "single", "w:sz": str(round(bar.points * 8)), "w:space": str(bar.space), "w:color": hexadecimal,
         "w:themeColor": place},
    )  # fmt: skip


def _shade(colour: str, theme: Theme) -> Element:
    hexadecimal, place = _colour(colour, theme)
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": hexadecimal, "w:themeFill": place})


def _tabs(row: StyleRow, theme: Theme) -> Element | None:
    """Page numbers stand at the right edge of the line."""
    measures = Measures.of(theme)
    match row.token:
        case "footer":
            tab = {"w:val": "right", "w:pos": str(measures.line)}
        case "contents-1" | "contents-2" | "contents-3":
            tab = {"w:val": "right", "w:leader": "dot", "w:pos": str(measures.line)}
        case _:
            return None
    return element("w:tabs", None, element("w:tab", tab))


def _spacing(row: StyleRow, theme: Theme) -> Element | None:
    leading = theme.sizes.leading
    attributes = {}
    if row.before is not None:
        attributes["w:before"] = str(twips(row.before * leading))
    if row.after is not None:
        attributes["w:after"] = str(twips(row.after * leading))
    if row.leading is not None and row.size is not None:
        attributes["w:line"] = str(twips(row.leading * getattr(theme.sizes, row.size)))
        attributes["w:lineRule"] = "atLeast"
    return element("w:spacing", attributes) if attributes else None


def _indentation(row: StyleRow, theme: Theme) -> Element | None:
    attributes = {}
    if row.out:
        attributes["w:left"] = str(-Measures.of(theme).outdent)
    if row.left:
        attributes["w:left"] = str(twips(row.left * theme.sizes.leading))
    if row.right:
        attributes["w:right"] = str(twips(row.right * theme.sizes.leading))
    if row.hanging:
        attributes["w:hanging"] = str(twips(row.hanging * theme.sizes.leading))
    return element("w:ind", attributes) if attributes else None


def _run_properties(row: StyleRow, theme: Theme, word_tag: str) -> Element:
    """In the order of the schema; the language stands on the style that all others come from."""
    size = str(round(getattr(theme.sizes, row.size) * 2)) if row.size else None
    return element(
        "w:rPr", None,
        _font(row.font, theme) if row.font else None,
        *(_switch(name, row.bold) for name in ("w:b", "w:bCs")),
        *(_switch(name, row.italic) for name in ("w:i", "w:iCs")),
        element("w:smallCaps") if row.small_caps else None,
        None if row.proof else element("w:noProof"),
        _text_colour(row.colour, theme) if row.colour else None,
        value("w:sz", size) if size else None,
        value("w:szCs", size) if size else None,
        value("w:u", row.underline) if row.underline else None,
        _shade(row.shade, theme) if row.shade and row.kind == "character" else None,
        value("w:vertAlign", "superscript") if row.raised else None,
        _language(word_tag) if row.token == "normal" else None,
    )  # fmt: skip


def _switch(name: str, state: bool | None) -> Element | None:
    if state is None:
        return None
    return element(name) if state else value(name, 0)


def _font(font: str, theme: Theme) -> Element:
    """The family by name for whoever reads names, and by its place in Word's theme, so that a change there is seen."""
    name, place = getattr(theme.fonts, font), _FONTS[font]
    names = {f"w:{script}": name for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    places = {
        "w:asciiTheme": f"{place}HAnsi", "w:hAnsiTheme": f"{place}HAnsi",
        "w:eastAsiaTheme": f"{place}EastAsia", "w:cstheme": f"{place}Bidi",
    }  # fmt: skip
    return element("w:rFonts", names | places)


def _text_colour(colour: str, theme: Theme) -> Element:
    hexadecimal, place = _colour(colour, theme)
    return element("w:color", {"w:val": hexadecimal, "w:themeColor": place})


def _colour(colour: str, theme: Theme) -> tuple[str, str]:
    name, place = THEME_COLOURS[colour]
    return getattr(theme.colours, name).upper(), place


def _table_style(theme: Theme) -> Element:
    """Rules between rows, a dark head row; letters are the business of the paragraph styles."""
    dark, dark_place = _colour("accent_dark", theme)
    bar = Bar("bottom", "rule", 0.5, 0)
    edges = [("top", bar), ("bottom", bar), ("insideH", bar)]
    borders = (element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0",
                                     "w:color": _colour(edge.colour, theme)[0],
                                     "w:themeColor": _colour(edge.colour, theme)[1]}) for side, edge in edges)  # fmt: skip
    margins = (element(f"w:{side}", {"w:w": width, "w:type": "dxa"})
               for side, width in (("top", "70"), ("left", "100"), ("bottom", "70"), ("right", "100")))  # fmt: skip
    head = element(
        "w:tblStylePr", {"w:type": "firstRow"},
        element("w:tcPr", None,
                element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": dark, "w:themeFill": dark_place}),
                value("w:vAlign", "bottom")),
    )  # fmt: skip
    return element(
        "w:style", {"w:type": "table", "w:customStyle": "1", "w:styleId": identifier(STYLE_MAP["table"])},
        value("w:name", STYLE_MAP["table"]), value("w:basedOn", "TableNormal"), value("w:uiPriority", 59),
        element("w:qFormat"),
        element("w:tblPr", None, element("w:tblBorders", None, *borders), element("w:tblCellMar", None, *margins)),
        head,
    )  # fmt: skip
