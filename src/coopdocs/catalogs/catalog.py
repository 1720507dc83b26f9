"""Catalog: a PO file of which every byte is kept, as entries that are stretches of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coopdocs.catalogs.entry import Entry, Key
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position

__all__ = ["UTF_8", "Catalog", "Entry", "Key"]

UTF_8 = "UTF-8"


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
    encoding: str = UTF_8
    """What the file was read from. The entries are UTF-8 already, their header says so, and so it will be written."""
    _index: Mapping[Key, Entry] | None = field(init=False, default=None, repr=False, compare=False)
    """Made when the first text is looked up."""

    @property
    def is_legacy(self) -> bool:
        """Whether the file is not UTF-8 yet: writing it changes it even where no entry changed."""
        return self.encoding != UTF_8

    @property
    def header(self) -> Entry | None:
        """The header entry."""
        return next((part for part in self.parts if part.is_header), None)

    @property
    def headers(self) -> Mapping[str, str]:
        """The header's fields, in their order."""
        header = self.header
        lines = header.translation.split("\n") if header else []
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
        content = self.parts[0].content if self.parts else b""
        end = content.find(b"\n")
        return "\r\n" if end > 0 and content[end - 1] == ord("\r") else "\n"

    def find(self, context: str | None, message: str) -> Entry | None:
        """The entry of a text that is in the source, translated or not."""
        index = self._index
        if index is None:
            index = {entry.key: entry for entry in self.entries}
            object.__setattr__(self, "_index", index)
        return index.get((context, message))

    def position(self, entry: Entry) -> Position:
        """Where an entry stands, for findings."""
        return Position(self.file, entry.line)
