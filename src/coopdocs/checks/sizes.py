"""What is too large to be laid out in good time: nobody prints it, and it would hold up the other editions.

Time to lay out grows faster than the text. The limits lie far above what a reader takes for one paragraph, list or
table (an A4 page holds about 3500 characters), and far below what takes minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coopdocs.model.document import (
    Block,
    Code,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    Inlines,
    List,
    Position,
    Table,
    Text,
    plain_text,
)
from coopdocs.model.finding import Finding
from coopdocs.model.walk import all_inlines, children, inline_runs

__all__ = ["find_oversized", "measure_text"]

_CHARACTERS = 20_000
"""Of one text."""
_MARKS = 500
"""Emphases, links, calls of notes and the like in one text."""
_ITEMS = 1000
"""Of one list, without those of the lists inside it."""
_ROWS, _COLUMNS = 1000, 30
"""Of one table."""
_ALL_TEXTS, _ALL_CHARACTERS = 5000, 1_000_000
"""Of one brochure: headings, paragraphs, items and cells, and what stands in them."""


def measure_text(inlines: Inlines) -> str:
    """What is too much in one text, as a message; empty where nothing is."""
    characters = len(plain_text(inlines))
    if characters > _CHARACTERS:
        return f"{characters} characters in one text, {_CHARACTERS} are allowed"
    marks = sum(not isinstance(inline, Text) for inline in all_inlines(inlines))
    if marks > _MARKS:
        return f"{marks} emphases, links and the like in one text, {_MARKS} are allowed"
    return ""


def find_oversized(document: Document) -> tuple[Finding, ...]:
    """Texts, lists and tables that are too large; the whole, where it is and each of its parts is not."""
    texts = list(_front_texts(document))
    findings: list[Finding] = []
    for blocks in (document.blocks, *(footnote.blocks for footnote in document.footnotes)):
        texts += [(inlines, position) for inlines, position in inline_runs(blocks) if inlines]
        texts += _other_texts(blocks)
        findings += _judge_blocks(blocks)
    for inlines, position in texts:
        if message := measure_text(inlines):
            findings.append(Finding("text-too-long", message, position, "Split the paragraph."))
    return tuple(findings or _judge_whole(texts, document.position))


def _front_texts(document: Document) -> Iterator[tuple[Inlines, Position]]:
    front = document.front_matter
    for inlines in (front.title, front.subtitle, front.publisher, front.description, *front.keywords):
        if inlines:
            yield inlines, front.position
    if front.cover:
        yield front.cover.alt, front.cover.position


def _judge_whole(texts: Sequence[tuple[Inlines, Position]], position: Position) -> Iterator[Finding]:
    number, characters = len(texts), sum(len(plain_text(inlines)) for inlines, _ in texts)
    if number > _ALL_TEXTS:
        message = f"{number} headings, paragraphs, items and cells in one brochure, {_ALL_TEXTS} are allowed"
    elif characters > _ALL_CHARACTERS:
        message = f"{characters} characters in one brochure, {_ALL_CHARACTERS} are allowed"
    else:
        return
    yield Finding("brochure-too-long", message, position, "Make several brochures of it.")


def _other_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Inlines, Position]]:
    """What stands in no run of inlines: preformatted text, and what a figure shows."""
    for block in blocks:
        if isinstance(block, CodeBlock):
            yield (Code(block.text),), block.position
        elif isinstance(block, Figure):
            yield block.alt, block.position
        for inner in children(block):
            yield from _other_texts(inner)


def _judge_blocks(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    for block in blocks:
        if isinstance(block, List | DefinitionList) and len(block.items) > _ITEMS:
            message = f"{len(block.items)} items in one list, {_ITEMS} are allowed"
            yield Finding("list-too-long", message, block.position, "Split the list.")
        elif isinstance(block, Table):
            yield from _judge_table(block)
        for inner in children(block):
            yield from _judge_blocks(inner)


def _judge_table(table: Table) -> Iterator[Finding]:
    columns, rows = len(table.head), len(table.rows)
    if columns > _COLUMNS:
        message = f"{columns} columns in one table, {_COLUMNS} are allowed"
        yield Finding("table-too-wide", message, table.position, "Turn the table round, or split it.")
    if rows > _ROWS:
        message = f"{rows} rows in one table, {_ROWS} are allowed"
        yield Finding("table-too-long", message, table.position, "Split the table.")
