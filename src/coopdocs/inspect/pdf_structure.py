"""The structure tree of a PDF: its text in the order and the languages that a screen reader obeys."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from coopdocs.inspect.found import TaggedHeading
from coopdocs.inspect.letters import letters
from coopdocs.inspect.pdf_content import Fragment, PageText
from coopdocs.inspect.rules import Rule

__all__ = ["Met", "Place", "StructureWalk"]

# What a PDF holds is typed at run time only: pikepdf's objects are Any here.
_Object = Any

_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_INLINE = frozenset({"Figure", "Lbl", "Link", "NonStruct", "Span"})
_MEANINGLESS = frozenset({"Link", "NonStruct"})
"""What may hold a footnote call, or the number of a note."""
_RULES = {"Figure": Rule.PICTURE_TEXT, "Lbl": Rule.LIST_MARKER}


@dataclass(frozen=True, slots=True)
class Place:
    """What a structure element hands down to the text in it."""

    language: str
    target: str = ""
    block: int = 0
    top: int = 0
    """Number of the element of the document's first level that it stands in."""
    rule: Rule | None = None
    """Why the text is left out."""
    in_note: bool = False
    in_heading: bool = False
    kind: str = ""
    """Kind of the structure element that the block is: P, H2, LI, LBody, TD …"""


@dataclass(slots=True)
class Met:
    """A fragment of a page and where it was met in the tree."""

    fragment: Fragment
    page: int
    place: Place
    is_alone: bool = False
    """Whether a structure element without meaning holds nothing else: a call, a note's number or a marked word."""
    opens_note: bool = False
    optional: Rule | None = None

    @property
    def number(self) -> int:
        """The number that it is; 0 for other texts."""
        digits = self.fragment.text.strip().rstrip(".")
        return int(digits) if digits.isdecimal() else 0


@dataclass(slots=True)
class StructureWalk:
    """The tree from its root down; `pages` are their text and number by the page's object."""

    pages: dict[tuple[int, int], tuple[int, PageText]]
    met: list[Met] = field(default_factory=list)
    body_alternatives: list[str] = field(default_factory=list)
    note_alternatives: list[str] = field(default_factory=list)
    reached: set[tuple[int, int]] = field(default_factory=set)
    """Page and marked-content identifier of all text that the tree holds."""
    headings: list[tuple[int, TaggedHeading]] = field(default_factory=list)
    """Headings, each with the number of the element of the first level that it stands in."""
    tops: list[str] = field(default_factory=list)
    """Kinds of the elements of the first level."""
    blocks: int = 0
    last_head: tuple[str, int] = ("", -1)
    """Letters and page of the last table head."""

    def document(self, root: _Object, language: str) -> None:
        for document in _kids(root):
            for number, element in enumerate(_kids(document)):
                self.tops.append(str(element.S)[1:])
                self.element(element, Place(str(document.get("/Lang", language)), top=number))

    def element(self, element: _Object, place: Place) -> None:
        kind = str(element.S)[1:]
        opens_heading = kind in _HEADINGS and not place.in_heading
        place = self._step_in(element, kind, place)
        if "/Alt" in element:
            alternatives = self.note_alternatives if place.in_note else self.body_alternatives
            alternatives.append(str(element.Alt))
        start = len(self.met)
        for kid in _kids(element):
            if isinstance(kid, int):
                self._content(element.Pg, kid, place)
            elif kid.get("/Type") == "/MCR":
                self._content(kid.get("/Pg", element.get("/Pg")), int(kid.MCID), place)
            elif "/S" in kid:
                self.element(kid, place)
        if kind in _MEANINGLESS and len(self.met) == start + 1:
            self.met[start].is_alone = True
        if opens_heading:
            self._heading(_HEADINGS[kind], self.met[start:], place.top)
        if kind == "THead":
            self._repeat(start)
        if kind == "Note" and len(self.met) > start:
            self.met[start].opens_note = True

    def _step_in(self, element: _Object, kind: str, place: Place) -> Place:
        if kind not in _INLINE:
            self.blocks += 1
            place = replace(place, block=self.blocks, kind=kind)
        return replace(
            place,
            language=str(element.get("/Lang", place.language)),
            target=(_address(element) if kind == "Link" else "") or place.target,
            rule=_RULES.get(kind, place.rule),
            in_note=place.in_note or kind == "Note",
            in_heading=place.in_heading or kind in _HEADINGS,
        )

    def _content(self, page: _Object, identifier: int, place: Place) -> None:
        number, text = self.pages[page.objgen]
        self.reached.add((number, identifier))
        fragment = text.fragments.get(identifier)
        if fragment and fragment.text.strip():
            self.met.append(Met(fragment, number, place))

    def _heading(self, level: int, met: list[Met], top: int) -> None:
        words = " ".join(each.fragment.text for each in met)
        others = " ".join(each.fragment.text for each in met if not (each.is_alone and each.number))
        self.headings.append((top, TaggedHeading(level, words, others)))

    def _repeat(self, start: int) -> None:
        """A head with the letters of the last one, on a later page, may be the same head printed again."""
        met = self.met[start:]
        head = letters("".join(each.fragment.text for each in met))
        page = met[0].page if met else -1
        if head == self.last_head[0] and page > self.last_head[1]:
            for each in met:
                each.optional = Rule.REPEATED_HEAD
        self.last_head = (head, page)


def _kids(element: _Object) -> list[_Object]:
    import pikepdf

    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, (pikepdf.Array, list)) else [kids]


def _address(link: _Object) -> str:
    """Where a link leads, by its annotation: an address, or `#name` for a place in the file."""
    for kid in _kids(link):
        annotation = None if isinstance(kid, int) else kid.get("/Obj")
        if annotation is not None and "/A" in annotation:
            return str(annotation.A.get("/URI", ""))
        if annotation is not None and "/Dest" in annotation:
            return f"#{annotation.Dest}"
    return ""
