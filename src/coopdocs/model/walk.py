"""Walks over the tree that more than one room needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from coopdocs.model.document import (
    Block,
    BlockQuote,
    Code,
    CodeBlock,
    Container,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FootnoteCall,
    HardBreak,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Position,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
)

__all__ = ["all_inlines", "children", "footnote_calls", "inline_runs", "picture_sources"]


def inline_runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Inlines, Position]]:
    """Each visible run of inlines in document order, with the position of its block."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.content, block.position
            case BlockQuote():
                yield from inline_runs(block.blocks)
            case List():
                for item in block.items:
                    yield from inline_runs(item.blocks)
            case DefinitionList():
                for definition in block.items:
                    yield definition.term, definition.position
                    for description in definition.descriptions:
                        yield from inline_runs(description)
            case Table():
                for cell in (*block.head, *(cell for row in block.rows for cell in row)):
                    yield cell.content, cell.position
            case Figure():
                yield block.caption, block.position
                yield block.credit, block.position
            case Container():
                yield block.title, block.position
                yield from inline_runs(block.blocks)
            case CodeBlock() | ThematicBreak():
                pass
            case _:
                assert_never(block)


def all_inlines(inlines: Inlines) -> Iterator[Inline]:
    """Each inline and what is inside it, in order."""
    for inline in inlines:
        yield inline
        match inline:
            case Emphasis() | Strong() | Link() | Span():
                yield from all_inlines(inline.content)
            case Image():
                yield from all_inlines(inline.alt)
            case Text() | Code() | FootnoteCall() | HardBreak():
                pass
            case _:
                assert_never(inline)


def footnote_calls(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Position]]:
    """The labels of the footnotes that the blocks call, in order."""
    for inlines, position in inline_runs(blocks):
        for inline in all_inlines(inlines):
            if isinstance(inline, FootnoteCall):
                yield inline.label, position


def picture_sources(document: Document) -> Iterator[tuple[str, Position]]:
    """Each picture that the document shows, once, at its first place: cover, figures, pictures in the text."""
    seen: set[str] = set()
    cover = document.front_matter.cover
    found = [(cover.source, cover.position)] if cover else []
    found += _figures(document.blocks)
    for footnote in document.footnotes:
        found += _figures(footnote.blocks)
    for source, position in found:
        if source not in seen:
            seen.add(source)
            yield source, position


def _figures(blocks: tuple[Block, ...]) -> list[tuple[str, Position]]:
    found: list[tuple[str, Position]] = []
    for block in blocks:
        if isinstance(block, Figure):
            found.append((block.source, block.position))
        for inner in children(block):
            found += _figures(inner)
    for inlines, position in inline_runs(tuple(block for block in blocks if not children(block))):
        images = [inline for inline in all_inlines(inlines) if isinstance(inline, Image)]
        found += [(image.source, position) for image in images]
    return found


def children(block: Block) -> tuple[tuple[Block, ...], ...]:
    """The runs of blocks inside a block."""
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
