"""Tokens → entries: GNU gettext's grammar of PO files, one method a rule. The judge of all that is not ordinary."""

from __future__ import annotations

import re
from typing import NamedTuple

from coopdocs.catalogs.lexing import END, Malformed, Token, read_tokens, unescape

__all__ = ["Fields", "Parsed", "Parser"]

_LEAD = re.compile(rb"(?:[ \t\r]*\n)*")
_LINE_END = re.compile(rb"[ \t\r]*\n")
_FAULT = "fault"
Previous = tuple[str | None, str | None, str | None]


class Fields(NamedTuple):
    """What the keywords of one entry say."""

    context: str | None
    message: str
    plural: str | None
    """msgid_plural; None where the entry has no plural forms."""
    translations: tuple[str, ...]
    """msgstr, or msgstr[0], msgstr[1] …"""
    previous: Previous
    """msgctxt, msgid and msgid_plural after `#|`."""
    obsolete: bool
    place: int
    """The offset of its msgid."""


class Parsed(NamedTuple):
    """An entry and where it stands: the text from `start` to `end`, its keywords from `body` on."""

    fields: Fields
    start: int
    body: int
    end: int


class Parser:
    """Reads entries one after the other, from an offset that begins a line."""

    def __init__(self, data: bytes, offset: int = 0, *, strict: bool = True) -> None:
        self._data = data
        self._strict = strict
        self._tokens = read_tokens(data, offset)
        self._last_end = offset
        self._peeked: Token | None = None
        self._fault: Malformed | None = None
        self.offset = offset
        """Where the next entry's text begins."""

    def parse(self) -> Parsed | None:
        """The next entry, or None where only comments and white space are left."""
        while self._next.kind == "comment":
            self._take()
        return None if self._next.kind == END else self._entry()

    @property
    def _next(self) -> Token:
        if self._peeked is None:
            try:
                self._peeked = next(self._tokens)
            except Malformed as fault:
                # It belongs to whoever takes it: the entry before it is sound.
                self._fault = fault
                self._peeked = Token(_FAULT, b"", b"", fault.offset, fault.offset)
        return self._peeked

    def _take(self) -> Token:
        token = self._next
        if self._fault:
            raise self._fault
        if token.kind != END:
            self._peeked = None
            self._last_end = token.end
        return token

    def _entry(self) -> Parsed:
        first = self._next
        previous = self._previous()
        mark = first.mark.rstrip(b"|")
        context = self._field("msgctxt", mark) if self._next.kind == "msgctxt" else None
        place = self._next.start
        message = self._field("msgid", mark)
        plural, translations = self._translations(mark, place)
        fields = Fields(context, message, plural, translations, previous, mark == b"~", place)
        return self._finished(fields, first.start)

    def _previous(self) -> Previous:
        """`#|` lines; the mark of the first one says whether the entry is obsolete."""
        mark = self._next.mark
        if not mark.endswith(b"|"):
            return None, None, None
        context = self._field("msgctxt", mark) if self._next.kind == "msgctxt" else None
        msgid = self._field("msgid", mark)
        plural = self._field("msgid_plural", mark) if self._next.kind == "msgid_plural" else None
        return context, msgid, plural

    def _field(self, keyword: str, mark: bytes) -> str:
        """A keyword and its text."""
        token = self._take()
        if token.kind != keyword:
            raise self._unexpected(token, keyword)
        self._check_mark(token, mark)
        return self._strings(keyword, mark)

    def _strings(self, keyword: str, mark: bytes) -> str:
        token = self._take()
        if token.kind != "strings":
            raise self._unexpected(token, f"a text in quotation marks after {keyword}")
        self._check_mark(token, mark)
        texts = [unescape(token, strict=self._strict)]
        while self._next.kind == "strings":
            token = self._take()
            self._check_mark(token, mark)
            texts.append(unescape(token, strict=self._strict))
        return "".join(texts)

    def _translations(self, mark: bytes, place: int) -> tuple[str | None, tuple[str, ...]]:
        """msgstr, or msgid_plural and msgstr[0], msgstr[1] …"""
        if self._next.kind == "msgid_plural":
            plural = self._field("msgid_plural", mark)
            forms: list[str] = []
            while self._next.kind == "msgstr":
                forms.append(self._plural_form(len(forms), mark))
            if not forms:
                raise self._missing("msgstr[0]", place)
            return plural, tuple(forms)
        if self._next.kind != "msgstr":
            raise self._missing("msgstr", place)
        token = self._take()
        self._check_mark(token, mark)
        if self._next.kind == "[":
            raise Malformed(token.start, "msgstr has an index, but the entry has no msgid_plural", "Remove the index.")
        return None, (self._strings("msgstr", mark),)

    def _plural_form(self, wanted: int, mark: bytes) -> str:
        token = self._take()
        self._check_mark(token, mark)
        for kind in ("[", "number", "]"):
            part = self._take()
            self._check_mark(part, mark)
            if part.kind != kind:
                raise Malformed(token.start, "msgstr lacks its index", "Write msgstr[0], msgstr[1] and so on.")
            if kind == "number" and int(part.text[:9]) != wanted:
                message = f"msgstr[{int(part.text[:9])}] stands where msgstr[{wanted}] belongs"
                raise Malformed(token.start, message, "Number the plural forms from 0 without a gap.")
        return self._strings("msgstr", mark)

    def _missing(self, keyword: str, place: int) -> Malformed:
        """The entry whose msgid stands at `place` goes on without its translation."""
        token = self._next
        if self._fault:
            return self._fault
        if token.kind == END:
            return Malformed(place, f"the file ends before the {keyword} of this msgid", _CUT)
        if token.kind == "comment":
            return Malformed(token.start, f"a comment stands where {keyword} belongs", _MOVE)
        return Malformed(place, f"this msgid has no {keyword}", f'Add the line {keyword} "".')

    def _unexpected(self, token: Token, wanted: str) -> Malformed:
        if token.kind == END:
            return Malformed(token.start, f"the file ends where {wanted} belongs", _CUT)
        if token.kind == "comment":
            return Malformed(token.start, f"a comment stands where {wanted} belongs", _MOVE)
        shown = "a text" if token.kind == "strings" else f"“{token.text[:40].decode()}”"
        return Malformed(token.start, f"{shown} stands where {wanted} belongs", _ORDER)

    def _check_mark(self, token: Token, mark: bytes) -> None:
        if token.mark == mark or token.kind == END:
            return
        name = "#|" if b"|" in token.mark + mark else "#~"
        raise Malformed(token.start, f"some lines of this entry begin with {name} and others do not", _MARKS)

    def _finished(self, fields: Fields, first: int) -> Parsed:
        """The entry with its text, which ends with its last line."""
        rest = _LINE_END.match(self._data, self._last_end)
        start, end = self.offset, rest.end() if rest else self._last_end
        lead = _LEAD.match(self._data, start)
        lowest = lead.end() if lead else start
        # The line of its first keyword, where `#~` or `#|` stands before it.
        body = max(self._data.rfind(b"\n", lowest, first) + 1, lowest)
        self.offset = end
        return Parsed(fields, start, body, end)


_CUT = "The file was cut off: fetch it again."
_MOVE = "Put comments before the entry that they are about."
_ORDER = "An entry is msgctxt (if any), msgid, msgstr, in this order."
_MARKS = "Begin all lines of the entry alike."
