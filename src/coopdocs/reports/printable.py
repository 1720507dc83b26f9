"""Text that may come from anywhere, made safe for a terminal."""

from __future__ import annotations

import unicodedata

__all__ = ["printable"]

# Control characters, invisible format characters (the bidirectional ones among them), halves of UTF-16 pairs,
# line and paragraph separators: they move the cursor, reorder the line, or cannot be written at all.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(text: str) -> str:
    """The text on one line; each character that a reader would not see is written as its number, as Python does."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(letter) if unicodedata.category(letter) in _UNSAFE else letter for letter in text)


def _escape(letter: str) -> str:
    number = ord(letter)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
