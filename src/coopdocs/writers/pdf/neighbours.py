"""Neighbours: what stands before a heading, a callout or a list says so itself, as a class.

CSS can ask for the same with `:has(+ …)`; but for each element WeasyPrint then goes through all its siblings, so that
the time grows with the square of their number: a list of a thousand items took more than twice as long.
"""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

__all__ = ["mark_neighbours"]

_CLASSES = ("level-2", "level-3", "callout", "pullquote")
_LISTS = frozenset({"ul", "ol"})


def mark_neighbours(page: Element) -> None:
    """Say of each element what follows it, if that is to keep its distance or to stay with it: class `before-level-2`.

    To be called when nothing moves any more.
    """
    for parent in page.iter():
        for element, following in pairwise(list(parent)):
            classes = following.get("class", "").split()
            marks = [f"before-{name}" for name in _CLASSES if name in classes]
            marks += ["before-list"] if following.tag in _LISTS else []
            if marks:
                element.set("class", " ".join([*element.get("class", "").split(), *marks]))
