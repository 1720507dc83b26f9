"""Words that hold together at a hyphen of their own: во-первых, бір-бірінің, 10%-ға, non-conventional.

A hyphen in a word is a place where a line may break, but not where one to three letters would stand alone before or
after it, and not before an ending that hangs on figures, on an abbreviation or on a Latin name (*Lexique*: coupures).
Print, web page and Word document ask here, so that a word that is whole in one is whole in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.untouchable import MASKS, mask

__all__ = ["holds_together", "whole_words"]

_SHORT_PART = re.compile(r"(?<![^\W_])[^\W_]{1,3}-|-[^\W_]{1,3}(?![^\W_])")
"""One to three letters before or after a hyphen, which would stand at the end or beginning of a line by themselves."""
_ENDING = re.compile(r"[\d%]-(?=[^\W\d_])|[A-Za-z]-(?=[\u0400-\u04ff])")
"""A case ending after figures or a Latin name, as Kazakh writes it: 10%-ға, Solar-дікі, 15-мемлекетте."""
_RANGE = re.compile(r"[\dIVXLХІ]–[\dIVXLХІ]")
"""Between the ends of a range no line breaks either."""
_COMPOUND = re.compile(r"\w[\w%’]*(?:[-–]\w[\w%’]*)+")
"""A word with hyphens, or a range, without the marks around it."""
_LONGEST = 20
"""Small letters; a longer word may be wider than the screen of a telephone, or leave a hole in a line."""


def holds_together(word: str) -> bool:
    """Whether a word must not be broken at its hyphens; `word` is what stands between two spaces."""
    return bool(_SHORT_PART.search(word) or _RANGE.search(word)) or _has_ending(word)


def whole_words(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text the words are that a line must not break at their hyphen: each as its start and its end.

    Addresses, telephone numbers and the like are no words, and long words may be broken where they have a hyphen.
    """
    if "-" not in text and "–" not in text:
        return
    for word in _COMPOUND.finditer(mask(text)):
        if _width(word[0]) <= _LONGEST and not set(MASKS).intersection(word[0]) and holds_together(word[0]):
            yield word.span()


def _width(word: str) -> float:
    """Roughly how wide a word is, in small letters: a capital is half as wide again."""
    return len(word) + sum(map(str.isupper, word)) / 2


def _has_ending(word: str) -> bool:
    """Whether a case ending hangs on figures, on a Latin name or on an abbreviation in capitals."""
    before, _, after = word.partition("-")
    return bool(_ENDING.search(word)) or (before[-1:].isupper() and len(before) > 1 and after[:1].islower())
