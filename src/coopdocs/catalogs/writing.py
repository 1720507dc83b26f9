"""Catalog → bytes. What was read is written as it was; what is new is written as msgcat 0.21 writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from polib import POEntry

from coopdocs.catalogs.catalog import Catalog, Entry
from coopdocs.catalogs.comments import write_comments
from coopdocs.catalogs.wrapping import wrap

__all__ = ["copy_value", "make_entry", "rewrite_comments", "write_catalog", "write_parts"]

# A translator's comment, with the lines that a backslash at its end joins to it.
_NOTE = re.compile(r"^#(?![.:,!~|])[^\\\n]*(?:\\\n?[^\\\n]*)*\n", re.MULTILINE)


def write_catalog(catalog: Catalog) -> bytes:
    """The catalog's bytes; those of the file it was read from, where nothing was changed since."""
    text = "".join(part.raw for part in catalog.parts) + catalog.tail
    return ("\ufeff" + text if catalog.has_byte_order_mark else text).encode()


def write_parts(parts: Iterable[Entry], newline: str = "\n") -> tuple[Entry, ...]:
    """Entries put together anew: each but the first has a blank line before it, or what its editor left there."""
    placed: list[Entry] = []
    for part in parts:
        if not placed:
            lead = "" if not part.line else part.lead
        else:
            if not placed[-1].body.endswith("\n"):
                placed[-1] = replace(placed[-1], body=placed[-1].body + newline)
            lead = part.lead or newline
        placed.append(part if lead == part.lead else replace(part, lead=lead))
    return tuple(placed)


def make_entry(value: POEntry, newline: str = "\n") -> Entry:
    """An entry with msgcat's text for it."""
    return Entry(value, newline, _ends(write_comments(value), newline), _ends(_write_body(value), newline))


def rewrite_comments(entry: Entry, value: POEntry, newline: str) -> Entry:
    """The entry with what `value` says in `#.`, `#:` and `#,` lines; its translators' lines keep their bytes."""
    notes = "".join(_NOTE.findall(entry.head))
    return replace(entry, value=value, head=notes + _ends(write_comments(copy_value(value, tcomment="")), newline))


def copy_value(value: POEntry, **changes: object) -> POEntry:
    """polib's entries can be changed, and catalogs share them: whoever needs another one takes a copy."""
    copied = POEntry()
    vars(copied).update(vars(value))
    vars(copied).update(changes)
    return copied


def _write_body(value: POEntry) -> str:
    """From `#| msgctxt` to the last msgstr."""
    mark = "#~ " if value.obsolete else ""
    previous = "#~| " if value.obsolete else "#| "
    fields: list[tuple[str, str, str | None]] = [
        (previous, "msgctxt", value.previous_msgctxt),
        (previous, "msgid", value.previous_msgid),
        (previous, "msgid_plural", value.previous_msgid_plural),
        (mark, "msgctxt", value.msgctxt),
        (mark, "msgid", value.msgid),
    ]
    if value.msgstr_plural:
        fields.append((mark, "msgid_plural", value.msgid_plural))
        fields += [(mark, f"msgstr[{index}]", text) for index, text in sorted(value.msgstr_plural.items())]
    else:
        fields.append((mark, "msgstr", value.msgstr))
    whole = "no-wrap" in value.flags
    return "".join(wrap(keyword, text, before, whole=whole) for before, keyword, text in fields if text is not None)


def _ends(text: str, newline: str) -> str:
    return text if newline == "\n" else text.replace("\n", newline)
