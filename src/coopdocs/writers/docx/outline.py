"""The blocks of a document one after the other, whatever they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.model.document import Block
from coopdocs.model.walk import children

__all__ = ["all_blocks"]


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Each block and what is inside it, in document order."""
    for block in blocks:
        yield block
        for inner in children(block):
            yield from all_blocks(inner)
