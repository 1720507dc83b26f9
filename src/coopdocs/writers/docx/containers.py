"""Fenced containers: callouts, pull quotes, key figures, contacts, columns, the back cover."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from coopdocs.model.document import (
    Block,
    Container,
    ContainerKind,
    Inlines,
    List,
    Paragraph,
    Strong,
    Text,
    ThematicBreak,
)
from coopdocs.writers.docx.drawings import surface
from coopdocs.writers.docx.inlines import PLAIN, Voice, label, run, text_paragraph, voice_in, write_inlines
from coopdocs.writers.docx.markup import Element, element, qualified
from coopdocs.writers.docx.sections import BACK_COVER, BODY, columns
from coopdocs.writers.docx.setting import Setting, WriteBlocks
from coopdocs.writers.docx.story import Story, keep_with_next, paragraph

__all__ = ["write_container"]


def write_container(story: Story, container: Container, setting: Setting, write_blocks: WriteBlocks) -> None:
    """The title, where there is one, and the blocks in the container's own styles."""
    match container.kind:
        case ContainerKind.CALLOUT:
            _callout(story, container, setting, write_blocks)
        case ContainerKind.PULLQUOTE:
            _title(story, container, "box-title")
            _pull_quote(story, container.blocks, setting.inside("pull-quote"), write_blocks)
        case ContainerKind.KEYFIGURES:
            _title(story, container, "box-title")
            for block in container.blocks:
                _key_figures(story, block, setting, write_blocks)
        case ContainerKind.CONTACTS:
            _title(story, container, "back-cover-title" if setting.paragraph == "back-cover" else "box-title")
            write_blocks(story, container.blocks, setting.inside("contacts"))
        case ContainerKind.COLUMNS:
            _title(story, container, "box-title")
            _columns(story, container.blocks, setting, write_blocks)
        case ContainerKind.BACKCOVER:
            _back_cover(story, container, setting, write_blocks)
        case _:
            assert_never(container.kind)


def _title(story: Story, container: Container, token: str) -> None:
    if container.title:
        story.add(text_paragraph(story, token, container.title))


def _callout(story: Story, container: Container, setting: Setting, write_blocks: WriteBlocks) -> None:
    """A shaded box of paragraphs, whole on one page; the space around it stands outside the shade."""
    boxed = replace(setting.inside("callout"), bullet="callout-bullet", number="callout-number")
    begin = len(story.elements)
    story.add(paragraph("spacer"))
    _title(story, container, "callout-title")
    write_blocks(story, container.blocks, boxed)
    for made in story.elements[begin:-1]:
        if made.tag == qualified("w:p"):
            keep_with_next(made)
    story.add(paragraph("spacer"))


def _pull_quote(story: Story, blocks: tuple[Block, ...], setting: Setting, write_blocks: WriteBlocks) -> None:
    """The quotation between the language's own marks, which are not part of the text."""
    opening, closing = story.publication.edition.quotes[0]
    quoted = [place for place, block in enumerate(blocks) if _is_quotation(block)]
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and place in quoted:
            content = write_inlines(story, block.content, voice_in("pull-quote"))
            before = label(story, opening) if place == quoted[0] else []
            after = label(story, closing) if place == quoted[-1] else []
            story.add(paragraph("pull-quote", *before, *content, *after))
            if place + 1 < len(blocks):
                keep_with_next(story.elements[-1])
        else:
            write_blocks(story, (block,), setting)


def _is_quotation(block: Block) -> bool:
    return isinstance(block, Paragraph) and "attribution" not in block.attributes.classes


def _key_figures(story: Story, block: Block, setting: Setting, write_blocks: WriteBlocks) -> None:
    """Each item of the list: its figure large, what it counts below it."""
    if not isinstance(block, List):
        write_blocks(story, (block,), setting.inside("body"))
        return
    for item in block.items:
        rest = item.blocks
        if rest and isinstance(rest[0], Paragraph):
            story.add(paragraph("key-figure", *_key_figure(story, rest[0].content)))
            rest = rest[1:]
        write_blocks(story, rest, setting.inside("body"))


def _key_figure(story: Story, content: Inlines) -> list[Element]:
    """A line break takes the place of the space after the figure, so that a figure may be of any length."""
    if not content or not isinstance(content[0], Strong):
        return write_inlines(story, content)
    figure, rest = content[0], content[1:]
    if rest and isinstance(rest[0], Text):
        rest = (Text(rest[0].text.removeprefix(" ")), *rest[1:])
    large = write_inlines(story, figure.content, Voice(("key-number",)))
    return [*large, run(story, PLAIN, element("w:br")), *write_inlines(story, rest)]


def _columns(story: Story, blocks: tuple[Block, ...], setting: Setting, write_blocks: WriteBlocks) -> None:
    """As many columns as the author separated; inside another thing, where Word has none, one below the other."""
    parts = _separated(blocks)
    count = max(2, len(parts))
    sectioned = story.is_main and setting.top_level
    if sectioned:
        story.begin_section(columns(count))
        width = story.publication.measures.column(count)
        setting = replace(setting, line=width, width=width, wide=False, top_level=False)
    for number, part in enumerate(parts):
        if number and sectioned:
            story.pending.append(run(story, PLAIN, element("w:br", {"w:type": "column"})))
        write_blocks(story, part, setting)
    if sectioned:
        story.begin_section(replace(BODY, start="continuous"))


def _separated(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The blocks between the thematic breaks."""
    parts: list[tuple[Block, ...]] = [()]
    for block in blocks:
        if isinstance(block, ThematicBreak):
            parts.append(())
        else:
            parts[-1] = (*parts[-1], block)
    return [part for part in parts if part]


def _back_cover(story: Story, container: Container, setting: Setting, write_blocks: WriteBlocks) -> None:
    """A page of its own at the end, or where the author put it."""
    sectioned = story.is_main and setting.top_level
    if sectioned:
        story.begin_section(BACK_COVER)
        story.pending.append(surface(story.publication))
    _title(story, container, "back-cover-title")
    write_blocks(story, container.blocks, setting.inside("back-cover"))
    if sectioned:
        story.begin_section(BODY)
