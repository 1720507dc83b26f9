"""Blocks as paragraphs and tables of a story."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from coopdocs.model.document import (
    Block,
    BlockQuote,
    CodeBlock,
    Container,
    ContainerKind,
    DefinitionList,
    Figure,
    Heading,
    List,
    Paragraph,
    Table,
    ThematicBreak,
    plain_text,
)
from coopdocs.writers.docx.containers import write_container
from coopdocs.writers.docx.inlines import PLAIN, label, run, text_paragraph, voice_in, write_inlines
from coopdocs.writers.docx.lists import write_list
from coopdocs.writers.docx.markup import Element, element, text_elements
from coopdocs.writers.docx.pictures import figure_picture
from coopdocs.writers.docx.setting import Setting
from coopdocs.writers.docx.story import Story, keep_with_next, paragraph
from coopdocs.writers.docx.tables import write_table

__all__ = ["heading_bookmark", "write_blocks"]

_DEEPEST_HEADING = 6
_OWN_STYLES = ("lead", "attribution")


def heading_bookmark(number: int) -> str:
    """Name of the bookmark at the main text's heading of that number, counted from 1, as Word names its own."""
    return f"_Toc{number:09d}"


def write_blocks(story: Story, blocks: tuple[Block, ...], setting: Setting) -> None:
    """Write the blocks one after the other."""
    for block, following in zip_longest(blocks, blocks[1:]):
        _mark(story, block.attributes.identifier)
        _write(story, block, setting)
        if isinstance(block, Paragraph) and _leads_to(block, following):
            keep_with_next(story.elements[-1])


def _leads_to(block: Paragraph, following: Block | None) -> bool:
    """Whether the paragraph announces the next block: by its colon, or because a callout explains it."""
    if following is None:
        return False
    is_callout = isinstance(following, Container) and following.kind is ContainerKind.CALLOUT
    return is_callout or plain_text(block.content).rstrip().endswith(":")


def _write(story: Story, block: Block, setting: Setting) -> None:
    match block:
        case Heading():
            _heading(story, block)
        case Paragraph():
            token = next((name for name in _OWN_STYLES if name in block.attributes.classes), setting.paragraph)
            story.add(text_paragraph(story, token, block.content))
        case BlockQuote():
            quoted = replace(setting.inside("quote"), bullet="quote-bullet", number="quote-number")
            write_blocks(story, block.blocks, quoted)
        case List():
            write_list(story, block, setting, write_blocks)
        case DefinitionList():
            _definitions(story, block, setting)
        case CodeBlock():
            story.add(paragraph("code-block", *_code_lines(story, block.text)))
        case Table():
            write_table(story, block, setting)
        case Figure():
            _figure(story, block, setting)
        case Container():
            write_container(story, block, setting, write_blocks)
        case ThematicBreak():
            story.add(paragraph("thematic-break"))
        case _:
            assert_never(block)


def _mark(story: Story, identifier: str | None) -> None:
    """Put a bookmark where links to the identifier lead."""
    if identifier and story.is_main and story.publication.bookmarks.place(identifier):
        story.pending += _bookmark(story, story.publication.bookmarks.name(identifier))


def _bookmark(story: Story, name: str, *content: Element) -> list[Element]:
    number = story.publication.bookmarks.number()
    start = element("w:bookmarkStart", {"w:id": number, "w:name": name})
    return [start, *content, element("w:bookmarkEnd", {"w:id": number})]


def _heading(story: Story, heading: Heading) -> None:
    """A heading, which in the main text the contents lead to."""
    token = f"heading-{min(heading.level, _DEEPEST_HEADING)}"
    content = write_inlines(story, heading.content, voice_in(token))
    if story.is_main:
        story.publication.headings_written += 1
        content = _bookmark(story, heading_bookmark(story.publication.headings_written), *content)
    story.add(paragraph(token, *content))


def _definitions(story: Story, definitions: DefinitionList, setting: Setting) -> None:
    for definition in definitions.items:
        story.add(text_paragraph(story, "term", definition.term))
        for description in definition.descriptions:
            write_blocks(story, description, setting.inside("definition"))


def _code_lines(story: Story, text: str) -> list[Element]:
    """One run per line; a line break stands between them."""
    runs: list[Element] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n")):
        line_break = [element("w:br")] if number else []
        runs.append(run(story, PLAIN, *line_break, *text_elements(line)))
    return runs


def _figure(story: Story, figure: Figure, setting: Setting) -> None:
    """The picture, its caption and its credit on one page."""
    alternative = plain_text(figure.alt)
    drawing = figure_picture(story, figure.source, alternative, setting.line)
    shown = [run(story, PLAIN, drawing)] if drawing is not None else label(story, alternative)
    story.add(paragraph("figure", *shown))
    if figure.caption:
        story.add(text_paragraph(story, "caption", figure.caption))
        if figure.credit:
            keep_with_next(story.elements[-1])
    if figure.credit:
        before, _, after = story.publication.edition.labels.credit.partition("{credit}")
        named = write_inlines(story, figure.credit, voice_in("credit"))
        story.add(paragraph("credit", *label(story, before), *named, *label(story, after)))
