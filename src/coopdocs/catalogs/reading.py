"""PO text → Catalog, strictly: what GNU msgfmt refuses is refused, with file and line, and some more is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.lexing import Malformed
from coopdocs.catalogs.parsing import Parser
from coopdocs.model.document import Position
from coopdocs.model.finding import Finding, Severity

__all__ = ["read_catalog"]

_SYNTAX = "catalog-syntax"
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|\Z)", re.MULTILINE)
# gettext lets all of these pass; a lone carriage return hides the rest of a comment line from some readers.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_CHARSET = re.compile(r"charset=([^\s;\"\\]*)", re.IGNORECASE)
# CHARSET is what a template says that was never filled in.
_PLAIN_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "charset"})


def read_catalog(content: bytes | str, file: str) -> Catalog | tuple[Finding, ...]:
    """A catalog with every character accounted for, or the findings that say why it is none.

    `file` is the catalog's path for findings. Never raises for what is in the file. `catalog.findings` has warnings.
    """
    try:
        text = _decode(content) if isinstance(content, bytes) else content
        marked = text.startswith("\ufeff")
        text = text.removeprefix("\ufeff")
        _refuse_unreadable(text)
        parts, tail = Parser(text).parse()
        _refuse_charset(parts)
    except Malformed as fault:
        readable = content if isinstance(content, str) else content.decode("utf-8", "replace")
        line = fault.line or readable.removeprefix("\ufeff").count("\n", 0, fault.offset) + 1
        return (Finding(_SYNTAX, fault.message, Position(file, line), fault.advice),)
    errors = _find_duplicates(parts, file) + _find_newlines(parts, file)
    if errors:
        return errors
    warnings = (_mark_warning(file),) if marked else ()
    return Catalog(file, parts, tail, marked, warnings + _find_obsolete_duplicates(parts, file))


def _decode(content: bytes) -> str:
    """The bytes as UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Malformed(0, "the file is UTF-16 or UTF-32, not UTF-8", "Save the catalog as UTF-8.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        message = f"the file is not UTF-8: byte 0x{content[problem.start]:02X}{_declared(content)}"
        line = content.count(b"\n", 0, problem.start) + 1
        raise Malformed(0, message, "Save the catalog as UTF-8 (msgconv -t UTF-8 does it).", line) from None


def _declared(content: bytes) -> str:
    """What the header says instead, if it does."""
    match = _CHARSET.search(content[:5000].decode("latin-1"))
    if match is None or match[1].lower() in _PLAIN_CHARSETS:
        return ""
    return f", the header says {_printable(match[1])}"


def _refuse_unreadable(text: str) -> None:
    """Raise for what is no catalog at all, or no longer one."""
    if not text.strip():
        raise Malformed(0, "the file is empty", "Fetch the catalog again, or delete the file to start a new one.")
    match = _CONFLICT.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        advice = "Choose one of the two versions and remove the markers."
        raise Malformed(match.start(), f"merge conflict, first marker at line {line}", advice)
    match = _FORBIDDEN.search(text)
    if match:
        name = "a carriage return without a newline" if match[0] == "\r" else f"control character U+{ord(match[0]):04X}"
        raise Malformed(match.start(), f"{name} in the file", "Remove it; save the catalog as plain UTF-8 text.")


def _refuse_charset(parts: Iterable[Entry]) -> None:
    """Raise where the header names another encoding than the one that was read."""
    for part in parts:
        match = _CHARSET.search(part.value.msgstr) if part.is_header else None
        if match and match[1].lower() not in _PLAIN_CHARSETS:
            message = f"the header says charset={_printable(match[1])}, but catalogs are UTF-8"
            raise Malformed(0, message, "Write charset=UTF-8 into the header, and save the file so.", part.line)


def _find_duplicates(parts: Iterable[Entry], file: str) -> tuple[Finding, ...]:
    """An error for each entry that stands there twice, with both lines."""
    first: dict[Key, Entry] = {}
    findings = []
    for part in parts:
        if part.is_obsolete:
            continue
        before = first.setdefault(part.key, part)
        if before is part:
            continue
        position = Position(file, part.line)
        if part.is_header:
            message = f"a second header; the first one is in line {before.line}"
            findings.append(Finding(_SYNTAX, message, position, "Remove one of them."))
        else:
            message = f"this msgid stands in line {before.line} already"
            findings.append(Finding(_SYNTAX, message, position, "Keep the better translation, remove the other entry."))
    return tuple(findings)


def _find_newlines(parts: Iterable[Entry], file: str) -> tuple[Finding, ...]:
    """An error for each translation that begins or ends with a newline where its text does not, or the reverse."""
    findings = []
    for part in parts:
        if not part.message or part.is_fuzzy or part.is_obsolete or not part.translation:
            continue
        for verb, has in (("begins", str.startswith), ("ends", str.endswith)):
            texts = (part.message, part.value.msgid_plural or part.message, *part.translations)
            if len({has(text, "\n") for text in texts}) == 2:
                message = f"either the msgid or the msgstr {verb} with a newline, and not both"
                findings.append(Finding(_SYNTAX, message, Position(file, part.line), "Make the msgstr like the msgid."))
    return tuple(findings)


def _mark_warning(file: str) -> Finding:
    message = "the file begins with a byte order mark, which gettext refuses"
    advice = "Save it as UTF-8 without one; the next update that changes the file drops it."
    return Finding("catalog-byte-order-mark", message, Position(file, 1), advice, Severity.WARNING)


def _find_obsolete_duplicates(parts: tuple[Entry, ...], file: str) -> tuple[Finding, ...]:
    """What we read and msgcat, msgmerge and with them Weblate refuse."""
    findings = []
    seen: dict[Key, int] = {part.key: part.line for part in parts if not part.is_obsolete}
    for part in parts:
        if not part.is_obsolete:
            continue
        if part.key in seen:
            message = f"this obsolete entry repeats the one in line {seen[part.key]}, which msgcat and msgmerge refuse"
            position = Position(file, part.line)
            findings.append(Finding("catalog-duplicate", message, position, "Remove one of them.", Severity.WARNING))
        seen.setdefault(part.key, part.line)
    return tuple(findings)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:40])
