"""A template merged into a catalog: nothing that a translator wrote disappears without being named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from polib import POEntry

from coopdocs.catalogs.catalog import Catalog, Entry, Key
from coopdocs.catalogs.headers import LanguageFacts, catalog_header, set_header_fields
from coopdocs.catalogs.matching import match_texts
from coopdocs.catalogs.template import Template, is_source_flag, message_value
from coopdocs.catalogs.writing import copy_value, make_entry, rewrite_comments, write_parts
from coopdocs.model.catalog import Message

__all__ = ["Merged", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that fits its template, and what became of each text on the way."""

    catalog: Catalog
    kept: tuple[Entry, ...] = ()
    """Texts that were there before, in whatever state."""
    new: tuple[Entry, ...] = ()
    """Texts without a translation."""
    fuzzy: tuple[Entry, ...] = ()
    """New texts that were given the translation of a similar one, for a translator to look at."""
    revived: tuple[Entry, ...] = ()
    """Texts that came back, with the translation that they had."""
    obsolete: tuple[Entry, ...] = ()
    """Texts that went: their translations stay at the end of the file."""
    dropped: tuple[Entry, ...] = ()
    """Texts that went and that nobody had translated or written a note about."""

    @property
    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {name: len(getattr(self, name)) for name in _FATES}


def merge(definition: Catalog | None, template: Template, language: LanguageFacts, file: str = "") -> Merged:
    """The catalog that has the template's texts, in its order, with the translations of `definition`.

    Without a definition a new catalog is begun, to stand in `file`. Entries that do not change keep their bytes.
    No text is translated here: what was not translated before is fuzzy or empty.
    """
    known = definition or Catalog(file, ())
    fates = _Fates(known, template)
    active = [fates.entry_for(message) for message in template.messages]
    parts = write_parts([_header(known, template, language), *active, *fates.gone()], known.newline)
    marked = known.has_byte_order_mark and parts == known.parts
    return fates.report(replace(known, parts=parts, has_byte_order_mark=marked))


def _header(known: Catalog, template: Template, language: LanguageFacts) -> Entry:
    """The catalog's own header with the template's date, or a new one."""
    header = known.header
    if header is None:
        return make_entry(catalog_header(template.facts, template.creation_date, language).value, known.newline)
    return set_header_fields(header, {"POT-Creation-Date": template.creation_date}, known.newline)


class _Fates:
    """Decides once what becomes of each text, and keeps account of it."""

    def __init__(self, known: Catalog, template: Template) -> None:
        wanted = {message.key for message in template.messages}
        self._known = known
        self._active = {entry.key: entry for entry in known.entries}
        self._obsolete = {entry.key: entry for entry in reversed(known.obsolete_entries)}
        missing = [key for key in (message.key for message in template.messages) if not self._has(key)]
        vanished = [key for key, entry in self._active.items() if key not in wanted and _can_be_reused(entry)]
        self._similar = match_texts(missing, vanished)
        self._used = wanted | set(self._similar.values())
        self._revived: dict[Key, Entry] = {}
        self._fates: dict[str, list[Entry]] = {name: [] for name in _FATES}

    def _has(self, key: Key) -> bool:
        return key in self._active or key in self._obsolete

    def entry_for(self, message: Message) -> Entry:
        """The entry of one text of the template."""
        key = message.key
        if key in self._active:
            return self._note("kept", self._refreshed(self._active[key], message))
        if key in self._obsolete:
            before = self._revived[key] = self._obsolete[key]
            value = copy_value(before.value, obsolete=False)
            return self._note("revived" if any(before.translations) else "new", self._made(value, message))
        if key in self._similar:
            old = self._active[self._similar[key]].value
            return self._note("fuzzy", self._made(_suggestion(old, message), message))
        return self._note("new", self._made(None, message))

    def gone(self) -> list[Entry]:
        """The obsolete entries, in the order of the file, those that have just become so at their places."""
        entries = []
        for entry in self._known.parts:
            if entry.is_obsolete:
                if self._revived.get(entry.key) is not entry:
                    entries.append(entry)
            elif not entry.is_header and entry.key not in self._used:
                if any(entry.translations) or entry.value.tcomment:
                    entries.append(self._note("obsolete", make_entry(_laid_down(entry.value), self._known.newline)))
                else:
                    self._note("dropped", entry)
        return entries

    def report(self, catalog: Catalog) -> Merged:
        """The catalog with the account of what was decided."""
        return Merged(catalog, **{name: tuple(entries) for name, entries in self._fates.items()})

    def _note(self, fate: str, entry: Entry) -> Entry:
        self._fates[fate].append(entry)
        return entry

    def _made(self, value: POEntry | None, message: Message) -> Entry:
        return make_entry(message_value(message, value), self._known.newline)

    def _refreshed(self, entry: Entry, message: Message) -> Entry:
        """The entry as it is, or with new comment lines where the source says something else now."""
        old = entry.value
        new = message_value(message, old)
        same = old.comment == new.comment and old.occurrences == new.occurrences and set(old.flags) == set(new.flags)
        return entry if same else rewrite_comments(entry, new, self._known.newline)


_FATES = ("kept", "new", "fuzzy", "revived", "obsolete", "dropped")


def _can_be_reused(entry: Entry) -> bool:
    """Whether another text may get its translation; our texts have no plural forms, so those go to the end whole."""
    return bool(entry.value.msgstr) and not entry.value.msgstr_plural


def _suggestion(old: POEntry, message: Message) -> POEntry:
    """A new text with the translation of a similar one, and the text that it was the translation of."""
    context: str | None = old.msgctxt
    text = old.msgid
    if "fuzzy" in old.flags and old.previous_msgid is not None:
        context, text = old.previous_msgctxt, old.previous_msgid
    return copy_value(
        old,
        msgctxt=message.context,
        msgid=message.text,
        flags=["fuzzy", *(flag for flag in old.flags if flag != "fuzzy")],
        previous_msgctxt=context,
        previous_msgid=text,
        previous_msgid_plural=None,
    )


def _laid_down(old: POEntry) -> POEntry:
    """An obsolete entry: what translators wrote, without what the source said of it."""
    flags = [flag for flag in old.flags if not is_source_flag(flag)]
    return copy_value(old, obsolete=True, comment="", occurrences=[], flags=flags)
