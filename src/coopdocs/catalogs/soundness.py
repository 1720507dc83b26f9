"""Rules that hold between entries, or between a text and its translation; gettext refuses what breaks them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coopdocs.catalogs.entry import Entry, Key
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position

__all__ = ["find_duplicates", "find_newlines", "find_obsolete_duplicates"]

_SYNTAX = "catalog-syntax"


def find_duplicates(parts: Sequence[Entry], file: str) -> tuple[Finding, ...]:
    """An error for each entry that stands there twice, with both lines."""
    findings = []
    for entry, first in _repeated([part for part in parts if not part.is_obsolete]):
        position = Position(file, entry.line)
        if entry.is_header:
            message = f"a second header; the first one is in line {first.line}"
            findings.append(Finding(_SYNTAX, message, position, "Remove one of them."))
        else:
            message = f"this msgid stands in line {first.line} already"
            findings.append(Finding(_SYNTAX, message, position, "Keep the better translation, remove the other entry."))
    return tuple(findings)


def find_obsolete_duplicates(parts: Sequence[Entry], file: str) -> tuple[Finding, ...]:
    """A warning for what we read and msgcat, msgmerge and with them Weblate refuse."""
    active = [part for part in parts if not part.is_obsolete]
    findings = []
    for entry, first in _repeated([*active, *(part for part in parts if part.is_obsolete)]):
        message = f"this obsolete entry repeats the one in line {first.line}, which msgcat and msgmerge refuse"
        position = Position(file, entry.line)
        findings.append(Finding("catalog-duplicate", message, position, "Remove one of them.", Severity.WARNING))
    return tuple(findings)


def _repeated(parts: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Each entry whose key an earlier one has, with the first that has it."""
    if len({part.key for part in parts}) == len(parts):
        return []
    first: dict[Key, Entry] = {}
    pairs = ((part, first.setdefault(part.key, part)) for part in parts)
    return [(part, before) for part, before in pairs if before is not part]


def find_newlines(parts: Iterable[Entry], file: str) -> tuple[Finding, ...]:
    """An error for each translation that begins or ends with a newline where its text does not, or the reverse."""
    findings = []
    for part in parts:
        fields = part.fields
        if not fields.message or not fields.translations[0] or part.is_obsolete or part.is_fuzzy:
            continue
        for verb, has in (("begins", str.startswith), ("ends", str.endswith)):
            texts = (fields.message, fields.plural or fields.message, *fields.translations)
            if len({has(text, "\n") for text in texts}) == 2:
                message = f"either the msgid or the msgstr {verb} with a newline, and not both"
                findings.append(Finding(_SYNTAX, message, Position(file, part.line), "Make the msgstr like the msgid."))
    return tuple(findings)
