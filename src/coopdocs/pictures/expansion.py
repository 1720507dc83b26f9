"""How much an SVG draws once every reference is followed: ten lines can stand for a thousand million shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coopdocs.pictures.problem import PictureProblem

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["refuse_expansion"]

_SHAPES = 500_000
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_URL = re.compile(r"url\(\s*['\"]?\s*#([^)'\"\s]+)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[.#]?[\w-]+|\*")


def refuse_expansion(root: Element) -> None:
    """Raise where the drawing holds itself, or too many shapes."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    by_identifier = {element.get("id", ""): element for element in elements}
    styled = _read_styles(elements)
    costs: dict[Element, int] = {}

    def parts(element: Element) -> Iterator[Element]:
        yield from (child for child in element if isinstance(child.tag, str))
        for name in _references(element, styled):
            if name in by_identifier:
                yield by_identifier[name]

    # From the leaves up, without recursion: drawings may be deeper than Python's stack.
    open_elements: set[Element] = set()
    stack = [root]
    while stack:
        element = stack[-1]
        if element in costs:
            stack.pop()
        elif element in open_elements:
            costs[element] = 1 + sum(costs[part] for part in parts(element))
            open_elements.discard(element)
            stack.pop()
        else:
            open_elements.add(element)
            stack += _waiting(parts(element), costs, open_elements)
    if costs[root] > _SHAPES:
        message = f"draws more than {_SHAPES} shapes"
        raise PictureProblem("image-unsafe", message, "Simplify the drawing, or save it as PNG.")


def _waiting(parts: Iterator[Element], costs: dict[Element, int], open_elements: set[Element]) -> list[Element]:
    """The parts that are still to be counted."""
    waiting = []
    for part in parts:
        if part in open_elements:
            raise PictureProblem("image-unsafe", "holds a part that refers to itself", "Save it again as plain SVG.")
        if part not in costs:
            waiting.append(part)
    return waiting


def _read_styles(elements: list[Element]) -> dict[str, tuple[str, ...]]:
    """Identifiers that a style sheet refers to, by what selects them: `.class`, `#id`, a name or `*`."""
    styled: dict[str, tuple[str, ...]] = {}
    for element in elements:
        if str(element.tag).endswith("}style"):
            for selectors, body in _RULE.findall("".join(str(part) for part in element.itertext())):
                names = tuple(_URL.findall(body))
                for selector in selectors.split(",") if names else ():
                    key = _subject(selector)
                    styled[key] = (*styled.get(key, ()), *names)
    return styled


def _subject(selector: str) -> str:
    """What the last part of a selector looks for first: a class, else an identifier, else a name."""
    words = _SELECTOR.findall((selector.split() or ["*"])[-1])
    return next((word for mark in (".", "#", "") for word in words if word.startswith(mark)), "*")


def _references(element: Element, styled: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Identifiers of what an element draws besides its own content."""
    for name, value in element.attrib.items():
        if name in _HREFS:
            yield str(value).strip().removeprefix("#")
        else:
            yield from _URL.findall(str(value))
    if styled:
        name = str(element.tag).rpartition("}")[2]
        classes = (f".{each}" for each in element.get("class", "").split())
        for key in (*classes, f"#{element.get('id')}", name, "*"):
            yield from styled.get(key, ())
