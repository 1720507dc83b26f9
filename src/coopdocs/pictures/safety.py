"""What an SVG may not hold: programs, pages, text without outlines, and anything that is fetched from elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from coopdocs.model.quoting import quote
from coopdocs.pictures.problem import PictureProblem
from coopdocs.pictures.raster import read_raster

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["SVG", "local_name", "refuse_unsafe", "remove_leftovers"]

SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XHTML = "http://www.w3.org/1999/xhtml"
_KEPT_NAMESPACES = ("http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
_PROGRAMS = frozenset(
    {"script", "handler", "listener", "foreignObject", "iframe", "audio", "video", "canvas", "embed", "object"}
)
_MOVING = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"})
_TEXTS = frozenset({"text", "textPath", "altGlyph"})
_IMAGE = re.compile(r"data:(image/(?:png|jpeg|jpg));base64,([A-Za-z0-9+/=\s]*)")
_FETCHING = re.compile(
    r"url\(\s*['\"]?\s*(?!#)|@import|@font-face|javascript:|expression\(|-moz-binding", re.IGNORECASE
)
_PLAIN = "Save it as plain SVG"


def refuse_unsafe(root: Element) -> None:
    """Raise for the first thing that makes the file more than a drawing."""
    # Before the root stand processing instructions: a style sheet from elsewhere would be one.
    before = root.getprevious()
    while before is not None:
        _refuse_instruction(before)
        before = before.getprevious()
    for element in root.iter():
        if isinstance(element.tag, str):
            _refuse_element(element)
            for name, value in element.attrib.items():
                _refuse_attribute(element, str(name), str(value))
        else:
            _refuse_instruction(element)


def remove_leftovers(root: Element) -> None:
    """Take out what is never drawn: comments, metadata, and the notes of drawing programs about themselves."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None:
            continue
        if (
            not isinstance(element.tag, str)
            or not element.tag.startswith(f"{{{SVG}}}")
            or local_name(element) == "metadata"
        ):
            _remove(element, parent)
    for element in root.iter():
        for name in [name for name in element.attrib if str(name).startswith("{")]:
            if not str(name)[1:].startswith(_KEPT_NAMESPACES):
                del element.attrib[name]


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _refuse_instruction(node: Element) -> None:
    """A comment passes, an instruction to fetch a style sheet does not, nor does what stands for an entity."""
    from lxml import etree

    # lxml marks these nodes by a function in the place of a name, which its type information does not know.
    kind: object = node.tag
    if kind is etree.ProcessingInstruction and getattr(node, "target", "") == "xml-stylesheet":
        raise _unsafe("fetches a style sheet", f"{_PLAIN}, with its styles inside.")
    if kind is etree.Entity:
        raise _unsafe("uses an entity", f"{_PLAIN}, without entities.")


def _refuse_element(element: Element) -> None:
    name = local_name(element)
    if str(element.tag).startswith(f"{{{_XHTML}}}") or name in _PROGRAMS:
        raise _unsafe(f"holds {quote(name)}, which is no drawing", f"{_PLAIN}, without scripts and pages.")
    if name in _MOVING:
        raise _unsafe("moves, and print does not", f"{_PLAIN}, without animation.")
    if name in _TEXTS and "".join(str(part) for part in element.itertext()).strip():
        message = "holds text, which translators do not see and each machine draws in another font"
        advice = "Put the words into the caption, or turn the letters into outlines."
        raise PictureProblem("image-text", message, advice)
    if name == "style":
        text = "".join(str(part) for part in element.itertext())
        # A backslash can spell any word of CSS in another way.
        if "\\" in text or _FETCHING.search(text):
            raise _unsafe("holds a style sheet that fetches something", f"{_PLAIN}, with everything inside.")


def _refuse_attribute(element: Element, name: str, value: str) -> None:
    if name.rpartition("}")[2].lower().startswith("on"):
        raise _unsafe(f"holds a script in {quote(name)}", f"{_PLAIN}, without scripts.")
    if name == _XML_BASE:
        raise _unsafe("says with xml:base where its parts are", f"{_PLAIN}, without xml:base.")
    if name in ("href", _XLINK_HREF):
        _refuse_reference(element, value.strip())
    elif _FETCHING.search(value) or (name == "style" and "\\" in value):
        raise _unsafe(f"fetches something in {quote(name)}", f"{_PLAIN}, with everything inside.")


def _refuse_reference(element: Element, value: str) -> None:
    if not value or value.startswith("#"):
        return
    picture = _IMAGE.fullmatch(value) if local_name(element) in ("image", "feImage") else None
    if not picture:
        raise _unsafe(
            f"refers to {quote(value)}, outside itself", f"{_PLAIN}, with everything inside and without links."
        )
    try:
        data = base64.b64decode("".join(picture[2].split()), validate=True)
        read_raster(data, picture[1].replace("jpg", "jpeg"))
    except binascii.Error:
        raise PictureProblem("image-broken", "holds a damaged picture", "Save it again.") from None
    except PictureProblem as problem:
        raise PictureProblem(problem.code, f"holds a picture that {problem.message}", problem.advice) from None


def _remove(element: Element, parent: Element) -> None:
    """Take an element out and leave the text after it, which lxml would take with it."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _unsafe(message: str, advice: str) -> PictureProblem:
    return PictureProblem("image-unsafe", message, advice)
