"""Styles part: the rows of `style_map` in the theme's values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element, value
from coopdocs.writers.docx.measures import twips
from coopdocs.writers.docx.style_map import STYLE_MAP, STYLES, StyleRow, combined_name, identifier
from coopdocs.writers.docx.style_properties import paragraph_properties, run_properties, style_font, style_language
from coopdocs.writers.docx.table_style import table_style, template_styles

__all__ = ["write_styles"]

_ROWS = {row.token: row for row in STYLES}
# Word lists styles by these numbers: in the order of a brochure, from its cover to its notes.
_PLACES = {row.token: place for place, row in enumerate(STYLES, start=1)}
_LAST_PLACE = 99


def write_styles(theme: Theme, word_tag: str, combinations: Iterable[tuple[str, ...]]) -> Element:
    """The root of styles.xml: defaults, every row, the table style, the joined character styles."""
    joined = [_joined_row(tokens) for tokens in sorted(combinations)]
    return element(
        "w:styles",
        None,
        _defaults(theme, word_tag),
        _latent_styles(),
        *(_style(row, theme, word_tag) for row in (*STYLES, *joined)),
        *template_styles(),
        table_style(theme),
    )


def _defaults(theme: Theme, word_tag: str) -> Element:
    size = str(round(theme.sizes.body * 2))
    run = element(
        "w:rPr",
        None,
        style_font("serif", theme),
        value("w:sz", size),
        value("w:szCs", size),
        style_language(word_tag),
    )
    spacing = element("w:spacing", {"w:after": "0", "w:line": str(twips(theme.sizes.leading)), "w:lineRule": "atLeast"})
    paragraph = element("w:pPr", None, element("w:widowControl"), spacing)
    return element("w:docDefaults", None, element("w:rPrDefault", None, run), element("w:pPrDefault", None, paragraph))


def _latent_styles() -> Element:
    """Word's other styles stay hidden until they are used, so that the receiver's list shows the brochure's own."""
    return element(
        "w:latentStyles",
        {
            "w:defLockedState": "0",
            "w:defUIPriority": "99",
            "w:defSemiHidden": "1",
            "w:defUnhideWhenUsed": "1",
            "w:defQFormat": "0",
            "w:count": "376",
        },
    )


def _joined_row(tokens: tuple[str, ...]) -> StyleRow:
    """One row with what each of the rows adds; of two that differ, the later wins."""
    joined = replace(
        _ROWS[tokens[0]], token="+".join(tokens), name=combined_name(tokens), built_in=False, offered=False
    )
    for token in tokens[1:]:
        row = _ROWS[token]
        joined = replace(
            joined,
            font=row.font or joined.font,
            size=row.size or joined.size,
            colour=row.colour or joined.colour,
            bold=row.bold or joined.bold,
            italic=row.italic or joined.italic,
            small_caps=row.small_caps or joined.small_caps,
            underline=row.underline or joined.underline,
            shade=row.shade or joined.shade,
            proof=row.proof and joined.proof,
        )
    return joined


def _style(row: StyleRow, theme: Theme, word_tag: str) -> Element:
    attributes = {"w:type": row.kind, "w:styleId": identifier(row.name)}
    if row.token == "normal":
        attributes["w:default"] = "1"
    if not row.built_in:
        attributes["w:customStyle"] = "1"
    following = row.following or ("body" if row.kind == "paragraph" and row.token != "normal" else None)
    return element(
        "w:style",
        attributes,
        value("w:name", row.name),
        value("w:basedOn", identifier(STYLE_MAP[row.base])) if row.base else None,
        value("w:next", identifier(STYLE_MAP[following])) if following else None,
        value("w:uiPriority", _PLACES.get(row.token, _LAST_PLACE)),
        element("w:qFormat") if row.offered else None,
        paragraph_properties(row, theme) if row.kind == "paragraph" else None,
        run_properties(row, theme, word_tag),
    )
