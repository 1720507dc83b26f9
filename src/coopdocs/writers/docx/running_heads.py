"""Running heads: the title above, publisher and page numbers below, the watermark of a draft across the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from coopdocs.model.document import plain_text
from coopdocs.writers.docx.fields import field_runs
from coopdocs.writers.docx.inlines import PLAIN, run
from coopdocs.writers.docx.markup import Element, element, text_elements
from coopdocs.writers.docx.measures import twips
from coopdocs.writers.docx.package import add_part
from coopdocs.writers.docx.publication import Publication
from coopdocs.writers.docx.story import Story, paragraph

if TYPE_CHECKING:
    from docx.opc.part import Part

__all__ = ["write_running_heads"]

_Pages = Literal["default", "first"]

_WATERMARK_LONGEST = 460
_WATERMARK_LETTER = 34
_MIDDLE_OF_FREE_COVER = 0.76
# Word's own outline of a line of WordArt; programs know watermarks by this type and by the shape's name.
_TEXT_SHAPE = "_x0000_t136"
_TEXT_PATH = "m@7,l@8,m@5,21600l@6,21600e"
_TEXT_FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
)


def write_running_heads(publication: Publication, owner: Part) -> tuple[Element, ...]:
    """Add headers and footers to the document part; comes out with the references that sections hold."""
    return (
        _running_head(publication, owner, "header1", "default"),
        _running_head(publication, owner, "header2", "first"),
        _running_head(publication, owner, "footer1", "default"),
        _running_head(publication, owner, "footer2", "first"),
    )


def _running_head(publication: Publication, owner: Part, name: str, pages: _Pages) -> Element:
    kind = name.rstrip("12")
    root = element("w:hdr" if kind == "header" else "w:ftr")
    part, relationship = add_part(owner, name, root)
    story = Story(publication, part)
    content = _header(story, pages) if kind == "header" else _footer(story, pages)
    root.append(paragraph(kind, *content))
    return element(f"w:{kind}Reference", {"w:type": pages, "r:id": relationship})


def _header(story: Story, pages: _Pages) -> list[Element]:
    """The title by its field, so that a title changed in the document's properties changes here too."""
    edition = story.publication.edition
    runs: list[Element] = []
    if pages == "default":
        title = text_elements(plain_text(edition.document.front_matter.title))
        runs += field_runs("TITLE", [run(story, PLAIN, *title)])
        if edition.draft:
            runs.append(run(story, PLAIN, *text_elements(f" · {edition.labels.draft}")))
    if edition.draft:
        runs.append(run(story, PLAIN, _watermark(story, pages)))
    return runs


def _footer(story: Story, pages: _Pages) -> list[Element]:
    """Page numbers are worked out whenever Word lays out the page; what stands here first is never seen there.

    A cover has none. Its upper part is a picture or a surface, so a draft says below that it is one.
    """
    edition = story.publication.edition
    if pages == "first":
        return [run(story, PLAIN, *text_elements(edition.labels.draft))] if edition.draft else []
    publisher = plain_text(edition.document.front_matter.publisher)
    return [
        run(story, PLAIN, *text_elements(publisher), element("w:tab")),
        *field_runs("PAGE", [run(story, PLAIN, *text_elements("2"))]),
        run(story, PLAIN, *text_elements(" / ")),
        *field_runs("NUMPAGES", [run(story, PLAIN, *text_elements("2"))]),
    ]


def _watermark(story: Story, pages: _Pages) -> Element:
    """The word across the page as Word's Design tab puts it there, so that Word's own command removes it."""
    edition = story.publication.edition
    word = edition.labels.draft
    width = min(_WATERMARK_LONGEST, _WATERMARK_LETTER * max(4, len(word)))
    height = round(width / max(4, len(word)) * 2)
    style = (
        f"position:absolute;margin-left:0;{_upright(story, pages, height)};width:{width}pt;height:{height}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    letters = {"style": f"font-family:'{edition.theme.fonts.sans}';font-size:1pt", "string": word}
    shape = element(
        "v:shape",
        {
            "id": f"PowerPlusWaterMarkObject_{pages}",
            "type": f"#{_TEXT_SHAPE}",
            "alt": word,
            "style": style,
            "o:allowincell": "f",
            "fillcolor": f"#{edition.theme.colours.rule.lower()}",
            "stroked": "f",
        },
        element("v:fill", {"opacity": ".25"}),
        element("v:textpath", letters),
    )
    return element("w:pict", None, _text_shape(), shape)


def _upright(story: Story, pages: _Pages, height: int) -> str:
    """In the middle of the page; on a cover in the middle of what picture or surface leave free."""
    if pages == "default":
        return "margin-top:0;mso-position-vertical:center"
    page = story.publication.measures.page_height / twips(1)
    return f"margin-top:{round(page * _MIDDLE_OF_FREE_COVER - height / 2)}pt"


def _text_shape() -> Element:
    formulas = element("v:formulas", None, *(element("v:f", {"eqn": each}) for each in _TEXT_FORMULAS))
    path = {
        "textpathok": "t",
        "o:connecttype": "custom",
        "o:connectlocs": "@9,0;@10,10800;@11,21600;@12,10800",
        "o:connectangles": "270,180,90,0",
    }
    return element(
        "v:shapetype",
        {"id": _TEXT_SHAPE, "coordsize": "21600,21600", "o:spt": "136", "adj": "10800", "path": _TEXT_PATH},
        formulas,
        element("v:path", path),
        element("v:textpath", {"on": "t", "fitshape": "t"}),
    )
