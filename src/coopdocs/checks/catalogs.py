"""Catalog → what its translator or its next editor should mend, whatever source it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.catalogs import Catalog, LanguageFacts, check_plural_forms
from coopdocs.catalogs.versions import holds_versions
from coopdocs.languages import language, languages
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position

__all__ = ["judge_catalog"]


def judge_catalog(catalog: Catalog) -> tuple[Finding, ...]:
    """Findings on the header and on entries in which a translator has still to choose. Never raises."""
    return (*_find_header_faults(catalog), *_find_plural_faults(catalog), *_find_open_choices(catalog))


def _find_header_faults(catalog: Catalog) -> Iterator[Finding]:
    """gettext and the editors take the language from the header, not from the folder."""
    place = Position(catalog.file, catalog.header.line if catalog.header else 1)
    if catalog.header is None:
        advice = "Add one, or let msginit or an editor for catalogs do it."
        yield Finding("catalog-header", "the catalog has no header", place, advice, Severity.WARNING)
    elif not catalog.headers.get("Language") and not _is_template(catalog):
        message = "the header does not say which language this is"
        yield Finding("catalog-language", message, place, "Fill in Language, for instance kk.", Severity.WARNING)


def _find_plural_faults(catalog: Catalog) -> tuple[Finding, ...]:
    """A catalog of a language that we do not know may count as it likes, and a template does not count at all."""
    tag = catalog.headers.get("Language", "").replace("_", "-").partition("-")[0]
    if tag not in languages() or _is_template(catalog):
        return ()
    return check_plural_forms(catalog, LanguageFacts(tag, language(tag).plural_forms))


def _find_open_choices(catalog: Catalog) -> Iterator[Finding]:
    """Both versions of a merge conflict still stand in the translation; nobody must print them."""
    for part in catalog.entries:
        if any(holds_versions(text) for text in part.translations):
            message = "this entry still holds the versions of several translators"
            advice = "Keep one of them, remove the lines with #-#-#-#-# and the word fuzzy."
            yield Finding("catalog-open-choice", message, catalog.position(part), advice)


def _is_template(catalog: Catalog) -> bool:
    return catalog.file.endswith(".pot")
