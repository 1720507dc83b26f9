"""Blocks as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from coopdocs.model.document import (
    Alignment,
    Block,
    BlockQuote,
    CodeBlock,
    Container,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Table,
    TableCell,
    ThematicBreak,
    plain_text,
)
from coopdocs.writers.html.containers import write_container
from coopdocs.writers.html.context import Context
from coopdocs.writers.html.inlines import write_inlines, write_picture
from coopdocs.writers.html.markup import element, escape_text

__all__ = ["write_blocks"]

_CLASSES = ("lead", "attribution")


def write_blocks(blocks: Iterable[Block], context: Context) -> str:
    """Blocks one after another."""
    return "".join(_write(block, context) for block in blocks)


def _write(block: Block, context: Context) -> str:
    match block:
        case Heading():
            return _write_heading(block, context)
        case Paragraph():
            classes = " ".join(name for name in block.attributes.classes if name in _CLASSES)
            content = write_inlines(block.content, context)
            return element("p", content, id=context.identifier(block.attributes), class_=classes or None)
        case BlockQuote():
            return element("blockquote", write_blocks(block.blocks, context), id=context.identifier(block.attributes))
        case List():
            return _write_list(block, context)
        case DefinitionList():
            return _write_definitions(block, context)
        case CodeBlock():
            code = element("code", escape_text(block.text))
            return element("pre", code, id=context.identifier(block.attributes), translate="no")
        case Table():
            return _write_table(block, context)
        case Figure():
            return _write_figure(block, context)
        case Container():
            return write_container(block, context, write_blocks)
        case ThematicBreak():
            return element("hr")
        case _:
            assert_never(block)


def _write_heading(heading: Heading, context: Context) -> str:
    """A heading one level lower than in the source: the first level is the brochure's title."""
    # Bookmarks and running heads are plain text; the attribute keeps footnote calls out of them.
    return element(
        f"h{min(heading.level + 1, 6)}",
        write_inlines(heading.content, context),
        id=context.heading_identifier(heading),
        class_=f"level-{heading.level}",
        data_label=plain_text(heading.content),
    )


def _write_list(block: List, context: Context) -> str:
    items = "".join(element("li", _write_item(item, context, tight=block.tight)) for item in block.items)
    identifier = context.identifier(block.attributes)
    if block.start is None:
        return element("ul", items, id=identifier)
    return element("ol", items, id=identifier, start=None if block.start == 1 else str(block.start))


def _write_item(item: ListItem, context: Context, *, tight: bool) -> str:
    """What is in an item; in a tight list paragraphs are bare."""
    if not tight:
        return write_blocks(item.blocks, context)
    return "".join(
        write_inlines(block.content, context) if isinstance(block, Paragraph) else write_blocks((block,), context)
        for block in item.blocks
    )


def _write_definitions(block: DefinitionList, context: Context) -> str:
    parts = []
    for definition in block.items:
        parts.append(element("dt", write_inlines(definition.term, context)))
        parts.extend(element("dd", write_blocks(blocks, context)) for blocks in definition.descriptions)
    return element("dl", *parts, id=context.identifier(block.attributes))


def _write_table(table: Table, context: Context) -> str:
    """A table in a frame of its own, which a narrow screen can scroll with the keyboard."""
    classes = tuple(None if alignment is Alignment.START else alignment.value for alignment in table.alignments)
    head = element("thead", _write_row(table.head, classes, context, is_head=True))
    body = element("tbody", *(_write_row(row, classes, context) for row in table.rows))
    written = element("table", head, body, id=context.identifier(table.attributes))
    return element("div", written, class_="table", tabindex="0")


def _write_row(
    cells: tuple[TableCell, ...], classes: tuple[str | None, ...], context: Context, *, is_head: bool = False
) -> str:
    name, scope = ("th", "col") if is_head else ("td", None)
    return element(
        "tr",
        *(
            element(name, write_inlines(cell.content, context), scope=scope, class_=class_)
            for cell, class_ in zip(cells, classes, strict=True)
        ),
    )


def _write_figure(figure: Figure, context: Context) -> str:
    picture = write_picture(figure.source, figure.alt, context)
    caption = element("p", write_inlines(figure.caption, context), class_="caption") if figure.caption else ""
    credit = _write_credit(figure.credit, context) if figure.credit else ""
    texts = element("figcaption", caption, credit) if caption or credit else ""
    return element("figure", picture, texts, id=context.identifier(figure.attributes))


def _write_credit(credit: Inlines, context: Context) -> str:
    """Who made the picture, with the label's own words round it marked as ours."""
    before, _, after = context.edition.labels.credit.partition("{credit}")
    around = [element("span", escape_text(words), class_="furniture") if words else "" for words in (before, after)]
    return element("p", around[0], write_inlines(credit, context), around[1], class_="credit")
