"""What was read back from a finished file, the same shape for every format."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.inspect.rules import Rule

__all__ = ["FoundFont", "FoundHeading", "FoundLine", "FoundPiece", "FoundText", "Stripped", "TaggedHeading"]


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """Text that the file holds in one go: a text node, a run, a piece of a line."""

    text: str
    language: str
    """BCP 47 tag that a screen reader obeys here."""
    target: str = ""
    """Where the link leads that the piece stands in."""
    block: int = 0
    """Pieces of one paragraph, cell or heading have the same number."""
    hyphenated: bool = False
    """Whether line breaking may have added the hyphen that the piece ends with."""
    call: int = 0
    """Number of the footnote that the piece may call, where the format does not tell a call from a number."""
    optional: Rule | None = None
    """The rule by which the piece may be left out of the comparison."""


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """One entry of the outline; `depth` counts from 1 and has no gaps."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class TaggedHeading:
    """A heading by its tag."""

    level: int
    text: str
    without_numbers: str
    """Without what may be footnote calls: the tag does not tell."""


@dataclass(frozen=True, slots=True)
class FoundFont:
    """A font of the file."""

    name: str
    embedded: bool
    mapped: bool
    """Whether its glyphs are mapped to characters."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line of a page as it is laid out; lengths are points."""

    text: str
    page: int
    """Counted from 1."""
    block: int
    """Lines of one paragraph, cell or heading have the same number."""
    kind: str
    """The block's kind by its tag: P, LI, LBody, TD, H2 …"""
    language: str
    """Of the line's first piece."""
    left: float
    right: float
    height: float
    """From the page's bottom edge to the baseline."""
    size: float
    """Of the largest font in the line."""
    in_heading: bool = False
    in_note: bool = False


@dataclass(frozen=True, slots=True)
class Stripped:
    """A text that is left out of the comparison."""

    rule: Rule
    text: str


@dataclass(frozen=True, slots=True)
class FoundText:
    """One file, read back."""

    language: str
    title: str
    body: tuple[FoundPiece, ...]
    """Cover, body and whatever else runs through the file, in reading order."""
    notes: tuple[FoundPiece, ...]
    alternatives: tuple[str, ...]
    """What stands for the pictures: those of the body, then those of the notes."""
    outline: tuple[FoundHeading, ...]
    """Headings; in a PDF, the bookmarks."""
    stripped: tuple[Stripped, ...]
    outside: tuple[str, ...] = ()
    """Text on the pages of a PDF that no screen reader meets: running heads, page numbers."""
    tagged_headings: tuple[TaggedHeading, ...] | None = None
    """In a PDF, the headings that a screen reader finds, save that of the contents."""
    fonts: tuple[FoundFont, ...] = ()
    pages: int = 0
    """How many pages the file has; 0 where the format has none."""
    lines: tuple[FoundLine, ...] = ()
    """In a PDF, the lines of its text in reading order, without contents, notes' numbers and list marks."""
    page_width: float = 0.0
    """Of a PDF's pages, in points."""
