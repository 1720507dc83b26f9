"""Outline: the headings of a document in order, each with an identifier that is the same in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from coopdocs.model.document import (
    Block,
    BlockQuote,
    CodeBlock,
    Container,
    DefinitionList,
    Document,
    Figure,
    Heading,
    List,
    Paragraph,
    Table,
    ThematicBreak,
)

__all__ = ["OutlineEntry", "find_headings"]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading and the identifier by which links, contents and bookmarks find it."""

    heading: Heading
    identifier: str


def find_headings(document: Document) -> tuple[OutlineEntry, ...]:
    """All headings in document order; where the author gave no identifier it is `part-2` or `section-2-1`, by place."""
    taken = set(_identifiers(document.blocks))
    entries = []
    part = section = 0
    for heading in _headings(document.blocks):
        if heading.level == 1:
            part, section = part + 1, 0
        else:
            section += 1
        own = f"part-{part}" if heading.level == 1 else f"section-{part}-{section}"
        while own in taken:
            own += "-bis"
        entries.append(OutlineEntry(heading, heading.attributes.identifier or own))
    return tuple(entries)


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """The headings among blocks and inside them."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        yield from _headings(_inner_blocks(block))


def _identifiers(blocks: Iterable[Block]) -> Iterator[str]:
    """The identifiers that the author gave."""
    for block in blocks:
        if block.attributes.identifier:
            yield block.attributes.identifier
        yield from _identifiers(_inner_blocks(block))


def _inner_blocks(block: Block) -> Iterator[Block]:
    """The blocks directly inside a block."""
    match block:
        case BlockQuote() | Container():
            yield from block.blocks
        case List():
            for item in block.items:
                yield from item.blocks
        case DefinitionList():
            for definition in block.items:
                for description in definition.descriptions:
                    yield from description
        case Heading() | Paragraph() | CodeBlock() | Table() | Figure() | ThematicBreak():
            pass
        case _:
            assert_never(block)
