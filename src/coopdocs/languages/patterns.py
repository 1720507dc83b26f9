"""Patterns that the rules of typesetting are made of, and rules that are one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coopdocs.languages.galley import Change, Rule

__all__ = [
    "ANY_SPACES",
    "LOWER",
    "NO_WORD",
    "ROMAN",
    "SPACE",
    "SPACES",
    "UPPER",
    "any_of",
    "replacing",
    "with_capitals",
]

SPACE = "[ \u00a0\u202f\u2009]"
"""Any space that may have been typed between words."""
SPACES = rf"(?P<at>{SPACE}+)"
ANY_SPACES = rf"(?P<at>{SPACE}*)"
"""What a rule replaces: one space or more; those that there are, or none."""
UPPER = "A-ZÀ-ÖØ-ÞŒŸА-ЯЁӘҒҚҢӨҰҮҺІ"
LOWER = "a-zß-öø-ÿœа-яёәғқңөұүһі"
"""Letters of the languages and their neighbours, for use inside brackets."""
ROMAN = "[IVXІХ]"
"""A Roman digit; in Cyrillic texts some of them are Cyrillic letters."""
NO_WORD = r"(?<![\w’'-])"
"""Before a word: no letter, and nothing that makes it the second part of another word."""
_LONGEST_BEFORE = 40
"""Characters in which what forbids a change is looked for."""


def any_of(words: Iterable[str]) -> str:
    """A group that matches one of the words, the longest first; a space in a word is any space or none."""
    # Nothing to choose from is nothing that matches.
    escaped = (f"{SPACE}?".join(map(re.escape, word.split(" "))) for word in words)
    return f"(?:{'|'.join(sorted(escaped, key=len, reverse=True)) or '(?!)'})"


def with_capitals(words: Iterable[str]) -> tuple[str, ...]:
    """The words, and each as it begins a sentence."""
    return tuple(dict.fromkeys(each for word in words for each in (word, word[:1].upper() + word[1:])))


def replacing(pattern: str, text: str, *, unless: str = "") -> Rule:
    """The rule that puts the text where the pattern's group `at` matches, unless another one ends where it begins."""
    compiled, forbidding = re.compile(pattern), re.compile(unless) if unless else None

    def rule(line: str) -> Iterator[Change]:
        for found in compiled.finditer(line):
            start = found.start()
            if forbidding is None or not forbidding.search(line, max(0, start - _LONGEST_BEFORE), start):
                yield Change(*found.span("at"), text)

    return rule
