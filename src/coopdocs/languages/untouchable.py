"""What typesetting leaves alone inside a text: addresses, times, ratios, telephone numbers, dates in digits, codes."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["FIGURES", "MASK", "MASKS", "mask"]

MASK = "\ue000"
"""What rules see in place of a character that is not theirs; no rule takes it for a letter, a digit or a space."""
FIGURES = "\ue001"
"""The same in a time or a date in digits, of which two may be the ends of a range."""
MASKS = MASK + FIGURES

_TELEPHONE = r"(?<!\w)(?i:(?:tél|tel|тел|phone|fax|факс)\w*\.?[ \u00a0\u202f]?:?[ \u00a0\u202f]?)"
_UNTOUCHABLE = (
    # Addresses: a stop or a bracket at their end is the sentence's.
    r"(?:https?|ftp|mailto|tel):[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)’'\]]",
    r"www\.[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)’'\]]",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)’'\]])?(?![\w])",
    r"&#?\w+;",
    # Options of commands.
    r"(?<!\S)--?[A-Za-z][\w-]*",
    # Telephone numbers: with the country, after a word that says so, or in the groups of France and Kazakhstan.
    r"\+\d[\d ()\u00a0\u202f–.-]{5,}\d",
    rf"{_TELEPHONE}(?P<number>\d?[ \u00a0]?[\d(][\d ()\u00a0\u202f–.-]{{3,}}\d)",
    r"(?<![\d.,])0\d(?:[ .\u00a0\u202f]\d\d){4}(?!\d)",
    r"(?<![\d.,])8[ \u00a0]?\(\d{3,5}\)[\d \u00a0-]+\d",
    r"(?<![\w.-])\d+(?:-\d+){2,}(?!-?\w)",
    # Numbers of books and of standards.
    r"(?:ISBN|ISSN)(?:-1[03])?:?[ \u00a0]?[\dX][\dX \u00a0-]{7,}[\dX]",
    # Dates in digits and times.
    (
        r"(?P<figures>(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
        r"|(?<!\d)\d{1,2}(?P<date>[./-])\d{1,2}(?P=date)\d{2,4}(?!\d)"
        r"|(?<![\d:])\d{1,2}(?::\d\d){1,2}(?![\d:]))"
    ),
    # Numbers of sections and versions, ratios.
    r"(?<![\d.])\d+(?:\.\d+){2,}",
    r"(?<![\d:])\d+(?::\d+)+(?![\d:])",
    r"(?<!\d)\d+ : \d+(?!\d)",
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_UNTOUCHABLE))


def mask(text: str) -> str:
    """The text with one of the `MASKS` for each character that is to stay as it is."""
    return _pattern().sub(_cover, text)


def _cover(found: re.Match[str]) -> str:
    """What was found in masks; of a telephone number behind a word, the number."""
    if found["figures"]:
        return FIGURES * len(found[0])
    number = found["number"] or found[0]
    return found[0].removesuffix(number) + MASK * len(number)
