"""Segment: the smallest piece given to a translator, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coopdocs.model.document import Inlines
from coopdocs.model.position import Position

__all__ = ["Answer", "Segment", "SegmentKind"]


class SegmentKind(StrEnum):
    """What a segment is, in the words that the catalogs' `#.` comments use."""

    TITLE = "title of the brochure"
    SUBTITLE = "subtitle of the brochure"
    PUBLISHER = "publisher"
    DESCRIPTION = "description, for search engines and file properties"
    KEYWORD = "keyword, for search engines and file properties"
    ALTERNATIVE = "alternative text: read aloud instead of the picture"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TERM = "term"
    DEFINITION = "definition"
    TABLE_HEAD = "table head"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    CREDIT = "credit: who made the picture"
    CONTAINER_TITLE = "title"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    LINK_TITLE = "title of a link: shown when pointed at"
    LINK_ADDRESS = "address of a link"
    PICTURE_TITLE = "title of a picture: shown when pointed at"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of inlines and what a translator should know about it."""

    content: Inlines
    kind: SegmentKind
    position: Position
    detail: str = ""
    """What makes the kind exact: the level of a heading, the column of a cell, the kind of a container."""
    trail: tuple[str, ...] = ()
    """The headings above it, outermost first."""
    note: str = ""
    """What the author tells the translators."""
    context: str | None = None
    """msgctxt, where the author asked for one."""
    max_length: int | None = None
    """Characters of visible text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a translator made of a segment, as the checks judge it."""

    segment: Segment
    language: str
    """BCP 47 tag of the edition."""
    text: str
    """The msgstr as it stands in the catalog."""
    content: Inlines
    """What it was read as; this is printed."""
    position: Position
    """Where it stands in the catalog."""
