"""Theme part: our fonts and colours where Word's Design tab looks for them."""

from __future__ import annotations

from lxml import etree

from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element

__all__ = ["write_theme"]

_PLACES = (
    ("dk1", "ink"),
    ("lt1", "paper"),
    ("dk2", "accent_dark"),
    ("lt2", "tint"),
    ("accent1", "accent"),
    ("accent2", "rule"),
    ("accent3", "muted"),
    ("accent4", "accent_dark"),
    ("accent5", "ink"),
    ("accent6", "rule"),
    ("hlink", "accent"),
    ("folHlink", "muted"),
)

# Word asks for three fills, lines and effects; a brochure of plain surfaces needs them plain.
_FORMATS = """
<a:fmtScheme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain">
<a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>
<a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>
<a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>
<a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst>
</a:fmtScheme>"""
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def write_theme(theme: Theme) -> Element:
    """The root of theme1.xml: the serif of text and titles is Word's body font, the sans its heading font."""
    colours = element("a:clrScheme", {"name": theme.name}, *(_place(name, colour, theme) for name, colour in _PLACES))
    fonts = element(
        "a:fontScheme",
        {"name": theme.name},
        _fonts("a:majorFont", theme.fonts.sans),
        _fonts("a:minorFont", theme.fonts.serif),
    )
    formats = etree.fromstring(_FORMATS.format(fill=_FILL, line=_LINE, effect=_EFFECT).replace("\n", ""))
    return element("a:theme", {"name": theme.name}, element("a:themeElements", None, colours, fonts, formats))


def _place(name: str, colour: str, theme: Theme) -> Element:
    return element(f"a:{name}", None, element("a:srgbClr", {"val": getattr(theme.colours, colour).upper()}))


def _fonts(name: str, family: str) -> Element:
    return element(name, None, *(element(f"a:{script}", {"typeface": family}) for script in ("latin", "ea", "cs")))
