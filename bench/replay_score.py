"""A merge of an old catalog with later texts, judged by what translators then wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import polib
from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

__all__ = ["Best", "Score", "find_best", "score"]

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s]")
# Two texts of one language that have nothing to do with one another share fewer of their words than this …
_RESEMBLING = 0.4
# … unless one is a part of the other, or short words differ in their endings only.
_CONTAINED = 0.7
_ALMOST_SPELT_ALIKE = 0.7
# What an all-knowing reader of the old catalog would still call of use.
_USEFUL = 0.5
# Source texts that share so many of their words and signs are versions of one another.
_ALIKE_IN_SOURCE = 0.6
# Shorter texts stand in some long text by chance.
_LONG = 8

Key = tuple[str | None, str]
Best = dict[Key, float]
"""For each wanted text, how many letters of what translators wrote the best old translation had."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a merge fared; counts of texts, and lengths in letters."""

    survivors: int = 0
    """Texts that both versions have translated."""
    lost: int = 0
    """Those of them that the merge gave back otherwise than they were."""
    wanted: int = 0
    """Texts that translators had to translate, or to adapt, for the later version."""
    suggested: int = 0
    """Those of them for which something was suggested."""
    wrong: int = 0
    """Suggestions that have next to nothing in common with what translators wrote."""
    unlike: int = 0
    """Those of them that come from a text unlike the wanted one; the others translators wrote anew all the same."""
    printed: int = 0
    """Wanted texts that the merge counts as translated."""
    otherwise: int = 0
    """Those of them that translators wrote otherwise, in more than spaces and line ends."""
    letters: float = 0.0
    """Of all that translators wrote for the wanted texts."""
    held: float = 0.0
    """Those of them that the best old translations had, as one knows who has read what translators wrote."""
    recovered: float = 0.0
    """Those of them that the suggestions had."""

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def __str__(self) -> str:
        return (
            f"{self.survivors} survivors, {self.lost} lost; {self.wanted} wanted, {self.suggested} suggested, "
            f"{self.wrong} wrong ({self.unlike} from an unlike text); {self.share_recovered:.1f} % recovered of the "
            f"{self.held:.0f} letters that the old catalog had, of {self.letters:.0f}; {self.printed} given as "
            f"translated, {self.otherwise} of them written otherwise"
        )

    @property
    def share_recovered(self) -> float:
        """Per cent of what could be recovered; above 100 where suggestions help that are hardly alike."""
        return 100 * self.recovered / self.held if self.held else 0.0


def score(old: polib.POFile, new: polib.POFile, merged: polib.POFile, best: Best) -> tuple[Score, list[str]]:
    """The score of one merge, and descriptions of what went wrong."""
    before, after = _by_key(old), _by_key(merged)
    total, misses = Score(), []
    for human in _translated(new):
        known, given = before.get(_key(human)), after.get(_key(human))
        if not _is_wanted(known):
            if known and not known.fuzzy:
                kept = bool(given and given.msgstr == known.msgstr and not given.fuzzy)
                total += Score(survivors=1, lost=not kept)
                misses += [] if kept else [_describe("lost", human, given or polib.POEntry())]
            continue
        found = _score_wanted(human, given, best[_key(human)])
        total += found
        if given and (found.wrong or found.otherwise):
            misses.append(_describe("wrong" if found.wrong else "as translated", human, given))
    return total, misses


def find_best(old: polib.POFile, new: polib.POFile) -> Best:
    """What the old catalog held for each wanted text: found with the answer in hand, so no tool can know it all."""
    before = _by_key(old)
    codes: dict[str, str] = {}
    pool = [_encode(entry.msgstr, codes) for entry in old if entry.msgstr]
    best: Best = {}
    for human in _translated(new):
        if not _is_wanted(before.get(_key(human))):
            continue
        written = _encode(human.msgstr, codes)
        alike = process.extractOne(written, pool, scorer=Indel.normalized_similarity, score_cutoff=_USEFUL)
        around = _find_around(written, pool) if len(written) >= _LONG else None
        found = [_matched(answer, written) for answer in (alike and alike[0], around) if answer]
        best[_key(human)] = max(found, default=0.0) * len(human.msgstr)
    return best


def _find_around(written: str, pool: Sequence[str]) -> str | None:
    """The old translation that has the most of it, if that is most of it: the text was split off a longer one."""
    scorer: Any = LCSseq.similarity  # rapidfuzz's types know no scorers that count
    found = process.extractOne(written, pool, scorer=scorer, score_cutoff=_CONTAINED * len(written))
    return found[0] if found else None


def _score_wanted(human: polib.POEntry, given: polib.POEntry | None, held: float) -> Score:
    letters = len(human.msgstr)
    if not given or not given.msgstr:
        return Score(wanted=1, letters=letters, held=held)
    suggestion, written = _tokens(given.msgstr), _tokens(human.msgstr)
    wrong = not _resembles(suggestion, written)
    return Score(
        wanted=1,
        suggested=1,
        wrong=wrong,
        unlike=wrong and not _comes_from_alike(human.msgid, given.previous_msgid),
        printed=not given.fuzzy,
        otherwise=not given.fuzzy and given.msgstr.split() != human.msgstr.split(),
        letters=letters,
        held=held,
        recovered=0.0 if wrong else _matched(suggestion, written) * letters,
    )


def _comes_from_alike(text: str, previous: str | None) -> bool:
    """Whether the text that a suggestion is the translation of resembles the wanted one; None means: is the same."""
    if previous is None:
        return True
    return Indel.normalized_similarity(_tokens(text), _tokens(previous)) >= _ALIKE_IN_SOURCE


def _describe(fault: str, human: polib.POEntry, given: polib.POEntry) -> str:
    source = f"\n  from:  {given.previous_msgid}" if given.previous_msgid else ""
    return f"{fault}: {human.msgid}{source}\n  given: {given.msgstr}\n  human: {human.msgstr}"


def _resembles(suggestion: Sequence[str], written: Sequence[str]) -> bool:
    if Indel.normalized_similarity(suggestion, written) >= _RESEMBLING:
        return True
    if Indel.normalized_similarity("".join(suggestion), "".join(written)) >= _ALMOST_SPELT_ALIKE:
        return True
    shorter = min(len(suggestion), len(written))
    return bool(shorter) and LCSseq.similarity(suggestion, written) / shorter >= _CONTAINED


def _matched(suggestion: Sequence[str], written: Sequence[str]) -> float:
    """The part of what was written that stands in the suggestion, in the same order."""
    return LCSseq.similarity(suggestion, written) / len(written) if written else 0.0


def _tokens(text: str) -> list[str]:
    """Words and signs, capitals or not; letters of scripts that leave no space between words stand alone."""
    return _TOKEN.findall(text.casefold())


def _encode(text: str, codes: dict[str, str]) -> str:
    """Each word as one letter of its own, which is much faster to compare."""
    return "".join(codes.setdefault(token, chr(0x10000 + len(codes))) for token in _tokens(text))


def _translated(catalog: polib.POFile) -> Iterable[polib.POEntry]:
    """What translators finished; entries with plural forms are left out."""
    entries = (entry for entry in catalog if entry.msgstr and not entry.msgid_plural)
    return [entry for entry in entries if not entry.obsolete and not entry.fuzzy]


def _is_wanted(known: polib.POEntry | None) -> bool:
    return known is None or not known.msgstr


def _by_key(catalog: polib.POFile) -> dict[Key, polib.POEntry]:
    return {_key(entry): entry for entry in catalog if not entry.obsolete}


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid
