"""Parts: the text between two headings of level 1, divided into what runs in columns and what takes the full width."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from coopdocs.model.document import Block, Container, ContainerKind, Figure, Heading, Paragraph, Table, plain_text
from coopdocs.writers.html.blocks import write_blocks
from coopdocs.writers.html.context import Context
from coopdocs.writers.html.markup import element

__all__ = ["divide_parts", "write_part"]

_WIDE_KINDS = frozenset({ContainerKind.KEYFIGURES, ContainerKind.COLUMNS, ContainerKind.CONTACTS})
_BRIEF = 400
"""Characters of running text, about five lines of the wide column."""


def divide_parts(blocks: Iterable[Block]) -> tuple[list[list[Block]], list[Block]]:
    """The parts, each from a heading of level 1 to the next, and the back cover."""
    parts: list[list[Block]] = [[]]
    back_cover: list[Block] = []
    for block in blocks:
        if isinstance(block, Container) and block.kind is ContainerKind.BACKCOVER:
            back_cover.append(block)
            continue
        if _opens_part(block):
            parts.append([])
        parts[-1].append(block)
    return [part for part in parts if part], back_cover


def write_part(blocks: list[Block], context: Context) -> str:
    """One part as a section; each run of blocks for narrow columns stands in an element of class `flow`."""
    named_by = context.heading_identifiers[id(blocks[0])] if _opens_part(blocks[0]) else None
    runs = [
        write_blocks(run, context) if is_wide else element("div", write_blocks(run, context), class_=_flow_class(run))
        for is_wide, run in _divide_runs(blocks)
    ]
    return element("section", *runs, class_="part", aria_labelledby=named_by)


def _opens_part(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _divide_runs(blocks: list[Block]) -> list[tuple[bool, list[Block]]]:
    """Runs of wide and of narrow blocks; a heading goes with what follows it, or it would end a column alone."""
    is_wide = [_is_wide(block) for block in blocks]
    for place in range(len(blocks) - 2, -1, -1):
        if isinstance(blocks[place], Heading) and is_wide[place + 1]:
            is_wide[place] = True
    pairs = groupby(zip(is_wide, blocks, strict=True), key=lambda pair: pair[0])
    return [(wide, [block for _, block in run]) for wide, run in pairs]


def _flow_class(run: list[Block]) -> str:
    """`flow`, and `brief` where it is too short to be divided: three lines in two columns are no columns."""
    paragraphs = [block for block in run if isinstance(block, Paragraph)]
    is_brief = len(paragraphs) == len(run) and sum(len(plain_text(each.content)) for each in paragraphs) < _BRIEF
    return "flow brief" if is_brief else "flow"


def _is_wide(block: Block) -> bool:
    match block:
        case Figure() | Table():
            return True
        case Paragraph():
            return "lead" in block.attributes.classes
        case Container():
            return block.kind in _WIDE_KINDS
        case _:
            return _opens_part(block)
