"""What an entry says, field by field, and how two changes of one field become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from coopdocs.catalogs.versions import holds_versions, read_versions, write_versions

if TYPE_CHECKING:
    from polib import POEntry

__all__ = [
    "NOTHING",
    "Answer",
    "Names",
    "Settled",
    "choose",
    "merge_flags",
    "merge_notes",
    "read_answer",
    "settle",
]

_Value = TypeVar("_Value")

Names = tuple[str, str]
"""What our side and their side are called."""


class Answer(NamedTuple):
    """What translators made of a text. It is merged as a whole: a state without its text says nothing."""

    plural: str
    texts: tuple[str, ...]
    is_fuzzy: bool
    previous: tuple[str | None, str | None, str | None]
    """msgctxt, msgid and msgid_plural after `#|`: what the translation is the translation of."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has translated anything."""
        return not any(self.texts)

    @property
    def is_suggestion(self) -> bool:
        """Whether it is another text's translation, put here for a translator to look at."""
        return self.is_fuzzy and self.previous[1] is not None


NOTHING = Answer("", (), is_fuzzy=False, previous=(None, None, None))


class Settled(NamedTuple):
    """One answer out of two."""

    answer: Answer
    is_conflict: bool = False
    loser: Answer | None = None
    """A suggestion that gave way to what a translator wrote."""


def read_answer(value: POEntry) -> Answer:
    """The answer that an entry holds."""
    forms = value.msgstr_plural
    texts = tuple(text for _, text in sorted(forms.items())) if forms else (value.msgstr,)
    previous = value.previous_msgctxt, value.previous_msgid, value.previous_msgid_plural
    return Answer(value.msgid_plural or "", texts, "fuzzy" in value.flags, previous)


def choose(base: _Value, ours: _Value, theirs: _Value, newest: _Value) -> _Value:
    """The value of the side that changed it; `newest`, one of the two, where both did and disagree."""
    if ours in (theirs, base):
        return theirs
    return ours if theirs == base else newest


def settle(base: Answer, ours: Answer, theirs: Answer, names: Names) -> Settled:
    """The answer that both sides can live with, or both versions for a translator to choose from.

    A translation beats none, a translator's own words beat a suggestion, and somebody who only asked for another
    look at the old words agrees with new ones. Whoever called the old words right does not.
    """
    if ours in (theirs, base):
        return Settled(theirs)
    if theirs == base:
        return Settled(ours)
    if ours.texts == theirs.texts:
        return Settled(theirs if ours.is_fuzzy and not theirs.is_fuzzy else ours)
    if ours.is_empty or theirs.is_empty:
        return Settled(theirs if ours.is_empty else ours)
    if _only_doubts(base, ours) or _only_doubts(base, theirs):
        return Settled(theirs if _only_doubts(base, ours) else ours)
    if base.is_empty and ours.is_suggestion != theirs.is_suggestion:
        return Settled(theirs, loser=ours) if ours.is_suggestion else Settled(ours, loser=theirs)
    return _both(ours, theirs, names)


def _only_doubts(base: Answer, side: Answer) -> bool:
    """Whether a side kept the words and did not call them right."""
    return side.texts == base.texts and (side.is_fuzzy or not base.is_fuzzy)


def _both(ours: Answer, theirs: Answer, names: Names) -> Settled:
    """Our entry with the words of both; fuzzy, so that nothing of it is printed before somebody has chosen."""
    last = len(ours.texts) - 1
    written = []
    for index, text in enumerate(ours.texts):
        # Where they have more plural forms than we, our last one keeps what is over.
        others = theirs.texts[index:] if index == last else theirs.texts[index : index + 1]
        versions = [*read_versions(text, names[0])]
        for other in others:
            versions += read_versions(other, names[1])
        written.append(write_versions(versions))
    answer = ours._replace(texts=tuple(written), is_fuzzy=True)
    return Settled(answer, is_conflict=any(map(holds_versions, written)))


def merge_notes(base: str, ours: str, theirs: str) -> str:
    """A translator's notes, line by line: what either side added is there, what either side removed is not."""
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    old, their = base.split("\n"), theirs.split("\n")
    merged = [line for line in ours.split("\n") if line in their or line not in old] if ours else []
    place = 0
    for line in their if theirs else ():
        if line in merged:
            place = merged.index(line) + 1
        elif not base or line not in old:
            merged.insert(place, line)
            place += 1
    return "\n".join(merged)


def merge_flags(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str], newest: Iterable[str]) -> list[str]:
    """Flags without `fuzzy`; of a limit that both sides changed, the newest."""
    old, our, their, new = (_flags_by_name(flags) for flags in (base, ours, theirs, newest))
    names = dict.fromkeys([*our, *their])
    merged = {name: choose(old.get(name), our.get(name), their.get(name), new.get(name)) for name in names}
    return [flag for flag in merged.values() if flag is not None]


def _flags_by_name(flags: Iterable[str]) -> Mapping[str, str]:
    """`max-length:60` is the flag `max-length`."""
    return {flag.partition(":")[0]: flag for flag in flags if flag != "fuzzy"}
