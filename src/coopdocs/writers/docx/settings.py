"""Settings and font table: how Word treats the document, and what it uses where the fonts are not installed."""

from __future__ import annotations

from coopdocs.languages import Language
from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element, value

__all__ = ["write_font_table", "write_settings"]

_COMPATIBILITY = {
    # 15 is Word 2013 and all later ones; without it Word opens the file in compatibility mode.
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
_COLOUR_PLACES = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
} | {f"accent{number}": f"accent{number}" for number in range(1, 7)}


def write_settings(language: Language, *, embeds_fonts: bool) -> Element:
    """The root of settings.xml. Words are divided where the language has patterns for it; Word takes those of
    its own proofing tools, and divides nothing where it has none.

    Embedded fonts stay whole when Word saves the file: it is not told to keep the letters in use only.
    """
    hyphenation = (
        (
            element("w:autoHyphenation"),
            value("w:consecutiveHyphenLimit", 2),
            value("w:hyphenationZone", 360),
            element("w:doNotHyphenateCaps"),
        )
        if language.hyphenates
        else ()
    )
    separators = (element("w:footnote", {"w:id": identifier}) for identifier in ("-1", "0"))
    compatibility = (
        element(
            "w:compatSetting", {"w:name": name, "w:uri": "http://schemas.microsoft.com/office/word", "w:val": setting}
        )
        for name, setting in _COMPATIBILITY.items()
    )
    return element(
        "w:settings",
        None,
        element("w:zoom", {"w:percent": "100"}),
        element("w:embedTrueTypeFonts") if embeds_fonts else None,
        value("w:defaultTabStop", 720),
        *hyphenation,
        value("w:characterSpacingControl", "doNotCompress"),
        element("w:footnotePr", None, *separators),
        element("w:compat", None, *compatibility),
        element("w:themeFontLang", {"w:val": language.word_tag, "w:eastAsia": language.word_tag, "w:bidi": "ar-SA"}),
        element("w:clrSchemeMapping", {f"w:{name}": place for name, place in _COLOUR_PLACES.items()}),
    )


def write_font_table(theme: Theme) -> Element:
    """The root of fontTable.xml: each family with a near relation that every Word has, Kazakh letters included."""
    serif = _font(theme.fonts.serif, "Cambria", "02040503050406030204", "roman")
    sans = _font(theme.fonts.sans, "Calibri", "020F0502020204030204", "swiss")
    return element("w:fonts", None, serif, sans)


def _font(name: str, relation: str, panose: str, family: str) -> Element:
    return element(
        "w:font",
        {"w:name": name},
        value("w:altName", relation),
        value("w:panose1", panose),
        value("w:charset", "00"),
        value("w:family", family),
        value("w:pitch", "variable"),
    )
