"""The header of templates and catalogs: gettext's fields in gettext's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coopdocs.catalogs.catalog import Entry
from coopdocs.catalogs.wrapping import escape
from coopdocs.catalogs.writing import copy_value, make_entry

__all__ = ["HeaderFacts", "LanguageFacts", "catalog_header", "set_header_fields", "template_header"]


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """What the header of a template and of a new catalog says of the project."""

    project: str
    """Project-Id-Version: name and version."""
    bugs_address: str
    """Report-Msgid-Bugs-To: an address, or empty."""
    now: str
    """The time of this run as gettext writes it, `2026-11-23 14:05+0000`; used only where texts changed."""


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What the header of a new catalog says of its language."""

    tag: str
    """BCP 47, as in `coopdocs.toml`."""
    plural_forms: str
    """`nplurals=2; plural=(n != 1);`"""


def template_header(facts: HeaderFacts, creation_date: str) -> Entry:
    """A template's header; like xgettext's it is fuzzy, and the fields that a translator fills in are placeholders."""
    people = ("YEAR-MO-DA HO:MI+ZONE", "FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>")
    return _header([*_first_fields(facts, creation_date, people), ("Language", ""), *_LAST_FIELDS], ["fuzzy"])


def catalog_header(facts: HeaderFacts, creation_date: str, language: LanguageFacts) -> Entry:
    """A new catalog's header, without a placeholder: as if `msginit --no-translator` had made it with the template."""
    people = (creation_date, "Automatically generated", "none")
    fields = _first_fields(facts, creation_date, people)
    name = ("Language", language.tag.replace("-", "_"))
    return _header([*fields, name, *_LAST_FIELDS, ("Plural-Forms", language.plural_forms)], [])


_LAST_FIELDS = (
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
)


def _first_fields(facts: HeaderFacts, date: str, people: tuple[str, str, str]) -> list[tuple[str, str]]:
    revised, translator, team = people
    return [
        ("Project-Id-Version", facts.project),
        ("Report-Msgid-Bugs-To", facts.bugs_address),
        ("POT-Creation-Date", date),
        ("PO-Revision-Date", revised),
        ("Last-Translator", translator),
        ("Language-Team", team),
    ]


def _header(fields: Iterable[tuple[str, str]], flags: list[str]) -> Entry:
    from polib import POEntry

    return make_entry(POEntry(msgid="", msgstr="".join(f"{name}: {text}\n" for name, text in fields), flags=flags))


def set_header_fields(header: Entry, fields: Mapping[str, str], newline: str) -> Entry:
    """The header with these values for fields that it has; its other lines keep their bytes."""
    old = header.translation.split("\n")
    new = [_field_line(line, fields) for line in old]
    if new == old:
        return header
    body = _exchange_lines(header.body, old, new)
    if body is None:
        body = make_entry(copy_value(header.value, msgstr="\n".join(new)), newline).body
    return header.with_pieces(body=body)


def _field_line(line: str, fields: Mapping[str, str]) -> str:
    name = line.partition(":")[0]
    return f"{name}: {fields[name]}" if name in fields else line


def _exchange_lines(body: str, old: list[str], new: list[str]) -> str | None:
    """The body with the changed lines exchanged; None where one of them does not stand on a line of its own."""
    for before, after in zip(old, new, strict=True):
        if before == after:
            continue
        quoted = f'"{escape(before)}\\n"'
        if body.count(quoted) != 1:
            return None
        body = body.replace(quoted, f'"{escape(after)}\\n"')
    return body
