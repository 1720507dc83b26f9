"""A PDF read back through its structure tree and the content of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from coopdocs.inspect.found import FoundFont, FoundHeading, FoundPiece, FoundText, Stripped
from coopdocs.inspect.pdf_content import read_page
from coopdocs.inspect.pdf_lines import read_lines
from coopdocs.inspect.pdf_structure import Met, StructureWalk
from coopdocs.inspect.rules import Rule

__all__ = ["read_pdf"]

# What a PDF holds is typed at run time only: pikepdf's objects are Any here.
_Object = Any

_HYPHENS = ("-", "\u2010", "\u00ad")


def read_pdf(data: bytes) -> FoundText:
    """The file's text, piece by piece of a line; what wrote the file is not asked."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        fonts: dict[tuple[int, int], Any] = {}
        pages = {page.obj.objgen: (number, read_page(page, fonts)) for number, page in enumerate(pdf.pages)}
        language = str(pdf.Root.get("/Lang", ""))
        walk = StructureWalk(pages)
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
            tagged_headings=tuple(each for top, each in walk.headings if top not in contents),
            stripped=tuple(stripped),
            outside=tuple(_outside(walk)),
            fonts=tuple(_fonts(pdf)),
            pages=len(pages),
            lines=read_lines(kept),
            page_width=max((float(page.mediabox[2]) - float(page.mediabox[0]) for page in pdf.pages), default=0.0),
        )


def _contents(walk: StructureWalk) -> set[int]:
    """The elements before the text that are contents: save for their headings, all of it leads into the file."""
    text = walk.tops.index("Part") if "Part" in walk.tops else 0
    entries: dict[int, list[Met]] = {}
    for each in walk.met:
        if each.place.top < text and not each.place.in_heading and not each.place.rule:
            entries.setdefault(each.place.top, []).append(each)
    return {top for top, met in entries.items() if all(each.place.target.startswith("#") for each in met)}


def _divide(walk: StructureWalk, contents: set[int]) -> tuple[list[Met], list[Stripped]]:
    """What is compared, and what is left out."""
    kept: list[Met] = []
    stripped: list[Stripped] = []
    numbers: set[int] = set()
    for each in walk.met:
        rule = each.place.rule
        if each.place.top in contents:
            rule = Rule.CONTENTS
        elif each.opens_note and each.is_alone and each.number and each.number not in numbers:
            rule = Rule.NOTE_NUMBER
            numbers.add(each.number)
        if rule:
            stripped.append(Stripped(rule, each.fragment.text))
        else:
            kept.append(each)
    return kept, stripped


def _pieces(met: list[Met]) -> Iterator[FoundPiece]:
    for each, following in zip(met, [*met[1:], None], strict=False):
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
            call=each.number if each.is_alone else 0,
            optional=each.optional,
        )


def _outside(walk: StructureWalk) -> Iterator[str]:
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
    """The fonts of the file; the parts that a composite font is made of are not fonts of their own."""
    for font in pdf.objects:
        if not _is_font(font):
            continue
        descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = descendant.get("/FontDescriptor", {})
        yield FoundFont(
            name=str(font.get("/BaseFont", "/"))[1:].split("+")[-1],
            embedded=any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")),
            mapped="/ToUnicode" in font,
        )


def _is_font(font: _Object) -> bool:
    import pikepdf

    if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
        return False
    return not str(font.get("/Subtype", "")).startswith("/CIDFont")
