"""Catalogs: PO text ↔ Catalog without loss, templates, merging. The only user of polib; it never touches the disk."""

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.fates import Change, Fate, Merged
from coopdocs.catalogs.headers import HeaderFacts, LanguageFacts
from coopdocs.catalogs.merging import MergePolicy, merge, merge_catalogs
from coopdocs.catalogs.plurals import check_plural_forms
from coopdocs.catalogs.reading import read_catalog
from coopdocs.catalogs.recall import Memory, recall
from coopdocs.catalogs.template import Template, make_template
from coopdocs.catalogs.writing import format_catalog, write_catalog

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
