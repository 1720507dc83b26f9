"""Kazakh in Cyrillic, the script of official texts; a Latin edition would be a language of its own here."""

from coopdocs.languages.language import Language
from coopdocs.languages.typography import NO_BREAK, EndMarks, Typography

__all__ = ["KAZAKH"]

_TYPOGRAPHY = Typography(
    dash="–",
    # «Болар ма!..»: as in Russian (Сыздық, Қазақ тілінің анықтағышы).
    ellipsis_after_mark="..",
    range_mark="–",
    end_marks=EndMarks(outside_quotation=".,;:", numbered_item="."),
    group_mark=NO_BREAK,
    identifier_words=("код", "коды", "индекс", "индексі", "нөмірі", "№", "Боинг", "Boeing", "Airbus"),
    links=(
        "және", "мен", "бен", "пен", "немесе", "әлде", "бірақ", "үшін", "туралы", "дейін", "кейін", "бұрын", "бар",
        "жоқ", "болды", "болып", "болса",
    ),
    # As CLDR: «10%», and so «10%-ға».
    closed_signs=("%",),
    spaced_signs=("€", "₸", "°C", "°С"),
    sign_spaces=("№", "§"),
    units=(
        "ккал", "дБ", "эВ", "МэВ", "Бк", "Зв", "мЗв", "ГДж", "мкм", "нм", "бар", "моль", "Кб", "Мб", "Гб",
        "км", "м", "см", "мм", "км²", "м²", "м³", "га", "кг", "г", "мг", "т", "л", "мл", "кВт", "МВт", "ГВт", "ТВт",
        "кВт·ч", "МВт·ч", "ГВт·ч", "Вт", "В", "кВ", "А", "Ом", "Дж", "кДж", "МДж", "Па", "кПа",
        "МПа", "Гц", "МГц", "ГГц", "°C", "°С", "%", "‰", "€", "$", "₸", "₽", "EUR", "USD",
        "KZT", "ж.", "жж.", "ғ.", "ғғ.", "б.", "сағ.", "сағат", "мин", "мин.", "минут", "мың", "млн", "млрд",
        "трлн", "теңге", "тг",
        "еуро",
    ),
    # «2014 жылғы», «2024–2028 жылдарға», «500 теңгеге», «5 сағатта».
    unit_stems=("жыл", "теңге", "сағат", "минут", "пайыз"),
    multiples=("мың", "млн", "млрд", "трлн"),
    numeral_words=("ғасыр", "ғ.", "ғғ.", "мыңжылды"),
    # Stems: «27 қаңтарда», «16 желтоқсаннан».
    months=(
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
        "желтоқсан",
    ),
    before_numbers=("№", "§", "т.", "сур.", "кесте", "бет"),
    before_names=("проф.", "акад.", "доц."),
    after_names=("қ.", "к-сі", "обл.", "ауд.", "даң.", "көш.", "т.б.", "т.с.с.", "т. б.", "т. с. с."),
    # Question and conjunction particles lean on the word before them.
    hold_before=("ма", "ме", "ба", "бе", "па", "пе", "да", "де", "та", "те", "ғой"),
    # «қой» is a sheep, too.
    hold_before_end=("қой",),
    long_initials=("Дж.",),
    inflects=True,
    lettered=(
        "блок", "вагон", "витамин", "гепатит", "дәрумен", "зал", "корпус", "санат", "сынып", "терминал", "топ", "тип",
        "түр", "кіреберіс", "қосымша", "нұсқа",
    ),
    abbreviations=("ж. т. б.", "т. б.", "т. с. с.", "б. з. д.", "б. з."),
    alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    intruders="їєґў",
)  # fmt: skip

KAZAKH = Language(
    tag="kk",
    # With its script, so that no later release of the locale data can put another one in its place.
    locale="kk_Cyrl_KZ",
    word_tag="kk-KZ",
    name="Kazakh in Cyrillic",
    endonym="Қазақша",
    quotes=(("«", "»"), ("“", "”")),
    # Babel's own table has no row for Kazakh.
    plural_forms="nplurals=2; plural=(n != 1);",
    # No hyphenation patterns for Kazakh are published.
    hyphenates=True,
    patterns="hyph_kk_KZ.dic",
    # CLDR abbreviates the year («2014 ж. 27 қаңтар»); official texts have «жылғы» in full. It stays with the year,
    # as in running text.
    date_pattern="y\u00a0'жылғы' d\u00a0MMMM",
    # CLDR leaves out the century, and has a capital in the month that stands without a day.
    short_date_pattern="dd.MM.y",
    month_pattern="y\u00a0'жылғы' MMMM",
    # CLDR joins three items by commas alone; running text has «және» before the last one.
    list_end="{0} және {1}",
    # CLDR has «не» and «не болмаса»; official texts have «немесе».
    choice_end="{0} немесе {1}",
    negations=frozenset({"емес", "жоқ", "ешқашан", "ешкім", "ештеңе", "ешқандай", "болмайды", "басқа"}),
    typography=_TYPOGRAPHY,
    mistaken_tags=("kz", "kaz", "kazakh", "қазақша", "kk-cyrl", "kk-cyrl-kz"),
)
