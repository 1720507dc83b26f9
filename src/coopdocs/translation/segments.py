"""The one traversal that finds segments and rewrites them.

Extraction and translation both call `map_segments`, so that what is asked for is what is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from coopdocs.model.document import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    BlockQuote,
    Code,
    CodeBlock,
    Container,
    ContainerKind,
    Definition,
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
    ListItem,
    Paragraph,
    Position,
    Span,
    Strong,
    Table,
    TableCell,
    Text,
    ThematicBreak,
    plain_text,
)
from coopdocs.model.segment import Segment, SegmentKind

__all__ = ["Rewrite", "collect_segments", "map_segments"]

Rewrite = Callable[[Segment], Inlines]
"""Takes a segment and returns what is to stand in its place."""


def collect_segments(document: Document) -> tuple[Segment, ...]:
    """All segments of the document in the order in which translators meet them."""
    segments: list[Segment] = []

    def keep(segment: Segment) -> Inlines:
        segments.append(segment)
        return segment.content

    map_segments(document, keep)
    return tuple(segments)


def map_segments(document: Document, rewrite: Rewrite) -> Document:
    """The document with each segment replaced by `rewrite(segment)`; everything else stays."""
    walk = _Walk(rewrite)
    front_matter = _map_front_matter(walk, document.front_matter)
    blocks = walk.blocks(document.blocks)
    note_walk = replace(walk, trail=[], kind=SegmentKind.FOOTNOTE)
    footnotes = tuple(
        replace(footnote, blocks=note_walk.inside(footnote.attributes, footnote.note).blocks(footnote.blocks))
        for footnote in document.footnotes
    )
    return replace(document, front_matter=front_matter, blocks=blocks, footnotes=footnotes)


def _map_front_matter(walk: _Walk, front_matter: FrontMatter) -> FrontMatter:
    lines = dict(front_matter.lines)

    def text(content: Inlines, kind: SegmentKind, key: str) -> Inlines:
        position = replace(front_matter.position, line=lines.get(key, front_matter.position.line))
        return walk.text(content, kind, position)

    title = text(front_matter.title, SegmentKind.TITLE, "title")
    subtitle = text(front_matter.subtitle, SegmentKind.SUBTITLE, "subtitle")
    publisher = text(front_matter.publisher, SegmentKind.PUBLISHER, "publisher")
    description = text(front_matter.description, SegmentKind.DESCRIPTION, "description")
    keywords = tuple(text(word, SegmentKind.KEYWORD, "keywords") for word in front_matter.keywords)
    cover = front_matter.cover
    if cover:
        cover = replace(cover, alt=text(cover.alt, SegmentKind.ALTERNATIVE, "cover-alt"))
    return replace(
        front_matter,
        title=title,
        subtitle=subtitle,
        publisher=publisher,
        description=description,
        keywords=keywords,
        cover=cover,
    )


@dataclass(slots=True)
class _Walk:
    """Where the traversal is: what a paragraph is here, the headings above, what the blocks around say."""

    rewrite: Rewrite
    kind: SegmentKind = SegmentKind.PARAGRAPH
    detail: str = ""
    trail: list[tuple[int, str]] | None = None
    attributes: Attributes = NO_ATTRIBUTES
    note: str = ""

    def inside(self, attributes: Attributes, note: str, kind: SegmentKind | None = None, detail: str = "") -> _Walk:
        """The walk for what a block holds: note, context and limit of the block are theirs too."""
        inherited = Attributes(
            context=attributes.context or self.attributes.context,
            max_length=attributes.max_length or self.attributes.max_length,
        )
        kind, detail = (kind, detail) if kind else (self.kind, self.detail)
        return _Walk(self.rewrite, kind, detail, self._headings(), inherited, note or self.note)

    def _headings(self) -> list[tuple[int, str]]:
        if self.trail is None:
            self.trail = []
        return self.trail

    # ------------------------------------------------------------------------------------- segments

    def text(self, content: Inlines, kind: SegmentKind, position: Position, detail: str = "") -> Inlines:
        """One segment, then the titles and addresses in it; nothing to read is nothing to translate."""
        if _has_words(content):
            segment = Segment(
                content,
                kind,
                position,
                detail,
                trail=tuple(title for _, title in self._headings()),
                note=self.note,
                context=self.attributes.context,
                max_length=self.attributes.max_length,
            )
            content = self.rewrite(segment)
        # What hangs on a link is no part of its text: the text's own note, context and limit do not concern it.
        parts = _Walk(self.rewrite, kind, trail=self._headings())
        return tuple(parts.inline(inline, position) for inline in content)

    def inline(self, inline: Inline, position: Position) -> Inline:
        """The inline with the titles and addresses inside it rewritten."""
        match inline:
            case Text() | Code() | FootnoteCall() | HardBreak():
                return inline
            case Emphasis() | Strong() | Span():
                return replace(inline, content=self._inlines(inline.content, position))
            case Image():
                title = self._string(inline.title, SegmentKind.PICTURE_TITLE, position)
                return replace(inline, title=title)
            case Link():
                title = self._string(inline.title, SegmentKind.LINK_TITLE, position)
                target = inline.target
                if inline.translate_target:
                    target = self._string(target, SegmentKind.LINK_ADDRESS, position)
                return replace(inline, content=self._inlines(inline.content, position), title=title, target=target)
            case _:
                assert_never(inline)

    def _inlines(self, inlines: Inlines, position: Position) -> Inlines:
        return tuple(self.inline(inline, position) for inline in inlines)

    def _string(self, text: str, kind: SegmentKind, position: Position) -> str:
        return plain_text(self.text((Text(text),), kind, position)) if text else ""

    # --------------------------------------------------------------------------------------- blocks

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        inside = self.inside(block.attributes, block.note)
        match block:
            case Heading():
                return self.heading(block, inside)
            case Paragraph():
                content = inside.text(block.content, inside.kind, block.position, inside.detail)
                return replace(block, content=content)
            case BlockQuote():
                quotation = self.inside(block.attributes, block.note, SegmentKind.QUOTATION)
                return replace(block, blocks=quotation.blocks(block.blocks))
            case List():
                return replace(block, items=tuple(inside.item(item) for item in block.items))
            case DefinitionList():
                return replace(block, items=tuple(inside.definition(item) for item in block.items))
            case Table():
                return inside.table(block)
            case Figure():
                return inside.figure(block)
            case Container():
                return inside.container(block)
            case CodeBlock() | ThematicBreak():
                return block
            case _:
                assert_never(block)

    def heading(self, heading: Heading, inside: _Walk) -> Heading:
        headings = self._headings()
        while headings and headings[-1][0] >= heading.level:
            headings.pop()
        content = inside.text(heading.content, SegmentKind.HEADING, heading.position, str(heading.level))
        # The trail is the author's, whatever the heading became: it stands in the template.
        headings.append((heading.level, plain_text(heading.content)))
        return replace(heading, content=content)

    def item(self, item: ListItem) -> ListItem:
        walk = self.inside(item.attributes, item.note, SegmentKind.LIST_ITEM, self.detail)
        return replace(item, blocks=walk.blocks(item.blocks))

    def definition(self, definition: Definition) -> Definition:
        walk = self.inside(definition.attributes, definition.note)
        term = walk.text(definition.term, SegmentKind.TERM, definition.position)
        saying = walk.inside(NO_ATTRIBUTES, "", SegmentKind.DEFINITION, plain_text(definition.term))
        descriptions = tuple(saying.blocks(description) for description in definition.descriptions)
        return replace(definition, term=term, descriptions=descriptions)

    def table(self, table: Table) -> Table:
        columns = [plain_text(cell.content) for cell in table.head]
        head = tuple(self._cell(cell, SegmentKind.TABLE_HEAD, "") for cell in table.head)
        rows = tuple(
            tuple(self._cell(cell, SegmentKind.TABLE_CELL, column) for cell, column in zip(row, columns, strict=True))
            for row in table.rows
        )
        return replace(table, head=head, rows=rows)

    def _cell(self, cell: TableCell, kind: SegmentKind, detail: str) -> TableCell:
        return replace(cell, content=self.text(cell.content, kind, cell.position, detail))

    def figure(self, figure: Figure) -> Figure:
        # A limit is meant for what is set beside the picture, not for what is read aloud instead of it.
        unlimited = replace(self, attributes=replace(self.attributes, max_length=None))
        alt = unlimited.text(figure.alt, SegmentKind.ALTERNATIVE, figure.position)
        caption = self.text(figure.caption, SegmentKind.CAPTION, figure.position)
        credit = self.text(figure.credit, SegmentKind.CREDIT, figure.position)
        return replace(figure, alt=alt, caption=caption, credit=credit)

    def container(self, container: Container) -> Container:
        title = self.text(container.title, SegmentKind.CONTAINER_TITLE, container.position, container.kind.value)
        quoting = container.kind is ContainerKind.PULLQUOTE
        kind = SegmentKind.QUOTATION if quoting else SegmentKind.PARAGRAPH
        walk = self.inside(NO_ATTRIBUTES, "", kind, "" if quoting else container.kind.value)
        return replace(container, title=title, blocks=walk.blocks(container.blocks))


def _has_words(content: Inlines) -> bool:
    """Whether there is anything to translate: code alone is not, and neither is nothing at all."""
    return any(not isinstance(inline, Code | HardBreak | FootnoteCall) for inline in content)
