"""What a finished file must print: the visible text of a translated document, in reading order.

The walk is this module's own. The traversal that finds segments for translators is not used here,
so that a segment it overlooks is still expected in the file, and missed there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from coopdocs.inspect.letters import call_mark, is_call_mark
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
    HardBreak,
    Heading,
    Image,
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
    plain_text,
)

__all__ = ["ExpectedHeading", "ExpectedSegment", "ExpectedText", "Kind", "Passage", "expected_text"]


class Kind(StrEnum):
    """What a segment is, in the words of a message."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    PUBLISHER = "publisher"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TERM = "term"
    TABLE_CELL = "table cell"
    CODE = "code block"
    CAPTION = "caption"
    CREDIT = "credit"
    CONTAINER_TITLE = "box title"
    ALTERNATIVE = "alternative text"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in one language that leads to one place, or to none."""

    text: str
    language: str
    """BCP 47 tag."""
    target: str = ""
    """The address of the link that the passage stands in; empty outside links."""


@dataclass(frozen=True, slots=True)
class ExpectedSegment:
    """One piece of text that must stand in the file; a footnote call is the `call_mark` of its number."""

    passages: tuple[Passage, ...]
    position: Position
    kind: Kind

    @property
    def text(self) -> str:
        """The passages in one string."""
        return "".join(passage.text for passage in self.passages)


@dataclass(frozen=True, slots=True)
class ExpectedHeading:
    """A heading as the author wrote it."""

    level: int
    text: str
    bare_text: str
    """Without the words of pictures in it: not every outline has them."""
    position: Position


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """All that is compared."""

    language: str
    cover: tuple[ExpectedSegment, ...]
    """Title, subtitle and publisher; the design may set them in another order."""
    body: tuple[ExpectedSegment, ...]
    notes: tuple[tuple[ExpectedSegment, ...], ...]
    """The footnotes by number."""
    alternatives: tuple[ExpectedSegment, ...]
    """What stands for the pictures: cover, then body, then footnotes; decorative pictures have none."""
    missing_pictures: tuple[ExpectedSegment, ...]
    """The same for pictures that the edition has not got: in a draft these words may be printed in their place."""
    headings: tuple[ExpectedHeading, ...]


@dataclass(slots=True)
class _Walk:
    language: str
    numbers: dict[str, int]
    segments: list[ExpectedSegment] = field(default_factory=list)
    alternatives: list[tuple[str, ExpectedSegment]] = field(default_factory=list)
    """Sources of pictures and what stands for them."""
    headings: list[ExpectedHeading] = field(default_factory=list)

    def add(self, content: Inlines, position: Position, kind: Kind) -> None:
        passages = _joined(self._passages(content, self.language, ""))
        if passages:
            self.segments.append(ExpectedSegment(passages, position, kind))
        for image in _images(content):
            self.add_alternative(image.source, image.alt, position)

    def add_alternative(self, source: str, alt: Inlines, position: Position) -> None:
        passage = Passage(plain_text(alt), self.language)
        if passage.text:
            segment = ExpectedSegment((passage,), position, Kind.ALTERNATIVE)
            self.alternatives.append((source, segment))

    def _passages(self, content: Inlines, language: str, target: str) -> Iterator[Passage]:
        for inline in content:
            match inline:
                case Text() | Code():
                    yield Passage(inline.text, language, target)
                case Emphasis() | Strong():
                    yield from self._passages(inline.content, language, target)
                case Span():
                    yield from self._passages(inline.content, inline.language or language, target)
                case Link():
                    yield from self._passages(inline.content, language, inline.target)
                case FootnoteCall():
                    number = self.numbers.get(inline.label)
                    yield Passage(call_mark(number) if number else f"[^{inline.label}]", language, target)
                case HardBreak():
                    yield Passage(" ", language, target)
                case Image():
                    pass
                case _:
                    assert_never(inline)

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self.add(block.content, block.position, Kind.HEADING)
                self.headings.append(self._heading(block))
            case Paragraph():
                self.add(block.content, block.position, Kind.PARAGRAPH)
            case BlockQuote():
                self.blocks(block.blocks)
            case List():
                for item in block.items:
                    self.blocks(item.blocks)
            case DefinitionList():
                self._definitions(block)
            case CodeBlock():
                passage = Passage(block.text, self.language)
                self.segments.append(ExpectedSegment((passage,), block.position, Kind.CODE))
            case Table():
                for cell in (*block.head, *(cell for row in block.rows for cell in row)):
                    self.add(cell.content, cell.position, Kind.TABLE_CELL)
            case Figure():
                self.add_alternative(block.source, block.alt, block.position)
                self.add(block.caption, block.position, Kind.CAPTION)
                self.add(block.credit, block.position, Kind.CREDIT)
            case Container():
                self.add(block.title, block.position, Kind.CONTAINER_TITLE)
                self.blocks(block.blocks)
            case ThematicBreak():
                pass
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> ExpectedHeading:
        passages = self._passages(heading.content, self.language, "")
        bare = "".join(character for each in passages for character in each.text if not is_call_mark(character))
        return ExpectedHeading(heading.level, plain_text(heading.content), bare, heading.position)

    def _definitions(self, definitions: DefinitionList) -> None:
        for definition in definitions.items:
            self.add(definition.term, definition.position, Kind.TERM)
            for description in definition.descriptions:
                self.blocks(description)


def expected_text(
    document: Document, pictures: Collection[str] | None = None, *, back_cover_last: bool = True
) -> ExpectedText:
    """The text of a translated and typeset document, as every format must hold it.

    `pictures` are the sources of the pictures that the edition has; None stands for all. `back_cover_last`: whether the
    back cover comes last wherever the source has it.
    """
    numbers = {footnote.label: number for number, footnote in enumerate(document.footnotes, start=1)}
    cover, body = _Walk(document.language, numbers), _Walk(document.language, numbers)
    notes = [_Walk(document.language, numbers) for _ in document.footnotes]
    front_matter = document.front_matter
    if front_matter.cover:
        picture = front_matter.cover
        cover.add_alternative(picture.source, picture.alt, picture.position)
    cover.add(front_matter.title, front_matter.position, Kind.TITLE)
    cover.add(front_matter.subtitle, front_matter.position, Kind.SUBTITLE)
    cover.add(front_matter.publisher, front_matter.position, Kind.PUBLISHER)
    body.blocks(tuple(sorted(document.blocks, key=_is_back_cover)) if back_cover_last else document.blocks)
    for walk, footnote in zip(notes, document.footnotes, strict=True):
        walk.blocks(footnote.blocks)
    alternatives = [each for walk in (cover, body, *notes) for each in walk.alternatives]
    has = (source for source, _ in alternatives) if pictures is None else pictures
    shown = frozenset(has)
    return ExpectedText(
        document.language,
        cover=tuple(cover.segments),
        body=tuple(body.segments),
        notes=tuple(tuple(walk.segments) for walk in notes),
        alternatives=tuple(each for source, each in alternatives if source in shown),
        missing_pictures=tuple(
            each for source, each in alternatives if pictures is not None and source not in pictures
        ),
        headings=tuple(body.headings),
    )


def _is_back_cover(block: Block) -> bool:
    return isinstance(block, Container) and block.kind is ContainerKind.BACKCOVER


def _joined(passages: Iterator[Passage]) -> tuple[Passage, ...]:
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if last and (last.language, last.target) == (passage.language, passage.target):
            joined[-1] = Passage(last.text + passage.text, last.language, last.target)
        elif passage.text:
            joined.append(passage)
    return tuple(joined)


def _images(content: Inlines) -> Iterator[Image]:
    for inline in content:
        match inline:
            case Image():
                yield inline
            case Emphasis() | Strong() | Span() | Link():
                yield from _images(inline.content)
            case Text() | Code() | FootnoteCall() | HardBreak():
                pass
            case _:
                assert_never(inline)
