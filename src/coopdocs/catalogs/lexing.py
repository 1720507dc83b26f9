"""PO text → tokens, by the rules of GNU gettext's own lexer; a fault is a `Malformed` with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["END", "Malformed", "Token", "read_tokens", "unescape"]

END = "end"
_KEYWORDS = frozenset({b"msgctxt", b"msgid", b"msgid_plural", b"msgstr"})
# One string is `"…"`; a backslash and a newline inside it are left out, as gettext leaves them out everywhere.
_STRING = rb'"[^"\\\n]*+(?:\\(?:.|\n)[^"\\\n]*+)*+"'
_TOKEN = re.compile(
    rb"""
      (?P<newline> [ \t\r]*\n )
    | (?P<space> (?:[ \t\r]|\\\n)+ )
    | (?P<strings> %(string)s (?:[ \t\r\n]*%(string)s)* )
    | (?P<obsolete> \#~\|? )
    | (?P<previous> \#\| )
    | (?P<comment> \# [^\\\n]* (?:\\\n?[^\\\n]*)* )
    | (?P<word> [A-Za-z_$][A-Za-z0-9_$]* )
    | (?P<number> [0-9]+ )
    | (?P<bracket> [\[\]] )
    """
    % {b"string": _STRING},
    re.VERBOSE,
)
_STRINGS = re.compile(_STRING)
_ESCAPE = re.compile(rb"\\(\n|[0-7]{1,3}|x[0-9A-Fa-f]+|[\x00-\x7f]|[^\x00-\x7f]+)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"\\": b"\\", b'"': b'"', b"\n": b""}
# Escapes that gettext reads and that stand for control characters, which no document can print.
_CONTROLS = {b"a": 0x07, b"b": 0x08, b"f": 0x0C, b"v": 0x0B}


class Malformed(Exception):
    """A fault of the text: where (an offset in bytes, or a line counted from 1), what, and what to do."""

    def __init__(self, offset: int, message: str, advice: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.advice = advice
        self.line = line


class Token(NamedTuple):
    """A piece that the grammar knows."""

    kind: str
    """`comment`, `strings`, `number`, `[`, `]`, one of the four keywords, or END."""
    mark: bytes
    """What its line began with: nothing, `~` (obsolete), `|` (previous) or `~|`."""
    text: bytes
    start: int
    end: int


def read_tokens(data: bytes, offset: int = 0) -> Iterator[Token]:
    """The tokens of a PO text in UTF-8 from `offset` on, END last; white space is left out, comments are tokens."""
    mark = b""
    for match in _TOKEN.finditer(data, offset):
        start, end = match.span()
        if start != offset:
            break
        offset = end
        kind = match.lastgroup
        if kind == "newline":
            mark = b""
        elif kind in {"obsolete", "previous"}:
            mark = bytes(letter for letter in b"~|" if letter in mark + match[0])
        elif kind == "comment":
            if b"|" in mark:
                raise Malformed(start, "a comment stands where the text after #| belongs", "Give it a line of its own.")
            yield Token("comment", b"", match[0], start, end)
        elif kind == "strings":
            yield from _strings(match[0], mark, start, end)
            mark = mark if b"\n" not in match[0] else b""
        elif kind is not None and kind != "space":
            yield Token(_kind(match[0], kind, start), mark, match[0], start, end)
    if offset != len(data):
        raise _no_token(data, offset)
    yield Token(END, b"", b"", offset, offset)


def _strings(text: bytes, mark: bytes, start: int, end: int) -> Iterator[Token]:
    """Strings that follow one another; a mark ends with its line, so those on further lines have none."""
    if not mark or b"\n" not in text:
        yield Token("strings", mark, text, start, end)
        return
    for match in _STRINGS.finditer(text):
        here = mark if b"\n" not in text[: match.start()] else b""
        yield Token("strings", here, match[0], start + match.start(), start + match.end())


def _kind(text: bytes, group: str, start: int) -> str:
    if group == "bracket":
        return text.decode()
    if group == "number":
        return group
    if text in _KEYWORDS:
        return text.decode()
    if text == b"domain":
        raise Malformed(start, "a “domain” line has no place in a catalog", "Put each domain into a file of its own.")
    raise Malformed(
        start,
        f"“{text[:40].decode()}” is no keyword of a catalog",
        'Where it belongs to a text, put that text in quotation marks, and write " inside a text as \\".',
    )


def _no_token(data: bytes, offset: int) -> Malformed:
    if data[offset] != ord('"'):
        letter = data[offset : offset + 4].decode(errors="ignore")[:1]
        return Malformed(
            offset,
            f"“{letter}” has no place outside the quotation marks of a text",
            "Put each line of a text in quotation marks.",
        )
    if data.find(b"\n", offset) < 0:
        return Malformed(offset, "the file ends inside a text", "The file was cut off: fetch it again.")
    return Malformed(offset, "the text lacks its closing quotation mark", 'End the line with ".')


def unescape(token: Token, *, strict: bool = True) -> str:
    """The text that a run of strings stands for; `strict` refuses escapes that stand for control characters."""
    raw = token.text
    if b"\n" not in raw and b'"' not in raw[1:-1]:
        text = raw[1:-1]
    else:
        text = b"".join(string[1:-1] for string in _STRINGS.findall(raw))
    if b"\\" not in text:
        return text.decode()
    try:
        return _ESCAPE.sub(_letter, text).decode()
    except KeyError:
        return _unescape_numbers(token, text, strict=strict)


def _letter(match: re.Match[bytes]) -> bytes:
    return _LETTERS[match[1]]


def _unescape_numbers(token: Token, text: bytes, *, strict: bool) -> str:
    r"""The slow way, for `\303\251`: the numbers are bytes of UTF-8, several of which make a letter."""
    pieces = bytearray()
    offset = 0
    for match in _ESCAPE.finditer(text):
        pieces += text[offset : match.start()] + _escaped_bytes(token, match[1], strict=strict)
        offset = match.end()
    pieces += text[offset:]
    try:
        decoded = pieces.decode()
    except UnicodeDecodeError:
        raise Malformed(token.start, "the numbers after backslashes are not UTF-8", "Write the letters.") from None
    hidden = next((letter for letter in decoded if "\x80" <= letter <= "\x9f"), "")
    if hidden and strict:
        message = f"the numbers after backslashes are the control character U+{ord(hidden):04X}"
        raise Malformed(token.start, message, "Remove it from the text.")
    return decoded


def _escaped_bytes(token: Token, escape: bytes, *, strict: bool) -> bytes:
    if escape in _LETTERS:
        return _LETTERS[escape]
    if escape in _CONTROLS:
        value = _CONTROLS[escape]
    elif escape[:1] in b"01234567":
        value = int(escape, 8) & 0xFF
    elif escape[:1] == b"x" and len(escape) > 1:
        # More digits than two are the business of nobody: the last two count, as for gettext.
        value = int(escape[-2:].lstrip(b"x"), 16)
    else:
        offset = token.start + max(token.text.find(b"\\" + escape), 0)
        message = f"“\\{escape.decode(errors='replace')[:1]}” is no escape sequence"
        raise Malformed(offset, message, "Write a backslash inside a text as \\\\.")
    if strict and ((value < 0x20 and value not in (0x09, 0x0A, 0x0D)) or value == 0x7F):
        raise Malformed(token.start, f"“\\{escape.decode()}” is a control character", "Remove it from the text.")
    return bytes([value])
