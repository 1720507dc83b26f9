"""Structure: what WeasyPrint leaves out of the PDF's structure tree and a screen reader needs.

WeasyPrint writes the language of the whole document only. Here each element in another language than its parent gets
`/Lang`; a passage that runs over several lines becomes one element, so that there are as many as there are passages.
Head cells of tables get `/Scope`, footnotes become `/Note` with an identifier (ISO 14289-1, 7.5 and 7.9), headings do
not hold themselves once more, and a link is one annotation, not one more for each emphasis inside it, which no `/Link`
would hold (7.18.5). There is no public way to most of this: the generator that builds the tree is wrapped, by its
private name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from coopdocs.errors import CoopdocsError

__all__ = ["complete_structure", "merge_links"]

_GENERATOR = "_build_box_tree"
_WITHOUT_THEIR_LIKE = frozenset({"/P", "/BlockQuote", *(f"/H{level}" for level in range(1, 7))})
"""Elements in which WeasyPrint repeats the element itself where it puts an anonymous box inside."""


@contextmanager
def complete_structure(language: str) -> Iterator[None]:
    """While the block runs, WeasyPrint writes complete structure trees for documents in the language."""
    import weasyprint
    from weasyprint.pdf import tags

    build = getattr(tags, _GENERATOR, None)
    if build is None:
        raise CoopdocsError(
            f"WeasyPrint {weasyprint.__version__} builds its structure tree in another way than version 70",
            "Install the version that the lock names: languages of passages would be lost.",
        )
    setattr(tags, _GENERATOR, _Builder(build, language))
    try:
        yield
    finally:
        setattr(tags, _GENERATOR, build)


def merge_links(document: Any) -> None:
    """Keep the link areas of link elements in a laid out document and drop those of what is inside them."""
    for page in document.pages:
        page.links[:] = [link for link in page.links if _is_drawn_from(link[3], "a")]


class _Builder:
    """The generator's stand-in: it is called for each box, and by the generator itself for the boxes inside."""

    def __init__(self, build: Any, language: str) -> None:
        self._build = build
        self._languages = [language]
        self._elements: list[Any] = [None]
        self._passages: dict[Any, Any] = {}

    def __call__(self, box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        # An absolutely placed box comes in a wrapper.
        drawn = getattr(box, "_box", box)
        own = drawn.style["lang"] or self._languages[-1]
        is_foreign = own != self._languages[-1]
        is_anonymous = drawn.element is self._elements[-1]
        self._languages.append(own)
        self._elements.append(drawn.element)
        for element in self._build(box, parent, pdf, *rest):
            if not is_anonymous:
                _complete(element, drawn, str(parent["S"]))
            elif element["S"] == parent["S"] and element["S"] in _WITHOUT_THEIR_LIKE:
                element["S"] = "/NonStruct"
            if is_foreign:
                if self._joins_passage(element, drawn, pdf):
                    continue
                element["Lang"] = _pdf_string(own)
            yield element
        self._languages.pop()
        self._elements.pop()

    def _joins_passage(self, element: Any, box: Any, pdf: Any) -> bool:
        """Whether the element is a further line of a passage: then its content moves to the passage's first element."""
        if not _is_drawn_from(box, "span"):
            return False
        first = self._passages.setdefault(box.element, element)
        if first is element:
            return False
        for reference in element["K"]:
            # A text has its own element, which must know its new parent; marked content directly inside is a number.
            if isinstance(reference, bytes):
                pdf.objects[int(reference.split()[0])]["P"] = first.reference
            first["K"].append(reference)
        return True


def _complete(element: Any, box: Any, parent_kind: str) -> None:
    """Scope of head cells, links that are one, bodies of items, identity of footnotes."""
    if element["S"] == "/TH" and "A" in element:
        element["A"]["Scope"] = "/Column"
    elif element["S"] == "/Link" and box.link_annotation is None:
        # What a style sheet adds inside a link is no second link.
        element["S"] = "/Span"
    elif parent_kind == "/LI" and _is_drawn_from(box, "div"):
        element["S"] = "/LBody"
    elif _is_drawn_from(box, "aside") and box.element.get("class") == "footnote":
        element["S"] = "/Note"
        element["ID"] = _pdf_string(f"{box.element.get('id')}-{element.number}")


def _is_drawn_from(box: Any, name: str) -> bool:
    """Whether a box stands for an element of that name, not for something that a style sheet put before or after it."""
    return box.element is not None and bool(box.element_tag == name)


def _pdf_string(text: str) -> Any:
    import pydyf

    return pydyf.String(text)
