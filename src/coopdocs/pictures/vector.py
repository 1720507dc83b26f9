"""SVG: read without entities and network, refused where it is more than a drawing, written anew without leftovers."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from coopdocs.files import FileProblem, decode_text
from coopdocs.model.edition import Picture
from coopdocs.model.quoting import quote
from coopdocs.pictures.drawing import draw
from coopdocs.pictures.expansion import refuse_expansion
from coopdocs.pictures.problem import PictureProblem
from coopdocs.pictures.safety import SVG, refuse_unsafe, remove_leftovers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_vector"]

# An internal subset can define entities that unfold without end, and attributes that nobody sees.
_SUBSET = re.compile(r"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^>\[]*\[")
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
# CSS pixels, of which an inch has 96.
_UNITS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6}
_LARGEST = 20_000
# 200 dots per inch on the width and the height of the text of an A4 page, 170 mm and 250 mm.
_FALLBACK_WIDTH, _FALLBACK_HEIGHT = 1339, 1969


def read_vector(data: bytes, file: str) -> Picture:
    """A drawing that is only a drawing, with a PNG for readers that cannot draw it."""
    root = _parse(data, file)
    refuse_unsafe(root)
    refuse_expansion(root)
    width, height = _size(root)
    remove_leftovers(root)
    _state_size(root, width, height)
    clean = _write(root)
    return Picture("image/svg+xml", clean, round(width), round(height), _fallback(clean, width, height))


def _parse(data: bytes, file: str) -> Element:
    from lxml import etree

    try:
        text = decode_text(data, file)
    except FileProblem as problem:
        message = problem.message.removeprefix(f"{file} ")
        raise PictureProblem("image-broken", message, problem.advice or "Save it as UTF-8.") from None
    if _SUBSET.search(text):
        message = "defines entities in its DOCTYPE"
        raise PictureProblem("image-unsafe", message, "Save it as plain SVG, without a DOCTYPE.")
    # The encoding is given, so that the text that was searched is the text that is parsed.
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        message = f"is not well-formed XML: {' '.join(str(error.msg).split())}"
        raise PictureProblem("image-broken", message, "Fetch or save the drawing again.") from None
    if root.tag != f"{{{SVG}}}svg":
        message = f"is XML, but no SVG: its first element is {quote(str(root.tag))}"
        raise PictureProblem("image-format", message, "Save it as SVG, PNG or JPEG.")
    return root


def _size(root: Element) -> tuple[float, float]:
    """Width and height in CSS pixels; a side that is not given follows from the proportions of the viewBox."""
    box = _view_box(root)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box:
        ratio = box[0] / box[1]
        if width is None and height is None:
            width, height = box
        width = height * ratio if width is None and height is not None else width
        height = width / ratio if height is None and width is not None else height
    if width is None or height is None:
        raise PictureProblem("image-size", "does not say how large it is", "Give the drawing a viewBox.")
    if not (0.5 <= width <= _LARGEST and 0.5 <= height <= _LARGEST):
        message = f"is {width:g} by {height:g} pixels large"
        raise PictureProblem("image-size", message, f"Make each side 1 to {_LARGEST} pixels long.")
    return width, height


def _view_box(root: Element) -> tuple[float, float] | None:
    words = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(math.isfinite(number) for number in numbers) or min(numbers[2:]) <= 0:
        return None
    return numbers[2], numbers[3]


def _length(value: str | None) -> float | None:
    """CSS pixels; None for percentages and what is no length."""
    found = _LENGTH.fullmatch(value) if value else None
    return float(found[1]) * _UNITS[(found[2] or "").lower()] if found else None


def _state_size(root: Element, width: float, height: float) -> None:
    """Write the size in plain pixels, and a viewBox: without one, browsers cut a drawing instead of scaling it."""
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    if _view_box(root) is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")


def _write(root: Element) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8")


def _fallback(svg: bytes, width: float, height: float) -> bytes:
    """The PNG, as large as print needs it."""
    scale = min(_FALLBACK_WIDTH / width, _FALLBACK_HEIGHT / height)
    return draw(svg, max(1, round(width * scale)), max(1, round(height * scale)))
