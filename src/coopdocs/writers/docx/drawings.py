"""Drawings: the frame that Word wants around a picture or a surface, in the line or placed on the page."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.writers.docx.markup import NAMESPACES, Element, element
from coopdocs.writers.docx.measures import EMU_PER_TWIP
from coopdocs.writers.docx.publication import Publication
from coopdocs.writers.docx.sections import BAND

__all__ = ["Box", "anchored", "in_line", "shape", "surface"]

_DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NO_DISTANCE = {f"dist{side}": "0" for side in "TBLR"}


@dataclass(frozen=True, slots=True)
class Box:
    """Size on the page in EMU, and how much of the height is cut off below, in thousandths of a percent."""

    width: int
    height: int
    cut: int = 0


def in_line(publication: Publication, alternative: str, box: Box, graphic: Element) -> Element:
    """A drawing that flows with the text."""
    inline = element("wp:inline", _NO_DISTANCE, _extent(box), *_description(publication, alternative), graphic)
    return element("w:drawing", None, inline)


def anchored(publication: Publication, alternative: str, box: Box, graphic: Element) -> Element:
    """A drawing at the page's upper left corner; text begins below it."""
    return _placed(publication, alternative, box, ("wp:wrapTopAndBottom", graphic))


def surface(publication: Publication) -> Element:
    """A run with a plain surface over the upper part of a cover, from edge to edge, behind the text.

    Its colour is a place of the theme, so that it changes with the receiver's design.
    """
    measures = publication.measures
    box = Box(measures.page_width * EMU_PER_TWIP, round(measures.page_height * BAND) * EMU_PER_TWIP)
    fill = element("a:solidFill", None, element("a:schemeClr", {"val": "tx2"}))
    properties = element("wps:spPr", None, *shape(box), fill, element("a:ln", None, element("a:noFill")))
    drawn = element("wps:wsp", None, element("wps:cNvSpPr"), properties, element("wps:bodyPr"))
    data = element("a:graphicData", {"uri": NAMESPACES["wps"]}, drawn)
    graphic = element("a:graphic", None, data)
    placed = _placed(publication, "", box, ("wp:wrapNone", graphic))
    return element("w:r", None, element("mc:AlternateContent", None, element("mc:Choice", {"Requires": "wps"}, placed)))


def shape(box: Box) -> tuple[Element, Element]:
    """Place, size and outline of a rectangle."""
    size = element("a:ext", {"cx": str(box.width), "cy": str(box.height)})
    return (
        element("a:xfrm", None, element("a:off", {"x": "0", "y": "0"}), size),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
    )


def _placed(publication: Publication, alternative: str, box: Box, wrapped: tuple[str, Element]) -> Element:
    wrap, graphic = wrapped
    behind = "1" if wrap == "wp:wrapNone" else "0"
    attributes = _NO_DISTANCE | {
        "simplePos": "0",
        "relativeHeight": "1",
        "behindDoc": behind,
        "locked": "0",
        "layoutInCell": "1",
        "allowOverlap": "1",
    }
    corner = element("wp:simplePos", {"x": "0", "y": "0"}), _edge("wp:positionH"), _edge("wp:positionV")
    described = _description(publication, alternative)
    return element(
        "w:drawing", None, element("wp:anchor", attributes, *corner, _extent(box), element(wrap), *described, graphic)
    )


def _edge(name: str) -> Element:
    offset = element("wp:posOffset")
    offset.text = "0"
    return element(name, {"relativeFrom": "page"}, offset)


def _extent(box: Box) -> Element:
    return element("wp:extent", {"cx": str(box.width), "cy": str(box.height)})


def _description(publication: Publication, alternative: str) -> tuple[Element, Element]:
    """What a screen reader says; a drawing without words is marked as decoration, not as forgotten."""
    publication.drawings += 1
    number = str(publication.drawings)
    decorative = None
    if not alternative:
        mark = element("adec:decorative", {"val": "1"})
        decorative = element("a:extLst", None, element("a:ext", {"uri": _DECORATIVE_EXTENSION}, mark))
    attributes = {"id": number, "name": f"Picture {number}", "descr": alternative}
    locks = element("a:graphicFrameLocks", {"noChangeAspect": "1"})
    return element("wp:docPr", attributes, decorative), element("wp:cNvGraphicFramePr", None, locks)
