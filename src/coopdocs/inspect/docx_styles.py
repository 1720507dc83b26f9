"""The styles of a Word file, as far as reading its text needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Styles", "value", "word"]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML; `/` separates steps of a path."""
    return "/".join(f"{{{_WORD}}}{step}" for step in name.split("/"))


def value(element: _Element | None, path: str) -> str:
    """The `w:val` of what is found at the path; empty where there is none."""
    found = None if element is None else element.find(word(path))
    return "" if found is None else found.get(word("val"), "")


@dataclass(slots=True)
class Styles:
    """Styles by identifier; what a style does not say comes from the one it is based on."""

    root: _Element
    default: str = ""
    """Identifier of the style of paragraphs that name none."""
    _by_identifier: dict[str, _Element] = field(default_factory=dict)
    _languages: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in self.root.iterfind(word("style")):
            identifier = style.get(word("styleId"), "")
            self._by_identifier[identifier] = style
            if style.get(word("default")) in ("1", "true") and style.get(word("type")) == "paragraph":
                self.default = identifier

    def name(self, identifier: str) -> str:
        """The style's name, which stays the same when a program renames identifiers."""
        return value(self._by_identifier.get(identifier), "name")

    def language(self, identifier: str) -> str:
        """The language of a style, or of the whole file where the style does not say it."""
        if identifier not in self._languages:
            told = self._inherited(identifier, lambda style: value(style, "rPr/lang"))
            self._languages[identifier] = told or value(self.root, "docDefaults/rPrDefault/rPr/lang")
        return self._languages[identifier]

    def own_language(self, identifier: str) -> str:
        """The language that a style and those it is based on say; empty where they say none."""
        return self._inherited(identifier, lambda style: value(style, "rPr/lang"))

    def outline_level(self, identifier: str) -> int:
        """1 for the highest level of headings, 0 for text."""
        level = self._inherited(identifier, lambda style: value(style, "pPr/outlineLvl"))
        return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0

    def _inherited(self, identifier: str, ask: Callable[[_Element], str]) -> str:
        seen: set[str] = set()
        while identifier in self._by_identifier and identifier not in seen:
            seen.add(identifier)
            style = self._by_identifier[identifier]
            if answer := ask(style):
                return answer
            identifier = value(style, "basedOn")
        return ""
