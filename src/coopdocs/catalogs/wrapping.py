"""Wrapping a text as msgcat 0.21 does: 77 columns of escaped text, breaks by UAX #14, a greedy fill."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise

__all__ = ["escape", "is_wrapped", "wrap"]

# gettext's page of 79 columns, less the two quotation marks.
_WIDTH = 77
_PORTION = re.compile(r"[^\n]*\n|[^\n]+")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_ESCAPES |= {"\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
_TRANSLATION = str.maketrans(_ESCAPES)
_ESCAPED = re.compile('[\\\\"\n\t\r\a\b\f\v]')
# gettext leaves out the rule of UAX #14 that keeps `e.g.` and `www.total.kz` whole; without it, and but for numbers,
# these marks let a line end after them just where an exclamation mark does.
_LIKE_EXCLAMATION = re.compile("[,.:;\u037e\u060c\u060d\u2044](?![\u0300-\u036f]*\\d)")
# Latin, Greek, Cyrillic and their punctuation: one column each. Most texts hold nothing else.
_BEYOND_ASCII = "\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u200a\u2010-\u2027\u202f-\u205f"
_NARROW = re.compile(f"[ -~{_BEYOND_ASCII}]*")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})

# Most breaks need no UAX #14: a line may end at the space between two of these characters, and nowhere from there to
# the end of the group that the expression finds, which is the beginning of the next word.
_LETTER = r"0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f"
_WORD = rf"[«“*(\[]*+[{_LETTER}](?:['’*_\u00a0\u202f]*+[{_LETTER}])*+[ ,.;:!?»)\]-]?"


def _plain_break(between: str) -> str:
    """An expression for a break with its next word as group 2, where `between` stands between the two lines."""
    return rf"(?:[{_LETTER},.;:!?*_%)\]–—-]|[»”’](?= {between}[^(\[])) {between}({_WORD})"


_BREAK = re.compile(_plain_break("()"))
