"""The four languages, and what happens to a tag that is none of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys

import pytest

from coopdocs.errors import CoopdocsError
from coopdocs.languages import format_date, format_list, language, languages

NEW_YEAR = dt.date(2014, 1, 1)
ISSUE_DAY = dt.date(2014, 1, 27)


def test_the_languages_are_the_four_of_the_first_user() -> None:
    assert languages() == ("fr", "kk", "ru", "en")


@pytest.mark.parametrize("tag", languages())
def test_a_language_is_found_by_its_tag(tag: str) -> None:
    assert language(tag).tag == tag


@pytest.mark.parametrize(
    ("tag", "date", "expected"),
    [
        ("fr", ISSUE_DAY, "27 janvier 2014"),
        ("fr", NEW_YEAR, "1er janvier 2014"),
        ("fr", dt.date(2014, 8, 31), "31 août 2014"),
        ("kk", ISSUE_DAY, "2014 жылғы 27 қаңтар"),
        ("kk", NEW_YEAR, "2014 жылғы 1 қаңтар"),
        ("kk", dt.date(2025, 12, 16), "2025 жылғы 16 желтоқсан"),
        ("ru", ISSUE_DAY, "27 января 2014\u00a0г."),
        ("ru", NEW_YEAR, "1 января 2014\u00a0г."),
        ("en", ISSUE_DAY, "27 January 2014"),
        ("en", NEW_YEAR, "1 January 2014"),
    ],
)
def test_the_long_date_is_the_one_that_print_uses(tag: str, date: dt.date, expected: str) -> None:
    assert format_date(language(tag), date) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("fr", "A, B et C"), ("kk", "A, B және C"), ("ru", "A, B и C"), ("en", "A, B and C")],
)
def test_three_items_are_joined_as_in_running_text(tag: str, expected: str) -> None:
    assert format_list(language(tag), ["A", "B", "C"]) == expected


@pytest.mark.parametrize(
    ("tag", "expected"), [("fr", "A et B"), ("kk", "A және B"), ("ru", "A и B"), ("en", "A and B")]
)
def test_two_items_are_joined_without_a_comma(tag: str, expected: str) -> None:
    assert format_list(language(tag), ["A", "B"]) == expected


@pytest.mark.parametrize("tag", languages())
def test_one_item_stands_alone_and_no_item_is_nothing(tag: str) -> None:
    assert format_list(language(tag), ["A"]) == "A"
    assert format_list(language(tag), []) == ""


@pytest.mark.parametrize("tag", languages())
def test_braces_in_an_item_of_a_list_print_as_themselves(tag: str) -> None:
    assert "{0.__class__}" in format_list(language(tag), ["{0.__class__}", "{1}", "{{ 7*7 }}"])


def test_french_quotation_marks_hold_no_break_spaces() -> None:
    assert language("fr").quotes[0] == ("«\u00a0", "\u00a0»")


def test_the_nested_russian_mark_closes_with_the_sixty_six_shape() -> None:
    assert language("ru").quotes[1] == ("„", "“")


def test_kazakh_has_the_plural_rule_that_msginit_does_not_know() -> None:
    assert language("kk").plural_forms == "nplurals=2; plural=(n != 1);"


@pytest.mark.parametrize("tag", ["fr", "ru", "en"])
def test_msginit_writes_the_same_plural_rule(tag: str) -> None:
    template = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'
    )
    command = ["msginit", "--no-translator", "--input=-", "--output-file=-", f"--locale={language(tag).locale}"]
    made = subprocess.run(command, input=template, capture_output=True, text=True, check=True).stdout
    assert f"Plural-Forms: {language(tag).plural_forms}\\n" in made.replace('"\n"', "")


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("kz", "kk"), ("KK", "kk"), ("fr-FR", "fr"), ("fr_FR", "fr"), ("en-US", "en"), ("english", "en"), ("rus", "ru")],
)
def test_a_mistaken_tag_is_answered_with_the_right_one(tag: str, meant: str) -> None:
    with pytest.raises(CoopdocsError, match=f"did you mean {meant!r}"):
        language(tag)


@pytest.mark.parametrize(
    "tag", ["kk-Latn", "kk_Latn", "kk-Latn-KZ", "kk-Arab", "de", "", "../../etc", "kk\x00", "y", "c"]
)
def test_no_other_language_is_put_in_the_place_of_an_unknown_one(tag: str) -> None:
    with pytest.raises(CoopdocsError) as caught:
        language(tag)
    assert "did you mean" not in caught.value.message
    assert "kk (Kazakh in Cyrillic)" in caught.value.advice


def test_latin_kazakh_never_gets_a_cyrillic_date_in_silence() -> None:
    latin = dataclasses.replace(language("kk"), tag="kk-Latn", locale="kk_Latn")
    with pytest.raises(LookupError, match="kk_Cyrl"):
        format_date(latin, ISSUE_DAY)


def test_asking_for_a_language_does_not_load_babel() -> None:
    code = "import sys, coopdocs.languages as l; l.language('kk'); print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"
