"""British English, with the quotation marks of the European institutions."""

from coopdocs.languages.language import Language

__all__ = ["ENGLISH"]

ENGLISH = Language(
    tag="en",
    locale="en_GB",
    word_tag="en-GB",
    name="British English",
    endonym="English",
    quotes=(("“", "”"), ("‘", "’")),
    plural_forms="nplurals=2; plural=(n != 1);",
    hyphenates=True,
    date_pattern="d MMMM y",
    negations=frozenset(
        {
            "no",
            "not",
            "nor",
            "never",
            "none",
            "neither",
            "nobody",
            "nothing",
            "nowhere",
            "cannot",
            "t",
            "without",
            "unless",
            "except",
            "hardly",
            "less",
            "more",
        }
    ),
    mistaken_tags=("eng", "english", "gb"),
)
