"""What all stories of one Word file share: the edition, its measures, and the counters that run through the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coopdocs.languages import Language, language, languages
from coopdocs.model.document import Footnote, Heading
from coopdocs.model.edition import Edition
from coopdocs.writers.docx.markup import Element
from coopdocs.writers.docx.measures import Measures
from coopdocs.writers.docx.numbering import Numbering
from coopdocs.writers.docx.outline import all_blocks

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.package import Package

__all__ = ["Bookmarks", "Publication", "word_tag"]

_LONGEST_BOOKMARK = 40


def word_tag(tag: str) -> str:
    """Language and region for Word's spelling; a language that coopdocs does not print keeps its tag as it is."""
    return language(tag).word_tag if tag in languages() else tag


@dataclass(slots=True)
class Bookmarks:
    """Names that Word accepts for the identifiers of the source, and their numbers."""

    known: frozenset[str]
    """Identifiers that stand in the main text."""
    _names: dict[str, str] = field(default_factory=dict)
    _placed: set[str] = field(default_factory=set)
    _count: int = 0

    def name(self, identifier: str) -> str:
        """The identifier where Word can use it: 40 letters at most, no two alike; `_` in front would hide it."""
        if identifier not in self._names:
            plain = re.sub(r"[^\w-]", "_", identifier).strip("_")
            plain = plain if plain[:1].isalpha() else f"b_{plain}"
            taken = set(self._names.values())
            candidates = (f"{plain[: _LONGEST_BOOKMARK - len(end)]}{end}" for end in _endings())
            self._names[identifier] = next(each for each in candidates if each not in taken)
        return self._names[identifier]

    def place(self, identifier: str) -> bool:
        """Whether this is the first block with the identifier: a link can only lead to one."""
        is_first = identifier not in self._placed
        self._placed.add(identifier)
        return is_first

    def number(self) -> str:
        """The next bookmark's number in the file."""
        self._count += 1
        return str(self._count)


def _endings() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f"_{number}"
        number += 1


@dataclass(slots=True)
class Publication:
    """One Word file while it is being written."""

    edition: Edition
    language: Language
    measures: Measures
    package: Package
    bookmarks: Bookmarks
    headings: tuple[Heading, ...]
    """All headings of the main text, in order; a heading's place here is its place in the contents."""
    notes: dict[str, tuple[int, Footnote]]
    """The footnotes by label, each with its number."""
    numbering: Numbering = field(default_factory=Numbering)
    called: set[str] = field(default_factory=set)
    """Labels of the footnotes that the main text has called so far."""
    combinations: set[tuple[str, ...]] = field(default_factory=set)
    """Character styles that had to be joined, by their tokens."""
    running_heads: tuple[Element, ...] = ()
    """References to headers and footers."""
    headings_written: int = 0
    drawings: int = 0
    """How many pictures were placed."""
    media: dict[bytes, Part] = field(default_factory=dict)
    """Picture parts by their bytes: a picture used twice is stored once."""

    @classmethod
    def of(cls, edition: Edition, package: Package) -> Publication:
        """A file without a word in it yet."""
        document = edition.document
        blocks = tuple(all_blocks(document.blocks))
        identifiers = (block.attributes.identifier for block in blocks)
        return cls(
            edition=edition,
            language=language(document.language),
            measures=Measures.of(edition.theme),
            package=package,
            bookmarks=Bookmarks(frozenset(each for each in identifiers if each)),
            headings=tuple(block for block in blocks if isinstance(block, Heading)),
            notes={note.label: (number, note) for number, note in enumerate(document.footnotes, start=1)},
        )
