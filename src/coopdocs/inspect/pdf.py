"""A PDF read back through its structure tree: the order and the languages that a screen reader obeys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from coopdocs.inspect.found import FoundFont, FoundHeading, FoundPiece, FoundText, Stripped
from coopdocs.inspect.letters import letters
from coopdocs.inspect.pdf_content import Fragment, PageText, read_page
from coopdocs.inspect.rules import Rule

__all__ = ["read_pdf"]

# What a PDF holds is typed at run time only: pikepdf's objects are Any here.
_Object = Any

_BLOCKS = frozenset("Art BlockQuote Caption Div H1 H2 H3 H4 H5 H6 L LBody LI P Part Sect TD TH TR Table".split())


@dataclass(frozen=True, slots=True)
class _Place:
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


@dataclass(slots=True)
class _Met:
    """A fragment of a page and where it was met in the tree."""

    fragment: Fragment
    page: int
    place: _Place
    is_alone: bool = False
    """Whether a structure element without meaning holds nothing else: a call, a note's number or a marked word."""
    optional: Rule | None = None


@dataclass(slots=True)
class _Walk:
    pages: dict[tuple[int, int], tuple[int, PageText]]
    met: list[_Met] = field(default_factory=list)
    body_alternatives: list[str] = field(default_factory=list)
    note_alternatives: list[str] = field(default_factory=list)
    reached: set[tuple[int, int]] = field(default_factory=set)
    """Page and marked-content identifier of all text that the tree holds."""
    tops: list[str] = field(default_factory=list)
    """Kinds of the elements of the first level."""
    blocks: int = 0
    last_head: tuple[str, int] = ("", -1)
    """Letters and page of the last table head."""

    def document(self, root: _Object, language: str) -> None:
        for document in _kids(root):
            for number, element in enumerate(_kids(document)):
                self.tops.append(str(element.S)[1:])
                self.element(element, _Place(str(document.get("/Lang", language)), top=number))

    def element(self, element: _Object, place: _Place) -> None:
        kind = str(element.S)[1:]
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
        if kind in ("NonStruct", "Link") and len(self.met) == start + 1:
            self.met[start].is_alone = True
        if kind == "THead":
            self._repeat(start)

    def _step_in(self, element: _Object, kind: str, place: _Place) -> _Place:
        if kind in _BLOCKS:
            self.blocks += 1
            place = replace(place, block=self.blocks)
        return replace(
            place,
            language=str(element.get("/Lang", place.language)),
            target=_address(element) if kind == "Link" else place.target,
            rule=_RULES.get(kind, place.rule),
            in_note=place.in_note or kind == "Note",
            in_heading=place.in_heading or kind in _HEADINGS,
        )

    def _content(self, page: _Object, identifier: int, place: _Place) -> None:
        number, text = self.pages[page.objgen]
        self.reached.add((number, identifier))
        fragment = text.fragments.get(identifier)
        if fragment and fragment.text.strip():
            self.met.append(_Met(fragment, number, place))

    def _repeat(self, start: int) -> None:
        """A head with the letters of the last one, on a later page, may be the same head printed again."""
        met = self.met[start:]
        head = letters("".join(each.fragment.text for each in met))
        page = met[0].page if met else -1
        if head == self.last_head[0] and page > self.last_head[1]:
            for each in met:
                each.optional = Rule.REPEATED_HEAD
        self.last_head = (head, page)


def read_pdf(data: bytes) -> FoundText:
    """The file's text, piece by piece of a line; what wrote the file is not asked."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], Any] = {}
        pages = {page.obj.objgen: (number, read_page(page, fonts)) for number, page in enumerate(pdf.pages)}
        language = str(pdf.Root.get("/Lang", ""))
        walk = _Walk(pages)
        walk.document(pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary()), language)
        contents = _contents(walk)
        kept, stripped = _divide(walk, contents)
        return FoundText(
            language=language,
            title=str(pdf.docinfo.get("/Title", "")),
            body=tuple(_pieces([each for each in kept if not each.place.in_note])),
            notes=tuple(_pieces([each for each in kept if each.place.in_note])),
            alternatives=(*walk.body_alternatives, *walk.note_alternatives),
            outline=tuple(_bookmarks(pdf.Root.get("/Outlines"), 1)),
            stripped=tuple(stripped),
            outside=tuple(_outside(walk)),
            fonts=tuple(_fonts(pdf)),
            pages=len(pages),
        )


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


def _contents(walk: _Walk) -> set[int]:
    """The elements of the first level that are contents: apart from headings, all their text leads to places in the file."""
    texts: dict[int, list[_Met]] = {}
    for each in walk.met:
        texts.setdefault(each.place.top, []).append(each)
    found = set()
    for top, met in texts.items():
        entries = [each for each in met if not each.place.in_heading and not each.place.rule]
        if walk.tops[top] == "NonStruct" and entries and all(each.place.target.startswith("#") for each in entries):
            found.add(top)
    return found


def _divide(walk: _Walk, contents: set[int]) -> tuple[list[_Met], list[Stripped]]:
    """What is compared, and what is left out."""
    kept: list[_Met] = []
    stripped: list[Stripped] = []
    for each in walk.met:
        is_note_begin = each.place.in_note and not (kept and kept[-1].place.block == each.place.block)
        rule = each.place.rule
        if each.place.top in contents:
            rule = Rule.CONTENTS
        elif each.is_alone and is_note_begin and _number(each):
            rule = Rule.NOTE_NUMBER
        if rule:
            stripped.append(Stripped(rule, each.fragment.text))
        else:
            kept.append(each)
    return kept, stripped


def _pieces(met: list[_Met]) -> Iterator[FoundPiece]:
    for each, following in zip(met, [*met[1:], None], strict=True):
        ends_line = following is None or (following.page, following.fragment.baseline) != (
            each.page,
            each.fragment.baseline,
        )
        yield FoundPiece(
            text=each.fragment.text,
            language=each.place.language,
            target=each.place.target,
            block=each.place.block,
            hyphenated=ends_line and each.fragment.text.endswith(_HYPHENS),
            call=_number(each) if each.is_alone else 0,
            optional=each.optional,
        )


def _number(met: _Met) -> int:
    digits = met.fragment.text.strip().rstrip(".")
    return int(digits) if digits.isdecimal() else 0


def _outside(walk: _Walk) -> Iterator[str]:
    """Text on the pages that the tree does not hold."""
    for number, text in walk.pages.values():
        yield from text.loose
        for identifier, fragment in text.fragments.items():
            if (number, identifier) not in walk.reached:
                yield fragment.text


def _bookmarks(parent: _Object, depth: int) -> Iterator[FoundHeading]:
    item = parent.get("/First") if parent is not None else None
    while item is not None:
        yield FoundHeading(depth, str(item.Title))
        yield from _bookmarks(item, depth + 1)
        item = item.get("/Next")


def _fonts(pdf: _Object) -> Iterator[FoundFont]:
    seen: set[tuple[int, int]] = set()
    for holder in pdf.objects:
        font = holder
        if not hasattr(font, "get") or font.get("/Type") != "/Font" or "/FontDescriptor" in font and "/Encoding" not in font:
            continue
