"""What coopdocs itself prints, in every language it knows: ordinary catalogs, as those of a project."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from coopdocs.catalogs.reading import read_catalog
from coopdocs.languages import language
from coopdocs.model.edition import Labels

if TYPE_CHECKING:
    from coopdocs.catalogs.catalog import Catalog

__all__ = ["MESSAGES", "load_labels"]

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
    """The labels in the language of a tag; an unknown tag stops the run."""
    catalog = _load_catalog(language(tag).tag)
    # Not by position: mypy then sees a label that is missing here or there.
    return Labels(
        contents=_find(catalog, MESSAGES.contents),
        notes=_find(catalog, MESSAGES.notes),
        updated_on=_find(catalog, MESSAGES.updated_on),
        credit=_find(catalog, MESSAGES.credit),
        page=_find(catalog, MESSAGES.page),
        back_to_text=_find(catalog, MESSAGES.back_to_text),
        skip_to_text=_find(catalog, MESSAGES.skip_to_text),
        draft=_find(catalog, MESSAGES.draft),
        keywords=_find(catalog, MESSAGES.keywords),
        contacts=_find(catalog, MESSAGES.contacts),
    )


def _load_catalog(tag: str) -> Catalog:
    name = f"{tag}.po"
    catalog = read_catalog(files(__package__).joinpath(name).read_bytes(), f"labels/{name}")
    if isinstance(catalog, tuple):
        # Not a finding: these catalogs are a part of the program, and its own tests read them.
        raise TypeError(f"coopdocs's own catalog is damaged: {catalog[0].message}")
    return catalog


def _find(catalog: Catalog, message: str) -> str:
    """The translation; English where a translator has not yet come by, as gettext does."""
    entry = catalog.find(None, message)
    return entry.translation if entry and entry.is_translated else message
