"""British English, with the quotation marks of the European institutions."""

from coopdocs.languages.language import Language
from coopdocs.languages.typography import Typography

__all__ = ["ENGLISH"]

_TYPOGRAPHY = Typography(
    old_style_figures=True,
    dash="–",
    range_mark="–",
    group_mark=",",
    identifier_words=(
        "code", "postcode", "reference", "ref.", "PO Box", "number", "no.", "No.", "hotline", "line", "PIN", "Boeing",
        "Airbus",
    ),
    links=(
        "and", "or", "nor", "but", "to", "of", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are", "was",
        "were", "has", "had", "will", "the", "a", "an", "that", "which",
    ),
    closed_signs=("%",),
    closed_prefixes=("€", "£", "$"),
    units=(
        "J", "kJ", "MJ", "GJ", "cal", "kcal", "Pa", "kPa", "MPa", "bar", "A", "mA", "kV", "dB", "eV", "MeV", "Bq", "Sv",
        "mSv", "ppm", "mol", "Wp", "kWp", "MWp", "kB", "MB", "GB", "TB", "mph", "ft", "lb",
        "km", "m", "cm", "mm", "nm", "µm", "km²", "m²", "m³", "ha", "kg", "g", "mg", "t", "l", "L", "ml", "cl", "kW",
        "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "V", "W", "Hz", "kHz", "MHz", "GHz", "°C", "%", "‰", "€", "$",
        "£", "₸", "₽", "EUR", "USD", "KZT", "h", "min", "s", "a.m.", "p.m.", "am", "pm", "million", "billion",
        "trillion",
    ),
    multiples=("million", "billion", "trillion"),
    capital_words=("I",),
    numbered_names=(
        "Alexander", "Catherine", "Charles", "Edward", "Elizabeth", "Francis", "Frederick", "George", "Henry", "James",
        "John", "Mary", "Napoleon", "Nicholas", "Paul", "Peter", "Richard", "William", "Act", "Annex", "Appendix",
        "Article", "Book", "Chapter", "Class", "Figure", "Part", "Phase", "Section", "Table", "Title", "Type", "Volume",
        "War",
    ),
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    before_numbers=(
        "p.", "pp.", "vol.", "vols", "fig.", "figs", "no.", "nos", "ch.", "art.", "§",
    ),
    before_names=(
        "Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof", "Prof.", "St", "Revd", "Professor", "HE", "H.E.",
    ),
    lettered=(
        "annex", "appendix", "block", "building", "category", "class", "entrance", "exit", "gate", "group", "hall",
        "hepatitis", "line", "option", "part", "plan", "platform", "point", "section", "terminal", "type", "vitamin",
    ),
    alphabet="abcdefghijklmnopqrstuvwxyz",
    intruders="абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі",
)  # fmt: skip

ENGLISH = Language(
    tag="en",
    locale="en_GB",
    word_tag="en-GB",
    name="British English",
    endonym="English",
    quotes=(("“", "”"), ("‘", "’")),
    plural_forms="nplurals=2; plural=(n != 1);",
    hyphenates=True,
    # A day is not parted from its month.
    date_pattern="d\u00a0MMMM y",
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
    typography=_TYPOGRAPHY,
    mistaken_tags=("eng", "english", "gb"),
)
