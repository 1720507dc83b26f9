"""The blocks of a document one after the other, whatever they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from coopdocs.model.document import (
    Block,
    BlockQuote,
    CodeBlock,
    Container,
    DefinitionList,
    Figure,
    Heading,
    List,
    Paragraph,
    Table,
    ThematicBreak,
)

__all__ = ["all_blocks"]


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Each block and what is inside it, in document order."""
    for block in blocks:
        yield block
        for children in _children(block):
            yield from all_blocks(children)


def _children(block: Block) -> tuple[tuple[Block, ...], ...]:
    match block:
        case BlockQuote() | Container():
            return (block.blocks,)
        case List():
            return tuple(item.blocks for item in block.items)
        case DefinitionList():
            return tuple(description for item in block.items for description in item.descriptions)
        case Heading() | Paragraph() | CodeBlock() | Table() | Figure() | ThematicBreak():
            return ()
        case _:
            assert_never(block)
