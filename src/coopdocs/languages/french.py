"""French, after the *Lexique des règles typographiques en usage à l'Imprimerie nationale*."""

from coopdocs.languages.language import Language

__all__ = ["FRENCH"]

FRENCH = Language(
    tag="fr",
    locale="fr_FR",
    word_tag="fr-FR",
    name="French",
    endonym="Français",
    # The Lexique repeats « » inside « »; “ ” is its usual alternative in print and never closes twice in a row.
    quotes=(("«\u00a0", "\u00a0»"), ("“", "”")),
    plural_forms="nplurals=2; plural=(n > 1);",
    hyphenates=True,
    date_pattern="d MMMM y",
    # Only the first of the month is an ordinal: « 1er janvier », but « 2 janvier ».
    first_day_pattern="'1er' MMMM y",
    negations=frozenset(
        {
            "ne",
            "n",
            "pas",
            "point",
            "non",
            "ni",
            "jamais",
            "rien",
            "aucun",
            "aucune",
            "aucuns",
            "aucunes",
            "nul",
            "nulle",
            "sans",
            "sauf",
            "hormis",
            "guère",
            "plus",
            "moins",
            "interdit",
            "impossible",
        }
    ),
    mistaken_tags=("fra", "fre", "french", "français", "francais"),
)
