"""Which vanished text became which new one: a first guess, to be looked at by a translator."""

from __future__ import annotations

from collections.abc import Sequence

from coopdocs.catalogs.catalog import Key

__all__ = ["match_texts"]

# Below it msgmerge, too, takes two texts for unrelated ones.
_CUTOFF = 60.0


def match_texts(new: Sequence[Key], vanished: Sequence[Key]) -> dict[Key, Key]:
    """New text → the vanished one that it most resembles, each used once, the best pairs first.

    Pairs of equal likeness are settled by an equal context, then by their order in the documents.
    """
    if not new or not vanished:
        return {}
    from rapidfuzz import fuzz, process

    candidates = []
    texts = [text for _, text in vanished]
    for position, (context, text) in enumerate(new):
        for _, score, index in process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=None):
            candidates.append((-score, context != vanished[index][0], abs(position - index), position, index))
    found: dict[Key, Key] = {}
    used: set[Key] = set()
    for *_, position, index in sorted(candidates):
        if new[position] not in found and vanished[index] not in used:
            found[new[position]] = vanished[index]
            used.add(vanished[index])
    return found
