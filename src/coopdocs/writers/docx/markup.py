"""WordprocessingML elements, made over lxml by their prefixed names (`w:p`), and text that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

__all__ = ["NAMESPACES", "Element", "clean", "element", "qualified", "text_elements", "value"]

# lxml gives its class of elements no public name.
Element = etree._Element  # noqa: SLF001

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

# What XML 1.0 cannot hold, and lone surrogates: such a character has no place in print either.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Word does not know the word joiner: beside a hyphen it means that the line does not break there.
_UNBREAKABLE_HYPHEN = re.compile("\u2060-\u2060?|-\u2060")
_PIECES = re.compile("([\u2011\u00ad\t])")
_SPECIAL = {"\u2011": "w:noBreakHyphen", "\u00ad": "w:softHyphen", "\t": "w:tab"}


def qualified(name: str) -> str:
    """`w:p` as lxml names it; a name without prefix is in no namespace."""
    prefix, separator, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if separator else name


def element(name: str, attributes: Mapping[str, str] | None = None, *children: Element | None) -> Element:
    """A new element; a child that is None is left out."""
    prefixes = {each.partition(":")[0] for each in (name, *(attributes or {})) if ":" in each} - {"xml"}
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix] for prefix in sorted(prefixes)})
    for key, content in (attributes or {}).items():
        made.set(qualified(key), clean(content))
    made.extend(child for child in children if child is not None)
    return made


def value(name: str, content: str | int) -> Element:
    """An element that only carries `w:val`."""
    return element(name, {"w:val": str(content)})


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def text_elements(text: str) -> Iterator[Element]:
    """What stands in a run for the text: `w:t`, with Word's own elements for tab, soft and no-break hyphen."""
    one_line = clean(text).replace("\r", " ").replace("\n", " ")
    joined = _UNBREAKABLE_HYPHEN.sub("\u2011", one_line).replace("\u2060", "")
    for piece in _PIECES.split(joined):
        if piece in _SPECIAL:
            yield element(_SPECIAL[piece])
        elif piece:
            made = element("w:t", {"xml:space": "preserve"})
            made.text = piece
            yield made
