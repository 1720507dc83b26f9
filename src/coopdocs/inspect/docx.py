"""A Word document read back from its parts: main text, footnotes, relationships, styles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from coopdocs.inspect.docx_styles import Styles, value, word
from coopdocs.inspect.found import FoundFont, FoundPiece, FoundText, Stripped
from coopdocs.inspect.letters import call_mark
from coopdocs.inspect.outline import nest_headings
from coopdocs.inspect.rules import Rule

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_docx"]

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(map(word, ("pPr", "rPr", "tblPr", "sectPr", "instrText", "del", "moveFrom"))) | {_FALLBACK}
_FURNITURE_STYLES = frozenset({"toc heading", "cover date", *(f"toc {level}" for level in range(1, 10))})
_LABEL_STYLE = "label"
_CALL_STYLE = "footnote reference"


@dataclass(frozen=True, slots=True)
class _Place:
    """What a paragraph hands down to its runs."""

    style: str = ""
    target: str = ""
    block: int = 0
    is_furniture: bool = False


@dataclass(slots=True)
class _Story:
    """The main text or the footnotes."""

    styles: Styles
    targets: dict[str, str]
    """Addresses of external links by relationship."""
    numbers: dict[str, int]
    """Numbers of footnotes by identifier, as Word counts them: by the order of their references."""
    pieces: list[FoundPiece] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    stripped: list[Stripped] = field(default_factory=list)
    blocks: int = 0

    def read(self, element: _Element, place: _Place) -> None:
        if element.tag == word("p"):
            self._paragraph(element)
        elif element.tag == word("r"):
            self._run(element, place)
        elif element.tag == word("hyperlink"):
            self._children(element, replace(place, target=self._target(element)))
        elif element.tag not in _SKIPPED:
            self._children(element, place)

    def _children(self, element: _Element, place: _Place) -> None:
        for child in element:
            self.read(child, place)

    def _paragraph(self, paragraph: _Element) -> None:
        self.blocks += 1
        style = value(paragraph, "pPr/pStyle") or self.styles.default
        is_furniture = self.styles.name(style).lower() in _FURNITURE_STYLES
        kept, stripped = len(self.pieces), len(self.stripped)
        self._children(paragraph, _Place(style, block=self.blocks, is_furniture=is_furniture))
        if is_furniture:
            texts = "".join(each.text for each in self.stripped[stripped:])
            self.stripped[stripped:] = [Stripped(Rule.FURNITURE_STYLE, texts)] if texts else []
        level = self.styles.outline_level(style)
        if level:
            self.headings.append((level, "".join(piece.text for piece in self.pieces[kept:])))

    def _run(self, run: _Element, place: _Place) -> None:
        style = value(run, "rPr/rStyle")
        name = self.styles.name(style).lower()
        language = value(run, "rPr/lang") or self.styles.own_language(style) or self.styles.language(place.style)
        text = "".join(self._characters(run, place))
        if name == _CALL_STYLE and text.isdecimal():
            text = call_mark(int(text))
        if not text.strip():
            return
        if place.is_furniture:
            self.stripped.append(Stripped(Rule.FURNITURE_STYLE, text))
        elif name == _LABEL_STYLE:
            self.stripped.append(Stripped(Rule.LABEL_STYLE, text))
        else:
            self.pieces.append(FoundPiece(text, language, place.target, place.block))

    def _characters(self, run: _Element, place: _Place) -> list[str]:
        characters = []
        for child in run:
            if child.tag == word("t"):
                characters.append(child.text or "")
            elif child.tag == word("noBreakHyphen"):
                characters.append("-")
            elif child.tag == word("footnoteReference"):
                characters.append(call_mark(self.numbers.get(child.get(word("id"), ""), 0)))
            elif child.tag not in _SKIPPED:
                self._drawing(child, place)
        return characters

    def _drawing(self, drawing: _Element, place: _Place) -> None:
        for description in drawing.iter(_DESCRIPTION):
            if description.get("descr", "").strip():
                self.alternatives.append(description.get("descr", ""))
        for box in drawing.iter(word("txbxContent")):
            if not any(True for _ in box.iterancestors(_FALLBACK)):
                self._children(box, place)

    def _target(self, link: _Element) -> str:
        anchor = link.get(word("anchor"))
        return f"#{anchor}" if anchor else self.targets.get(link.get(_RELATIONSHIP, ""), "")


def read_docx(data: bytes) -> FoundText:
    """The text of the file, run by run, in the order in which Word shows it."""
    with ZipFile(BytesIO(data)) as package:
        document, styles = _part(package, "word/document.xml"), Styles(_part(package, "word/styles.xml"))
        notes, core = _part(package, "word/footnotes.xml"), _part(package, "docProps/core.xml")
        numbers = _numbers(document)
        main = _Story(styles, _targets(package, "document"), numbers)
        foot = _Story(styles, _targets(package, "footnotes"), numbers)
        fonts = _fonts(document, notes, styles.root)
    main.read(document, _Place(styles.default))
    by_identifier = {note.get(word("id"), ""): note for note in notes.iterfind(word("footnote"))}
    for identifier in numbers:
        if identifier in by_identifier:
            foot.read(by_identifier.pop(identifier), _Place(styles.default))
    for note in by_identifier.values():
        foot.read(note, _Place(styles.default))
    return FoundText(
        language=styles.language(styles.default),
        title=core.findtext(f"{_DUBLIN_CORE}title") or "",
        body=tuple(main.pieces),
        notes=tuple(foot.pieces),
        alternatives=(*main.alternatives, *foot.alternatives),
        outline=nest_headings(main.headings),
        stripped=(*main.stripped, *foot.stripped),
        fonts=fonts,
    )


def _part(package: ZipFile, name: str) -> _Element:
    """The root of a part; an empty element where the file has none."""
    from lxml import etree

    if name not in package.namelist():
        return etree.Element("none")
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True))


def _targets(package: ZipFile, part: str) -> dict[str, str]:
    relationships = _part(package, f"word/_rels/{part}.xml.rels")
    return {
        each.get("Id", ""): each.get("Target", "") for each in relationships if each.get("TargetMode") == "External"
    }


def _numbers(document: _Element) -> dict[str, int]:
    references = document.iter(word("footnoteReference"))
    return {reference.get(word("id"), ""): number for number, reference in enumerate(references, start=1)}


def _fonts(*roots: _Element) -> tuple[FoundFont, ...]:
    """The families that the file names; Word draws them with the fonts of its own machine."""
    scripts = [word(script) for script in ("ascii", "hAnsi", "cs")]
    named = {fonts.get(script) for root in roots for fonts in root.iter(word("rFonts")) for script in scripts}
    return tuple(FoundFont(name, embedded=False, mapped=True) for name in sorted(filter(None, named)))
