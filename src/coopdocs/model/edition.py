"""Edition: one brochure in one language, with all that a writer needs; writers read no file and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coopdocs.model.document import Document
from coopdocs.model.theme import Theme

__all__ = ["Edition", "Labels", "Picture"]


@dataclass(frozen=True, slots=True)
class Labels:
    """What coopdocs itself prints, in the edition's language."""

    contents: str
    """Heading of the table of contents."""
    notes: str
    """Heading of the footnotes where they stand together (the web page)."""
    updated_on: str
    """`{date}` stands for the date: « Mis à jour le {date} »."""
    credit: str
    """`{credit}` stands for who made a picture: « Illustration : {credit} »."""
    page: str
    """What a screen reader hears before a page number."""
    back_to_text: str
    """What leads from a footnote back to its call."""
    skip_to_text: str
    """First link of the web page."""
    draft: str
    """Watermark of a draft."""
    keywords: str
    contacts: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was read, checked and found sound."""

    media_type: str
    """image/svg+xml, image/png or image/jpeg."""
    data: bytes
    width: int
    """CSS pixels."""
    height: int
    fallback: bytes = b""
    """PNG of an SVG, for readers that cannot draw it; empty for the others."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A translated document and its surroundings."""

    document: Document
    labels: Labels
    theme: Theme
    date: str
    """The front matter's date as the language writes it: « 27 janvier 2014 »."""
    pictures: Mapping[str, Picture]
    """By `Figure.source`, `Image.source` and `Cover.source`, the language's own picture where there is one."""
    fonts: Mapping[str, bytes]
    """Font files by role: `serif`, `serif-italic`, `sans`, `sans-italic` (variable TrueType)."""
    quotes: tuple[tuple[str, str], ...]
    """The marks round a quotation, outer then nested, as the language and the house set them."""
    draft: bool = False
