"""The four languages, and what happens to a tag that is none of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys
import unicodedata

import pytest

from coopdocs.errors import CoopdocsError
from coopdocs.languages import (
    format_choice,
    format_currency,
    format_date,
    format_list,
    format_month,
    format_number,
    format_percent,
    format_short_date,
    language,
    languages,
)

ISSUE_DAY = dt.date(2014, 1, 27)


def test_the_four_languages_of_the_first_user_are_there() -> None:
    assert {"fr", "kk", "ru", "en"} <= set(languages())
    assert list(languages()) == sorted(languages())


@pytest.mark.parametrize("tag", languages())
def test_a_language_is_found_by_its_tag(tag: str) -> None:
    assert language(tag).tag == tag


@pytest.mark.parametrize("tag", languages())
def test_one_item_stands_alone_and_no_item_is_nothing(tag: str) -> None:
    for form in (format_list, format_choice):
        assert form(language(tag), ["A"]) == "A"
        assert form(language(tag), []) == ""


@pytest.mark.parametrize("tag", languages())
def test_braces_in_an_item_of_a_list_print_as_themselves(tag: str) -> None:
    assert "{0.__class__}" in format_list(language(tag), ["{0.__class__}", "{1}", "{{ 7*7 }}"])


def test_french_quotation_marks_hold_no_break_spaces() -> None:
    assert language("fr").quotes[0] == ("«\u00a0", "\u00a0»")


def test_the_nested_russian_mark_closes_with_the_sixty_six_shape() -> None:
    assert language("ru").quotes[1] == ("„", "“")


def test_kazakh_has_the_plural_rule_that_msginit_does_not_know() -> None:
    assert language("kk").plural_forms == "nplurals=2; plural=(n != 1);"


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != "kk"])
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
    "tag", ["kk-Latn", "kk_Latn", "kk-Latn-KZ", "kk-Arab", "tlh", "", "../../etc", "kk\x00", "y", "c"]
)
def test_no_other_language_is_put_in_the_place_of_an_unknown_one(tag: str) -> None:
    with pytest.raises(CoopdocsError) as caught:
        language(tag)
    assert "did you mean" not in caught.value.message
    assert "kk (Kazakh in Cyrillic)" in caught.value.advice


@pytest.mark.parametrize("tag", ["kk-Latn", "kk_Latn", "kk-Latn-KZ", "kk-Arab"])
def test_another_script_is_said_to_be_another_language(tag: str) -> None:
    with pytest.raises(CoopdocsError) as caught:
        language(tag)
    assert "Another script is a language of its own: docs/adding-a-language.md." in caught.value.advice


@pytest.mark.parametrize(
    ("tag", "locale", "reason"),
    [
        ("kk-Latn", "kk_Latn", "there are no locale data for 'kk_Latn', only for kk_Cyrl"),
        ("kk-Latn", "kk_Latn_KZ", "there are no locale data for 'kk_Latn_KZ', only for kk_Cyrl_KZ"),
        ("kk-Latn", "kk_Cyrl_KZ", "the locale 'kk_Cyrl_KZ' is written in Cyrl, the tag stands for Latn"),
        ("kk-Latn", "kk", "the locale 'kk' is written in Cyrl, the tag stands for Latn"),
        ("kk", "kk_Arab_CN", "the locale 'kk_Arab_CN' is written in Arab, the tag stands for Cyrl"),
        ("kk", "kk_Latn", "there are no locale data for 'kk_Latn', only for kk_Cyrl"),
        ("xx", "xx_YY", "there are no locale data for 'xx_YY'"),
        ("kk", "", "there are no locale data for ''"),
    ],
)
@pytest.mark.parametrize(
    "write",
    [
        lambda each: format_date(each, ISSUE_DAY),
        lambda each: format_short_date(each, ISSUE_DAY),
        lambda each: format_month(each, ISSUE_DAY),
        lambda each: format_number(each, 1),
        lambda each: format_percent(each, 1),
        lambda each: format_currency(each, 1, "KZT"),
        lambda each: format_list(each, "ABC"),
        lambda each: format_choice(each, "AB"),
    ],
)
def test_nothing_is_printed_in_another_script_than_the_tag_stands_for(tag, locale, reason, write) -> None:
    with pytest.raises(CoopdocsError) as caught:
        write(dataclasses.replace(language("kk"), tag=tag, locale=locale))
    assert caught.value.message.endswith(reason)
    assert "Give its file a locale" in caught.value.advice


@pytest.mark.parametrize("month", range(1, 13))
def test_kazakh_dates_are_in_small_cyrillic_letters(month: int) -> None:
    day = dt.date(2026, month, 1)
    for text in (format_date(language("kk"), day), format_month(language("kk"), day)):
        letters = [letter for letter in text if letter.isalpha()]
        assert all("CYRILLIC SMALL" in unicodedata.name(letter) for letter in letters)


def test_asking_for_a_language_does_not_load_babel() -> None:
    code = "import sys, coopdocs.languages as l; l.language('kk'); print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"
