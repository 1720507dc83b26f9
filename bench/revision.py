"""The next version of a corpus, with the truth about each of its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from rapidfuzz.distance import Levenshtein

from bench import edits
from bench.corpus import Document, Segment, renumber, write_segment

__all__ = ["FATES", "QUALITY", "TIMING", "Revision", "Truth", "revise"]

FATES = (
    "unchanged", "moved", "punctuation", "light", "short", "heavy", "split-first", "split-second", "merged", "number",
    "negation", "name", "revived", "added",
)  # fmt: skip
"""What can have become of a text of the new version."""

TIMING = {
    "light": 0.035, "heavy": 0.005, "number": 0.004, "negation": 0.003, "name": 0.003, "punctuation": 0.003,
    "moved": 0.01, "removed": 0.01, "added": 0.01,
}  # fmt: skip
"""One text in twenty edited, some added, removed and moved: an ordinary season of a project."""

QUALITY = {
    "light": 0.06, "short": 0.02, "heavy": 0.06, "split": 0.02, "merged": 0.015, "number": 0.015, "negation": 0.015,
    "name": 0.015, "punctuation": 0.03, "moved": 0.03, "removed": 0.04, "added": 0.04, "revived": 0.01,
}  # fmt: skip
"""A third of all texts touched: much to find, and much to mistake for it."""

_KINDS = ("paragraph", "paragraph", "item", "item", "heading", "caption", "cell")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Texts that share so many of their longer words resemble one another.
_SHARED = 0.4
# So many of the edited texts are also moved.
_CARRIED_TOO = 0.15
# So many of the split and merged ones are also edited.
_EDITED_TOO = 0.3
_Place = tuple[int, int]
_EDITS: dict[str, Callable[[Random, str], str | None]] = {
    "punctuation": edits.mend_punctuation,
    "light": edits.edit_lightly,
    "short": edits.edit_shortly,
    "heavy": edits.edit_heavily,
    "number": edits.change_number,
    "negation": edits.change_negation,
    "name": edits.change_name,
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one text of the new version."""

    text: str
    fate: str
    origins: tuple[str, ...]
    """The old texts whose translation is a right suggestion."""
    moved: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of a corpus, and what became of what."""

    old: tuple[Document, ...]
    new: tuple[Document, ...]
    obsolete: tuple[str, ...]
    """Texts of an even older version, at the end of the old catalog."""
    truths: tuple[Truth, ...] = field(repr=False)
    """One of each text of the new version, in its order."""


def revise(old: tuple[Document, ...], seed: int, shares: dict[str, float]) -> Revision:
    """The corpus edited: `shares` says which part of the texts each edit touches."""
    return _Reviser(old, Random(f"revise/{seed}"), shares).revise()


class _Reviser:
    """Goes through the old texts once for each edit; a text is touched by one edit at most."""

    def __init__(self, old: tuple[Document, ...], random: Random, shares: dict[str, float]) -> None:
        self._old, self._random, self._shares = old, random, shares
        self._slots: list[list[tuple[Segment, ...]]] = [[(segment,) for segment in document] for document in old]
        self._carried: list[list[Segment]] = [[] for _ in old]
        counts = Counter(segment.text for document in old for segment in document)
        self._count = len(counts)
        self._texts = set(counts)
        self._resembling = _Resembling(self._texts)
        # Where a text stands twice, nobody could say which of the two an edit was made of.
        self._free = {
            (row, column): segment
            for row, document in enumerate(old)
            for column, segment in enumerate(document)
            if counts[segment.text] == 1 and segment.kind != "title"
        }

    def revise(self) -> Revision:
        """What needs a neighbour comes first, then the other edits, at last what is new."""
        for fate in ("merged", "split", *_EDITS, "removed", "moved"):
            left = self._wanted(fate)
            for place in self._random.sample(list(self._free), len(self._free)):
                if left and place in self._free and self._apply(fate, place):
                    del self._free[place]
                    left -= 1
        rows = [
            [segment for slot in slots for segment in slot] + carried
            for slots, carried in zip(self._slots, self._carried, strict=True)
        ]
        obsolete = self._bring(rows)
        new = tuple(tuple(row) for row in rows)
        return Revision(self._old, new, obsolete, tuple(_find_truths(new)))

    def _wanted(self, fate: str) -> int:
        return round(self._shares.get(fate, 0) * self._count)

    def _apply(self, fate: str, place: _Place) -> bool:
        """Whether the edit fits the text at this place; if so it is made."""
        segment = self._free[place]
        match fate:
            case "removed":
                self._put(place)
                return True
            case "moved":
                self._put(place)
                self._carry(replace(segment, fate="moved", origins=(segment.text,)))
                return True
            case "split":
                return self._split(place)
            case "merged":
                return self._merge(place)
            case _:
                return self._edit(fate, place)

    def _edit(self, fate: str, place: _Place) -> bool:
        segment = self._free[place]
        text = _EDITS[fate](self._random, segment.text)
        if not text or not self._claim(text):
            return False
        new = replace(renumber(segment, text), fate=fate, origins=(segment.text, *self._find_twins(place, text)))
        if self._random.random() < _CARRIED_TOO:
            self._put(place)
            self._carry(new)
        else:
            self._put(place, new)
        return True

    def _find_twins(self, place: _Place, text: str) -> Iterator[str]:
        """Neighbours that resemble the new text as much as the one that it was made of: they serve as well."""
        row, column = place
        distance = _count_differing_words(self._old[row][column].text, text)
        for neighbour in self._old[row][max(column - 1, 0) : column] + self._old[row][column + 1 : column + 2]:
            if _count_differing_words(neighbour.text, text) <= distance:
                yield neighbour.text

    def _split(self, place: _Place) -> bool:
        segment = self._free[place]
        cut = edits.find_cut(self._random, segment.text)
        if cut is None:
            return False
        texts = [self._touched(segment.text[:cut].rstrip()), self._touched(segment.text[cut:])]
        halves = [renumber(segment, text) for text in texts]
        if not self._claim(*(half.text for half in halves)):
            return False
        fates = ("split-first", "split-second")
        origins = (segment.text,)
        self._put(place, *(replace(half, fate=fate, origins=origins) for half, fate in zip(halves, fates, strict=True)))
        return True

    def _merge(self, place: _Place) -> bool:
        first, behind = self._free[place], (place[0], place[1] + 1)
        second = self._free.get(behind)
        if not second or second.kind != first.kind or first.kind not in {"paragraph", "item"}:
            return False
        joined = _join(first, second)
        both = renumber(joined, self._touched(joined.text))
        if not self._claim(both.text):
            return False
        self._put(place, replace(both, fate="merged", origins=(first.text, second.text)))
        self._put(behind)
        del self._free[behind]
        return True

    def _touched(self, text: str) -> str:
        """The text, now and then lightly edited on the way."""
        return (self._random.random() < _EDITED_TOO and edits.edit_lightly(self._random, text)) or text

    def _put(self, place: _Place, *segments: Segment) -> None:
        self._slots[place[0]][place[1]] = segments

    def _carry(self, segment: Segment) -> None:
        """To the end of some document."""
        self._random.choice(self._carried).append(replace(segment, moved=True))

    def _claim(self, *texts: str) -> bool:
        """Whether these texts are new; from now on they are not."""
        if any(text in self._texts for text in texts) or len(set(texts)) < len(texts):
            return False
        self._texts.update(texts)
        return True

    def _bring(self, rows: list[list[Segment]]) -> tuple[str, ...]:
        """Adds new texts, and brings texts of an even older version back."""
        for _ in range(self._wanted("added")):
            self._place(rows, replace(self._invent(), fate="added"))
        older = [self._invent() for _ in range(2 * self._wanted("revived"))]
        for segment in older[: self._wanted("revived")]:
            self._place(rows, replace(segment, fate="revived", origins=(segment.text,)))
        return tuple(segment.text for segment in older)

    def _invent(self) -> Segment:
        """A text that resembles no old one: what is suggested for it is wrong."""
        while True:
            segment = write_segment(self._random, self._random.choice(_KINDS))
            if not self._resembling.resembles(segment.text) and self._claim(segment.text):
                return segment

    def _place(self, rows: list[list[Segment]], segment: Segment) -> None:
        row = self._random.choice(rows)
        row.insert(self._random.randint(1, len(row)), segment)


def _find_truths(new: tuple[Document, ...]) -> Iterator[Truth]:
    seen: set[str] = set()
    for segment in (segment for document in new for segment in document):
        if segment.text not in seen:
            seen.add(segment.text)
            origins = segment.origins or (() if segment.fate == "added" else (segment.text,))
            yield Truth(segment.text, segment.fate, origins, segment.moved)


class _Resembling:
    """Knows the longer words of all old texts."""

    def __init__(self, texts: set[str]) -> None:
        self._texts = sorted(texts)
        self._words = [frozenset(_WORD.findall(text.lower())) for text in self._texts]
        self._places: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in sorted(words):
                self._places.setdefault(word, []).append(place)

    def resembles(self, text: str) -> bool:
        """Whether an old text shares two fifths of the longer words of either; a text without any always does."""
        words = frozenset(_WORD.findall(text.lower()))
        shared = Counter(place for word in words for place in self._places.get(word, ()))
        return not words or any(self._is_close(words, place, count) for place, count in shared.items())

    def _is_close(self, words: frozenset[str], place: int, shared: int) -> bool:
        """A long text shares many words with a short one by chance, so both must be of the like length."""
        shorter, longer = sorted((len(words), len(self._words[place])))
        return shared >= _SHARED * shorter and longer <= 3 * shorter


def _count_differing_words(first: str, second: str) -> int:
    return Levenshtein.distance(first.split(" "), second.split(" "))


def _join(first: Segment, second: Segment) -> Segment:
    """Two texts as one, the links of the second numbered on."""
    shift = len(first.targets)
    text = re.sub(r"\]\[(\d+)\]", lambda found: f"][{int(found[1]) + shift}]", second.text)
    return renumber(replace(first, targets=first.targets + second.targets), f"{first.text} {text}")
