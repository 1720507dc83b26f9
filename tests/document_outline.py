"""A document as short lines of text, for golden files: one line for each block, indented by depth."""

from __future__ import annotations

from coopdocs.markdown import write_inlines
from coopdocs.model.document import (
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

__all__ = ["outline"]


def outline(blocks, depth=0) -> str:
    return "".join(_lines(block, depth) for block in blocks)


def _text(inlines) -> str:
    return write_inlines(inlines).text.replace("\n", "⏎")


def _lines(block, depth) -> str:
    indent = "  " * depth
    line = f"{indent}{block.position.line}: {_what(block)}{_attributes(block.attributes)}"
    if block.note:
        line += f"  note: {block.note}"
    return line.rstrip() + "\n" + _inside(block, depth + 1)


def _what(block) -> str:
    match block:
        case Heading():
            return f"heading {block.level}: {_text(block.content)}"
        case Paragraph():
            return f"paragraph: {_text(block.content)}"
        case List():
            kind = "bullets" if block.start is None else f"numbers from {block.start}"
            return f"{'tight' if block.tight else 'loose'} list, {kind}"
        case Table():
            return f"table {[alignment.value for alignment in block.alignments]}"
        case Figure():
            texts = [_text(block.alt), _text(block.caption), _text(block.credit)]
            return f"figure {block.source} {texts}"
        case Container():
            return f"{block.kind.value}: {_text(block.title)}"
        case CodeBlock():
            return f"code {block.info!r} {block.text!r}"
        case BlockQuote() | DefinitionList() | ThematicBreak():
            return type(block).__name__
    raise AssertionError(block)


def _attributes(attributes) -> str:
    parts = [
        *([f"#{attributes.identifier}"] if attributes.identifier else []),
        *(f".{name}" for name in attributes.classes),
        *([f"context={attributes.context}"] if attributes.context else []),
        *([f"max-length={attributes.max_length}"] if attributes.max_length else []),
    ]
    return f"  {{{' '.join(parts)}}}" if parts else ""


def _inside(block, depth) -> str:
    indent = "  " * depth
    match block:
        case BlockQuote() | Container():
            return outline(block.blocks, depth)
        case List():
            return "".join(f"{indent}item\n{outline(item.blocks, depth + 1)}" for item in block.items)
        case DefinitionList():
            return "".join(
                f"{indent}term: {_text(item.term)}\n"
                + "".join(outline(saying, depth + 1) for saying in item.descriptions)
                for item in block.items
            )
        case Table():
            rows = (block.head, *block.rows)
            return "".join(f"{indent}{' | '.join(_text(cell.content) for cell in row)}\n" for row in rows)
    return ""
