"""Catalogs: PO text ↔ Catalog without loss, templates, merging. The only user of polib; it never touches the disk."""

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.headers import HeaderFacts, LanguageFacts
from coopdocs.catalogs.merging import Merged, merge
from coopdocs.catalogs.reading import read_catalog
from coopdocs.catalogs.template import Template, make_template
from coopdocs.catalogs.writing import write_catalog

__all__ = [
    "Catalog",
    "Entry",
    "HeaderFacts",
    "Key",
    "LanguageFacts",
    "Merged",
    "Template",
    "make_template",
    "merge",
    "read_catalog",
    "write_catalog",
]
