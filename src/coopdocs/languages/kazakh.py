"""Kazakh in Cyrillic, the script of official texts; a Latin edition would be a language of its own here."""

from coopdocs.languages.language import Language

__all__ = ["KAZAKH"]

KAZAKH = Language(
    tag="kk",
    locale="kk_KZ",
    word_tag="kk-KZ",
    name="Kazakh in Cyrillic",
    endonym="Қазақша",
    quotes=(("«", "»"), ("“", "”")),
    # Babel's own table has no row for Kazakh.
    plural_forms="nplurals=2; plural=(n != 1);",
    # No hyphenation patterns for Kazakh are published.
    hyphenates=False,
    # CLDR abbreviates the year («2014 ж. 27 қаңтар»); official texts write «жылғы» in full.
    date_pattern="y 'жылғы' d MMMM",
    # CLDR joins three items by commas alone; running text has «және» before the last one.
    list_end="{0} және {1}",
    negations=frozenset({"емес", "жоқ", "ешқашан", "ешкім", "ештеңе", "ешқандай", "болмайды", "басқа"}),
    mistaken_tags=("kz", "kaz", "kazakh", "қазақша", "kk-cyrl", "kk-cyrl-kz"),
)
