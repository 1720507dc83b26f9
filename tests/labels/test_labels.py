"""coopdocs's own words in four languages."""

from __future__ import annotations

import dataclasses
import subprocess
from importlib.resources import as_file, files

import pytest

from coopdocs.catalogs.reading import read_catalog
from coopdocs.errors import CoopdocsError
from coopdocs.labels import MESSAGES, judge_labels, load_labels
from coopdocs.languages import language, languages

FOLDER = files("coopdocs.labels")
CATALOGS = [tag for tag in languages() if FOLDER.joinpath(f"{tag}.po").is_file()]
"""A language without labels is printed with English ones; tests/languages/test_adding_a_language.py has one."""


def catalog_of(name: str):
    return read_catalog(FOLDER.joinpath(name).read_bytes(), name)


@pytest.mark.parametrize(
    ("tag", "contents", "draft"),
    [
        ("fr", "Sommaire", "Version de travail"),
        ("kk", "Мазмұны", "Жұмыс нұсқасы"),
        ("ru", "Содержание", "Рабочая версия"),
        ("en", "Contents", "Draft"),
    ],
)
def test_labels_are_in_the_language_of_the_edition(tag: str, contents: str, draft: str) -> None:
    labels = load_labels(tag)
    assert (labels.contents, labels.draft) == (contents, draft)


@pytest.mark.parametrize(
    ("tag", "date", "expected"),
    [
        ("fr", "27 janvier 2014", "Mis à jour le 27 janvier 2014"),
        ("kk", "2014 жылғы 27 қаңтар", "Жаңартылған күні: 2014 жылғы 27 қаңтар"),
        ("ru", "27 января 2014\u00a0г.", "Обновлено 27 января 2014\u00a0г."),
        ("en", "27 January 2014", "Updated on 27 January 2014"),
    ],
)
def test_the_date_fits_into_its_sentence_as_the_language_writes_it(tag: str, date: str, expected: str) -> None:
    assert load_labels(tag).updated_on.replace("{date}", date) == expected


def test_a_french_colon_keeps_its_no_break_space() -> None:
    assert "\u00a0: " in load_labels("fr").credit


@pytest.mark.parametrize("tag", CATALOGS)
def test_every_label_is_translated_and_keeps_its_placeholder(tag: str) -> None:
    catalog = catalog_of(f"{tag}.po")
    for message in dataclasses.astuple(MESSAGES):
        entry = catalog.find(None, message)
        assert entry.is_translated
        assert entry.translation.count("{") == message.count("{")
    assert catalog.headers["Plural-Forms"] == language(tag).plural_forms
    assert catalog.headers["Language"] == tag


@pytest.mark.parametrize("name", ["labels.pot", *(f"{tag}.po" for tag in CATALOGS)])
def test_template_and_catalogs_hold_the_labels_and_nothing_else(name: str) -> None:
    assert tuple(entry.message for entry in catalog_of(name).entries) == dataclasses.astuple(MESSAGES)


@pytest.mark.parametrize("name", ["labels.pot", *(f"{tag}.po" for tag in CATALOGS)])
def test_gettext_accepts_each_catalog_and_leaves_each_byte(name: str) -> None:
    with as_file(FOLDER.joinpath(name)) as path:
        if name.endswith(".po"):
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True, stderr=subprocess.STDOUT)
        assert subprocess.run(["msgcat", path], check=True, capture_output=True).stdout == path.read_bytes()


@pytest.mark.parametrize("tag", ["fr", "kk", "ru", "en"])
def test_no_label_of_the_four_languages_is_printed_in_english_by_default(tag: str) -> None:
    assert judge_labels(tag) == ()


@pytest.mark.parametrize("tag", ["kk-Latn", "../labels", "labels", ""])
def test_an_unknown_language_has_no_labels(tag: str) -> None:
    with pytest.raises(CoopdocsError, match="unknown language"):
        load_labels(tag)
