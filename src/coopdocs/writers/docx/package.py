"""The package: parts and their relationships by python-docx, and a zip file of the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, cast

from lxml import etree

from coopdocs.writers.docx.markup import NAMESPACES, Element, qualified

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.package import Package

__all__ = ["FONT_TYPE", "RELATIONSHIPS", "add_part", "new_binary_part", "new_package", "save", "visible_text"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OPEN_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# Path in the package, media type and relationship of each part that is there once.
_PARTS = (
    {
        "document": ("/word/document.xml", f"{_WORD}document.main+xml", f"{_OFFICE}officeDocument"),
        "core": (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            f"{_OPEN_PACKAGE}core-properties",
        ),
        "app": (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            f"{_OFFICE}extended-properties",
        ),
        "theme": (
            "/word/theme/theme1.xml",
            "application/vnd.openxmlformats-officedocument.theme+xml",
            f"{_OFFICE}theme",
        ),
    }
    | {
        kind: (f"/word/{kind}.xml", f"{_WORD}{kind}+xml", f"{_OFFICE}{kind}")
        for kind in ("styles", "numbering", "settings", "fontTable", "footnotes")
    }
    | {
        f"{kind}{number}": (f"/word/{kind}{number}.xml", f"{_WORD}{kind}+xml", f"{_OFFICE}{kind}")
        for kind in ("header", "footer")
        for number in (1, 2)
    }
)

RELATIONSHIPS = {name: f"{_OFFICE}{name}" for name in ("image", "hyperlink", "font")}
"""Relationships of what may be there more than once."""

FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
"""Media type of an embedded font."""

# The earliest time that a zip file can hold; Word shows the document's own dates, never these.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# More takes fonts five times as long and makes them one hundredth smaller.
_COMPRESSION = 6
_PREFIXES = ("w", "r", "wp", "a", "pic", "v", "o", "mc", "wps")


def new_package() -> Package:
    """An empty package: nothing of python-docx's template, whose styles and properties are not ours, gets in."""
    from docx.package import Package

    return Package()


def add_part(owner: OpcPackage | Part, kind: str, root: Element) -> tuple[Part, str]:
    """Add an XML part that belongs to the package or to another part; comes out with its relationship's identifier.

    The root may still be filled afterwards: it is written when the package is saved.
    """
    from docx.opc.package import OpcPackage
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    path, media_type, relationship = _PARTS[kind]
    package = owner if isinstance(owner, OpcPackage) else owner.package
    part = XmlPart(PackURI(path), media_type, cast("BaseOxmlElement", root), cast("Package", package))
    return part, owner.relate_to(part, relationship)


def new_binary_part(package: Package, path: str, media_type: str, content: bytes) -> Part:
    """The part of a picture or a font, as yet unrelated to any other."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    return Part(PackURI(path), media_type, content, package)


def visible_text(package: OpcPackage) -> str:
    """What stands in the text elements of all parts that are related so far."""
    from docx.opc.part import XmlPart

    texts = (part.element.iter(qualified("w:t")) for part in package.iter_parts() if isinstance(part, XmlPart))
    return "".join(each.text or "" for part in texts for each in part)


def save(package: Package) -> bytes:
    """The package as a zip file: content types first, as Word wants them, the rest by name, without the clock."""
    _tidy_namespaces(package)
    written = io.BytesIO()
    package.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = source.read(name)
            content = _with_default_types(content) if name == "[Content_Types].xml" else content
            target.writestr(entry, content, compresslevel=_COMPRESSION)
    return fixed.getvalue()


def _with_default_types(listing: bytes) -> bytes:
    """The content types with one line for all embedded fonts, as Word itself writes it; python-docx names each part."""
    root = etree.fromstring(listing)
    fonts = [each for each in root if each.get("ContentType") == FONT_TYPE]
    if fonts:
        default = etree.Element(f"{{{root.nsmap[None]}}}Default", Extension="odttf", ContentType=FONT_TYPE)
        for each in fonts:
            root.remove(each)
        root.insert(0, default)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tidy_namespaces(package: Package) -> None:
    """Declare each namespace once, at the root, instead of at every element that was made by itself."""
    from docx.opc.part import XmlPart

    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            used = {prefix: NAMESPACES[prefix] for prefix in _PREFIXES} if part.element.prefix == "w" else None
            etree.cleanup_namespaces(part.element, top_nsmap=used)
