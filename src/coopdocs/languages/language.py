"""Language: the facts about one language that an edition needs. Each language fills it in a file of its own."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.languages.typography import Typography

__all__ = ["Language", "Quotes"]

_PLAIN = Typography()

Quotes = tuple[tuple[str, str], tuple[str, str]]
"""Opening and closing marks, outer then nested, with the no-break spaces that stand inside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language as coopdocs prints it; a tag always stands for one script."""

    tag: str
    """BCP 47 tag of `coopdocs.toml`, of folders and of catalogs: `kk`."""
    locale: str
    """Locale of the CLDR data, with the script where a language is written in several: `kk_Cyrl_KZ`."""
    word_tag: str
    """Language and region as Word, PDF and HTML want them for spelling and hyphenation: `kk-KZ`."""
    name: str
    """In English, for messages."""
    endonym: str
    """In the language itself, as it stands alone in a list of editions."""
    quotes: Quotes
    plural_forms: str
    """Value of the gettext header `Plural-Forms`, written as msginit writes it."""
    hyphenates: bool
    """Whether there are hyphenation patterns; without them a justified narrow column is full of holes."""
    patterns: str = ""
    """File of our own hyphenation patterns, beside the language's own; empty where pyphen's are used."""
    date_pattern: str = ""
    """Long date in CLDR's pattern letters; empty, here and below, where CLDR's way is right in print."""
    first_day_pattern: str = ""
    """Long date on the first of a month, where it differs."""
    short_date_pattern: str = ""
    """Date in digits."""
    month_pattern: str = ""
    """Month and year."""
    list_end: str = ""
    """How the last two items of a list are joined with “and”, `{0}` and `{1}`."""
    choice_end: str = ""
    """How the last two items of a list are joined with “or”."""
    grouping_from: int = 4
    """How many digits an integer has at least when they are divided in groups of three."""
    typography: Typography = _PLAIN
    """How its texts are set."""
    negations: frozenset[str] = frozenset()
    """Words, in small letters, that turn a statement round: an edit that touches one is no mere correction."""
    mistaken_tags: tuple[str, ...] = ()
    """What people write instead of the tag, in lower case: country codes, older codes, names."""
