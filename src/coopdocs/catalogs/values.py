"""The values of merged entries: what a translator wrote, with what the source says now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coopdocs.catalogs.template import is_source_flag
from coopdocs.catalogs.writing import copy_value

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["ORIGIN", "fitted", "laid_down", "read_origin", "refreshed", "suggestion", "united_suggestion"]

ORIGIN = "Suggestion from "
"""Begins the translator's comment that names the catalog a suggestion comes from."""
_ORIGIN_LINE = re.compile(rf"^{ORIGIN}.*\n?", re.MULTILINE)


def read_origin(notes: str) -> str:
    """The catalog that a suggestion comes from, as the notes of its entry name it; empty where they do not."""
    found = _ORIGIN_LINE.search(notes)
    return found[0].strip().removeprefix(ORIGIN) if found else ""


def refreshed(known: POEntry, reference: POEntry) -> POEntry:
    """A known entry with the comments, references and flags of the source.

    What translators wrote stays: translation, notes, and the flags that are not the source's. The note that names the
    origin of a suggestion goes once somebody has looked at the suggestion.
    """
    theirs = [flag for flag in reference.flags if flag != "fuzzy"]
    mine = [flag for flag in known.flags if not is_source_flag(flag) and flag not in theirs]
    notes = known.tcomment if "fuzzy" in known.flags else _ORIGIN_LINE.sub("", known.tcomment).rstrip("\n")
    return copy_value(
        known,
        comment=reference.comment,
        occurrences=reference.occurrences,
        flags=[*mine, *theirs],
        tcomment=notes,
    )


def fitted(known: POEntry, reference: POEntry, forms: int) -> POEntry:
    """A known entry of the same msgid, with or without plural as the reference has it; fuzzy where that changed."""
    if (known.msgid_plural or "") == (reference.msgid_plural or ""):
        return known
    changes: dict[str, object] = {"msgid_plural": reference.msgid_plural}
    if reference.msgid_plural and not known.msgid_plural:
        changes |= {"msgstr": "", "msgstr_plural": dict.fromkeys(range(forms), known.msgstr)}
    elif not reference.msgid_plural:
        first, *others = (text for _, text in sorted(known.msgstr_plural.items()))
        note = "\n".join([known.tcomment, *others]).strip("\n")
        changes |= {"msgstr": first, "msgstr_plural": {}, "tcomment": note}
    translated = known.msgstr or any(known.msgstr_plural.values())
    if not translated:
        return copy_value(known, **changes)
    changes |= {"previous_msgid": known.msgid, "previous_msgid_plural": known.msgid_plural or None}
    return copy_value(known, flags=_fuzzy(known.flags), **changes)


def suggestion(old: POEntry, reference: POEntry, origin: str = "") -> POEntry:
    """A new text with the translation of another one, and the text that it was the translation of."""
    context: str | None = old.msgctxt
    text, plural = old.msgid, old.msgid_plural or None
    if "fuzzy" in old.flags and old.previous_msgid is not None:
        context, text, plural = old.previous_msgctxt, old.previous_msgid, old.previous_msgid_plural
    if text == reference.msgid and context == reference.msgctxt:
        context, text, plural = None, None, None  # type: ignore[assignment]
    note = f"{ORIGIN}{origin}" if origin else ""
    return copy_value(
        old,
        obsolete=False,
        msgctxt=reference.msgctxt,
        msgid=reference.msgid,
        msgid_plural=reference.msgid_plural,
        flags=_fuzzy(old.flags),
        tcomment=note if origin else old.tcomment,
        previous_msgctxt=context,
        previous_msgid=text,
        previous_msgid_plural=plural,
    )


def united_suggestion(olds: Sequence[POEntry], reference: POEntry) -> POEntry:
    """A text that was several, with the translations of all, one after the other."""
    first = suggestion(olds[0], reference)
    notes = dict.fromkeys(note for old in olds for note in old.tcomment.split("\n") if note)
    flags = dict.fromkeys(flag for old in olds for flag in old.flags if flag != "fuzzy")
    return copy_value(
        first,
        msgstr=" ".join(old.msgstr for old in olds if old.msgstr),
        tcomment="\n".join(notes),
        flags=["fuzzy", *flags],
        previous_msgid=" ".join(old.msgid for old in olds),
    )


def laid_down(old: POEntry) -> POEntry:
    """An obsolete entry: what translators wrote, without what the source said of it."""
    flags = [flag for flag in old.flags if not is_source_flag(flag)]
    return copy_value(old, obsolete=True, comment="", occurrences=[], flags=flags)


def _fuzzy(flags: Sequence[str]) -> list[str]:
    return ["fuzzy", *(flag for flag in flags if flag != "fuzzy")]
