"""German, after the Duden."""

from coopdocs.languages.language import Language

__all__ = ["GERMAN"]

GERMAN = Language(
    tag="de",
    locale="de_DE",
    word_tag="de-DE",
    name="German",
    endonym="Deutsch",
    quotes=(("„", "“"), ("‚", "‘")),
    plural_forms="nplurals=2; plural=(n != 1);",
    hyphenates=True,
    mistaken_tags=("ger", "deu", "german", "deutsch"),
)
