"""Language and link of each letter that was found, against those of the letter that was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import unquote

from coopdocs.inspect.alignment import Match
from coopdocs.inspect.expected import ExpectedSegment
from coopdocs.inspect.found import FoundPiece
from coopdocs.inspect.letters import is_call_mark

__all__ = ["Difference", "find_differences", "same_language"]

_SCHEMES = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of letters whose language or link is not as it should be."""

    letters: str
    expected: str
    found: str
    is_link: bool


def find_differences(
    segment: ExpectedSegment, match: Match, pieces: Sequence[FoundPiece], letters: Callable[[str], str]
) -> Iterator[Difference]:
    """The differences of one segment; `pieces` are those of the match. Footnote calls have no language."""
    passages = [(passage.language, _reachable(passage.target), letters(passage.text)) for passage in segment.passages]
    expected = [(language, target) for language, target, text in passages for _ in text]
    held = zip(pieces, match.taken, strict=True)
    found = [(piece.language, _reachable(piece.target)) for piece, taken in held for _ in range(taken)]
    if expected == found:
        return
    text = "".join(text for _, _, text in passages)
    rows = [row for row in zip(text, expected, found, strict=False) if not is_call_mark(row[0])]
    for is_link in (False, True):
        sides = [(letter, before[is_link], after[is_link]) for letter, before, after in rows]
        for (before, after), run in groupby(sides, key=lambda row: row[1:]):
            if before != after and (is_link or not same_language(before, after)):
                yield Difference("".join(letter for letter, _, _ in run), before, after, is_link)


def same_language(expected: str, found: str) -> bool:
    """Whether a tag says the expected language, perhaps with a region: `kk-KZ` for `kk`."""
    wanted, got = expected.lower(), found.lower()
    return got == wanted or got.startswith(f"{wanted}-")


@lru_cache(maxsize=512)
def _reachable(target: str) -> str:
    """An address in the form in which all formats agree; empty where a finished document never leads there.

    Word gives places in the file other names, so of these only the fact remains that they are places in the file.
    """
    if target.startswith("#"):
        return "#"
    return unquote(target.strip()) if target.strip().lower().startswith(_SCHEMES) else ""
