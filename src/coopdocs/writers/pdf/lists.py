"""Lists: a body for each item that holds more than a line of text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

__all__ = ["wrap_items"]

_BLOCKS = frozenset({"aside", "blockquote", "div", "dl", "figure", "ol", "p", "pre", "table", "ul"})


def wrap_items(page: Element) -> None:
    """Put the content of items with paragraphs or lists inside into an element of class `item-body`.

    WeasyPrint would make paragraphs direct children of `/LI`, where PDF wants `/LBody`, and would draw a list inside
    an item out of it, so that a screen reader read it in the wrong place.
    """
    for item in page.iter("li"):
        if any(child.tag in _BLOCKS for child in item):
            body = Element("div", {"class": "item-body"})
            body.text, item.text = item.text, None
            body[:] = list(item)
            item[:] = [body]
