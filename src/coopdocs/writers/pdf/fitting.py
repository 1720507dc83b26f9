"""Fitting: each part opens a page, and a few lines must not run over to a page of their own.

A typesetter who finds five lines alone on a page makes a picture smaller. So does this: what is laid out is measured,
and a part that ends high on its last page is tried again by itself, with its figures in the smaller sizes of the
style sheet, until it needs one page less. To balance columns takes most of a layout's time and does not change how many
pages there are; so what is only measured has the last columns of a part filled one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from coopdocs.writers.pdf.evenness import FEW_LETTERS, ends_apart

__all__ = [
    "SMALLER_SIZES",
    "Arrangement",
    "arrange",
    "count_pages",
    "find_roomy",
    "find_spills",
    "has_few_lines",
    "has_figures",
    "is_uneven",
    "isolate",
    "part_numbers",
]

_LARGEST = "wide"
SMALLER_SIZES = ("beside", "small", "tight")
"""How figures may stand where room is short, from large to small; the style sheet has `figures-beside` and so on."""
_SPILL = 0.6
"""Share of the page's height above which the end of a part counts as a spill."""
_ROOMY = 0.81
"""Share of the page's height above which a part that has one page leaves room at its foot."""
_END = "end-of-part-"
_FLOW = "last-flow-"
_COLUMNS, _BRIEF = "flow", "flow brief"
"""What the style sheet sets in columns, and in one wide column."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the style sheet leaves open."""

    sizes: Mapping[int, str] = field(default_factory=dict)
    """Size of the figures by the place of the part, counted from 0; the others have the largest."""
    roomy: tuple[int, ...] = ()
    """The parts that leave room at the foot of their page."""
    gathered: tuple[int, ...] = ()
    """The parts whose last columns are set as one wide one, because they cannot be made even."""
    contents_alone: bool = False
    """Whether the contents have a page of their own, because the first part does not fit under them."""


def arrange(page: Element, arrangement: Arrangement) -> None:
    """Write an arrangement into the page as classes, with marks that tell where each part begins and ends.

    Where the figures of a part are small, a few lines before one stand beside it, both in an element `opening`.
    """
    for number, part in enumerate(_parts(page)):
        room = " roomy" if number in arrangement.roomy else ""
        part.set("class", f"part figures-{arrangement.sizes.get(number, _LARGEST)}{room}")
        if number in arrangement.sizes:
            _pair_lines_with_figures(part)
        if number in arrangement.gathered:
            part[-1].set("class", _BRIEF)
        part.set("id", _mark(number))
        SubElement(_last_columns(part, number), "div", {"id": _end_mark(number)})
    for contents in page.iter("nav"):
        contents.set("class", "contents alone" if arrangement.contents_alone else "contents")


def isolate(page: Element, number: int) -> None:
    """Leave one part in the page and nothing else."""
    for body in page.iter("body"):
        for main in body.iter("main"):
            main[:] = [list(_parts(page))[number]]
            body[:] = [main]


def find_spills(printed: Any, columns: int) -> tuple[int, ...]:
    """The parts, counted from 0, that run over to one page more for a few lines; `columns` as the theme has them."""
    return tuple(
        number
        for number in part_numbers(printed)
        if count_pages(printed, number) > 1 and _end_of_part(printed, number, columns) < _SPILL
    )


def find_roomy(printed: Any, columns: int) -> tuple[int, ...]:
    """The parts that have one page and leave room at its foot."""
    return tuple(
        number
        for number in part_numbers(printed)
        if count_pages(printed, number) == 1 and _end_of_part(printed, number, columns) < _ROOMY
    )


def is_uneven(printed: Any, number: int) -> bool:
    """Whether the last columns of a part, balanced, end too far apart."""
    return any(ends_apart(page, _flow_mark(number)) for page in printed.pages)


def has_few_lines(page: Element, number: int) -> bool:
    """Whether a part ends with columns of a few lines."""
    part = list(_parts(page))[number]
    last = part[-1] if len(part) else part
    return last.get("class") == _COLUMNS and len("".join(last.itertext())) <= FEW_LETTERS


def count_pages(printed: Any, number: int) -> int:
    """On how many pages a part stands."""
    return sum(_mark(number) in page.anchors for page in printed.pages)


def has_figures(page: Element, number: int) -> bool:
    """Whether a part has a figure that could give way."""
    return next(list(_parts(page))[number].iter("figure"), None) is not None


def _pair_lines_with_figures(part: Element) -> None:
    for lines, figure in pairwise(list(part)):
        if figure.tag == "figure" and lines.get("class") == _BRIEF:
            opening = Element("div", {"class": "opening"})
            part[list(part).index(lines)] = opening
            part.remove(figure)
            opening.extend((lines, figure))


def _last_columns(part: Element, number: int) -> Element:
    """What ends with the part: its last run of columns, which gets a mark of its own, or the part itself."""
    last = part[-1] if len(part) else part
    if last.get("class") != _COLUMNS:
        return part
    last.set("id", _flow_mark(number))
    return last


def part_numbers(printed: Any) -> range:
    """The numbers of the parts, from 0; a mark is drawn once, at the end of its part."""
    return range(sum(name.startswith(_END) for page in printed.pages for name in page.anchors))


def _end_of_part(printed: Any, number: int, columns: int) -> float:
    """How far down its last page a part will end, as a share of the page's height, with its columns balanced."""
    last = next(page for page in reversed(printed.pages) if _end_mark(number) in page.anchors)
    left, end, _, _ = last.anchors[_end_mark(number)]
    if _flow_mark(number) in last.anchors:
        # The columns are filled one after the other; balanced they will end where their lengths together are divided.
        start, top, stop, bottom = last.anchors[_flow_mark(number)]
        full = round((left - start) / (stop - start) * columns)
        end = top + (full * (bottom - top) + end - top) / columns
    return float(end / last.height)


def _parts(page: Element) -> Iterator[Element]:
    return (section for section in page.iter("section") if section.get("class", "").split()[:1] == ["part"])


def _flow_mark(number: int) -> str:
    return f"{_FLOW}{number + 1}"


def _end_mark(number: int) -> str:
    return f"{_END}{number + 1}"


def _mark(number: int) -> str:
    return f"whole-part-{number + 1}"
