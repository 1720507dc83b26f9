"""The glossary: every term has a form in each language, and the catalogs use it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from coopdocs.catalogs import Catalog, read_catalog

ROOT = Path(__file__).parent.parent
LANGUAGES = ("kk", "ru", "en")


def read_terms() -> list[dict]:
    return tomllib.loads((ROOT / "locales" / "glossary.toml").read_text(encoding="utf-8"))["term"]


def read_translations(language: str) -> str:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "cooperation-scientifique.po"
    catalog = read_catalog(path.read_bytes(), path.name)
    assert isinstance(catalog, Catalog)
    return " ".join(re.sub(r"\]\[\d+\]|[\[\]*]", "", entry.translation) for entry in catalog.entries).lower()


def stem(form: str) -> str:
    """What Kazakh and Russian endings leave of a term's words: their beginnings."""
    words = re.findall(r"[\w-]+", form.lower())
    return r"\W+(?:\w+\W+)?".join(re.escape(word[: max(3, len(word) - 3)]) + r"[\w-]*" for word in words)


def test_every_term_has_a_form_in_every_language_and_stands_once():
    terms = read_terms()
    assert [term["fr"] for term in terms if not all(term.get(language) for language in LANGUAGES)] == []
    assert len({term["fr"] for term in terms}) == len(terms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogs_use_the_forms_of_the_glossary(language):
    text = read_translations(language)
    unused = [term["fr"] for term in read_terms() if not any(re.search(stem(form), text) for form in term[language])]
    assert unused == []
