"""Containers as HTML: callout, pull quote, key figures, contacts, columns, back cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from coopdocs.model.document import Block, Container, ContainerKind, Paragraph, ThematicBreak
from coopdocs.writers.html.context import Context
from coopdocs.writers.html.inlines import write_inlines
from coopdocs.writers.html.markup import element

__all__ = ["write_container"]

_WriteBlocks = Callable[[Iterable[Block], Context], str]


def write_container(container: Container, context: Context, write_blocks: _WriteBlocks) -> str:
    """A container with its title; `write_blocks` writes what is in it."""
    number = context.number(container.kind)
    title_identifier = f"{container.kind}-{number}-title" if container.title else None
    title = write_inlines(container.title, context)
    title = element("p", title, class_="container-title", id=title_identifier) if title else ""
    body = _write_body(container, context, write_blocks)
    return element(
        _element_name(container.kind),
        title,
        body,
        id=context.identifier(container.attributes),
        class_=container.kind,
        aria_labelledby=title_identifier,
        role="group" if title_identifier and _element_name(container.kind) == "div" else None,
    )


def _element_name(kind: ContainerKind) -> str:
    match kind:
        case ContainerKind.CALLOUT | ContainerKind.PULLQUOTE:
            return "aside"
        case ContainerKind.BACKCOVER:
            return "footer"
        case ContainerKind.KEYFIGURES | ContainerKind.CONTACTS | ContainerKind.COLUMNS:
            return "div"
        case _:
            assert_never(kind)


def _write_body(container: Container, context: Context, write_blocks: _WriteBlocks) -> str:
    if container.kind is ContainerKind.PULLQUOTE:
        return _write_quotation(container.blocks, context, write_blocks)
    if container.kind is ContainerKind.COLUMNS:
        runs = _split_columns(container.blocks)
        return "".join(element("div", write_blocks(run, context), class_="column") for run in runs)
    return write_blocks(container.blocks, context)


def _write_quotation(blocks: tuple[Block, ...], context: Context, write_blocks: _WriteBlocks) -> str:
    """The quoted words apart from who said them: the style sheet puts quotation marks round the former only."""
    quoted = [block for block in blocks if not _is_attribution(block)]
    said_by = [block for block in blocks if _is_attribution(block)]
    return element("blockquote", write_blocks(quoted, context)) + write_blocks(said_by, context)


def _is_attribution(block: Block) -> bool:
    return isinstance(block, Paragraph) and "attribution" in block.attributes.classes


def _split_columns(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The columns, which the source divides by `---`."""
    columns: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, ThematicBreak):
            columns.append([])
        else:
            columns[-1].append(block)
    return columns
