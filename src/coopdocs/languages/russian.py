"""Russian, after Мильчин, *Справочник издателя и автора*."""

from coopdocs.languages.language import Language

__all__ = ["RUSSIAN"]

RUSSIAN = Language(
    tag="ru",
    locale="ru_RU",
    word_tag="ru-RU",
    name="Russian",
    endonym="Русский",
    # The nested closing mark is U+201C, the one that opens in English.
    quotes=(("«", "»"), ("„", "“")),
    plural_forms=(
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    hyphenates=True,
    # CLDR has a narrow no-break space before «г.»; Russian typesetting uses the full one.
    date_pattern="d MMMM y\u00a0'г'.",
    negations=frozenset(
        {
            "не",
            "ни",
            "нет",
            "без",
            "никогда",
            "никто",
            "ничто",
            "ничего",
            "нельзя",
            "кроме",
            "никакой",
            "никакая",
            "никакие",
            "нигде",
            "невозможно",
            "более",
            "менее",
        }
    ),
    mistaken_tags=("rus", "russian", "русский"),
)
