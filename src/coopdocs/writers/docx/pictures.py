"""Pictures: parts for their bytes, and how large they are drawn.

An SVG travels with a PNG for programs that cannot draw it.
"""

from __future__ import annotations

from coopdocs.model.edition import Picture
from coopdocs.writers.docx.drawings import Box, anchored, in_line, shape
from coopdocs.writers.docx.markup import NAMESPACES, Element, element
from coopdocs.writers.docx.measures import EMU_PER_TWIP
from coopdocs.writers.docx.package import RELATIONSHIPS, new_binary_part
from coopdocs.writers.docx.story import Story

__all__ = ["cover_picture", "figure_picture", "inline_picture"]

_EMU_PER_PIXEL = 9525
_SVG = "image/svg+xml"
_ENDINGS = {_SVG: "svg", "image/png": "png", "image/jpeg": "jpeg"}
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
# A figure higher than this part of the page leaves no room for the text that it belongs to.
_HIGHEST_FIGURE = 0.6
_HIGHEST_COVER = 0.58


def inline_picture(story: Story, source: str, alternative: str, width: int) -> Element | None:
    """A picture in its own size, made smaller where it is wider than the line (twips); None where there is none."""
    picture = story.publication.edition.pictures.get(source)
    if picture is None:
        return None
    box = _fitted(story, picture, min(picture.width * _EMU_PER_PIXEL, width * EMU_PER_TWIP))
    return in_line(story.publication, alternative, box, _graphic(story, picture, box))


def figure_picture(story: Story, source: str, alternative: str, width: int) -> Element | None:
    """A picture as wide as the line (twips); one of pixels is not blown up beyond its own size."""
    picture = story.publication.edition.pictures.get(source)
    if picture is None or picture.media_type != _SVG:
        return inline_picture(story, source, alternative, width)
    box = _fitted(story, picture, width * EMU_PER_TWIP)
    return in_line(story.publication, alternative, box, _graphic(story, picture, box))


def cover_picture(story: Story, source: str, alternative: str) -> Element | None:
    """A picture that fills the upper part of the page from edge to edge; what is too high is cut off evenly."""
    picture = story.publication.edition.pictures.get(source)
    if picture is None:
        return None
    measures = story.publication.measures
    width = measures.page_width * EMU_PER_TWIP
    full = max(1, round(width * picture.height / max(1, picture.width)))
    height = min(full, round(measures.page_height * _HIGHEST_COVER) * EMU_PER_TWIP)
    box = Box(width, height, round((full - height) / full * 100_000))
    return anchored(story.publication, alternative, box, _graphic(story, picture, box))


def _fitted(story: Story, picture: Picture, width: int) -> Box:
    """The width (EMU), or less of it where the picture would be too high; the ratio stays."""
    highest = round(story.publication.measures.text_height * _HIGHEST_FIGURE) * EMU_PER_TWIP
    ratio = max(1, picture.height) / max(1, picture.width)
    width = max(1, min(width, round(highest / ratio)))
    return Box(width, max(1, round(width * ratio)))


def _graphic(story: Story, picture: Picture, box: Box) -> Element:
    identity = {"id": "0", "name": "Picture"}
    named = element("pic:nvPicPr", None, element("pic:cNvPr", identity), element("pic:cNvPicPr"))
    cut = element("a:srcRect", {"b": str(box.cut)}) if box.cut else None
    stretched = element("a:stretch", None, element("a:fillRect"))
    fill = element("pic:blipFill", None, _blip(story, picture), cut, stretched)
    drawn = element("pic:pic", None, named, fill, element("pic:spPr", None, *shape(box)))
    return element("a:graphic", None, element("a:graphicData", {"uri": NAMESPACES["pic"]}, drawn))


def _blip(story: Story, picture: Picture) -> Element:
    """The reference to the picture; of an SVG, to its PNG, with the SVG as Word's own extension."""
    embedded = _related(story, picture.data, picture.media_type)
    if picture.media_type != _SVG:
        return element("a:blip", {"r:embed": embedded})
    drawing = element("a:ext", {"uri": _SVG_EXTENSION}, element("asvg:svgBlip", {"r:embed": embedded}))
    bitmap = {"r:embed": _related(story, picture.fallback, "image/png")} if picture.fallback else {}
    return element("a:blip", bitmap, element("a:extLst", None, drawing))


def _related(story: Story, content: bytes, media_type: str) -> str:
    """Identifier of the story's relationship to the picture's part, which is made on first use."""
    media = story.publication.media
    if content not in media:
        path = f"/word/media/image{len(media) + 1}.{_ENDINGS[media_type]}"
        media[content] = new_binary_part(story.publication.package, path, media_type, content)
    return story.part.relate_to(media[content], RELATIONSHIPS["image"])
