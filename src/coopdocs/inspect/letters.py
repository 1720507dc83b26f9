"""Which characters of a text are compared."""

from __future__ import annotations

import unicodedata

__all__ = ["call_mark", "is_call_mark", "letters", "letters_as_drawn"]

_FIRST_CALL = 0xE000
"""A footnote call is compared as one character of the private use area, so that it cannot run into a number."""

_MOST_CALLS = 0xF8FF - _FIRST_CALL
"""What the private use area holds: a greater number between marks is a telephone number or an amount."""

_LINE_BREAKING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys((0x2010, 0x2011), "-")
"""Soft hyphen, zero width spaces, joiners and the kinds of hyphen: where a line may break, never what it says."""

_DRAWN_ALIKE = str.maketrans(
    {
        "\u02bb": "\u2018",
        "\u02bc": "\u2019",
        "\u00b5": "\u03bc",
        "\u2206": "\u0394",
        "\u2126": "\u03a9",
        "\u2215": "\u2044",
        "\u03d5": "\u03c6",
        "\u02ed": "\u207c",
    }
)
"""Characters for which Source Serif 4 and Source Sans 3 have one glyph, so that a PDF cannot tell them apart."""


def call_mark(number: int) -> str:
    """The character that stands for the call of a footnote, numbered from 1; none for a number that is no note's."""
    return chr(_FIRST_CALL + number) if number <= _MOST_CALLS else ""


def is_call_mark(character: str) -> bool:
    """Whether the character stands for a footnote call."""
    return unicodedata.category(character) == "Co"


def letters(text: str) -> str:
    """The text without white space and invisible characters; canonically equivalent texts give the same letters."""
    return unicodedata.normalize("NFC", "".join(text.translate(_LINE_BREAKING).split()))


def letters_as_drawn(text: str) -> str:
    """The letters, where characters that the fonts draw with one glyph count as one."""
    return letters(text).translate(_DRAWN_ALIKE)
