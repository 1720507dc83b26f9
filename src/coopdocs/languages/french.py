"""French, after the *Lexique des règles typographiques en usage à l'Imprimerie nationale*."""

from coopdocs.languages.language import Language
from coopdocs.languages.typography import NARROW, Typography

__all__ = ["FRENCH"]

_TYPOGRAPHY = Typography(
    # The Lexique knows the dash with spaces in both widths; the narrower one is the usual one today.
    old_style_figures=True,
    dash="–",
    dash_leans=True,
    # « 1914-1918 », « p. 12-18 »: ranges have the hyphen.
    range_mark="",
    spaced_marks=True,
    group_mark=NARROW,
    identifier_words=(
        "code", "code postal", "dossier", "référence", "réf.", "boîte postale", "numéro", "Boeing", "Airbus",
    ),
    links=(
        "et", "ou", "ni", "mais", "car", "donc", "à", "au", "aux", "de", "du", "des", "le", "la", "les", "un", "une",
        "en", "dans", "par", "pour", "sur", "sous", "avec", "sans", "chez", "vers", "entre", "puis", "est", "sont",
        "était", "étaient", "sera", "seront", "fut", "furent", "ont", "avait", "avaient", "que", "qui", "dont", "ne",
        "se", "ce", "cette", "ces", "son", "ses", "leur", "leurs", "plus", "moins", "comme", "lors", "après", "avant",
        "depuis", "pendant", "contre", "selon", "soit", "où",
    ),
    # « Un nombre en chiffres ne se sépare pas du nom » : Lexique; Brossard, Correcteur typographe, § 44.
    holds_counted=True,
    spaced_signs=("%", "‰", "€", "$", "£", "₸", "₽", "°C"),
    sign_spaces=("n°", "N°", "§"),
    units=(
        "J", "kJ", "MJ", "GJ", "cal", "kcal", "Pa", "kPa", "MPa", "bar", "A", "mA", "kV", "dB", "eV", "MeV", "Bq", "Sv",
        "mSv", "ppm", "mol", "Wc", "kWc", "MWc",
        "km", "m", "cm", "mm", "nm", "µm", "km²", "m²", "m³", "ha", "kg", "g", "mg", "t", "l", "L", "ml", "cl", "dl",
        "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "V", "W", "Hz", "kHz", "MHz", "GHz", "°C", "%", "‰", "€",
        "$", "£", "₸", "₽", "EUR", "USD", "KZT", "k€", "M€", "Md€", "ko", "Mo", "Go", "To", "h", "min", "s", "j",
        "euros", "tenges", "million", "millions", "milliard", "milliards",
    ),
    numeral_words=("siècle", "millénaire"),
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    before_numbers=(
        "p.", "pp.", "vol.", "fig.", "art.", "chap.", "t.", "pl.", "n°", "nos", "§", "article", "articles", "page",
        "pages", "chapitre", "chapitres", "tome", "volume", "paragraphe", "section", "titre", "annexe", "figure",
        "tableau", "planche", "folio", "acte", "livre", "phase", "étape", "salle", "lot",
    ),
    before_names=("M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Dr.", "Drs", "Pr", "Prs", "Mgr", "Me", "Mes"),
    title_articles=("l’", "le ", "la "),
    long_initials=("Ch.", "Chr.", "Ph.", "Th.", "Cl."),
    lettered=(
        "annexe", "bâtiment", "bloc", "catégorie", "classe", "entrée", "escalier", "groupe", "hall", "hépatite",
        "ligne", "option", "plan", "point", "porte", "série", "sortie", "type", "vitamine", "zone",
    ),
    abbreviations=("p. ex.", "av. J.-C.", "apr. J.-C."),
    ordinal_endings=("er", "re", "ers", "res", "e", "es", "nd", "nde", "nds", "ndes", "d", "de", "ds", "des"),
    raised=(
        ("M", "me"), ("M", "mes"), ("M", "lle"), ("M", "lles"), ("M", "gr"), ("M", "e"), ("M", "es"), ("D", "r"),
        ("D", "rs"), ("P", "r"), ("P", "rs"),
    ),
    centuries=("siècle", "siècles"),
    alphabet="aàâæbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz",
    intruders="абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі",
)  # fmt: skip

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
    # A day is not parted from its month.
    date_pattern="d\u00a0MMMM y",
    # Only the first of the month is an ordinal: « 1er janvier », but « 2 janvier ».
    first_day_pattern="'1er'\u00a0MMMM y",
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
    typography=_TYPOGRAPHY,
    mistaken_tags=("fra", "fre", "french", "français", "francais"),
)
