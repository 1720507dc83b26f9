"""What two source texts have in common and what tells them apart: words, numbers, names, negations, outline."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection

__all__ = ["count_words", "outline", "read_names", "read_numbers", "read_stems", "read_words"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d+)*")
_GROUP = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
# What a copy-editor moves about without a translator having to know. The question mark is not among them: it turns a
# statement into its opposite. Neither is anything that marks a link, a note, emphasis or code.
_FREE = re.compile(r"[\s\u00a0\u202f.,;:!…'’‘\"“”„«»‹›()\-–—‑]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f]*([.,;:…'’()\-–—‑])[\s\u00a0\u202f]*(?=\d)")
# Whether a space stands beside these is typography.
_BESIDE_SYMBOL = re.compile(r"\0?([?%‰°№€$£₸])\0?")
_SIGN = re.compile(r"(?:(?<=[\s\u00a0\u202f(])|\A)[-–](?=\d)")
_MINUS = "\N{MINUS SIGN}"
# Private-use characters stand for the marks between digits, so that those are not taken for free punctuation.
_HELD = str.maketrans(
    {mark: chr(0xE000 + number) for number, mark in enumerate(".,;:…'’()")} | dict.fromkeys("-–—‑", "\uf000")
)
# A word after one of these may have its capital from its place, not from being a name.
_SENTENCE_START = re.compile(r"(?:\A|(?<![A-ZÀ-Þ])[.!?…:;]\s|[\n«“\"(\[*—–]\s?)[\W_]*\Z")
# Six letters: inflected forms of one word mostly share them, other words mostly do not.
_STEM = 6


def read_words(text: str) -> list[str]:
    """The words and numbers of a text, in small letters, in their order."""
    return _WORD.findall(text.casefold())


def read_stems(text: str) -> list[str]:
    """The first six letters of each word: singular and plural are the same then."""
    return [word[:_STEM] for word in read_words(text)]


def outline(text: str) -> str:
    """What remains of a text without capitals, spaces, apostrophes and free punctuation, words kept apart.

    Two texts of one outline say the same, so that a translation of one is a translation of the other. Everything that
    may carry meaning stays: letters and accents, numbers with their signs and separators, question marks, marks of
    links and emphasis, symbols, and the capitals of abbreviations (`US`, `us`).
    """
    text = unicodedata.normalize("NFC", text)
    text = _SIGN.sub(_MINUS, _GROUP.sub("", text))
    text = _BETWEEN_DIGITS.sub(lambda match: match[1].translate(_HELD), text)
    shown = _BESIDE_SYMBOL.sub(r"\1", _FREE.sub("\0", text).strip("\0"))
    if text.isupper():
        return shown.casefold()
    return _WORD.sub(lambda match: match[0] if _is_abbreviation(match[0]) else match[0].casefold(), shown)


def read_numbers(text: str) -> Counter[str]:
    """The numbers of a text as they are written, without the spaces between groups of digits."""
    return Counter(_GROUP.sub("", number) for number in _NUMBER.findall(text))


def read_names(text: str) -> Counter[str]:
    """The words that are names for all we can see: a capital inside a sentence, or several in a word."""
    names = []
    for match in _WORD.finditer(text):
        word = match[0]
        inner = word[1:].casefold() != word[1:]
        if inner or (word[0].isupper() and not _SENTENCE_START.search(text[max(0, match.start() - 8) : match.start()])):
            names.append(word)
    return Counter(names)


def count_words(text: str, among: Collection[str]) -> Counter[str]:
    """How often each word of a list stands in a text."""
    return Counter(word for word in read_words(text) if word in among)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()
