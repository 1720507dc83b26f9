"""Patterns that the rules of typesetting are made of, and rules that are one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coopdocs.languages.galley import Change, Rule

__all__ = ["LOWER", "ROMAN", "SPACE", "UPPER", "any_of", "replacing"]

SPACE = "[ \u00a0\u202f\u2009]"
"""Any space that may have been typed between words."""
UPPER = "A-ZÀ-ÖØ-ÞŒŸА-ЯЁӘҒҚҢӨҰҮҺІ"
LOWER = "a-zß-öø-ÿœа-яёәғқңөұүһі"
"""Letters of the languages and their neighbours, for use inside brackets."""
ROMAN = "[IVXІХ]"
"""A Roman digit; in Cyrillic texts some of them are Cyrillic letters."""


def any_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest first; a space in a word is any space or none."""
    # Nothing to choose from is nothing that matches.
    escaped = (f"{SPACE}?".join(map(re.escape, word.split(" "))) for word in words)
    return f"(?:{'|'.join(sorted(escaped, key=len, reverse=True)) or '(?!)'})"


def replacing(pattern: str, text: str) -> Rule:
    """The rule that puts the text where the pattern's group `at` matches."""
    compiled = re.compile(pattern)

    def rule(line: str) -> Iterator[Change]:
        for found in compiled.finditer(line):
            yield Change(*found.span("at"), text)

    return rule
