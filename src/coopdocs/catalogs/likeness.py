"""How alike two texts are: by their letters and by the words that they share, rare ones counting for more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from coopdocs.catalogs.words import read_stems

__all__ = ["Text", "Vocabulary", "WordIndex", "likeness", "overlap"]

_SHORT = 5
"""Words that a text must have not to be a short one."""
_PROBES = 14
"""How many features of a text, the rarest first, are looked up to find its relatives."""
_RELATIVES = 6


class Vocabulary:
    """How much each word weighs: the fewer texts hold it, the more."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            counts.update(set(read_stems(text)))
            number += 1
        self._weights = {stem: log(1 + number / count) for stem, count in counts.items()}
        self._unknown = log(1 + number)

    def weigh(self, text: str) -> Text:
        """A text with the weights of its words."""
        stems = read_stems(text)
        counts = Counter(stems)
        weights = {stem: self._weights.get(stem, self._unknown) * count for stem, count in counts.items()}
        return Text(text, tuple(stems), weights, sum(weights.values()))


@dataclass(frozen=True, slots=True)
class Text:
    """A text and what its words weigh."""

    content: str
    stems: tuple[str, ...]
    """In their order."""
    weights: Mapping[str, float] = field(compare=False)
    """Of each stem, all its occurrences together."""
    weight: float
    """Of all of them."""

    @property
    def is_short(self) -> bool:
        """Whether a changed letter says more than a changed word."""
        return len(self.stems) < _SHORT

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers, in their order."""
        return tuple(stem for stem in self.stems if stem[0].isdecimal())

    @property
    def features(self) -> set[str]:
        """What the text is found by: its stems and its pairs of neighbours, which are rarer."""
        return {*self.stems, *map(" ".join, zip(self.stems, self.stems[1:], strict=False))}


def overlap(first: Text, second: Text) -> float:
    """The weight of the words that two texts share."""
    if len(first.weights) > len(second.weights):
        first, second = second, first
    other = second.weights
    return sum(min(weight, other[stem]) for stem, weight in first.weights.items() if stem in other)


def likeness(first: Text, second: Text) -> float:
    """From 0.0, nothing in common, to 1.0, the same words in the same order."""
    from rapidfuzz.fuzz import ratio

    letters = ratio(first.content.casefold(), second.content.casefold()) / 100
    total = first.weight + second.weight
    words = 2 * overlap(first, second) / total if total else letters
    if first.is_short or second.is_short:
        return max(letters, (letters + words) / 2)
    return max((letters + words) / 2, letters - 0.05)


class WordIndex:
    """Finds the texts that share the rarest words with a given one, without looking at all of them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = tuple(texts)
        # Most pairs of neighbours stand in one text only: for those the number alone is kept, to save room.
        self._holders: dict[str, int | list[int]] = {}
        for number, text in enumerate(self._texts):
            for feature in text.features:
                known = self._holders.setdefault(feature, number)
                if isinstance(known, list):
                    known.append(number)
                elif known != number:
                    self._holders[feature] = [known, number]

    def relatives(self, text: Text) -> list[int]:
        """The numbers of the texts that share most with this one, the nearest first; at most six."""
        known = [(feature, self._find(feature)) for feature in text.features if feature in self._holders]
        known.sort(key=lambda pair: (len(pair[1]), pair[0]))
        shared: defaultdict[int, float] = defaultdict(float)
        for _, holders in known[:_PROBES]:
            gain = 1 / len(holders)
            for number in holders:
                shared[number] += gain
        return sorted(shared, key=lambda number: (-shared[number], number))[:_RELATIVES]

    def _find(self, feature: str) -> Sequence[int]:
        holders = self._holders[feature]
        return (holders,) if isinstance(holders, int) else holders
