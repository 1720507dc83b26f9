"""Catalogs: PO text ↔ Catalog without loss, templates, merging. The only user of polib; it never touches the disk.

What reading, formatting and writing do not need is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.fates import Change, Fate, Merged
from coopdocs.catalogs.reading import read_catalog

# Not one of those, for the module that holds it has its name.
from coopdocs.catalogs.recall import Memory, recall
from coopdocs.catalogs.writing import format_catalog, write_catalog

if TYPE_CHECKING:
    from coopdocs.catalogs.headers import HeaderFacts, LanguageFacts
    from coopdocs.catalogs.merging import MergePolicy, merge, merge_catalogs
    from coopdocs.catalogs.plurals import check_plural_forms
    from coopdocs.catalogs.template import Template, make_template

__all__ = [
    "Catalog",
    "Change",
    "Entry",
    "Fate",
    "HeaderFacts",
    "Key",
    "LanguageFacts",
    "Memory",
    "MergePolicy",
    "Merged",
    "Template",
    "check_plural_forms",
    "format_catalog",
    "make_template",
    "merge",
    "merge_catalogs",
    "read_catalog",
    "recall",
    "write_catalog",
]

_HOMES = {
    "HeaderFacts": "headers",
    "LanguageFacts": "headers",
    "MergePolicy": "merging",
    "Template": "template",
    "check_plural_forms": "plurals",
    "make_template": "template",
    "merge": "merging",
    "merge_catalogs": "merging",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"coopdocs.catalogs.{_HOMES[name]}"), name)
