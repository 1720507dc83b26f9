"""A template merged into a catalog: nothing that a translator wrote disappears without being named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.corrections import judge_correction
from coopdocs.catalogs.fates import Change, Fate, Merged
from coopdocs.catalogs.headers import LanguageFacts, catalog_header, set_header_fields
from coopdocs.catalogs.neighbours import find_moved
from coopdocs.catalogs.origins import MergePolicy, find_origins
from coopdocs.catalogs.template import Template
from coopdocs.catalogs.values import ORIGIN, fitted, laid_down, refreshed, suggestion, united_suggestion
from coopdocs.catalogs.writing import copy_value, make_entry, rewrite_comments, write_parts

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["MergePolicy", "merge", "merge_catalogs"]

_FORMS = re.compile(r"nplurals\s*=\s*(\d)(?!\d)")
_NOTE_LINES = re.compile(r"(?:#(?![.:,!~|])[^\\\n]*\n)*\Z")


_PLAIN = MergePolicy()


def merge(
    definition: Catalog | None,
    template: Template,
    language: LanguageFacts,
    file: str = "",
    *,
    policy: MergePolicy = _PLAIN,
) -> Merged:
    """The catalog that has the template's texts, in its order, with the translations of `definition`.

    Without a definition a new catalog is begun, to stand in `file`. Entries that do not change keep their bytes.
    Nothing becomes translated here that a translator has not seen, save where only capitals, spaces, apostrophes or
    punctuation changed.
    """
    known = definition or Catalog(file, ())
    if known.header is None:
        header = make_entry(catalog_header(template.facts, template.creation_date, language).value, known.newline)
    else:
        header = set_header_fields(known.header, {"POT-Creation-Date": template.creation_date}, known.newline)
    return _Merging(known, template.catalog, policy).merge(header)


def merge_catalogs(definition: Catalog, reference: Catalog, file: str = "", *, policy: MergePolicy = _PLAIN) -> Merged:
    """The same for any two catalogs: the texts of `reference`, the translations and the header of `definition`.

    The merged catalog stands in `file`, by default where the definition stands.

    The date of the reference is taken over only where the texts are others than before.
    """
    header = definition.header or reference.header
    date = reference.headers.get("POT-Creation-Date")
    same = [entry.key for entry in definition.entries] == [entry.key for entry in reference.entries]
    if definition.header and date and not same:
        header = set_header_fields(definition.header, {"POT-Creation-Date": date}, definition.newline)
    known = replace(definition, file=file) if file else definition
    return _Merging(known, reference, policy).merge(header)


class _Merging:
    """Decides once what becomes of each text, and keeps account of it."""

    def __init__(self, known: Catalog, reference: Catalog, policy: MergePolicy) -> None:
        self._known = known
        self._policy = policy
        self._wanted = reference.entries
        self._active = {entry.key: entry for entry in known.entries}
        self._obsolete = {entry.key: entry for entry in reversed(known.obsolete_entries)}
        self._forms = _count_forms(known)
        self._changes: list[Change] = []
        self._moved = self._find_moved()
        self._sources, self._remembered = find_origins(known, self._wanted, policy)
        self._used = {old.key for _, olds in self._sources.values() for old in olds}
        self._revived: set[Key] = set()

    def merge(self, header: Entry | None) -> Merged:
        """The catalog, the header first, and the account."""
        active = [self._entry_for(index, entry) for index, entry in enumerate(self._wanted)]
        first = [header] if header else []
        parts = write_parts([*first, *active, *self._gone()], self._known.newline)
        marked = self._known.has_byte_order_mark and parts == self._known.parts
        catalog = replace(self._known, parts=parts, has_byte_order_mark=marked)
        return Merged(catalog, tuple(self._changes))

    def _find_moved(self) -> set[Key]:
        """The texts that stand elsewhere among those that were there before."""
        ranks = {key: rank for rank, key in enumerate(self._active)}
        order = [ranks[entry.key] for entry in self._wanted if entry.key in ranks]
        if all(first < second for first, second in pairwise(order)):
            return set()
        keys = tuple(self._active)
        return {keys[rank] for rank in find_moved(order)}

    def _entry_for(self, index: int, reference: Entry) -> Entry:
        """The entry of one text of the template."""
        key = reference.key
        if key in self._active and not self._can_be_filled(index, key):
            return self._keep(self._active[key], reference)
        if key in self._obsolete:
            return self._revive(self._obsolete[key], reference)
        if index in self._sources:
            return self._derive(*self._sources[index], reference)
        if index in self._remembered:
            found = self._remembered[index]
            origin = found.file if found.file != self._known.file else ""
            value = suggestion(found.entry.value, reference.value, origin)
            if key in self._active:
                value = copy_value(value, tcomment=_join_notes(self._active[key].value.tcomment, value.tcomment))
            return self._note(Change(Fate.REMEMBERED, self._made(value, reference), (found.entry,), found.file))
        return self._note(Change(Fate.NEW, self._made(self._blank(reference), reference)))

    def _can_be_filled(self, index: int, key: Key) -> bool:
        """Whether a text that nobody has translated yet was translated before, here or elsewhere."""
        if index in self._remembered:
            return True
        return key in self._obsolete and not self._active[key].has_translation

    def _keep(self, entry: Entry, reference: Entry) -> Entry:
        """The entry as it is, or with new comment lines where the source says something else now."""
        fate = Fate.MOVED if entry.key in self._moved else Fate.KEPT
        if entry.has_plural != reference.has_plural or reference.has_plural:
            before = entry.value
            value = fitted(before, reference.value, self._forms)
            if value is not before:
                return self._note(Change(Fate.EDITED, self._made(value, reference), (entry,)))
        return self._note(Change(fate, self._with_comments(entry, reference)))

    def _with_comments(self, entry: Entry, reference: Entry) -> Entry:
        if _says_the_same(entry.head, reference.head):
            return entry
        old, new = entry.value, refreshed(entry.value, reference.value)
        # Editors wrap notes, each in its own way: only their words count.
        same_notes = old.comment.split() == new.comment.split()
        if same_notes and (old.occurrences, old.tcomment) == (new.occurrences, new.tcomment):
            if set(old.flags) == set(new.flags):
                return entry
        elif old.tcomment != new.tcomment:
            return replace(make_entry(new, self._known.newline), body=entry.body, lead=entry.lead)
        return rewrite_comments(entry, new, self._known.newline)

    def _revive(self, entry: Entry, reference: Entry) -> Entry:
        self._revived.add(entry.key)
        value = fitted(copy_value(entry.value, obsolete=False), reference.value, self._forms)
        if entry.key in self._active:
            value = copy_value(value, tcomment=_join_notes(self._active[entry.key].value.tcomment, value.tcomment))
        fate = Fate.REVIVED if entry.has_translation else Fate.NEW
        return self._note(Change(fate, self._made(value, reference)))

    def _derive(self, fate: Fate, olds: tuple[Entry, ...], reference: Entry) -> Entry:
        """A text that was another one, or several, or a part of one."""
        first = olds[0].value
        if not any(old.has_translation for old in olds):
            value = copy_value(self._blank(reference), tcomment=first.tcomment)
            return self._note(Change(Fate.NEW, self._made(value, reference), olds))
        if fate is Fate.RETOUCHED:
            return self._note(Change(fate, self._made(_renamed(first, reference.value), reference), olds))
        refusal = self._refuse(fate, olds, reference)
        if self._policy.corrections is not None and not refusal:
            value = _renamed(first, reference.value)
            return self._note(Change(Fate.CORRECTED, self._made(value, reference), olds))
        values = [old.value for old in olds]
        value = united_suggestion(values, reference.value) if len(olds) > 1 else suggestion(first, reference.value)
        return self._note(Change(fate, self._made(value, reference), olds, refusal=refusal))

    def _refuse(self, fate: Fate, olds: tuple[Entry, ...], reference: Entry) -> str:
        """Why an edit is no mere correction, where one was asked for."""
        if self._policy.corrections is None:
            return ""
        if fate is not Fate.EDITED:
            return "splits or joins texts"
        return judge_correction(olds[0].message, reference.message, self._policy.corrections)

    def _gone(self) -> Iterator[Entry]:
        """The obsolete entries, in the order of the file, those that have just become so at their places."""
        wanted = {entry.key for entry in self._wanted}
        refusal = "takes a text away" if self._policy.corrections is not None else ""
        for entry in self._known.parts:
            if entry.is_obsolete:
                if entry.key not in self._revived or self._obsolete[entry.key] is not entry:
                    yield entry
            elif not entry.is_header and entry.key not in wanted and entry.key not in self._used:
                if entry.has_translation or entry.comments.translator:
                    made = make_entry(laid_down(entry.value), self._known.newline)
                    yield self._note(Change(Fate.OBSOLETE, made, refusal=refusal))
                else:
                    self._note(Change(Fate.DROPPED, entry, refusal=refusal))

    def _note(self, change: Change) -> Entry:
        self._changes.append(change)
        return change.entry

    def _made(self, value: POEntry, reference: Entry) -> Entry:
        return make_entry(refreshed(value, reference.value), self._known.newline)

    def _blank(self, reference: Entry) -> POEntry:
        """The text without a translation."""
        value = reference.value
        forms = dict.fromkeys(range(self._forms), "") if value.msgid_plural else {}
        return copy_value(value, flags=[], msgstr="", msgstr_plural=forms, tcomment="")


def _renamed(old: POEntry, reference: POEntry) -> POEntry:
    """The entry with another msgid, in the state in which it was."""
    return copy_value(old, msgid=reference.msgid, msgctxt=reference.msgctxt, msgid_plural=reference.msgid_plural)


def _join_notes(*notes: str) -> str:
    return "\n".join(note for note in notes if note)


def _count_forms(catalog: Catalog) -> int:
    """How many plural forms the catalog's language has, by its header; one where it does not say."""
    match = _FORMS.search(catalog.headers.get("Plural-Forms", ""))
    return max(1, int(match[1])) if match else 1


def _says_the_same(head: str, reference: str) -> bool:
    """Whether an entry's comment lines are the reference's, but for translators' notes; without parsing them."""
    return (
        head.endswith(reference)
        and _NOTE_LINES.match(head[: len(head) - len(reference)]) is not None
        and ORIGIN not in head
    )
