"""Catalog and Entry: a PO file of which every character is kept, and the values that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polib import POEntry

from coopdocs.model.document import Position
from coopdocs.model.finding import Finding

__all__ = ["Catalog", "Entry", "Key"]

Key = tuple[str | None, str]
"""msgctxt and msgid: what tells entries of one catalog apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its own text, in three pieces whose sum is what stands in the file, and the values read from it."""

    value: POEntry = field(compare=False)
    """polib's entry. It is shared by catalogs and must not be changed; whoever needs another one makes a copy."""
    lead: str
    """The blank lines before it."""
    head: str
    """Its comment lines: translator's, extracted, references, flags."""
    body: str
    """From `#| msgid` or `msgctxt` to the end of the line of its last msgstr."""
    line: int = field(default=0, compare=False)
    """Where its msgid stands, counted from 1; 0 for an entry that was made and not read."""

    @property
    def raw(self) -> str:
        """Its text as the file has it."""
        return self.lead + self.head + self.body

    @property
    def context(self) -> str | None:
        """msgctxt."""
        return self.value.msgctxt

    @property
    def message(self) -> str:
        """msgid."""
        return self.value.msgid

    @property
    def key(self) -> Key:
        """msgctxt and msgid."""
        return self.context, self.value.msgid

    @property
    def translation(self) -> str:
        """msgstr, the first one where there are several; empty where the text is not translated."""
        return self.translations[0]

    @property
    def translations(self) -> tuple[str, ...]:
        """msgstr, or msgstr[0], msgstr[1] …"""
        if self.value.msgstr_plural:
            return tuple(text for _, text in sorted(self.value.msgstr_plural.items()))
        return (self.value.msgstr,)

    @property
    def flags(self) -> tuple[str, ...]:
        """What `#,` lines say, in their order."""
        return tuple(self.value.flags)

    @property
    def is_fuzzy(self) -> bool:
        """Whether a translator must look at the translation before it may be printed."""
        return "fuzzy" in self.value.flags

    @property
    def is_obsolete(self) -> bool:
        """Whether its text is no longer in the source (`#~`)."""
        return bool(self.value.obsolete)

    @property
    def is_translated(self) -> bool:
        """Whether it may be printed."""
        return all(self.translations) and not self.is_fuzzy and not self.is_obsolete

    @property
    def is_header(self) -> bool:
        """Whether it is the catalog's header: the text is empty, the translation holds `Name: value` lines."""
        return not self.value.msgid and self.context is None and not self.value.obsolete


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: the entries in their order, the header among them, and what stands around them."""

    file: str
    """For findings: relative to the project, with `/`."""
    parts: tuple[Entry, ...]
    """All entries in the file's order, the header and the obsolete ones too."""
    tail: str = ""
    """What stands after the last entry."""
    has_byte_order_mark: bool = False
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    """Warnings: what the reader accepts and its next editor may stumble over."""
    _index: Mapping[Key, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {entry.key: entry for entry in self.entries}
        object.__setattr__(self, "_index", index)

    @property
    def header(self) -> Entry | None:
        """The header entry."""
        return next((part for part in self.parts if part.is_header), None)

    @property
    def headers(self) -> Mapping[str, str]:
        """The header's fields, in their order."""
        header = self.header
        lines = header.value.msgstr.split("\n") if header else []
        pairs = (line.partition(":") for line in lines if ":" in line)
        return {name.strip(): value.strip() for name, _, value in pairs}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries whose text is in the source: neither the header nor the obsolete ones."""
        return tuple(part for part in self.parts if not part.is_obsolete and not part.is_header)

    @property
    def obsolete_entries(self) -> tuple[Entry, ...]:
        """The entries whose text is no longer in the source."""
        return tuple(part for part in self.parts if part.is_obsolete)

    @property
    def newline(self) -> str:
        """The line end of its first line."""
        raw = self.parts[0].raw if self.parts else ""
        end = raw.find("\n")
        return "\r\n" if end > 0 and raw[end - 1] == "\r" else "\n"

    def find(self, context: str | None, message: str) -> Entry | None:
        """The entry of a text that is in the source, translated or not."""
        return self._index.get((context, message))

    def position(self, entry: Entry) -> Position:
        """Where an entry stands, for findings."""
        return Position(self.file, entry.line)
