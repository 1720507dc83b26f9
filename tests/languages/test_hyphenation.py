"""Kazakh hyphenation: our own patterns against words that were split by hand, half of them before the patterns."""

from __future__ import annotations

from pathlib import Path

import make_kazakh_patterns
import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdocs.languages.hyphenation import register_patterns, soft_hyphens


def read_rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent.parent / "golden" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


ROWS = read_rows("hyphenation.kk.txt")
FRESH_ROWS = read_rows("hyphenation.kk.fresh.txt")
VOWELS = "аәеёиоөуұүыіэюя"
LETTERS = VOWELS + "бвгғджзйкқлмнңпрстфхһцчшщ"


def split(word: str) -> str:
    register_patterns()
    return str(pyphen.Pyphen(lang="kk").inserted(word))


@pytest.mark.parametrize(("word", "expected"), [row[:2] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_word_breaks_where_its_orthography_breaks_it(word: str, expected: str) -> None:
    assert split(word) == expected


@pytest.mark.parametrize(("word", "expected"), FRESH_ROWS, ids=[row[0] for row in FRESH_ROWS])
def test_a_word_in_print_breaks_in_one_of_the_ways_that_a_fresh_reader_gave(word: str, expected: str) -> None:
    """With three letters before a break and four after it, as print has them."""
    register_patterns()
    found = set(pyphen.Pyphen(lang="kk", left=3, right=4).positions(word))
    assert found in [{place for place in breaks(form) if 3 <= place <= len(word) - 4} for form in expected.split("/")]


def breaks(form: str) -> set[int]:
    """How many letters of the word stand before each hyphen."""
    parts = form.split("-")
    return {len("".join(parts[:count])) for count in range(1, len(parts))}


def test_half_of_the_three_hundred_words_were_held_back() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) == 300
    assert sum(len(row) > 2 for row in ROWS) == 150


@pytest.mark.parametrize("word", ["Kazatomprom", "Qazaqstan", "2014-2017", "10%-ға"])
def test_other_letters_and_figures_stay_whole(word: str) -> None:
    assert split(word) == word


@pytest.mark.parametrize("tag", ["kk", "kk-KZ", "kk_KZ"])
def test_pyphen_finds_the_patterns_by_every_tag_of_the_language(tag: str) -> None:
    register_patterns()
    assert pyphen.Pyphen(lang=tag).inserted("ынтымақтастықтың") == "ын-ты-мақ-тас-тық-тың"


def test_a_part_of_a_compound_begins_as_a_word_does() -> None:
    """Programs that hand over more than a word get no break beside a mark, nor one letter beside it."""
    register_patterns()
    kazakh = pyphen.Pyphen(lang="kk")
    assert kazakh.inserted("ғылыми-техникалық", "|") == "ғы|лы|ми-тех|ни|ка|лық"
    assert kazakh.inserted("«алақан»", "|") == "«ала|қан»"
    assert kazakh.inserted("10%-ға", "|") == "10%-ға"


@given(st.text(alphabet=LETTERS, min_size=1, max_size=20).filter(lambda word: not set(word[:4]).isdisjoint(VOWELS)))
def test_no_part_of_a_word_is_without_a_vowel(word: str) -> None:
    parts = split(word).split("-")
    assert "".join(parts) == word
    assert len(parts) == 1 or all(len(part) >= 1 and not set(part).isdisjoint(VOWELS) for part in parts)
    assert len(parts) == 1 or min(len(parts[0]), len(parts[-1])) >= 2


@given(st.text(alphabet=LETTERS + "ьъ", min_size=3, max_size=20))
def test_a_sign_stays_with_the_letter_before_it(word: str) -> None:
    assert "-ь" not in split(word)
    assert "-ъ" not in split(word)


def test_the_file_is_what_its_rules_write() -> None:
    assert make_kazakh_patterns.FILE.read_text(encoding="utf-8") == make_kazakh_patterns.write_file()


def test_the_web_page_gets_soft_hyphens_where_browsers_have_no_patterns():
    hyphenate = soft_hyphens("kk")
    assert hyphenate is not None
    assert hyphenate("ынтымақтастық саласы") == "ынты\u00adмақ\u00adтастық саласы"
    untouched = "Қазақстан 2014-жылғы 10%-ға www.ынтымақтастық.kz энергетика-лық"
    assert hyphenate(untouched) == untouched


@pytest.mark.parametrize("tag", ["fr", "ru", "en"])
def test_languages_that_browsers_can_hyphenate_get_none(tag: str):
    assert soft_hyphens(tag) is None
