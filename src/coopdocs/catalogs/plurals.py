"""The plural header of a catalog against its language, and the number of translated forms against the language's."""

from __future__ import annotations

from functools import lru_cache

from coopdocs.catalogs.catalog import Catalog, Entry
from coopdocs.catalogs.encodings import printable
from coopdocs.catalogs.headers import LanguageFacts
from coopdocs.catalogs.plural_rule import PluralRule, RuleProblem, have_equal_meaning, read_plural_rule
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position

__all__ = ["check_plural_forms"]


def check_plural_forms(catalog: Catalog, language: LanguageFacts) -> tuple[Finding, ...]:
    """What is wrong with `Plural-Forms` and with the plural forms of entries.

    A header that means something else than the language's rule is an error where an entry has a plural, and else a
    warning: documents rarely count. Equal meaning in other words is right.
    """
    plurals = [entry for entry in catalog.entries if entry.has_plural]
    findings = [finding for finding in (_check_header(catalog, language, has_plurals=bool(plurals)),) if finding]
    forms = _rule(language.plural_forms).forms
    return (
        *findings,
        *(_number_finding(catalog, entry, forms) for entry in plurals if _has_other_number(entry, forms)),
    )


def _check_header(catalog: Catalog, language: LanguageFacts, *, has_plurals: bool) -> Finding | None:
    value = catalog.headers.get("Plural-Forms", "")
    problem = _problem(value, language)
    if not problem or (not value and not has_plurals):
        return None
    header = catalog.header
    position = catalog.position(header) if header else Position(catalog.file, 1)
    advice = f"Write into the header: Plural-Forms: {language.plural_forms}"
    severity = Severity.ERROR if has_plurals else Severity.WARNING
    return Finding("catalog-plural-forms", problem, position, advice, severity)


def _problem(value: str, language: LanguageFacts) -> str:
    if not value:
        return "the header has no Plural-Forms, and an entry has a plural"
    try:
        rule = read_plural_rule(value)
    except RuleProblem as problem:
        return printable(f"the header's Plural-Forms {problem}", 200)
    if have_equal_meaning(rule, _rule(language.plural_forms)):
        return ""
    return f"the header's Plural-Forms are not those of {language.tag}"


def _has_other_number(entry: Entry, forms: int) -> bool:
    """An entry that is not translated at all may have as few as the template."""
    return any(entry.translations) and len(entry.translations) != forms


def _number_finding(catalog: Catalog, entry: Entry, forms: int) -> Finding:
    message = f"the entry has {len(entry.translations)} plural forms, and its language has {forms}"
    return Finding(
        "catalog-plural-count", message, catalog.position(entry), f"Give it msgstr[0] to msgstr[{forms - 1}]."
    )


@lru_cache(maxsize=16)
def _rule(plural_forms: str) -> PluralRule:
    return read_plural_rule(plural_forms)
