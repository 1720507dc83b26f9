"""Ordinary entries, read at once: one expression for what nearly every editor writes.

It matches nothing that the strict grammar of `parsing` refuses or reads otherwise; what it does not match is theirs.
"""

from __future__ import annotations

import re

__all__ = ["ACTIVE", "OBSOLETE", "Form", "Group", "read_optional", "read_text"]


# Strings with the four escapes that editors write; a further line of a text is never empty.
_REST = rb'[^"\\\n]*+(?:\\[ntr"\\][^"\\\n]*+)*+"(?:\r?\n|\Z)'
# Blank lines and comments, the latter without a backslash that joins two lines.
_HEAD = rb"((?:\#(?![~|])[^\\\n]*+(?:\\(?!\n)[^\\\n]*+)*+\n|[ \t\r]*+\n)*+)"
# A text that goes on after a blank line, or in any other unusual way, is left to the strict parser.
_END = rb'(?!(?:[ \t\r\n|]|\#[~|])*+["\\])'


class Group:
    """The groups of an expression for a whole entry."""

    HEAD = 1
    PREVIOUS = (2, 3, 4)
    CONTEXT = 5
    PLACE = 6
    """The keyword msgid."""
    MESSAGE = 7
    TRANSLATION = 8


class Form:
    """How the lines of an entry begin, and what they look like then."""

    def __init__(self, mark: bytes, previous: bytes) -> None:
        field = rb'"' + _REST + rb"(?:" + re.escape(mark) + rb'"(?!")' + _REST + rb")*+"
        before = rb'"' + _REST + rb"(?:" + re.escape(previous) + rb'"(?!")' + _REST + rb")*+"
        start, old = re.escape(mark), re.escape(previous)
        known = rb"(?:%bmsgctxt (%b))?+%bmsgid (%b)(?:%bmsgid_plural (%b))?+" % (old, before, old, before, old, before)
        body = rb"(?:%b)?+(?:%bmsgctxt (%b))?+%b(msgid )(%b)" % (known, start, field, start, field)
        self.mark = mark
        self.previous_mark = previous
        self.is_obsolete = mark != b""
        self.last_keyword = b"\n%bmsgstr " % mark
        """Stands once in an ordinary entry, and its translation after it."""
        self.whole = re.compile(_HEAD + body + rb"%bmsgstr (%b)" % (start, field) + _END)
        """A whole entry, from the blank lines before it to the end of its msgstr."""
        self.key = re.compile(body + rb"(?=%bmsg)" % start)
        """The same from the entry's first keyword to its msgid; its groups have numbers smaller by one."""


ACTIVE = Form(b"", b"#| ")
OBSOLETE = Form(b"#~ ", b"#~| ")
_ESCAPE = re.compile(r"\\(.)")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"'}


def read_text(raw: bytes, mark: bytes = b"") -> str:
    """The text of a matched field: its lines without quotation marks and escapes; each but the first has the mark."""
    if b"\r" in raw:
        raw = raw.replace(b"\r", b"")
    text = raw[1 : -2 if raw.endswith(b"\n") else -1]
    if b"\n" in text:
        text = text.replace(b'"\n%b"' % mark, b"")
    if b"\\" in text:
        return _ESCAPE.sub(_letter, text.decode())
    return text.decode()


def read_optional(raw: bytes | None, mark: bytes) -> str | None:
    """The same for a field that may be missing."""
    return None if raw is None else read_text(raw, mark)


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match[1]]
