"""What coopdocs itself prints, in every language it knows: ordinary catalogs, as those of a project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from importlib.resources import files
from typing import TYPE_CHECKING

from coopdocs.catalogs.reading import read_catalog
from coopdocs.languages import language
from coopdocs.model.edition import Labels
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position

if TYPE_CHECKING:
    from coopdocs.catalogs.catalog import Catalog

__all__ = ["MESSAGES", "judge_labels", "load_labels"]

MESSAGES = Labels(
    contents="Contents",
    notes="Notes",
    updated_on="Updated on {date}",
    credit="Illustration: {credit}",
    page="Page",
    back_to_text="Back to the text",
    skip_to_text="Skip to the text",
    draft="Draft",
    keywords="Keywords",
    contacts="Contacts",
)
"""The msgid of each label."""


def load_labels(tag: str) -> Labels:
    """The labels in the language of a tag, in English where there is no translation; an unknown tag stops the run."""
    catalog = _load_catalog(language(tag).tag)
    found = (_find(catalog, message) or message for message in astuple(MESSAGES))
    return Labels(*found)


def judge_labels(tag: str) -> tuple[Finding, ...]:
    """What an edition in the language of a tag will print in English, because nobody has translated it yet."""
    return tuple(_find_english(tag))


def _find_english(tag: str) -> Iterator[Finding]:
    catalog = _load_catalog(language(tag).tag)
    english = [message for message in astuple(MESSAGES) if _find(catalog, message) is None]
    if english:
        place = Position(_path(tag))
        named = ", ".join(f"“{message}”" for message in english)
        message = f"coopdocs's own words are not all in {language(tag).name}; these are printed in English: {named}"
        advice = "Translate them there, as docs/adding-a-language.md says."
        yield Finding("english-label", message, place, advice, Severity.WARNING, language=tag)


def _path(tag: str) -> str:
    return f"coopdocs/labels/{tag}.po"


def _load_catalog(tag: str) -> Catalog | None:
    """The labels of a language; None where it has none yet."""
    file = files(__package__).joinpath(f"{tag}.po")
    if not file.is_file():
        return None
    catalog = read_catalog(file.read_bytes(), _path(tag))
    if isinstance(catalog, tuple):
        # Not a finding: these catalogs are a part of the program, and its own tests read them.
        raise TypeError(f"coopdocs's own catalog is damaged: {catalog[0].message}")
    return catalog


def _find(catalog: Catalog | None, message: str) -> str | None:
    """The translation, or None."""
    entry = catalog.find(None, message) if catalog else None
    return entry.translation if entry and entry.is_translated else None
