"""PO text → tokens, by the rules of GNU gettext's own lexer; a fault is a `Malformed` with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["END", "Malformed", "Token", "read_tokens", "unescape"]

END = "end"
_KEYWORDS = frozenset({"msgctxt", "msgid", "msgid_plural", "msgstr"})
# One string is `"…"`; a backslash and a newline inside it are left out, as gettext leaves them out everywhere.
_STRING = r'"[^"\\\n]*(?:\\(?:.|\n)[^"\\\n]*)*"'
_TOKEN = re.compile(
    rf"""
      (?P<newline> [ \t\r]*\n )
    | (?P<space> (?:[ \t\r]|\\\n)+ )
    | (?P<strings> {_STRING} (?:[ \t\r\n]*{_STRING})* )
    | (?P<obsolete> \#~\|? )
    | (?P<previous> \#\| )
    | (?P<comment> \# [^\\\n]* (?:\\\n?[^\\\n]*)* )
    | (?P<word> [A-Za-z_$][A-Za-z0-9_$]* )
    | (?P<number> [0-9]+ )
    | (?P<bracket> [\[\]] )
    """,
    re.VERBOSE,
)
_STRINGS = re.compile(_STRING)
_ESCAPE = re.compile(r"\\(\n|[0-7]{1,3}|x[0-9A-Fa-f]+|.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"', "\n": ""}
# Escapes that gettext reads and that stand for control characters, which no document can print.
_CONTROLS = {"a": 0x07, "b": 0x08, "f": 0x0C, "v": 0x0B}


class Malformed(Exception):
    """A fault of the text: where (an offset, or a line counted from 1), what, and what to do."""

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
    mark: str
    """What its line began with: nothing, `~` (obsolete), `|` (previous) or `~|`."""
    text: str
    start: int
    end: int


def read_tokens(text: str) -> Iterator[Token]:
    """The tokens of a PO text in their order, END last; white space is left out, comments are tokens."""
    mark = ""
    offset = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start != offset:
            break
        offset = end
        kind = match.lastgroup
        if kind == "newline":
            mark = ""
        elif kind in {"obsolete", "previous"}:
            mark = "".join(letter for letter in "~|" if letter in mark + match[0])
        elif kind == "comment":
            if "|" in mark:
                raise Malformed(start, "a comment stands where the text after #| belongs", "Give it a line of its own.")
            yield Token("comment", "", match[0], start, end)
        elif kind == "strings":
            yield from _strings(match[0], mark, start, end)
        elif kind is not None and kind != "space":
            yield Token(_kind(match[0], kind, start), mark, match[0], start, end)
    if offset != len(text):
        raise _no_token(text, offset)
    yield Token(END, "", "", offset, offset)


def _strings(text: str, mark: str, start: int, end: int) -> Iterator[Token]:
    """Strings that follow one another; a mark ends with its line, so those on further lines have none."""
    if not mark or "\n" not in text:
        yield Token("strings", mark, text, start, end)
        return
    for match in _STRINGS.finditer(text):
        here = mark if "\n" not in text[: match.start()] else ""
        yield Token("strings", here, match[0], start + match.start(), start + match.end())


def _kind(text: str, group: str, start: int) -> str:
    if group == "bracket":
        return text
    if group == "number":
        return group
    if text in _KEYWORDS:
        return text
    if text == "domain":
        raise Malformed(start, "a “domain” line has no place in a catalog", "Put each domain into a file of its own.")
    raise Malformed(
        start,
        f"“{text}” is no keyword of a catalog",
        'Where it belongs to a text, put that text in quotation marks, and write " inside a text as \\".',
    )


def _no_token(text: str, offset: int) -> Malformed:
    if text[offset] != '"':
        return Malformed(
            offset,
            f"“{text[offset]}” has no place outside the quotation marks of a text",
            "Put each line of a text in quotation marks.",
        )
    if "\n" not in text[offset:]:
        return Malformed(offset, "the file ends inside a text", "The file was cut off: fetch it again.")
    return Malformed(offset, "the text lacks its closing quotation mark", 'End the line with ".')


def unescape(token: Token) -> str:
    """The text that a run of strings stands for."""
    raw = token.text
    if "\n" not in raw and '"' not in raw[1:-1]:
        text = raw[1:-1]
    else:
        text = "".join(string[1:-1] for string in _STRINGS.findall(raw))
    if "\\" not in text:
        return text
    try:
        return _ESCAPE.sub(_letter, text)
    except KeyError:
        return _unescape_bytes(token, text)


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match[1]]


def _unescape_bytes(token: Token, text: str) -> str:
    r"""The slow way, for `\303\251`: the numbers are bytes of UTF-8, several of which make a letter."""
    pieces = bytearray()
    offset = 0
    for match in _ESCAPE.finditer(text):
        pieces += text[offset : match.start()].encode() + _escaped_bytes(token, match[1])
        offset = match.end()
    pieces += text[offset:].encode()
    try:
        return pieces.decode()
    except UnicodeDecodeError:
        raise Malformed(token.start, "the numbers after backslashes are not UTF-8", "Write the letters.") from None


def _escaped_bytes(token: Token, escape: str) -> bytes:
    if escape in _LETTERS:
        return _LETTERS[escape].encode()
    if escape in _CONTROLS:
        value = _CONTROLS[escape]
    elif escape[0] in "01234567":
        value = int(escape, 8) & 0xFF
    elif escape[0] == "x" and len(escape) > 1:
        value = int(escape[1:], 16) & 0xFF
    else:
        offset = token.start + max(token.text.find("\\" + escape), 0)
        raise Malformed(offset, f"“\\{escape}” is no escape sequence", "Write a backslash inside a text as \\\\.")
    if (value < 0x20 and value not in (0x09, 0x0A, 0x0D)) or value == 0x7F:
        raise Malformed(token.start, f"“\\{escape}” is a control character", "Remove it from the text.")
    return bytes([value])
