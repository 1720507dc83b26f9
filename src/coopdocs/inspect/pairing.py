"""Which of the texts that no segment holds stand where which of the missing segments should."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["pair_texts"]

_SIMILAR = 0.4
"""From this share of common letters on, a text counts as a garbled form of a segment rather than as another text."""
_BEGINNING = 80


def pair_texts(absent: Sequence[str], blocks: Sequence[str]) -> dict[int, range]:
    """For each missing segment the blocks that stand for it: first those that resemble it, then the others in order.

    A segment may stand in several blocks, one for each column that it runs through.
    """
    free = list(range(len(blocks)))
    pairs: dict[int, range] = {}
    for index, text in enumerate(absent):
        likeness = {place: _likeness(text[:_BEGINNING], blocks[place][:_BEGINNING]) for place in free}
        best = max(free, key=lambda place: likeness[place], default=None)
        if best is not None and likeness[best] >= _SIMILAR:
            pairs[index] = _extend(text, blocks, best, free)
            free = [place for place in free if place not in pairs[index]]
    rest = [index for index in range(len(absent)) if index not in pairs]
    return pairs | {index: range(place, place + 1) for index, place in zip(rest, free, strict=False)}


def _extend(text: str, blocks: Sequence[str], start: int, free: Sequence[int]) -> range:
    """The block and those after it, as long as each of them makes the whole more like the text."""
    end = start + 1
    whole = blocks[start]
    while end in free and _likeness(text, f"{whole} {blocks[end]}") > _likeness(text, whole):
        whole = f"{whole} {blocks[end]}"
        end += 1
    return range(start, end)


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
