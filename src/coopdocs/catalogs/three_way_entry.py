"""One entry that both sides have: the entry with what either of them changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coopdocs.catalogs.catalog import Entry
from coopdocs.catalogs.three_way_values import (
    NOTHING,
    Answer,
    Names,
    choose,
    merge_flags,
    merge_notes,
    read_answer,
    settle,
)
from coopdocs.catalogs.values import ORIGIN
from coopdocs.catalogs.writing import copy_value, make_entry, rewrite_comments

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["MergedEntry", "Pair", "carry_answer", "merge_entry", "says_the_same", "with_newline", "work"]


class MergedEntry(NamedTuple):
    """An entry of the result."""

    entry: Entry
    is_conflict: bool = False
    loser: Answer | None = None
    """A suggestion that gave way, and may now stand nowhere."""


class Pair(NamedTuple):
    """One text's entries on both sides, and how to write and name them."""

    ours: Entry
    theirs: Entry
    theirs_is_newer: bool
    """Whether their template is the newer one: it knows better what the source says of the text."""
    names: Names
    newline: str


def says_the_same(one: POEntry, other: POEntry) -> bool:
    """Whether two entries say the same, however their editors wrapped it."""
    return _comments(one) == _comments(other) and _body(one) == _body(other)


def work(value: POEntry) -> tuple[Answer, str]:
    """What translators did: translations, state, notes."""
    return read_answer(value), value.tcomment


def merge_entry(base: POEntry | None, pair: Pair, answer_before: Answer | None = None) -> MergedEntry:
    """The entry with the changes of both sides; where only one side changed it, that side's bytes.

    `base` is None where both sides added it; `answer_before` is then the answer of the text that it came from.
    """
    ours, theirs = pair.ours.value, pair.theirs.value
    if says_the_same(ours, theirs) or (base and says_the_same(theirs, base)):
        return MergedEntry(pair.ours)
    if base and says_the_same(ours, base):
        return MergedEntry(with_newline(pair.theirs, pair.newline))
    before = answer_before or (read_answer(base) if base else NOTHING)
    settled = settle(before, read_answer(ours), read_answer(theirs), pair.names)
    value = _merge_fields(base or _bare(ours), pair, settled.answer)
    return MergedEntry(_write(value, pair), settled.is_conflict, settled.loser)


def carry_answer(entry: Entry, before: POEntry, after: POEntry, newline: str) -> Entry:
    """The entry of a text that came out of another one, with what was done to the other one meanwhile; fuzzy."""
    old, new, value = read_answer(before), read_answer(after), entry.value
    changed = copy_value(value, tcomment=merge_notes(before.tcomment, value.tcomment, after.tcomment))
    mine = read_answer(value)
    if new.texts != old.texts and mine.texts == old.texts and len(new.texts) == len(mine.texts) and not new.is_empty:
        previous = new.previous if new.is_suggestion else (after.msgctxt, after.msgid, after.msgid_plural or None)
        changed = _with_answer(changed, mine._replace(texts=new.texts, is_fuzzy=True, previous=previous))
    return entry if says_the_same(value, changed) else make_entry(changed, newline)


def with_newline(entry: Entry, newline: str) -> Entry:
    """The entry with a catalog's line ends."""
    if ("\r\n" in entry.raw) == (newline == "\r\n"):
        return entry
    pieces = (piece.replace("\r\n", "\n").replace("\n", newline) for piece in (entry.lead, entry.head, entry.body))
    lead, head, body = pieces
    return replace(entry, lead=lead, head=head, body=body)


def _comments(value: POEntry) -> tuple[object, ...]:
    return value.tcomment, value.comment, value.occurrences, set(value.flags)


def _body(value: POEntry) -> tuple[object, ...]:
    answer = read_answer(value)._replace(is_fuzzy=False)
    return value.msgctxt, value.msgid, bool(value.obsolete), answer


def _bare(value: POEntry) -> POEntry:
    """What two entries began as that were added on both sides: whatever one of them says is new."""
    from polib import POEntry

    return POEntry(msgid=value.msgid, msgctxt=value.msgctxt, obsolete=True)


def _merge_fields(base: POEntry, pair: Pair, answer: Answer) -> POEntry:
    ours, theirs = pair.ours.value, pair.theirs.value
    newest = theirs if pair.theirs_is_newer else ours
    notes = merge_notes(base.tcomment, ours.tcomment, theirs.tcomment)
    if not answer.is_fuzzy:
        # A suggestion that gave way takes along what was said of where it came from.
        notes = "\n".join(line for line in notes.split("\n") if not line.startswith(ORIGIN))
    obsolete = choose(bool(base.obsolete), bool(ours.obsolete), bool(theirs.obsolete), bool(newest.obsolete))
    value = copy_value(
        ours,
        tcomment=notes,
        comment=choose(base.comment, ours.comment, theirs.comment, newest.comment),
        occurrences=choose(base.occurrences, ours.occurrences, theirs.occurrences, newest.occurrences),
        flags=merge_flags(base.flags, ours.flags, theirs.flags, newest.flags),
        obsolete=obsolete,
    )
    return _with_answer(value, answer)


def _with_answer(value: POEntry, answer: Answer) -> POEntry:
    """The value with this answer; gettext does not call an empty translation fuzzy."""
    is_fuzzy = answer.is_fuzzy and not answer.is_empty
    context, message, plural = answer.previous
    flags = [flag for flag in value.flags if flag != "fuzzy"]
    return copy_value(
        value,
        flags=["fuzzy", *flags] if is_fuzzy else flags,
        msgid_plural=answer.plural,
        msgstr="" if answer.plural else answer.texts[0],
        msgstr_plural=dict(enumerate(answer.texts)) if answer.plural else {},
        previous_msgctxt=context,
        previous_msgid=message,
        previous_msgid_plural=plural,
    )


def _write(value: POEntry, pair: Pair) -> Entry:
    """The entry's text: each half of a side that says the same, or a new one."""
    sides = pair.ours, with_newline(pair.theirs, pair.newline)
    made = make_entry(value, pair.newline)
    head = next((side.head for side in sides if _comments(side.value) == _comments(value)), None)
    if head is None:
        keeper = next((side for side in sides if side.value.tcomment == value.tcomment), made)
        head = rewrite_comments(keeper, value, pair.newline).head
    body = next((side.body for side in sides if _body(side.value) == _body(value)), made.body)
    return replace(pair.ours, value=value, head=head, body=body)
