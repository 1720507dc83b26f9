"""Numbering part: the list definitions, and one instance for each numbered list, so that each counts for itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from coopdocs.model.theme import Theme
from coopdocs.writers.docx.markup import Element, element, value
from coopdocs.writers.docx.measures import twips
from coopdocs.writers.docx.style_map import CALLOUT_LEFT, LIST_STEP, QUOTE_LEFT, STYLE_MAP, identifier

__all__ = ["DEEPEST_LEVEL", "DEFINITIONS", "Numbering", "definition_number"]

DEEPEST_LEVEL = 8
"""Word knows nine levels, counted from 0."""


@dataclass(frozen=True, slots=True)
class _Definition:
    numbered: bool
    styles: tuple[str, ...]
    """Tokens of the styles of its first levels."""
    indent: float
    """Where its outermost marks stand, in parts of the leading."""


DEFINITIONS = {
    "bullet": _Definition(False, ("bullet-1", "bullet-2", "bullet-3"), 0),
    "number": _Definition(True, ("number-1", "number-2", "number-3"), 0),
    "callout-bullet": _Definition(False, ("callout-bullet",), CALLOUT_LEFT),
    "callout-number": _Definition(True, ("callout-number",), CALLOUT_LEFT),
    "quote-bullet": _Definition(False, ("quote-bullet",), QUOTE_LEFT),
    "quote-number": _Definition(True, ("quote-number",), QUOTE_LEFT),
    "footnote-bullet": _Definition(False, ("footnote-bullet",), 0),
    "footnote-number": _Definition(True, ("footnote-number",), 0),
}
"""Abstract numberings by name; the styles of lists name them."""

_MARKS = ("•", "–")


def definition_number(name: str) -> int:
    """Number of the instance that a definition's own styles use."""
    return list(DEFINITIONS).index(name) + 1


@dataclass(slots=True)
class Numbering:
    """The numbered lists written so far: definition, level and first number of each."""

    _lists: list[tuple[str, int, int]] = field(default_factory=list)

    def begin(self, definition: str, level: int, start: int) -> int:
        """Number of a new instance that counts from `start` at that level."""
        self._lists.append((definition, level, start))
        return len(DEFINITIONS) + len(self._lists)

    def write(self, theme: Theme) -> Element:
        """The root of numbering.xml."""
        abstracts = (_abstract(number, each, theme) for number, each in enumerate(DEFINITIONS.values()))
        plain = (_instance(definition_number(name), name) for name in DEFINITIONS)
        counted = (
            _instance(number, name, (level, start))
            for number, (name, level, start) in enumerate(self._lists, len(DEFINITIONS) + 1)
        )
        return element("w:numbering", None, *abstracts, *plain, *counted)


def _instance(number: int, definition: str, restart: tuple[int, int] | None = None) -> Element:
    override = None
    if restart is not None:
        level, start = restart
        override = element("w:lvlOverride", {"w:ilvl": str(level)}, value("w:startOverride", start))
    abstract = value("w:abstractNumId", definition_number(definition) - 1)
    return element("w:num", {"w:numId": str(number)}, abstract, override)


def _abstract(number: int, definition: _Definition, theme: Theme) -> Element:
    levels = (_level(definition, level, theme) for level in range(DEEPEST_LEVEL + 1))
    attributes = {"w:abstractNumId": str(number)}
    # The identifier only has to differ from the other definitions'; Word merges lists by it when pasting.
    return element(
        "w:abstractNum",
        attributes,
        value("w:nsid", f"{0x0C00D0C0 + number:08X}"),
        value("w:multiLevelType", "multilevel"),
        value("w:tmpl", f"{0x0D00D0C0 + number:08X}"),
        *levels,
    )


def _level(definition: _Definition, level: int, theme: Theme) -> Element:
    leading = theme.sizes.leading
    left = twips((definition.indent + LIST_STEP * (level + 1)) * leading)
    mark = f"%{level + 1}." if definition.numbered else _MARKS[level % len(_MARKS)]
    style = definition.styles[level] if level < len(definition.styles) else None
    return element(
        "w:lvl",
        {"w:ilvl": str(level)},
        value("w:start", 1),
        value("w:numFmt", "decimal" if definition.numbered else "bullet"),
        value("w:pStyle", identifier(STYLE_MAP[style])) if style else None,
        value("w:lvlText", mark),
        value("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", {"w:left": str(left), "w:hanging": str(twips(LIST_STEP * leading))})),
        element("w:rPr", None, element("w:color", {"w:val": theme.colours.accent.upper(), "w:themeColor": "accent1"})),
    )
