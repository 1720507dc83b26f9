"""The styles of tables, and the three styles that Word falls back on."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element, value
from coopdocs.writers.docx.style_map import STYLE_MAP, identifier
from coopdocs.writers.docx.style_properties import style_colour

__all__ = ["table_style", "template_styles"]


def table_style(theme: Theme) -> Element:
    """Rules between rows, a dark head row; letters are the business of the paragraph styles."""
    colour, place = style_colour("rule", theme)
    rule = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour, "w:themeColor": place}
    borders = element("w:tblBorders", None, *(element(f"w:{side}", rule) for side in ("top", "bottom", "insideH")))
    dark, place = style_colour("accent_dark", theme)
    shade = element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": dark, "w:themeFill": place})
    return element(
        "w:style",
        {"w:type": "table", "w:customStyle": "1", "w:styleId": identifier(STYLE_MAP["table"])},
        value("w:name", STYLE_MAP["table"]),
        value("w:basedOn", "TableNormal"),
        value("w:uiPriority", 59),
        element("w:qFormat"),
        element("w:tblPr", None, borders, _margins(upright=55, across=100)),
        element("w:tblStylePr", {"w:type": "firstRow"}, element("w:tcPr", None, shade, value("w:vAlign", "bottom"))),
    )


def _margins(*, upright: int, across: int) -> Element:
    """Room inside a cell, in twips."""
    sides = (("top", upright), ("left", across), ("bottom", upright), ("right", across))
    return element(
        "w:tblCellMar", None, *(element(f"w:{side}", {"w:w": str(width), "w:type": "dxa"}) for side, width in sides)
    )


def template_styles() -> Iterable[Element]:
    """The three styles that Word itself falls back on."""
    yield _template_style("character", "DefaultParagraphFont", "Default Paragraph Font")
    indentation = element("w:tblInd", {"w:w": "0", "w:type": "dxa"})
    properties = element("w:tblPr", None, indentation, _margins(upright=0, across=108))
    yield _template_style("table", "TableNormal", "Normal Table", properties)
    yield _template_style("numbering", "NoList", "No List")


def _template_style(kind: str, name: str, title: str, properties: Element | None = None) -> Element:
    return element(
        "w:style",
        {"w:type": kind, "w:default": "1", "w:styleId": name},
        value("w:name", title),
        value("w:uiPriority", 99),
        element("w:semiHidden"),
        properties,
    )
