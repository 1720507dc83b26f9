"""A web page read back: its text nodes in order, as a browser would show them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from coopdocs.inspect.found import FoundPiece, FoundText, Stripped
from coopdocs.inspect.letters import call_mark
from coopdocs.inspect.outline import nest_headings
from coopdocs.inspect.rules import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_html"]

_NOT_SHOWN = frozenset({"head", "noscript", "script", "style", "svg", "template"})
_INLINE = frozenset({"a", "b", "bdi", "br", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup", "time"})
_HEADINGS = {f"h{level}": level for level in range(2, 7)}


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element hands down to the text in it."""

    language: str
    target: str = ""
    block: int = 0


@dataclass(slots=True)
class _Reader:
    body: list[FoundPiece] = field(default_factory=list)
    notes: list[FoundPiece] = field(default_factory=list)
    body_alternatives: list[str] = field(default_factory=list)
    note_alternatives: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    stripped: list[Stripped] = field(default_factory=list)
    in_notes: bool = False
    blocks: int = 0

    def element(self, element: _Element, place: _Place) -> None:
        rule = _rule_against(element)
        if element.get("role") == "doc-noteref":
            self._call(element, place)
        elif rule:
            self._strip(element, rule, place)
        elif element.tag == "img":
            self._image(element)
        else:
            self._visible(element, place)

    def _visible(self, element: _Element, place: _Place) -> None:
        if element.tag not in _INLINE:
            self.blocks += 1
            place = replace(place, block=self.blocks)
        place = replace(place, language=element.get("lang") or place.language, target=_address(element) or place.target)
        is_notes = element.tag == "section" and "notes" in _classes(element)
        self.in_notes = self.in_notes or is_notes
        pieces = self.notes if self.in_notes else self.body
        start = len(pieces)
        self._text(element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, place)
            self._text(child.tail, place)
        if is_notes:
            self.in_notes = False
        if element.tag in _HEADINGS:
            words = "".join(piece.text for piece in pieces[start:])
            self.headings.append((_HEADINGS[str(element.tag)], words))

    def _text(self, text: str | None, place: _Place) -> None:
        text = text.replace("\N{SOFT HYPHEN}", "") if text else ""
        if text and not text.isspace():
            pieces = self.notes if self.in_notes else self.body
            pieces.append(FoundPiece(text, place.language, place.target, place.block))

    def _call(self, element: _Element, place: _Place) -> None:
        number = "".join(element.itertext()).strip()
        self._text(call_mark(int(number)) if number.isdecimal() else number, place)

    def _strip(self, element: _Element, rule: Rule, place: _Place) -> None:
        """Footnote calls are compared, although they are furniture to the eye."""
        calls = element.xpath(".//*[@role='doc-noteref']") if element.tag == "sup" else []
        for call in cast("list[_Element]", calls):
            self._call(call, place)
        if rule is Rule.NOT_SHOWN:
            self.stripped.append(Stripped(rule, f"<{element.tag!s}>"))
        elif not calls:
            texts = (" ".join(str(text).split()) for text in element.itertext())
            self.stripped += [Stripped(rule, text) for text in texts if text]

    def _image(self, image: _Element) -> None:
        alternatives = self.note_alternatives if self.in_notes else self.body_alternatives
        alternative = image.get("alt", "")
        if alternative.strip():
            alternatives.append(alternative)


def read_html(text: str) -> FoundText:
    """The page's text; `text` is the whole file."""
    from lxml import html

    root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
    language = root.get("lang", "")
    reader = _Reader()
    for child in root:
        if isinstance(child.tag, str):
            reader.element(child, _Place(language))
    return FoundText(
        language=language,
        title=root.findtext("head/title") or "",
        body=tuple(reader.body),
        notes=tuple(reader.notes),
        alternatives=(*reader.body_alternatives, *reader.note_alternatives),
        outline=nest_headings(reader.headings),
        stripped=tuple(reader.stripped),
    )


def _rule_against(element: _Element) -> Rule | None:
    if element.tag in _NOT_SHOWN:
        return Rule.NOT_SHOWN
    return Rule.FURNITURE_CLASS if "furniture" in _classes(element) else None


def _classes(element: _Element) -> list[str]:
    return element.get("class", "").split()


def _address(element: _Element) -> str:
    return element.get("href", "") if element.tag == "a" else ""
