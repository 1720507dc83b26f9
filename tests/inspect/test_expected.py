"""What a finished file must hold, in which order."""

from __future__ import annotations

from itertools import chain

from finished_files import BROCHURE, make_edition

from coopdocs.inspect import expected_text
from coopdocs.inspect.letters import is_call_mark


def list_texts(source: str) -> list[str]:
    expected = expected_text(make_edition(source).document)
    texts = [segment.text for segment in (*expected.cover, *expected.body, *chain(*expected.notes))]
    return ["".join("*" if is_call_mark(character) else character for character in text) for text in texts]


def test_all_that_is_visible_is_expected_in_reading_order() -> None:
    assert list_texts(BROCHURE) == [
        "Шағын кітапша",
        "Бәрінен аздап",
        "Францияның Қазақстандағы Елшілігі",
        "Ынтымақтастық",
        "Ғылым екі елді жақындастырады.",
        "Жоба құны 1 234* теңге, оған 2017 жылы 10 зертхана қатысты*.",
        "Бұл сөйлем француз тілінде Institut de physique деп аталады.",
        "Тізімдер",
        "бірінші тармақ",
        "екінші тармақ, сілтеме",
        "нөмірленген",
        "тағы бірі",
        "Зертхана жұмыс үстінде",
        "С. Ахметов",
        "Кесте",
        "Сала",
        "Серіктес",
        "Энергия",
        "Алматы университеті",
        "Медицина",
        "Астана медицина орталығы",
        "Ауыл шаруашылығы",
        "Чехов институты",
        "Маңызды",
        "Өтінімдер 1 маусымға дейін қабылданады.",
        "Білім — таусылмас қазына.",
        "Ескі мақал",
        "Сандар",
        "25 бірлескен жоба",
        "8 серіктес қала",
        "Глоссарий",
        "Сөздердің түсіндірмесі.",
        "x = 1\n",
        "Алматы, Қазақстан",
        "Баға 2014 жылғы, in situ өлшенген.",
        "Зертханалар тізімі сайтта.",
    ]


def test_pictures_are_expected_by_their_alternative_texts() -> None:
    expected = expected_text(make_edition(BROCHURE).document)
    assert [segment.text for segment in expected.alternatives] == ["Көк жазықтық", "Зертханадағы екі адам"]


def test_a_picture_that_a_draft_lacks_is_not_asked_for() -> None:
    expected = expected_text(make_edition(BROCHURE).document, ["images/cover.svg"])
    assert [segment.text for segment in expected.alternatives] == ["Көк жазықтық"]
    assert [segment.text for segment in expected.missing_pictures] == ["Зертханадағы екі адам"]


def test_each_passage_knows_its_language_and_its_link() -> None:
    expected = expected_text(make_edition(BROCHURE).document)
    passages = [passage for segment in (*expected.body, *chain(*expected.notes)) for passage in segment.passages]
    assert [(each.text, each.language) for each in passages if each.language != "kk"] == [
        ("Institut de physique", "fr"),
        ("in situ", "la"),
    ]
    assert [(each.text, each.target) for each in passages if each.target] == [
        ("сілтеме", "https://example.org/kk"),
        ("сайтта", "https://example.org/labs"),
    ]
