"""Context: what the blocks and inlines of one page need to know of the rest of the edition."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from coopdocs.model.document import Attributes, Heading
from coopdocs.model.edition import Edition, Picture
from coopdocs.writers.html.outline import OutlineEntry, find_headings

__all__ = ["Context", "data_address", "open_context"]


@dataclass(frozen=True, slots=True)
class Context:
    """One page while it is written: what is fixed, and how far the counts have come."""

    edition: Edition
    outline: tuple[OutlineEntry, ...]
    note_numbers: Mapping[str, int]
    """Number of each footnote by its label."""
    heading_identifiers: Mapping[int, str]
    """By `id(heading)`: two headings may be equal in all they hold."""
    hyphenate: Callable[[str], str] | None = None
    """Puts soft hyphens into running text, where browsers have no patterns for its language."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often each footnote was called and each kind of container opened."""
    seen: set[str] = field(default_factory=set)
    """Identifiers already written; a page must not hold one twice."""

    def number(self, what: str) -> int:
        """The next number of something that is counted, from 1."""
        self.counts[what] += 1
        return self.counts[what]

    def identifier(self, attributes: Attributes) -> str | None:
        """The author's identifier of a block, once: a second block that asks for the same one goes without."""
        return self._once(attributes.identifier)

    def heading_identifier(self, heading: Heading) -> str | None:
        """The identifier of a heading, the author's own or the one by place."""
        return self._once(self.heading_identifiers[id(heading)])

    def picture(self, source: str) -> Picture | None:
        """The picture of a source, or None where there is none (a draft with a picture still to come)."""
        return self.edition.pictures.get(source)

    def _once(self, identifier: str | None) -> str | None:
        if identifier in self.seen:
            return None
        if identifier:
            self.seen.add(identifier)
        return identifier


def open_context(edition: Edition, hyphenate: Callable[[str], str] | None = None) -> Context:
    """The context of an edition, before the first block."""
    outline = find_headings(edition.document)
    return Context(
        edition=edition,
        outline=outline,
        note_numbers={note.label: number for number, note in enumerate(edition.document.footnotes, start=1)},
        heading_identifiers={id(entry.heading): entry.identifier for entry in outline},
        hyphenate=hyphenate,
        seen=_own_identifiers(len(edition.document.footnotes)),
    )


def _own_identifiers(notes: int) -> set[str]:
    """The identifiers that the page needs for itself."""
    numbers = range(1, notes + 1)
    named = {"text", "contents-title", "notes-title"}
    return named | {f"{name}-{number}" for name in ("note", "call") for number in numbers}


def data_address(media_type: str, data: bytes) -> str:
    """Bytes as an address of their own (`data:`), so that the page needs no other file."""
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
