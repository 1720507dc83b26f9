"""Russian, after Мильчин, *Справочник издателя и автора*."""

from coopdocs.languages.language import Language
from coopdocs.languages.typography import NO_BREAK, EndMarks, Typography

__all__ = ["RUSSIAN"]

_TYPOGRAPHY = Typography(
    dash="—",
    # The narrower dash is for ranges; between words it is a slip of the keyboard or of another language.
    mistaken_dashes="–",
    ellipsis_after_mark="..",
    range_mark="–",
    end_marks=EndMarks(outside_quotation=".,;:", numbered_item="."),
    group_mark=NO_BREAK,
    identifier_words=("код", "индекс", "номер", "а/я", "дело", "№", "Боинг", "Boeing", "Airbus"),
    links=(
        "и", "или", "а", "но", "в", "во", "на", "к", "ко", "о", "об", "от", "до", "за", "из", "по", "с", "со", "у",
        "для", "при", "не", "это", "был", "была", "было", "были", "есть", "является",
    ),
    # ГОСТ 8.417; newspapers write 25%.
    spaced_signs=("%", "‰", "€", "₸", "₽", "°C", "°С"),
    sign_spaces=("№", "№№", "§", "§§"),
    units=(
        "ккал", "дБ", "эВ", "МэВ", "Бк", "Зв", "мЗв", "ГДж", "мкм", "нм", "бар", "моль", "Кб", "Мб", "Гб",
        "км", "м", "см", "мм", "км²", "м²", "м³", "га", "кг", "г", "мг", "т", "л", "мл", "кВт", "МВт", "ГВт", "ТВт",
        "кВт·ч", "МВт·ч", "ГВт·ч", "Вт", "В", "кВ", "А", "Ом", "Дж", "кДж", "МДж", "Па", "кПа",
        "МПа", "Гц", "МГц", "ГГц", "°C", "°С", "%", "‰", "€", "$", "₸", "₽", "EUR", "USD",
        "KZT", "г.", "гг.", "в.", "вв.", "ч", "ч.", "мин", "мин.", "с", "с.", "тыс.", "млн", "млрд", "трлн", "руб.",
        "коп.", "тенге", "евро", "экз.", "чел.", "кв.", "куб.", "шт.", "лет",
        "год", "года", "году", "годом", "годы", "годов",
    ),
    multiples=("тыс.", "млн", "млрд", "трлн"),
    numeral_words=("в.", "вв.", "век", "столети", "тысячелети"),
    months=(
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ),
    before_numbers=(
        "№", "№№", "§", "§§", "с.", "стр.", "рис.", "табл.", "гл.", "п.", "пп.", "ст.", "ч.", "т.", "вып.", "разд.",
        "соч.", "д.", "кв.", "корп.", "оф.", "каб.",
    ),
    before_names=(
        "г.", "гг.", "ул.", "пр.", "просп.", "пл.", "пер.", "им.", "акад.", "проф.", "доц.", "д-р", "д-ра", "д-ру",
        "д-ром", "г-н", "г-на", "г-ну", "г-ном", "г-жа", "г-жи", "г-же", "г-жу", "г-жой", "пос.", "с.", "о.", "р.",
        "оз.", "св.",
    ),
    long_initials=("Дж.", "Вл.", "Дм.", "Эд.", "Ал."),
    inflects=True,
    lettered=(
        "блок", "вариант", "витамин", "вход", "выход", "гепатит", "групп", "зал", "категори", "класс", "корпус", "лини",
        "план", "подъезд", "приложени", "пункт", "секци", "терминал", "тип", "час", "этап",
    ),
    opens_initials=True,
    # One letter at the end of a line looks lost (Мильчин); the particles belong to the word before them.
    hold_after=("а", "в", "и", "к", "о", "с", "у", "я"),
    hold_after_opening=("Во", "До", "За", "Из", "На", "Не", "Ни", "Но", "Об", "От", "По", "Со"),
    hold_before=("же", "ж", "бы", "б", "ли", "ль", "гг.", "вв."),
    abbreviations=(
        "т. е.", "т. д.", "т. п.", "т. к.", "т. н.", "т. о.", "т. ч.", "и. о.", "И. о.", "до н. э.", "н. э.",
        "с. г.", "и др.", "и пр.", "кв. м", "кв. км", "куб. м",
    ),
    opens_abbreviations=True,
    alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    intruders="әғқңөұүһіїєґўў",
)  # fmt: skip

RUSSIAN = Language(
    tag="ru",
    # As in Russia, but for the sign of the tenge, which Russia's data leave out.
    locale="ru_KZ",
    word_tag="ru-RU",
    name="Russian",
    endonym="Русский",
    # The nested closing mark is U+201C, the one that opens in English.
    quotes=(("«", "»"), ("„", "“")),
    plural_forms=(
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    hyphenates=True,
    # CLDR has a narrow no-break space before «г.»; Russian typesetting uses the full one. A day is not parted from its
    # month.
    date_pattern="d\u00a0MMMM y\u00a0'г'.",
    month_pattern="LLLL y\u00a0'г'.",
    # CLDR divides from four digits on; publishers leave «1234» whole.
    grouping_from=5,
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
    typography=_TYPOGRAPHY,
    mistaken_tags=("rus", "russian", "русский"),
)
