"""Catalog → bytes. What was read is written as it was; what is new is written as msgcat 0.21 writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from coopdocs.catalogs.catalog import Catalog, Entry
from coopdocs.catalogs.comments import write_comments
from coopdocs.catalogs.parsing import Fields
from coopdocs.catalogs.wrapping import is_wrapped, wrap

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["copy_value", "format_catalog", "make_entry", "rewrite_comments", "write_catalog", "write_parts"]

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural")
_NOTHING_BEFORE = (None, None, None)
# Comment lines as `write_comments` writes them: notes, extracted notes, one line of different references, one flag that
# may be fuzzy besides. A few that it writes too do not match.
_PLAIN_HEAD = re.compile(
    r"(?:# [^\\\r\n]++\n)*+(?:#\. [^\\\r\n]++\n)*+"
    r"(?:(?=.{1,79}\n)#:(?: ([!-\[\]-~]++)(?!.* \1[ \n]))++\n)?+"
    r"(?:#, (?:fuzzy|(?:fuzzy, )?+(?!fuzzy\n)[a-z][a-z0-9:-]*+)\n)?+"
)
# A translator's comment, with the lines that a backslash at its end joins to it.
_NOTE = re.compile(r"^#(?![.:,!~|])[^\\\n]*(?:\\\n?[^\\\n]*)*\n", re.MULTILINE)


def write_catalog(catalog: Catalog) -> bytes:
    """The catalog's bytes in UTF-8; those of the file it was read from, where that was UTF-8 and nothing changed."""
    pieces: list[bytes | memoryview] = [b"\xef\xbb\xbf"] if catalog.has_byte_order_mark else []
    text, start, end = b"", 0, 0
    for part in catalog.parts:
        data, begins, ends = part.span
        if data is text and begins == end:
            end = ends
        else:
            if end:
                pieces.append(memoryview(text)[start:end])
            text, start, end = data, begins, ends
    # A slice of the whole text is that text and no copy.
    last = text[start:end] if not pieces else memoryview(text)[start:end]
    tail = catalog.tail.encode()
    return bytes(last) if not pieces and not tail else b"".join([*pieces, last, tail])


def write_parts(parts: Iterable[Entry], newline: str = "\n") -> tuple[Entry, ...]:
    """Entries put together anew: each but the first has a blank line before it, or what its editor left there."""
    placed: list[Entry] = []
    for part in parts:
        own, before = part, part.lead
        if not placed:
            lead = before if part.line else ""
        else:
            lead = before or newline
            if not placed[-1].ends_line:
                placed[-1] = placed[-1].with_pieces(body=placed[-1].body + newline)
                lead = newline
                own = _on_its_own_line(part, newline)
        placed.append(own if own is part and lead == before else own.with_pieces(lead=lead))
    return tuple(placed)


def _on_its_own_line(part: Entry, newline: str) -> Entry:
    """What stood behind `#~` on a line with another entry would no longer be obsolete on a line of its own."""
    return part if part.body.startswith("#~") or not part.is_obsolete else make_entry(part.value, newline)


def format_catalog(catalog: Catalog) -> Catalog:
    """The catalog as msgcat 0.21 writes it, but for flags that gettext does not know, which msgcat drops.

    Obsolete entries go to the end, fields of the header stay in their order, the line end of the first line is that of
    all. Formatting twice is formatting once. Comments after the last entry, which msgcat drops, stay.
    """
    newline = catalog.newline
    ordered = sorted(catalog.parts, key=lambda part: (part.is_obsolete, not part.is_header))
    parts = write_parts([_formatted(part, newline) for part in ordered], newline)
    return replace(catalog, parts=parts, tail=_formatted_tail(catalog.tail, newline), has_byte_order_mark=False)


def _formatted(part: Entry, newline: str) -> Entry:
    """The entry itself where it is as msgcat would have it."""
    lead, head, body = part.lead, part.head, part.body
    new_head = head if _is_formatted_head(part, head, newline) else _formatted_head(part, newline)
    new_body = body if _is_formatted_body(head, body, newline) else _formatted_body(part, newline)
    changed = (newline, new_head, new_body) != (lead, head, body)
    return Entry(newline, new_head, new_body) if changed else part


def _is_formatted_head(part: Entry, head: str, newline: str) -> bool:
    """Whether comment lines certainly are as msgcat would have them, which most are; others may be too."""
    if newline != "\n" or not _PLAIN_HEAD.fullmatch(head):
        return False
    # gettext does not call an empty translation fuzzy.
    return "fuzzy" not in head or part.is_obsolete or bool(part.translation)


def _is_formatted_body(head: str, body: str, newline: str) -> bool:
    """The same for its keywords."""
    return newline == "\n" and "no-wrap" not in head and is_wrapped(body)


def _formatted_body(part: Entry, newline: str) -> str:
    return _ends(_write_fields(part.fields, whole="no-wrap" in part.flags), newline)


def _formatted_head(part: Entry, newline: str) -> str:
    value = part.value
    # msgcat keeps comment lines that say nothing, of which the value knows nothing.
    return _ends(write_comments(value), newline) if value.tcomment else rewrite_comments(part, value, newline).head


def _formatted_tail(tail: str, newline: str) -> str:
    """Comments that belong to no entry, after one blank line."""
    lines = [line.strip() for line in tail.splitlines()]
    text = newline.join(line for line in lines if line)
    return f"{newline}{text}{newline}" if text else ""


def make_entry(value: POEntry, newline: str = "\n") -> Entry:
    """An entry with msgcat's text for it; it says what that text says."""
    return Entry(newline, _ends(write_comments(value), newline), _ends(_write_body(value), newline))


def rewrite_comments(entry: Entry, value: POEntry, newline: str) -> Entry:
    """The entry with what `value` says in `#.`, `#:` and `#,` lines; its translators' lines keep their bytes."""
    notes = "".join(_NOTE.findall(entry.head))
    return entry.with_pieces(head=notes + _ends(write_comments(copy_value(value, tcomment="")), newline))


def copy_value(value: POEntry, **changes: object) -> POEntry:
    """polib's entries can be changed, and catalogs share them: whoever needs another one takes a copy."""
    from polib import POEntry

    copied = POEntry()
    vars(copied).update(vars(value))
    vars(copied).update(changes)
    return copied


def _write_body(value: POEntry) -> str:
    """The keywords of an entry of polib."""
    forms = tuple(text for _, text in sorted(value.msgstr_plural.items()))
    plural = value.msgid_plural if forms else None
    previous = (value.previous_msgctxt, value.previous_msgid, value.previous_msgid_plural)
    texts = (value.msgctxt, value.msgid, plural, forms or (value.msgstr,), previous)
    return _write_fields(Fields(*texts, bool(value.obsolete), 0), whole="no-wrap" in value.flags)


def _write_fields(said: Fields, *, whole: bool) -> str:
    """From `#| msgctxt` to the last msgstr."""
    mark, previous = ("#~ ", "#~| ") if said.obsolete else ("", "#| ")
    fields: list[tuple[str, str, str | None]] = []
    if said.previous != _NOTHING_BEFORE:
        fields += zip((previous,) * 3, _KEYWORDS, said.previous, strict=True)
    fields += zip((mark,) * 3, _KEYWORDS, said[:3], strict=True)
    if said.plural is None:
        fields.append((mark, "msgstr", said.translations[0]))
    else:
        fields += [(mark, f"msgstr[{index}]", text) for index, text in enumerate(said.translations)]
    return "".join([wrap(keyword, text, before, whole=whole) for before, keyword, text in fields if text is not None])


def _ends(text: str, newline: str) -> str:
    return text if newline == "\n" else text.replace("\n", newline)
