"""What a style says about paragraphs and letters: a row of `style_map` in the theme's values."""

from __future__ import annotations

from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element, value
from coopdocs.writers.docx.measures import Measures, twips
from coopdocs.writers.docx.numbering import definition_number
from coopdocs.writers.docx.style_map import Bar, StyleRow

__all__ = ["paragraph_properties", "run_properties", "style_colour", "style_font", "style_language"]

# Colour of a row → the theme's colour, and Word's name for its place in the colour scheme.
_COLOURS = {
    "ink": ("ink", "text1"),
    "paper": ("paper", "background1"),
    "accent_dark": ("accent_dark", "text2"),
    "tint": ("tint", "background2"),
    "accent": ("accent", "accent1"),
    "rule": ("rule", "accent2"),
    "muted": ("muted", "accent3"),
    "hyperlink": ("accent", "hyperlink"),
}
_FONTS = {"serif": "minor", "sans": "major"}


def paragraph_properties(row: StyleRow, theme: Theme) -> Element:
    """In the order of the schema, which Word insists on."""
    return element(
        "w:pPr",
        None,
        element("w:keepNext") if row.keep_next else None,
        element("w:keepLines") if row.keep_lines else None,
        element("w:pageBreakBefore") if row.new_page else None,
        _numbering(row),
        element("w:pBdr", None, *(_bar(bar, theme) for bar in row.bars)) if row.bars else None,
        _shade(row.shade, theme) if row.shade else None,
        _tabs(row, theme),
        None if row.hyphenate else element("w:suppressAutoHyphens"),
        _spacing(row, theme),
        _indentation(row, theme),
        element("w:contextualSpacing") if row.close else None,
        value("w:jc", row.align) if row.align else None,
        value("w:outlineLvl", row.outline) if row.outline is not None else None,
    )


def _numbering(row: StyleRow) -> Element | None:
    if row.numbering is None:
        return None
    definition, level = row.numbering
    return element("w:numPr", None, value("w:ilvl", level), value("w:numId", definition_number(definition)))


def _bar(bar: Bar, theme: Theme) -> Element:
    hexadecimal, place = style_colour(bar.colour, theme)
    return element(
        f"w:{bar.side}",
        {
            "w:val": "single",
            "w:sz": str(round(bar.points * 8)),
            "w:space": str(bar.space),
            "w:color": hexadecimal,
            "w:themeColor": place,
        },
    )


def _shade(colour: str, theme: Theme) -> Element:
    hexadecimal, place = style_colour(colour, theme)
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


def run_properties(row: StyleRow, theme: Theme, word_tag: str) -> Element:
    """In the order of the schema; the language stands on the style that all others come from."""
    size = str(round(getattr(theme.sizes, row.size) * 2)) if row.size else None
    return element(
        "w:rPr",
        None,
        style_font(row.font, theme) if row.font else None,
        *(_switch(name, state=row.bold) for name in ("w:b", "w:bCs")),
        *(_switch(name, state=row.italic) for name in ("w:i", "w:iCs")),
        element("w:smallCaps") if row.small_caps else None,
        None if row.proof else element("w:noProof"),
        _text_colour(row.colour, theme) if row.colour else None,
        value("w:sz", size) if size else None,
        value("w:szCs", size) if size else None,
        value("w:u", row.underline) if row.underline else None,
        _shade(row.shade, theme) if row.shade and row.kind == "character" else None,
        value("w:vertAlign", "superscript") if row.raised else None,
        style_language(word_tag) if row.token == "normal" else None,
    )


def _switch(name: str, *, state: bool | None) -> Element | None:
    if state is None:
        return None
    return element(name) if state else value(name, 0)


def style_font(font: str, theme: Theme) -> Element:
    """The family by name for whoever reads names, and by its place in Word's theme, so that a change there is seen."""
    name, place = getattr(theme.fonts, font), _FONTS[font]
    names = {f"w:{script}": name for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    places = {
        "w:asciiTheme": f"{place}HAnsi",
        "w:hAnsiTheme": f"{place}HAnsi",
        "w:eastAsiaTheme": f"{place}EastAsia",
        "w:cstheme": f"{place}Bidi",
    }
    return element("w:rFonts", names | places)


def _text_colour(colour: str, theme: Theme) -> Element:
    hexadecimal, place = style_colour(colour, theme)
    return element("w:color", {"w:val": hexadecimal, "w:themeColor": place})


def style_colour(colour: str, theme: Theme) -> tuple[str, str]:
    name, place = _COLOURS[colour]
    return getattr(theme.colours, name).upper(), place


def style_language(word_tag: str) -> Element:
    return element("w:lang", {"w:val": word_tag, "w:eastAsia": word_tag, "w:bidi": "ar-SA"})
