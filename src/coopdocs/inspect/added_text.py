"""What coopdocs itself adds to the author's text, and how often it has reason to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coopdocs.inspect.expected import ExpectedText, Kind
from coopdocs.inspect.found import FoundPiece
from coopdocs.model.document import Block, Container, ContainerKind
from coopdocs.model.edition import Edition

__all__ = ["AddedText", "added_texts", "find_added"]


@dataclass(frozen=True, slots=True)
class AddedText:
    """One text in the letters that are compared, and the most times that it may be added."""

    letters: str
    limit: int


def added_texts(edition: Edition, expected: ExpectedText, letters: Callable[[str], str]) -> tuple[AddedText, ...]:
    """The date line, labels beside credits, marks round pull quotes, and the words that stand for missing pictures."""
    labels = edition.labels
    credited = sum(segment.kind is Kind.CREDIT for segment in expected.body)
    quotations = sum(container.kind is ContainerKind.PULLQUOTE for container in _containers(edition.document.blocks))
    marks = edition.quotes[0]
    texts = [(labels.updated_on.format(date=edition.date), 1)]
    texts += [(words, credited) for words in labels.credit.split("{credit}")]
    texts += [(mark, quotations) for mark in marks]
    texts += [(labels.draft, 1)] if edition.draft else []
    texts += [(segment.text, 1) for segment in expected.missing_pictures]
    return tuple(AddedText(letters(text), limit) for text, limit in texts if letters(text))


def find_added(
    pieces: Sequence[FoundPiece], texts: Sequence[str], added: Sequence[AddedText]
) -> dict[int, tuple[int, AddedText]]:
    """The pieces that may be added text: place → place of the text's first piece, and the text.

    An added text fills its pieces, and all of them stand in one block. `texts` are the letters of the pieces.
    """
    found: dict[int, tuple[int, AddedText]] = {}
    for start in range(len(pieces)):
        for each in added:
            end = _end(pieces, texts, start, each.letters)
            found |= dict.fromkeys(range(start, end), (start, each))
    return found


def _end(pieces: Sequence[FoundPiece], texts: Sequence[str], start: int, letters: str) -> int:
    """The place after the last piece of the text that begins at `start`; `start` where it does not begin there."""
    place = 0
    for index in range(start, len(pieces)):
        if pieces[index].block != pieces[start].block or not letters.startswith(texts[index], place):
            return start
        place += len(texts[index])
        if place == len(letters):
            return index + 1
    return start


def _containers(blocks: tuple[Block, ...]) -> Iterator[Container]:
    for block in blocks:
        if isinstance(block, Container):
            yield block
            yield from _containers(block.blocks)
