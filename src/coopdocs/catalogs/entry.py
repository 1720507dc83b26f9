"""Entry: a stretch of a catalog's text, and the values that are read from it when somebody asks."""

from __future__ import annotations

import re
from dataclasses import Field, dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import ref

from coopdocs.catalogs.comments import Comments, find_comments, read_comments
from coopdocs.catalogs.ordinary import ACTIVE, OBSOLETE, Form, Group, read_optional, read_text
from coopdocs.catalogs.parsing import Fields, Parser
from coopdocs.catalogs.source import Source

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["Entry", "Key"]

Key = tuple[str | None, str]
"""msgctxt and msgid: what tells entries of one catalog apart."""
_HEADER_KEY: Key = (None, "")
_EMPTY = (b'msgstr ""\n', b'msgstr ""\r\n', b'msgstr ""')
_LEAD = re.compile(rb"(?:[ \t\r]*\n)*")


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What an entry may be put together from."""

    lead: str
    head: str
    body: str
    line: int


class Entry:
    """One entry. It never changes; two entries are equal where their texts are."""

    __slots__ = ("_body", "_end", "_fields", "_key", "_line", "_source", "_start", "_value", "is_obsolete")
    # So that `dataclasses.replace(entry, lead=…, head=…, body=…)` makes another entry of these pieces.
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]] = _Pieces.__dataclass_fields__
    is_obsolete: bool
    """Whether its text is no longer in the source (`#~`)."""

    def __init__(self, lead: str, head: str, body: str, line: int = 0, value: POEntry | None = None) -> None:
        """An entry of its own text: blank lines, comment lines, keywords. `line` is that of the entry it replaces.

        `value` may be named for `dataclasses.replace`; what counts is what the text says.
        """
        del value
        before = (lead + head).encode()
        data = before + body.encode()
        self._stand(Source(data), (0, len(before), len(data)), None, line)
        self.is_obsolete = body.startswith("#~")

    @classmethod
    def stretch(cls, source: Source, span: tuple[int, int, int], fields: Fields | None, *, obsolete: bool) -> Entry:
        """An entry of a file: where its text begins, its keywords begin, it ends; `fields` unless it is ordinary."""
        entry = cls.__new__(cls)
        entry._stand(source, span, fields, None)  # noqa: SLF001 - it is being constructed
        entry.is_obsolete = obsolete
        return entry

    def _stand(self, source: Source, span: tuple[int, int, int], fields: Fields | None, line: int | None) -> None:
        self._source = source
        self._start, self._body, self._end = span
        self._fields = fields
        self._line = line
        self._key: Key | None = None
        self._value: ref[POEntry] | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Entry):
            return NotImplemented
        return self is other or self.content == other.content

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[type[Entry], tuple[str, str, str, int]]:
        return Entry, (self.lead, self.head, self.body, self.line)

    def __repr__(self) -> str:
        return f"Entry({self.raw!r})"

    @property
    def content(self) -> bytes:
        """Its text as the file has it, in UTF-8."""
        return self._source.data[self._start : self._end]

    @property
    def raw(self) -> str:
        """Its text as the file has it."""
        return self.content.decode()

    @property
    def lead(self) -> str:
        """The blank lines before it."""
        return self._source.data[self._start : self._head].decode()

    @property
    def head(self) -> str:
        """Its comment lines: translator's, extracted, references, flags."""
        return self._source.data[self._head : self._body].decode()

    @property
    def body(self) -> str:
        """From `#| msgid` or `msgctxt` to the end of the line of its last msgstr."""
        return self._source.data[self._body : self._end].decode()

    @property
    def ends_line(self) -> bool:
        """Whether a newline stands after it."""
        return self._source.data.endswith(b"\n", self._start, self._end)

    @property
    def span(self) -> tuple[bytes, int, int]:
        """The text that it is a stretch of, with its beginning and its end: neighbours are written as one stretch."""
        return self._source.data, self._start, self._end

    @property
    def line(self) -> int:
        """Where its msgid stands, counted from 1; 0 for an entry that was made and not read."""
        if self._line is None:
            self._line = self._source.line_at(self._fields.place if self._fields else self._place())
        return self._line

    @property
    def _head(self) -> int:
        match = _LEAD.match(self._source.data, self._start, self._body)
        return match.end() if match else self._start

    def _place(self) -> int:
        match = self._form.key.match(self._source.data, self._body)
        return match.start(Group.PLACE - 1) if match else self._body

    @property
    def _form(self) -> Form:
        return OBSOLETE if self.is_obsolete else ACTIVE

    @property
    def fields(self) -> Fields:
        """All that its keywords say."""
        if self._fields:
            return self._fields
        form = self._form
        match = form.whole.match(self._source.data, self._start)
        if match is None or match.end() != self._end:
            parsed = Parser(self.content, strict=False).parse()
            if parsed is None:
                raise ValueError("an entry needs a msgid")
            return parsed.fields
        previous = [read_optional(match[group], form.previous_mark) for group in Group.PREVIOUS]
        return Fields(
            read_optional(match[Group.CONTEXT], form.mark),
            read_text(match[Group.MESSAGE], form.mark),
            None,
            (read_text(match[Group.TRANSLATION], form.mark),),
            (previous[0], previous[1], previous[2]),
            self.is_obsolete,
            match.start(Group.PLACE),
        )

    @property
    def key(self) -> Key:
        """msgctxt and msgid. Kept, because whatever is done with a catalog begins with looking up its texts."""
        if self._key is None:
            self._key = self._read_key()
        return self._key

    def _read_key(self) -> Key:
        if self._fields:
            return self._fields[:2]
        form = self._form
        match = form.key.match(self._source.data, self._body, self._end)
        if match is None:
            return self.fields[:2]
        return read_optional(match[Group.CONTEXT - 1], form.mark), read_text(match[Group.MESSAGE - 1], form.mark)

    def remember_key(self, key: Key) -> None:
        """For the reader, which has it at hand."""
        self._key = key

    @property
    def context(self) -> str | None:
        """msgctxt."""
        return self.key[0]

    @property
    def message(self) -> str:
        """msgid."""
        return self.key[1]

    @property
    def translation(self) -> str:
        """msgstr, the first one where there are several; empty where the text is not translated."""
        return self.translations[0]

    @property
    def translations(self) -> tuple[str, ...]:
        """msgstr, or msgstr[0], msgstr[1] …"""
        if self._is_unusual():
            return self.fields.translations
        form, data = self._form, self._source.data
        start = data.rfind(form.last_keyword, self._body, self._end) + len(form.last_keyword)
        return (read_text(data[start : self._end], form.mark),)

    @property
    def has_plural(self) -> bool:
        """Whether it has several translations, for several numbers."""
        ordinary = self._source.data.find(b"msgid_plural", self._body, self._end) < 0
        return not ordinary and self.fields.plural is not None

    @property
    def is_header(self) -> bool:
        """Whether it is the catalog's header: the text is empty, the translation holds `Name: value` lines."""
        return not self.is_obsolete and self.key == _HEADER_KEY

    @property
    def is_translated(self) -> bool:
        """Whether it may be printed."""
        return (
            not self.is_obsolete
            and not self.is_fuzzy
            and self.has_translation
            and (not self.has_plural or all(self.translations))
        )

    @property
    def has_translation(self) -> bool:
        """Whether any of its translations has a text, in whatever state; quicker than to read them."""
        return any(self.fields.translations) if self._is_unusual() else not self._ends_empty()

    def _is_unusual(self) -> bool:
        """Whether its text may look like no ordinary entry's."""
        return self._fields is not None or not self._source.is_file

    def _ends_empty(self) -> bool:
        """Of an ordinary entry: a text that has a second line is not empty."""
        return self._source.data.endswith(_EMPTY, self._start, self._end)

    @property
    def comments(self) -> Comments:
        """All that its comment lines say."""
        return read_comments(find_comments(self.head))

    @property
    def flags(self) -> tuple[str, ...]:
        """What `#,` lines say, in their order."""
        return tuple(self.comments.flags) if self._mentions(b"#,") or self._mentions(b"#!") else ()

    @property
    def is_fuzzy(self) -> bool:
        """Whether a translator must look at the translation before it may be printed."""
        return self._mentions(b"fuzzy") and "fuzzy" in self.flags

    def _mentions(self, piece: bytes) -> bool:
        return self._source.data.find(piece, self._start, self._body) >= 0

    @property
    def value(self) -> POEntry:
        """All of it as an entry of polib, which must not be changed: whoever needs another one makes a copy.

        It is the same object while somebody holds it, and is made anew after that: a catalog's values together would
        take ten times the memory of its text.
        """
        value = self._value() if self._value else None
        if value is None:
            value = self._make_value()
            self._value = ref(value)
        return value

    def _make_value(self) -> POEntry:
        from polib import POEntry

        fields, comments = self.fields, self.comments
        context, message, plural = fields.previous
        forms = dict(enumerate(fields.translations)) if fields.plural is not None else {}
        return POEntry(
            msgid=fields.message,
            msgstr="" if forms else fields.translations[0],
            msgid_plural=fields.plural or "",
            msgstr_plural=forms,
            msgctxt=fields.context,
            obsolete=self.is_obsolete,
            comment=comments.extracted,
            tcomment=comments.translator,
            occurrences=comments.references,
            flags=comments.flags,
            previous_msgctxt=context,
            previous_msgid=message,
            previous_msgid_plural=plural,
        )

    def with_pieces(self, *, lead: str | None = None, head: str | None = None, body: str | None = None) -> Entry:
        """The entry with other blank lines, comment lines or keywords; its line stays."""
        pieces = (self.lead if lead is None else lead, self.head if head is None else head)
        return Entry(*pieces, self.body if body is None else body, self.line)
