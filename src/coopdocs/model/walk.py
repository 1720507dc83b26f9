"""Walks over the tree that more than one room needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from typing import assert_never

from coopdocs.model.document import (
    Block,
    BlockQuote,
    Code,
    CodeBlock,
    Container,
    ContainerKind,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    FootnoteCall,
    FrontMatter,
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

__all__ = ["Quoted", "all_inlines", "children", "footnote_calls", "inline_runs", "map_inlines", "picture_sources"]


class Quoted(Enum):
    """Whether a run of inlines is a quotation that gets its marks from the design, and ends it."""

    NOT = "not"
    GOES_ON = "goes on"
    ENDS = "ends"

    @property
    def is_quoted(self) -> bool:
        return self is not Quoted.NOT

    @property
    def is_last(self) -> bool:
        return self is Quoted.ENDS


MapInlines = Callable[[Inlines, Quoted], Inlines]
"""Takes a run of inlines and its place in a quotation."""


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


def map_inlines(document: Document, rewrite: MapInlines) -> Document:
    """The document with each run of inlines rewritten, alternative texts and the front matter's texts too."""
    footnotes = tuple(
        replace(footnote, blocks=_map_blocks(footnote.blocks, rewrite, quoted=Quoted.NOT))
        for footnote in document.footnotes
    )
    return replace(
        document,
        front_matter=_map_front_matter(document.front_matter, rewrite),
        blocks=_map_blocks(document.blocks, rewrite, quoted=Quoted.NOT),
        footnotes=footnotes,
    )


def _map_front_matter(front_matter: FrontMatter, rewrite: MapInlines) -> FrontMatter:
    cover = front_matter.cover
    return replace(
        front_matter,
        title=rewrite(front_matter.title, Quoted.NOT),
        subtitle=rewrite(front_matter.subtitle, Quoted.NOT),
        publisher=rewrite(front_matter.publisher, Quoted.NOT),
        description=rewrite(front_matter.description, Quoted.NOT),
        keywords=tuple(rewrite(keyword, Quoted.NOT) for keyword in front_matter.keywords),
        cover=replace(cover, alt=rewrite(cover.alt, Quoted.NOT)) if cover else None,
    )


def _map_blocks(blocks: tuple[Block, ...], rewrite: MapInlines, *, quoted: Quoted) -> tuple[Block, ...]:
    return tuple(_map_block(block, rewrite, quoted=quoted) for block in blocks)


def _map_block(block: Block, rewrite: MapInlines, *, quoted: Quoted) -> Block:
    match block:
        case Heading():
            return replace(block, content=rewrite(block.content, quoted))
        case Paragraph():
            return replace(block, content=rewrite(block.content, quoted if _is_said(block) else Quoted.NOT))
        case BlockQuote():
            return replace(block, blocks=_map_blocks(block.blocks, rewrite, quoted=quoted))
        case List():
            items = tuple(
                replace(each, blocks=_map_blocks(each.blocks, rewrite, quoted=quoted)) for each in block.items
            )
            return replace(block, items=items)
        case DefinitionList():
            return _map_definitions(block, rewrite, quoted=quoted)
        case Table():
            return _map_table(block, rewrite)
        case Figure():
            alt, caption, credit = (rewrite(each, Quoted.NOT) for each in (block.alt, block.caption, block.credit))
            return replace(block, alt=alt, caption=caption, credit=credit)
        case Container():
            title = rewrite(block.title, Quoted.NOT)
            if block.kind is ContainerKind.PULLQUOTE:
                return replace(block, title=title, blocks=tuple(_map_quotation(block.blocks, rewrite)))
            if block.kind is ContainerKind.KEYFIGURES:
                rewrite = _apart_from_figure(rewrite)
            return replace(block, title=title, blocks=_map_blocks(block.blocks, rewrite, quoted=quoted))
        case CodeBlock() | ThematicBreak():
            return block
        case _:
            assert_never(block)


def _map_quotation(blocks: tuple[Block, ...], rewrite: MapInlines) -> Iterator[Block]:
    """The design closes a quotation behind its last paragraph; who said it comes after that."""
    last = max((place for place, block in enumerate(blocks) if _is_said(block)), default=-1)
    for place, block in enumerate(blocks):
        yield _map_block(block, rewrite, quoted=Quoted.ENDS if place == last else Quoted.GOES_ON)


def _is_said(block: Block) -> bool:
    return isinstance(block, Paragraph) and "attribution" not in block.attributes.classes


def _apart_from_figure(rewrite: MapInlines) -> MapInlines:
    return lambda inlines, quoted: _rewrite_apart(inlines, lambda each: rewrite(each, quoted))


def _rewrite_apart(inlines: Inlines, rewrite: Callable[[Inlines], Inlines]) -> Inlines:
    """A key figure stands on a line of its own: what it counts is another text, and the space between is no space."""
    if len(inlines) < 2 or not isinstance(inlines[0], Strong) or not isinstance(inlines[1], Text):
        return rewrite(inlines)
    label = inlines[1].text.lstrip(" ")
    space = inlines[1].text.removesuffix(label)
    figure, counted = rewrite(inlines[:1]), rewrite((Text(label), *inlines[2:]))
    match counted:
        case (Text(text=text), *rest):
            return (*figure, Text(space + text), *rest)
        case _:
            return (*figure, Text(space), *counted)


def _map_definitions(block: DefinitionList, rewrite: MapInlines, *, quoted: Quoted) -> DefinitionList:
    items = tuple(
        replace(
            item,
            term=rewrite(item.term, quoted),
            descriptions=tuple(_map_blocks(each, rewrite, quoted=quoted) for each in item.descriptions),
        )
        for item in block.items
    )
    return replace(block, items=items)


def _map_table(block: Table, rewrite: MapInlines) -> Table:
    head = tuple(replace(cell, content=rewrite(cell.content, Quoted.NOT)) for cell in block.head)
    rows = tuple(tuple(replace(cell, content=rewrite(cell.content, Quoted.NOT)) for cell in row) for row in block.rows)
    return replace(block, head=head, rows=rows)
