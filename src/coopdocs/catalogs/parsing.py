"""Tokens → entries: GNU gettext's grammar of PO files, one method a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from polib import POEntry

from coopdocs.catalogs.catalog import Entry
from coopdocs.catalogs.comments import Comments, read_comments
from coopdocs.catalogs.lexing import END, Malformed, Token, read_tokens, unescape

__all__ = ["Parser"]

_LEAD = re.compile(r"(?:[ \t\r]*\n)*")
_LINE_END = re.compile(r"[ \t\r]*\n")


@dataclass(slots=True)
class _Fields:
    """What one entry says, while it is read."""

    comments: Comments
    msgid: str = ""
    context: str | None = None
    plural: str = ""
    translation: str = ""
    translations: dict[int, str] = field(default_factory=dict)
    previous: tuple[str | None, str | None, str | None] = (None, None, None)
    """msgctxt, msgid and msgid_plural after `#|`."""


class Parser:
    """Reads one text once, from its first token to its last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(read_tokens(text))
        self._index = 0
        self._offset = 0
        """Where the next entry's text begins."""
        self._counted = 0
        self._line = 1
        """The line that holds the character at `_counted`."""

    def parse(self) -> tuple[tuple[Entry, ...], str]:
        """All entries, and the text after the last one."""
        entries = []
        while True:
            comments = self._comments()
            if self._next.kind == END:
                break
            entries.append(self._entry(comments))
        if not entries:
            raise Malformed(0, "the file holds no entry", _NOTHING)
        return tuple(entries), self._text[self._offset :]

    @property
    def _next(self) -> Token:
        return self._tokens[self._index]

    def _take(self) -> Token:
        token = self._tokens[self._index]
        self._index += 1
        return token

    def _comments(self) -> list[str]:
        lines = []
        while self._tokens[self._index].kind == "comment":
            lines.append(self._take().text)
        return lines

    def _entry(self, comments: list[str]) -> Entry:
        first = self._next
        fields = _Fields(read_comments(comments))
        fields.previous = self._previous()
        mark = first.mark.rstrip("|")
        if self._next.kind == "msgctxt":
            fields.context = self._field("msgctxt", mark)
        line = self._line_of(self._next.start)
        fields.msgid = self._field("msgid", mark)
        self._translations(fields, mark, line)
        return self._finished(_value(fields, mark), line, first.start)

    def _previous(self) -> tuple[str | None, str | None, str | None]:
        """`#|` lines; the mark of the first one says whether the entry is obsolete."""
        mark = self._next.mark
        if not mark.endswith("|"):
            return None, None, None
        context = self._field("msgctxt", mark) if self._next.kind == "msgctxt" else None
        msgid = self._field("msgid", mark)
        plural = self._field("msgid_plural", mark) if self._next.kind == "msgid_plural" else None
        return context, msgid, plural

    def _field(self, keyword: str, mark: str) -> str:
        """A keyword and its text."""
        token = self._take()
        if token.kind != keyword:
            raise self._unexpected(token, keyword)
        self._check_mark(token, mark)
        return self._strings(keyword, mark)

    def _strings(self, keyword: str, mark: str) -> str:
        token = self._take()
        if token.kind != "strings":
            raise self._unexpected(token, f"a text in quotation marks after {keyword}")
        self._check_mark(token, mark)
        text = unescape(token)
        while self._next.kind == "strings":
            token = self._take()
            self._check_mark(token, mark)
            text += unescape(token)
        return text

    def _translations(self, fields: _Fields, mark: str, line: int) -> None:
        """msgstr, or msgid_plural and msgstr[0], msgstr[1] …"""
        if self._next.kind == "msgid_plural":
            fields.plural = self._field("msgid_plural", mark)
            while self._next.kind == "msgstr":
                self._plural_form(fields.translations, mark)
            if not fields.translations:
                raise self._missing("msgstr[0]", line)
            return
        if self._next.kind != "msgstr":
            raise self._missing("msgstr", line)
        token = self._take()
        self._check_mark(token, mark)
        if self._next.kind == "[":
            raise Malformed(token.start, "msgstr has an index, but the entry has no msgid_plural", "Remove the index.")
        fields.translation = self._strings("msgstr", mark)

    def _plural_form(self, forms: dict[int, str], mark: str) -> None:
        token = self._take()
        self._check_mark(token, mark)
        for kind in ("[", "number", "]"):
            part = self._take()
            self._check_mark(part, mark)
            if part.kind != kind:
                raise Malformed(token.start, "msgstr lacks its index", "Write msgstr[0], msgstr[1] and so on.")
            if kind == "number" and int(part.text[:9]) != len(forms):
                message = f"msgstr[{part.text[:9]}] stands where msgstr[{len(forms)}] belongs"
                raise Malformed(token.start, message, "Number the plural forms from 0 without a gap.")
        forms[len(forms)] = self._strings("msgstr", mark)

    def _missing(self, keyword: str, line: int) -> Malformed:
        """The entry that began at `line` goes on without its translation."""
        token = self._next
        if token.kind == END:
            return Malformed(token.start, f"the file ends before the {keyword} of this msgid", _CUT, line)
        if token.kind == "comment":
            return Malformed(token.start, f"a comment stands where {keyword} belongs", _MOVE)
        return Malformed(token.start, f"this msgid has no {keyword}", 'Add the line msgstr "".', line)

    def _unexpected(self, token: Token, wanted: str) -> Malformed:
        if token.kind == END:
            return Malformed(token.start, f"the file ends where {wanted} belongs", _CUT)
        if token.kind == "comment":
            return Malformed(token.start, f"a comment stands where {wanted} belongs", _MOVE)
        shown = "a text" if token.kind == "strings" else f"“{token.text[:40]}”"
        return Malformed(token.start, f"{shown} stands where {wanted} belongs", _ORDER)

    def _check_mark(self, token: Token, mark: str) -> None:
        if token.mark == mark:
            return
        name = "#|" if "|" in token.mark + mark else "#~"
        raise Malformed(token.start, f"some lines of this entry begin with {name} and others do not", _MARKS)

    def _finished(self, value: POEntry, line: int, body_start: int) -> Entry:
        """The entry with its text, which ends with its last line."""
        end = self._tokens[self._index - 1].end
        rest = _LINE_END.match(self._text, end)
        end = rest.end() if rest else end
        lead_match = _LEAD.match(self._text, self._offset)
        head_start = lead_match.end() if lead_match else self._offset
        body_start = self._body_start(body_start, head_start)
        lead, self._offset = self._text[self._offset : head_start], end
        head, body = self._text[head_start:body_start], self._text[body_start:end]
        return Entry(value, lead, head, body, line)

    def _body_start(self, offset: int, lowest: int) -> int:
        """The start of the line of an entry's first keyword, where `#~` or `#|` stands before it."""
        return max(self._text.rfind("\n", lowest, offset) + 1, lowest)

    def _line_of(self, offset: int) -> int:
        self._line += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._line


_NOTHING = "Fetch the catalog again, or delete the file to start a new one."
_CUT = "The file was cut off: fetch it again."
_MOVE = "Put comments before the entry that they are about."
_ORDER = "An entry is msgctxt (if any), msgid, msgstr, in this order."
_MARKS = "Begin all lines of the entry alike."


def _value(fields: _Fields, mark: str) -> POEntry:
    comments = fields.comments
    context, msgid, plural = fields.previous
    return POEntry(
        msgid=fields.msgid,
        msgstr=fields.translation,
        msgid_plural=fields.plural,
        msgstr_plural=fields.translations,
        msgctxt=fields.context,
        obsolete=mark == "~",
        comment=comments.extracted,
        tcomment=comments.translator,
        occurrences=comments.references,
        flags=comments.flags,
        previous_msgctxt=context,
        previous_msgid=msgid,
        previous_msgid_plural=plural,
    )
