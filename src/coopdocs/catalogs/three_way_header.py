"""The header that both sides have changed: field by field, and who revised last says who it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coopdocs.catalogs.catalog import Entry
from coopdocs.catalogs.headers import set_header_fields
from coopdocs.catalogs.three_way_entry import Pair, says_the_same, with_newline
from coopdocs.catalogs.three_way_values import choose, merge_flags, merge_notes
from coopdocs.catalogs.writing import copy_value, make_entry

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["merge_header", "read_date"]

_REVISED, _CREATED = "PO-Revision-Date", "POT-Creation-Date"
_REVISION = (_REVISED, "Last-Translator", "X-Generator")
"""What an editor writes together when it saves."""
_NO_DATE = datetime.min.replace(tzinfo=UTC)

_Field = tuple[str, int]
"""A field's name, and the number among those of this name."""


def read_date(text: str) -> datetime:
    """A header's date, `2026-11-23 14:05+0000`; before all others where it is none, or none was filled in."""
    try:
        date = datetime.fromisoformat(text.strip())
    except ValueError:
        return _NO_DATE
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def merge_header(base: POEntry | None, pair: Pair) -> Entry:
    """The header with the changes of both sides; where only one side changed it, that side's bytes."""
    ours, theirs = pair.ours.value, pair.theirs.value
    if says_the_same(ours, theirs) or (base and says_the_same(theirs, base)):
        return pair.ours
    if base and says_the_same(ours, base):
        return with_newline(pair.theirs, pair.newline)
    from polib import POEntry

    base = base or POEntry(msgid="")
    fuzzy = "fuzzy" in choose(set(base.flags), set(ours.flags), set(theirs.flags), set(ours.flags) & set(theirs.flags))
    value = copy_value(
        ours,
        tcomment=merge_notes(base.tcomment, ours.tcomment, theirs.tcomment),
        flags=[*(["fuzzy"] if fuzzy else []), *merge_flags(base.flags, ours.flags, theirs.flags, ours.flags)],
        msgstr=_merge_fields(_fields(base), _fields(ours), _fields(theirs)),
    )
    return _write(value, pair)


def _fields(header: POEntry) -> dict[_Field, str]:
    """The header's lines by their names; a line that is no field goes by its text."""
    seen: Counter[str] = Counter()
    fields: dict[_Field, str] = {}
    for line in header.msgstr.removesuffix("\n").split("\n"):
        name = line.partition(":")[0] if ":" in line else line
        fields[name, seen[name]] = line
        seen[name] += 1
    return fields


def _merge_fields(base: Mapping[_Field, str], ours: Mapping[_Field, str], theirs: Mapping[_Field, str]) -> str:
    """Our fields in our order, and those that they added after the fields that they have before them."""
    newer = theirs if _date(theirs, _REVISED) > _date(ours, _REVISED) else ours
    newer_template = theirs if _date(theirs, _CREATED) > _date(ours, _CREATED) else ours
    names = list(ours)
    place = 0
    for name in theirs:
        if name in names:
            place = names.index(name) + 1
        else:
            names.insert(place, name)
            place += 1
    revision = [(name, 0) for name in _REVISION]
    both_revised = all(any(side.get(name) != base.get(name) for name in revision) for side in (ours, theirs))
    merged = {}
    for name in names:
        newest = newer_template if name[0] == _CREATED else newer
        if name in revision and both_revised:
            merged[name] = newer.get(name)
        else:
            merged[name] = choose(base.get(name), ours.get(name), theirs.get(name), newest.get(name))
    return "".join(f"{line}\n" for line in merged.values() if line is not None)


def _date(fields: Mapping[_Field, str], name: str) -> datetime:
    return read_date(fields.get((name, 0), "").partition(":")[2])


def _write(value: POEntry, pair: Pair) -> Entry:
    """Our header's text with the changed lines exchanged; written anew where lines came or went."""
    made = make_entry(value, pair.newline)
    kept = copy_value(value, msgstr=pair.ours.value.msgstr)
    head = pair.ours.head if says_the_same(kept, pair.ours.value) else made.head
    old, new = _fields(kept), _fields(value)
    changed = {name: line.partition(":")[2].strip() for (name, _), line in new.items() if line not in old.values()}
    entry = set_header_fields(replace(pair.ours, value=kept, head=head), changed, pair.newline)
    return entry if entry.value.msgstr == value.msgstr else replace(pair.ours, value=value, head=head, body=made.body)
