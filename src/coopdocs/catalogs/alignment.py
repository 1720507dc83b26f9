"""Old sequence of texts against new: which text became which, by their words and by where they stand.

A document is a sequence, not a bag of strings. Two texts between the same neighbours need to have less in common to be
taken for one and the same than two that stand apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coopdocs.catalogs.catalog import Key
from coopdocs.catalogs.likeness import Text, Vocabulary, WordIndex, likeness, overlap
from coopdocs.catalogs.neighbours import Place, Places, find_places
from coopdocs.catalogs.words import outline

__all__ = ["Alignment", "align"]

_BESIDE, _APART = 0.45, 0.52
_SHORT_BESIDE, _SHORT_APART = 0.5, 0.72
_SAME_PLACE, _STEP, _SAME_NUMBERS = 0.06, 0.004, 0.06
"""What speaks for a pair besides its words: the same neighbours, a little less for each text that it stands farther
from them, and the same numbers: paragraphs that differ in a year or a percentage only are not taken for one another."""
_PART = 0.6
"""So much of a text must stand in another one to be a part of it."""
_SMALLEST_PART = 0.2
"""A text of few words must be so much of the whole, or it is in it by chance."""
_STEPS = 2
"""Parts of one text stand at most so many texts apart."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of texts that went, by their indices in the old and the new sequence. No text is in two of these."""

    retouched: Mapping[int, int]
    """New → old, of the same outline: only capitals, spaces, apostrophes or punctuation changed."""
    edited: Mapping[int, int]
    """New → old."""
    parts: Mapping[int, int]
    """New → old, where several new texts were one."""
    united: Mapping[int, tuple[int, ...]]
    """New → old ones, in their order, where one new text was several."""


def align(old: Sequence[Key], new: Sequence[Key], settled: Collection[Key], vocabulary: Vocabulary) -> Alignment:
    """Pair the texts that only the old sequence has with those that only the new one has.

    `settled` are texts that came back: they are new in the sequence and need no partner.
    """
    common = set(old).intersection(new)
    went, came = find_places(old, common), find_places(new, common.union(settled))
    if not went.by_index or not came.by_index:
        return Alignment({}, {}, {}, {})
    sides = _Sides((old, went), (new, came), vocabulary)
    retouched = sides.pair_outlines()
    edited = sides.pair_alike()
    parts = sides.find_parts(edited)
    united = sides.find_united({new: old for new, old in edited.items() if new not in parts})
    taken = parts.keys() | united.keys()
    return Alignment(retouched, {new: old for new, old in edited.items() if new not in taken}, parts, united)


class _Sides:
    """The texts that went and those that came, and which of them are still alone."""

    def __init__(
        self, old: tuple[Sequence[Key], Places], new: tuple[Sequence[Key], Places], vocabulary: Vocabulary
    ) -> None:
        (self._old, went), (self._new, came) = old, new
        self._went = {index: vocabulary.weigh(self._old[index][1]) for index in went.by_index}
        self._came = {index: vocabulary.weigh(self._new[index][1]) for index in came.by_index}
        self._old_places, self._new_places = went.by_index, came.by_index
        self._beside = went

    def pair_outlines(self) -> dict[int, int]:
        """New → old of one outline and one context, the nearest first; they are taken out."""
        by_outline: dict[tuple[object, ...], list[int]] = {}
        for index, text in self._went.items():
            by_outline.setdefault((self._old[index][0], *_shape(text.content)), []).append(index)
        pairs = {}
        for index, text in list(self._came.items()):
            found = by_outline.get((self._new[index][0], *_shape(text.content)))
            if found:
                place = self._new_places[index]
                nearest = min(found, key=lambda each: place.distance(self._old_places[each]))
                found.remove(nearest)
                pairs[index] = nearest
                del self._went[nearest], self._came[index]
        return pairs

    def pair_alike(self) -> dict[int, int]:
        """New → old, each once, the most alike first."""
        index = WordIndex(self._went.values())
        numbers = tuple(self._went)
        scored = sorted(
            (-score, place.distance(self._old_places[old]), new, old)
            for new, place in self._new_places.items()
            if new in self._came
            for old, score in self._judge(new, place, {numbers[each] for each in index.relatives(self._came[new])})
        )
        pairs: dict[int, int] = {}
        used: set[int] = set()
        for _, _, new, old in scored:
            if new not in pairs and old not in used:
                pairs[new] = old
                used.add(old)
        return pairs

    def _judge(self, new: int, place: Place, relatives: set[int]) -> Iterator[tuple[int, float]]:
        """The old texts that may have become this one, with how much speaks for each."""
        text = self._came[new]
        for old in sorted(relatives.union(self._beside.beside(place))):
            if old not in self._went:
                continue
            beside = place.is_beside(self._old_places[old])
            score = likeness(text, self._went[old])
            if score >= _threshold(text, self._went[old], beside=beside):
                if beside:
                    score += _SAME_PLACE - _STEP * min(place.distance(self._old_places[old]), _STEPS)
                yield old, score + _SAME_NUMBERS * (text.numbers == self._went[old].numbers != ())

    def find_parts(self, pairs: Mapping[int, int]) -> dict[int, int]:
        """New → old, where one old text became several."""
        groups = _Parts(self._came, self._went, pairs).gather()
        return {new: old for old, group in groups.items() for new in group}

    def find_united(self, pairs: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
        """New → old ones, where several became one."""
        turned = {old: new for new, old in pairs.items()}
        groups = _Parts(self._went, self._came, turned).gather()
        return {new: tuple(sorted(group)) for new, group in groups.items()}


def _shape(text: str) -> tuple[object, ...]:
    """The outline, and where newlines begin and end the text: gettext wants them in the translation as well."""
    return outline(text), text.startswith("\n"), text.endswith("\n")


def _threshold(first: Text, second: Text, *, beside: bool) -> float:
    if first.is_short or second.is_short:
        return _SHORT_BESIDE if beside else _SHORT_APART
    return _BESIDE if beside else _APART


class _Parts:
    """Texts without a partner that are a part of a longer one, beside the part that found it already."""

    def __init__(self, parts: Mapping[int, Text], wholes: Mapping[int, Text], pairs: Mapping[int, int]) -> None:
        self._parts = parts
        self._wholes = wholes
        self._pairs = dict(pairs)
        self._rest = {}
        for part, whole in pairs.items():
            self._rest[whole] = _without(wholes[whole], parts[part])

    def gather(self) -> dict[int, list[int]]:
        """Whole → its parts, two at least."""
        groups: dict[int, list[int]] = {}
        first = {whole: part for part, whole in self._pairs.items()}
        for part in [each for each in self._parts if each not in self._pairs]:
            fits = [(self._fit(part, whole), whole) for whole in dict.fromkeys(self._wholes_near(part))]
            best, whole = max(fits, default=(0.0, 0))
            if best >= _PART:
                groups.setdefault(whole, [first[whole]]).append(part)
                self._pairs[part] = whole
                self._rest[whole] = _without(self._rest[whole], self._parts[part])
        return groups

    def _wholes_near(self, part: int) -> Iterable[int]:
        for step in range(1, _STEPS + 1):
            for other in (part - step, part + step):
                if other in self._pairs and self._is_part(other):
                    yield self._pairs[other]

    def _is_part(self, part: int) -> bool:
        whole = self._wholes[self._pairs[part]]
        text = self._parts[part]
        return len(text.stems) < len(whole.stems) and overlap(text, whole) >= _PART * text.weight

    def _fit(self, part: int, whole: int) -> float:
        """How much of a part stands in what the other parts leave of the whole."""
        text = self._parts[part]
        share = text.weight / self._wholes[whole].weight if text.weight else 0.0
        large = not text.is_short or (len(text.stems) > 2 and share >= _SMALLEST_PART)
        return overlap(text, self._rest[whole]) / text.weight if large else 0.0


def _without(whole: Text, part: Text) -> Text:
    """What is left of a text when a part is taken away."""
    weights = {stem: weight - part.weights.get(stem, 0.0) for stem, weight in whole.weights.items()}
    left = {stem: weight for stem, weight in weights.items() if weight > 0}
    return Text(whole.content, tuple(left), left, sum(left.values()))
