"""`--typo`: whether an edit can be the mere correction that its author says it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher

from coopdocs.catalogs.words import count_words, read_names, read_numbers, read_words

__all__ = ["judge_correction"]

_MARKS = re.compile(r"\[\^?\d+\]|[*`<>{}\[\]\\]+|https?://\S+")
_MOST_CHANGED = 3
"""Words; a longer text may have one changed word in each twenty."""
_WORDS_FOR_ONE = 20
_SMALL_WORD = 3
"""Letters: articles and prepositions, which may be added or left out."""


def judge_correction(old: str, new: str, negations: Collection[str]) -> str:
    """Why the edit is more than a correction, as the end of a sentence that begins with “the edit”; empty if it is one.

    A correction leaves numbers, negations, names and marks alone and changes few words, each into one that looks like
    it: `Energie` into `Énergie`, never `inclure` into `exclure`.
    """
    if _MARKS.findall(old) != _MARKS.findall(new):
        return "touches a link, a note or an emphasis"
    if read_numbers(old) != read_numbers(new):
        return "touches a number"
    if count_words(old, negations) != count_words(new, negations):
        return "touches a negation"
    if _names(old) != _names(new):
        return "touches a name"
    if ("?" in old) != ("?" in new):
        return "touches a question mark"
    return _judge_words(read_words(old), read_words(new))


def _names(text: str) -> list[str]:
    """In small letters: `ministère` may become `Ministère`, and where a sentence begins is not always certain."""
    return sorted(name.casefold() for name in read_names(text))


def _judge_words(old: list[str], new: list[str]) -> str:
    changed = 0
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        changed += max(last - first, end - start)
        if not _resemble(old[first:last], new[start:end], old[max(0, first - 1) : first]):
            return "changes words into others"
    allowed = max(_MOST_CHANGED, len(old) // _WORDS_FOR_ONE)
    return "changes too many words" if changed > allowed else ""


def _resemble(old: list[str], new: list[str], before: list[str]) -> bool:
    """Whether the words are the same but for a slip: a letter or two, a space, a small or a doubled word."""
    first, second = "".join(map(_plain, old)), "".join(map(_plain, new))
    if first == second:
        return True
    if not old or not new:
        added = new or old
        return added == before or all(len(word) <= _SMALL_WORD for word in added)
    return len(old) == len(new) and all(map(_is_slip, map(_plain, old), map(_plain, new)))


def _is_slip(old: str, new: str) -> bool:
    """Whether two words begin alike and differ by a letter, long ones by two; a pair of letters may change places."""
    from rapidfuzz.distance import OSA

    return old[0] == new[0] and OSA.distance(old, new) <= max(1, min(len(old), 8) // 4)


def _plain(word: str) -> str:
    """Without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
