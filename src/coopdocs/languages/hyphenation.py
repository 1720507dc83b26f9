"""Hyphenation: pyphen has patterns for many languages, and gets here those of our own that a language names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from coopdocs.languages.registry import language, languages

__all__ = ["register_patterns", "soft_hyphens"]

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_FEWEST_BEFORE, _FEWEST_AFTER = 3, 4
# Letters beside a hyphen, a figure, a point or a sign of an address belong to something that is not a plain word.
_WORD = re.compile(r"(?<![\w@./:%’-])[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{12,}(?![\w@/:%’-]|\.\w|[^\w\s]*\Z)")
_FOLDER = Path(__file__).parent


def register_patterns() -> None:
    """Make our own patterns known to pyphen, and so to WeasyPrint, which asks it; more than once does no harm."""
    import pyphen

    for known in map(language, languages()):
        for name in (known.tag, known.word_tag.replace("-", "_")) if known.patterns else ():
            pyphen.LANGUAGES[name] = _FOLDER / known.patterns
            pyphen.LANGUAGES_LOWERCASE[name.lower()] = name


def soft_hyphens(tag: str) -> Callable[[str], str] | None:
    """What puts soft hyphens into the text of a web page; None for languages that browsers have patterns of.

    Words of twelve letters and more are divided, three letters at least before a break and four after it: no browser
    keeps hyphens from following one another, and where shorter words are divided, too, four of them do. Words with a
    capital, what stands at a hyphen or a figure, and the last word of a text stay whole.
    """
    if not language(tag).patterns:
        return None
    import pyphen

    register_patterns()
    patterns = pyphen.Pyphen(lang=tag, left=_FEWEST_BEFORE, right=_FEWEST_AFTER)
    return lambda text: _WORD.sub(lambda word: patterns.inserted(word[0], _SOFT_HYPHEN), text)
