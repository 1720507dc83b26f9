"""Fitting: each part opens a page, and a few lines must not run over to a page of their own.

A typesetter who finds five lines alone on a page makes a picture smaller. So does this: what is laid out is measured,
and a part that ends high on its last page is tried again by itself, with its figures in the smaller sizes of the
style sheet, until it needs one page less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

__all__ = ["SMALLER_SIZES", "Arrangement", "arrange", "count_pages", "find_spills", "has_figures", "isolate"]

_LARGEST = "wide"
SMALLER_SIZES = ("beside", "small", "tight")
"""How figures may stand where room is short, from large to small; the style sheet has `figures-beside` and so on."""
_SPILL = 0.6
"""Share of the page's height above which the end of a part counts as a spill."""
_END = "end-of-part-"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the style sheet leaves open."""

    sizes: Mapping[int, str] = field(default_factory=dict)
    """Size of the figures by the place of the part, counted from 0; the others have the largest."""
    contents_alone: bool = False
    """Whether the contents have a page of their own, because the first part does not fit under them."""


def arrange(page: Element, arrangement: Arrangement) -> None:
    """Write an arrangement into the page as classes, with marks that tell where each part begins and ends."""
    for number, part in enumerate(_parts(page)):
        part.set("class", f"part figures-{arrangement.sizes.get(number, _LARGEST)}")
        part.set("id", _mark(number))
        SubElement(part, "div", {"id": _end_mark(number)})
    for contents in page.iter("nav"):
        contents.set("class", "contents alone" if arrangement.contents_alone else "contents")


def isolate(page: Element, number: int) -> None:
    """Leave one part in the page and nothing else."""
    for body in page.iter("body"):
        for main in body.iter("main"):
            main[:] = [list(_parts(page))[number]]
            body[:] = [main]


def find_spills(printed: Any) -> tuple[int, ...]:
    """The parts, counted from 0, that run over to one page more for a few lines."""
    # A mark is drawn once, at the end of its part.
    numbers = range(sum(name.startswith(_END) for page in printed.pages for name in page.anchors))
    return tuple(number for number in numbers if _spills(printed, number))


def count_pages(printed: Any, number: int) -> int:
    """On how many pages a part stands."""
    return sum(_mark(number) in page.anchors for page in printed.pages)


def has_figures(page: Element, number: int) -> bool:
    """Whether a part has a figure that could give way."""
    return next(list(_parts(page))[number].iter("figure"), None) is not None


def _spills(printed: Any, number: int) -> bool:
    if count_pages(printed, number) < 2:
        return False
    last = next(page for page in reversed(printed.pages) if _end_mark(number) in page.anchors)
    _, end, _, _ = last.anchors[_end_mark(number)]
    return bool(end < _SPILL * last.height)


def _parts(page: Element) -> Iterator[Element]:
    return (section for section in page.iter("section") if section.get("class", "").split()[:1] == ["part"])


def _end_mark(number: int) -> str:
    return f"{_END}{number + 1}"


def _mark(number: int) -> str:
    return f"whole-part-{number + 1}"
