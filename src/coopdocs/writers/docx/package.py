"""The package: parts and their relationships by python-docx, and a zip file of the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from coopdocs.writers.docx.markup import NAMESPACES, Element

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

__all__ = ["CONTENT_TYPES", "RELATIONSHIPS", "add_part", "new_package", "new_part", "save"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CONTENT_TYPES = {
    "document": f"{_WORD}document.main+xml",
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "footnotes": f"{_WORD}footnotes+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIPS = {
    "document": f"{_OFFICE}officeDocument",
    "core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "app": f"{_OFFICE}extended-properties",
    "image": f"{_OFFICE}image",
    "hyperlink": f"{_OFFICE}hyperlink",
} | {kind: f"{_OFFICE}{kind}" for kind in CONTENT_TYPES if kind not in ("document", "core", "app")}

# The earliest time that a zip file can hold; Word shows the document's own dates, never these.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_ROOT_PREFIXES = ("w", "r", "wp", "a", "pic", "v", "o")


def new_package() -> OpcPackage:
    """An empty package: nothing of python-docx's template, whose styles and properties are not ours, gets in."""
    from docx.package import Package

    return Package()


def new_part(package: OpcPackage, path: str, content_type: str, content: bytes = b"") -> Part:
    """A part that stands at the path (`/word/media/image1.png`), as yet unrelated to anything."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    # python-docx annotates the package as its own subclass, but only keeps a reference to it.
    return Part(PackURI(path), content_type, content, package)  # type: ignore[arg-type]


def add_part(owner: Part, kind: str, root: Element) -> str:
    """Add a part of `/word/` to its owner; comes out with the identifier of the relationship."""
    part = new_part(owner.package, f"/word/{kind}.xml", CONTENT_TYPES[kind.rstrip("0123456789")], serialised(root))
    return owner.relate_to(part, RELATIONSHIPS[kind.rstrip("0123456789")])


def serialised(root: Element) -> bytes:
    """The part as it stands in the file, its namespaces declared once."""
    prefixes = {prefix: NAMESPACES[prefix] for prefix in _ROOT_PREFIXES}
    etree.cleanup_namespaces(root, top_nsmap=prefixes if root.prefix == "w" else None)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def save(package: OpcPackage) -> bytes:
    """The package as a zip file: content types first, as Word wants them, the rest by name, without the clock."""
    written = io.BytesIO()
    package.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name), compresslevel=9)
    return fixed.getvalue()
