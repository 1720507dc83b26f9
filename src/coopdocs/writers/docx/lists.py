"""Lists: Word's own list styles, and for each numbered list an instance that counts from its own first number."""

from __future__ import annotations

from dataclasses import replace

from coopdocs.model.document import List, Paragraph
from coopdocs.writers.docx.inlines import write_inlines
from coopdocs.writers.docx.markup import element, value
from coopdocs.writers.docx.numbering import DEEPEST_LEVEL, DEFINITIONS, definition_number
from coopdocs.writers.docx.setting import Setting, WriteBlocks
from coopdocs.writers.docx.story import Story, paragraph

__all__ = ["write_list"]

_DEEPEST_CONTINUATION = 3


def write_list(story: Story, block: List, setting: Setting, write_blocks: WriteBlocks) -> None:
    """One paragraph with a mark per item; what else an item holds follows without one."""
    level = min(setting.depth, DEEPEST_LEVEL)
    definition = setting.bullet if block.start is None else setting.number
    styles = DEFINITIONS[definition].styles
    number = None
    if block.start is not None:
        number = story.publication.numbering.begin(definition, level, block.start)
    elif level >= len(styles):
        # The style stands for its own level; a deeper one has to be named.
        number = definition_number(definition)
    for item in block.items:
        marked = paragraph(styles[min(level, len(styles) - 1)])
        if number is not None:
            marked[0].append(element("w:numPr", None, value("w:ilvl", level), value("w:numId", number)))
        first, rest = item.blocks[:1], item.blocks[1:]
        if first and isinstance(first[0], Paragraph):
            marked.extend(write_inlines(story, first[0].content))
        else:
            rest = item.blocks
        story.add(marked)
        write_blocks(story, rest, _inside(setting))


def _inside(setting: Setting) -> Setting:
    """A box keeps its own style for what goes on after the first paragraph of an item."""
    depth = setting.depth + 1
    boxed = setting.bullet != "bullet"
    token = setting.paragraph if boxed else f"continue-{min(depth, _DEEPEST_CONTINUATION)}"
    return replace(setting.inside(token), depth=depth)
