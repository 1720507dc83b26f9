"""Pictures: parts for their bytes, drawings that show them; an SVG travels with a PNG for readers that cannot draw it."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.model.edition import Picture
from coopdocs.writers.docx.markup import NAMESPACES, Element, element
from coopdocs.writers.docx.measures import EMU_PER_TWIP
from coopdocs.writers.docx.package import RELATIONSHIPS, new_media_part
from coopdocs.writers.docx.story import Story

__all__ = ["cover_picture", "figure_picture", "inline_picture"]

_EMU_PER_PIXEL = 9525
_ENDINGS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpeg"}
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
# A figure higher than this leaves no room for the text that it belongs to.
_HIGHEST_FIGURE = 0.6
_HIGHEST_COVER = 0.58


@dataclass(frozen=True, slots=True)
class _Box:
    """Size on the page in EMU, and how much of the height is cut off above and below, in thousandths of a percent."""

    width: int
    height: int
    cut: int = 0


def inline_picture(story: Story, source: str, alternative: str, width: int) -> Element | None:
    """A picture in its own size, made smaller where it is wider than the line (twips); None where there is none."""
    picture = story.publication.edition.pictures.get(source)
    if picture is None:
        return None
    natural = picture.width * _EMU_PER_PIXEL
    return _inline(story, picture, alternative, _fitted(story, picture, min(natural, width * EMU_PER_TWIP)))


def figure_picture(story: Story, source: str, alternative: str, width: int) -> Element | None:
    """A picture over the whole width (twips); one of pixels is not blown up beyond its own size."""
    picture = story.publication.edition.pictures.get(source)
    if picture is None:
        return None
    room = width * EMU_PER_TWIP
    drawn = picture.media_type == "image/svg+xml"
    return _inline(
        story, picture, alternative,
        _fitted(story, picture, room if drawn else min(room, picture.width * _EMU_PER_PIXEL)),
    )  # fmt: skip


def cover_picture(story: Story, source: str, alternative: str) -> Element | None:
    """A picture that fills the upper part of the page from edge to edge."""
    picture = story.publication.edition.pictures.get(source)
    if picture is None:
        return None
    measures = story.publication.measures
    width = measures.page_width * EMU_PER_TWIP
    full = round(width * picture.height / max(1, picture.width))
    height = min(full, round(measures.page_height * _HIGHEST_COVER) * EMU_PER_TWIP)
    box = _Box(width, height, round((full - height) / full / 2 * 100_000))
    return _anchored(story, picture, alternative, box)


def _fitted(story: Story, picture: Picture, width: int) -> _Box:
    """The width, or less of it where the picture would be too high; the ratio stays."""
    highest = round(story.publication.measures.text_height * _HIGHEST_FIGURE) * EMU_PER_TWIP
    ratio = picture.height / max(1, picture.width)
    width = min(width, round(highest / ratio)) if ratio else width
    return _Box(max(1, width), max(1, round(width * ratio)))


def _inline(story: Story, picture: Picture, alternative: str, box: _Box) -> Element:
    return element(
        "w:drawing", None,
        element(
            "wp:inline", {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
            _extent(box), *_description(story, alternative), _graphic(story, picture, box),
        ),
    )  # fmt: skip


def _anchored(story: Story, picture: Picture, alternative: str, box: _Box) -> Element:
    """Placed at the page's upper left corner; text begins below it."""
    attributes = {
        "distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0", "relativeHeight": "1",
        "behindDoc": "0", "locked": "0", "layoutInCell": "1", "allowOverlap": "1",
    }  # fmt: skip
    return element(
        "w:drawing", None,
        element(
            "wp:anchor", attributes, element("wp:simplePos", {"x": "0", "y": "0"}),
            _corner("wp:positionH"), _corner("wp:positionV"), _extent(box), element("wp:wrapTopAndBottom"),
            *_description(story, alternative), _graphic(story, picture, box),
        ),
    )  # fmt: skip


def _corner(name: str) -> Element:
    offset = element("wp:posOffset")
    offset.text = "0"
    return element(name, {"relativeFrom": "page"}, offset)


def _extent(box: _Box) -> Element:
    return element("wp:extent", {"cx": str(box.width), "cy": str(box.height)})


def _description(story: Story, alternative: str) -> tuple[Element, Element]:
    """What a screen reader says; a picture without words is marked as decoration, not as forgotten."""
    story.publication.drawings += 1
    number = str(story.publication.drawings)
    decorative = None
    if not alternative:
        mark = element("adec:decorative", {"val": "1"})
        decorative = element("a:extLst", None, element("a:ext", {"uri": _DECORATIVE_EXTENSION}, mark))
    attributes = {"id": number, "name": f"Picture {number}", "descr": alternative}
    locks = element("a:graphicFrameLocks", {"noChangeAspect": "1"})
    return element("wp:docPr", attributes, decorative), element("wp:cNvGraphicFramePr", None, locks)


def _graphic(story: Story, picture: Picture, box: _Box) -> Element:
    number = str(story.publication.drawings)
    named = element(
        "pic:nvPicPr", None, element("pic:cNvPr", {"id": number, "name": f"Picture {number}"}), element("pic:cNvPicPr")
    )
    cut = element("a:srcRect", {"t": str(box.cut), "b": str(box.cut)}) if box.cut else None
    fill = element("pic:blipFill", None, _blip(story, picture), cut, element("a:stretch", None, element("a:fillRect")))
    shape = element(
        "pic:spPr", None,
        element("a:xfrm", None, element("a:off", {"x": "0", "y": "0"}),
                element("a:ext", {"cx": str(box.width), "cy": str(box.height)})),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
    )  # fmt: skip
    data = element("a:graphicData", {"uri": NAMESPACES["pic"]}, element("pic:pic", None, named, fill, shape))
    return element("a:graphic", None, data)


def _blip(story: Story, picture: Picture) -> Element:
    """The reference to the picture; of an SVG, to its PNG, with the SVG as Word's own extension."""
    if picture.media_type != "image/svg+xml":
        return element("a:blip", {"r:embed": _related(story, picture.data, picture.media_type)})
    drawing = element("asvg:svgBlip", {"r:embed": _related(story, picture.data, picture.media_type)})
    if not picture.fallback:
        return element("a:blip", None, _extensions(drawing))
    return element("a:blip", {"r:embed": _related(story, picture.fallback, "image/png")}, _extensions(drawing))


def _extensions(drawing: Element) -> Element:
    return element("a:extLst", None, element("a:ext", {"uri": _SVG_EXTENSION}, drawing))


def _related(story: Story, content: bytes, media_type: str) -> str:
    """Identifier of the story's relationship to the picture's part, which is made on first use."""
    media = story.publication.media
    if content not in media:
        path = f"/word/media/image{len(media) + 1}.{_ENDINGS[media_type]}"
        media[content] = new_media_part(story.publication.package, path, media_type, content)
    return story.part.relate_to(media[content], RELATIONSHIPS["image"])
