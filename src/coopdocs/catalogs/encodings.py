"""The bytes of a catalog → UTF-8: which encodings a header may name, and whether the bytes agree with it."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from coopdocs.catalogs.catalog import UTF_8
from coopdocs.catalogs.lexing import Malformed

__all__ = ["Decoded", "decode_catalog", "find_charset", "is_utf_8", "printable"]

# CHARSET is what a template says that was never filled in.
_UTF_8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "charset", ""})
# Encodings of one byte a letter that catalogs in our languages were once written in, and Python's name for each.
# All of them keep ASCII where it is, so that their faults have a line; all others are refused.
_LEGACY = (
    (re.compile(r"iso-?8859-?(1|2|3|4|5|7|9|10|13|14|15|16)"), r"iso8859_\1"),
    (re.compile(r"latin-?1"), "iso8859_1"),
    (re.compile(r"latin-?9"), "iso8859_15"),
    (re.compile(r"(?:windows-|cp-?)(125[0-8]|866)"), r"cp\1"),
    (re.compile(r"koi8-?([rut])"), r"koi8_\1"),
    (re.compile(r"(?:pt|ptcp|cp)154"), "ptcp154"),
    (re.compile(r"(?:kz|rk)-?1048"), "kz1048"),
    (re.compile(r"macintosh"), "mac_roman"),
    (re.compile(r"x?-?mac-?cyrillic"), "mac_cyrillic"),
)
_MARK = codecs.BOM_UTF8
_BLOCK = 1 << 16
# The value of `charset` in an entry whose msgid is empty, wherever in the file that stands.
_HEADER = re.compile(
    rb'msgid[ \t]*""[ \t\r]*\n[ \t]*msgstr[ \t\r\n]*"(?:[^"\\]|\\.|"[ \t\r\n]*")*?(?i:charset)=([^\s;"\\]*)'
)
_CHARSET = re.compile(r"charset=([^\s;\"\\]*)", re.IGNORECASE)


class Decoded(NamedTuple):
    """A catalog's text, which says of itself that it is UTF-8."""

    data: bytes
    encoding: str
    """The header's name for what it was."""
    has_mark: bool
    """Whether a byte order mark stood before it, which is not in `data`."""


def decode_catalog(content: bytes) -> Decoded:
    """The text of a file; raises `Malformed` where its bytes are not what its header says."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:2]:
        raise Malformed(0, "the file is UTF-16 or UTF-32, not UTF-8", "Save the catalog as UTF-8.")
    has_mark = content.startswith(_MARK)
    data = content[len(_MARK) :] if has_mark else content
    match = _HEADER.search(data)
    name = match[1].decode("latin-1") if match else ""
    if match is None or is_utf_8(name):
        _check_utf_8(data)
        if name.lower().endswith("ascii") and not data.isascii():
            raise _not_ascii(data, name)
        return Decoded(data, UTF_8, has_mark)
    text = _decode_legacy(data, name, match.start(1))
    if has_mark:
        raise Malformed(0, f"the header says {name}, but the file begins with the mark of UTF-8", _MEND_HEADER)
    # A byte is a letter in all these encodings: the header's name stands where it stood.
    return Decoded((text[: match.start(1)] + UTF_8 + text[match.end(1) :]).encode(), name, has_mark)


def find_charset(header: str) -> str:
    """The encoding that a header's text names, or nothing."""
    match = _CHARSET.search(header)
    return match[1] if match else ""


def is_utf_8(name: str) -> bool:
    """Whether a header with this charset may stand in a file that is UTF-8."""
    return name.lower() in _UTF_8_NAMES


def _check_utf_8(data: bytes) -> None:
    """In blocks, so that no second copy of a large file is made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    start = 0
    try:
        for start in range(0, len(data), _BLOCK):
            decoder.decode(data[start : start + _BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise _not_utf_8(data) from None


def _not_utf_8(data: bytes) -> Malformed:
    try:
        data.decode()
    except UnicodeDecodeError as problem:
        if problem.end == len(data) and problem.reason == "unexpected end of data":
            return Malformed(problem.start, "the file ends inside a letter", "The file was cut off: fetch it again.")
        message = f"the file is not UTF-8: byte 0x{data[problem.start]:02X}"
        advice = "Save the catalog as UTF-8, or name its encoding in the header (msgconv -t UTF-8 then converts it)."
        return Malformed(problem.start, message, advice)
    raise AssertionError("a block of UTF-8 was refused and the whole is sound")


def _not_ascii(data: bytes, name: str) -> Malformed:
    offset = next(offset for offset, byte in enumerate(data) if byte > 0x7F)
    return Malformed(offset, f"the header says charset={name}, but this line holds other letters", _MEND_HEADER)


def _decode_legacy(data: bytes, name: str, offset: int) -> str:
    codec = _find_codec(name)
    if codec is None:
        message = f"the header says charset={printable(name)}, which is not a plain text encoding that coopdocs reads"
        raise Malformed(offset, message, "Save the catalog as UTF-8, and write charset=UTF-8 into the header.")
    if not data.isascii() and _is_sound(data):
        raise Malformed(offset, f"the header says charset={printable(name)}, but the file is UTF-8", _MEND_HEADER)
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        message = f"the file is not {printable(name)}, as its header says: byte 0x{data[problem.start]:02X}"
        raise Malformed(problem.start, message, "Name the right encoding, or save the catalog as UTF-8.") from None


def _is_sound(data: bytes) -> bool:
    try:
        _check_utf_8(data)
    except Malformed:
        return False
    return True


def _find_codec(name: str) -> str | None:
    """Python's name for one of the encodings of the table; never a name that the file made up."""
    plain = name.lower().replace("_", "-")
    return next((match.expand(codec) for pattern, codec in _LEGACY if (match := pattern.fullmatch(plain))), None)


def printable(text: str, longest: int = 40) -> str:
    """A piece of a file as a message may show it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:longest])


_MEND_HEADER = "Write charset=UTF-8 into the header."
