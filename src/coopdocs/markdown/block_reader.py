"""Block tokens → blocks. Nothing that the source shows is lost: what has no place in a document is a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from coopdocs.markdown.block_attributes import read_attributes, read_container_kind
from coopdocs.markdown.inline_reader import InlineReader
from coopdocs.markdown.parsers import parse_source_inlines
from coopdocs.model.document import (
    Alignment,
    Attributes,
    Block,
    BlockQuote,
    CodeBlock,
    Container,
    ContainerKind,
    Definition,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Image,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Position,
    Table,
    TableCell,
    ThematicBreak,
    plain_text,
)
from coopdocs.model.finding import Finding

__all__ = ["BlockReader"]

_NOTE = re.compile(r"translators:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Prelude:
    """What stood before a block and belongs to it."""

    attributes: dict[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(slots=True)
class BlockReader:
    """Reads one file's tokens; what is wrong is gathered in `findings`."""

    file: str
    first_line: int
    """Number of lines before the tokens' own line 0, plus one."""
    environment: dict[str, object]
    findings: list[Finding] = field(default_factory=list)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    lines: Sequence[str] = ()
    """The text itself, line by line, to see whether containers are closed."""
    _tokens: Sequence[Token] = ()
    _index: int = 0

    def read(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """The blocks of a whole text; its footnotes are then in `footnotes`, by label."""
        self._tokens, self._index = tokens, 0
        return self._blocks("")

    # ------------------------------------------------------------------------------------- the walk

    def _blocks(self, closing: str) -> tuple[Block, ...]:
        """Blocks up to the closing token, which is taken too."""
        blocks: list[Block] = []
        prelude = _Prelude()
        while self._index < len(self._tokens) and self._tokens[self._index].type != closing:
            token = self._take()
            if token.type == "attributes":
                merged = {**prelude.attributes, **{key: str(value) for key, value in token.attrs.items()}}
                prelude = _Prelude(merged, prelude.note)
            elif token.type == "comment":
                prelude = _Prelude(prelude.attributes, self._note(token) or prelude.note)
            elif token.type == "footnote_reference_open":
                self._footnote(token, prelude)
                prelude = _Prelude()
            else:
                blocks.append(self._block(token, prelude))
                prelude = _Prelude()
        self._leave(prelude, blocks)
        self._index += 1
        return tuple(blocks)

    def _take(self) -> Token:
        self._index += 1
        return self._tokens[self._index - 1]

    def _leave(self, prelude: _Prelude, blocks: list[Block]) -> None:
        """Attributes with nothing behind them would vanish; say so."""
        if prelude.attributes:
            position = blocks[-1].position if blocks else Position(self.file, self.first_line)
            message = "attributes in braces with no block behind them"
            self._complain("attributes-without-block", message, position, "Put them on the line before their block.")

    def _note(self, token: Token) -> str:
        """The translators' note in a comment; other comments are the author's own and are not printed."""
        found = _NOTE.match(token.content)
        return " ".join(token.content[found.end() :].split()) if found else ""

    def _block(self, token: Token, prelude: _Prelude) -> Block:
        position = self._position(token)
        attributes = self._attributes(prelude.attributes, position)
        note = prelude.note
        match token.type:
            case "paragraph_open":
                return self._paragraph(position, attributes, note)
            case "heading_open":
                content = self._inline_until("heading_close", position)
                level = int(token.tag[1:])
                return Heading(position=position, attributes=attributes, note=note, level=level, content=content)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, attributes, note)
            case "blockquote_open":
                blocks = self._blocks("blockquote_close")
                return BlockQuote(position=position, attributes=attributes, note=note, blocks=blocks)
            case "fence" | "code_block":
                text, info = token.content, token.info.strip()
                return CodeBlock(position=position, attributes=attributes, note=note, text=text, info=info)
            case "hr":
                return ThematicBreak(position=position, attributes=attributes, note=note)
            case "table_open":
                return self._table(position, attributes, note)
            case "dl_open":
                return self._definition_list(position, attributes, note)
            case "container_any_open":
                return self._container(token, attributes, note)
            case _:
                raise AssertionError(f"unknown block token {token.type}")

    # ------------------------------------------------------------------------------------ the kinds

    def _paragraph(self, position: Position, attributes: Attributes, note: str) -> Block:
        reader = self._inline_reader(position)
        content = reader.read(self._take().children or [])
        self._expect("paragraph_close")
        if len(content) == 1 and isinstance(content[0], Image):
            return self._figure(
                content[0],
                reader.image_attributes.credit,
                Paragraph(position=position, attributes=attributes, note=note, content=content),
            )
        if reader.image_attributes.credit:
            message = "only an image alone in its paragraph can have a credit"
            self._complain("credit-without-figure", message, position, "Put the image in a paragraph of its own.")
        if self._line(position).startswith("<!--") and "-->" not in plain_text(content):
            message = "this comment is not closed and is printed as text"
            self._complain("comment-unclosed", message, position, "Close it with -->.")
        if re.match(":::", plain_text(content)):
            message = "a line of colons opens or closes nothing here and is printed as text"
            self._complain("stray-fence", message, position, "Remove it, or name a container: ::: callout.")
        return Paragraph(position=position, attributes=attributes, note=note, content=content)

    def _figure(self, image: Image, credit: str, paragraph: Paragraph) -> Figure:
        if not image.alt:
            message = f"the picture {image.source} has no alternative text"
            advice = "Say between the square brackets what the picture shows, for those who cannot see it."
            self._complain("alt-text-missing", message, paragraph.position, advice)
        return Figure(
            position=paragraph.position,
            attributes=paragraph.attributes,
            note=paragraph.note,
            source=image.source,
            alt=image.alt,
            caption=self._inlines(image.title, paragraph.position),
            credit=self._inlines(credit, paragraph.position),
        )

    def _list(self, token: Token, attributes: Attributes, note: str) -> List:
        ordered = token.type == "ordered_list_open"
        start = int(token.attrs.get("start", 1)) if ordered else None
        closing = token.type.replace("open", "close")
        items: list[ListItem] = []
        tight = True
        while (item := self._take()).type != closing:
            first = self._tokens[self._index]
            tight = tight and (first.type != "paragraph_open" or first.hidden)
            items.append(ListItem(position=self._position(item), blocks=self._blocks("list_item_close")))
        position = self._position(token)
        return List(position=position, attributes=attributes, note=note, items=tuple(items), start=start, tight=tight)

    def _definition_list(self, position: Position, attributes: Attributes, note: str) -> DefinitionList:
        items: list[Definition] = []
        while (token := self._take()).type != "dl_close":
            term = self._inline_until("dt_close", self._position(token))
            descriptions: list[tuple[Block, ...]] = []
            while self._tokens[self._index].type == "dd_open":
                self._index += 1
                descriptions.append(self._blocks("dd_close"))
            items.append(Definition(position=self._position(token), term=term, descriptions=tuple(descriptions)))
        return DefinitionList(position=position, attributes=attributes, note=note, items=tuple(items))

    def _table(self, position: Position, attributes: Attributes, note: str) -> Table:
        alignments: list[Alignment] = []
        rows: list[tuple[TableCell, ...]] = []
        cells: list[TableCell] = []
        line = position
        while (token := self._take()).type != "table_close":
            if token.type == "tr_open":
                cells, line = [], self._position(token)
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(_alignment(str(token.attrs.get("style", ""))))
                content = self._inline_until(token.type.replace("open", "close"), line)
                cells.append(TableCell(position=line, content=content))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        return Table(
            position=position,
            attributes=attributes,
            note=note,
            alignments=tuple(alignments),
            head=rows[0],
            rows=tuple(rows[1:]),
        )

    def _container(self, token: Token, attributes: Attributes, note: str) -> Container:
        position = self._position(token)
        name, _, title = token.info.strip().partition(" ")
        kind = read_container_kind(name, lambda code, message, advice: self._complain(code, message, position, advice))
        self._check_closed(token, position)
        return Container(
            position=position,
            attributes=attributes,
            note=note,
            kind=kind or ContainerKind.CALLOUT,
            # An unknown kind stops the build; until then nothing of its line is lost.
            title=self._inlines(title if kind else token.info, position),
            blocks=self._blocks("container_any_close"),
        )

    def _check_closed(self, token: Token, position: Position) -> None:
        last = token.map[1] if token.map else 0
        if last >= len(self.lines) or not re.search(r":{3,}\s*$", self.lines[last]):
            advice = "Close it with a line of at least as many colons."
            self._complain("container-unclosed", "this container is not closed", position, advice)

    def _footnote(self, token: Token, prelude: _Prelude) -> None:
        position = self._position(token)
        label = token.meta["label"]
        blocks = self._blocks("footnote_reference_close")
        attributes = self._attributes(prelude.attributes, position)
        if label in self.footnotes:
            message = f"the footnote [^{label}] is written twice"
            self._complain("footnote-twice", message, position, "Give one of them another label.")
            return
        self.footnotes[label] = Footnote(
            position=position, attributes=attributes, note=prelude.note, label=label, blocks=blocks
        )

    # ------------------------------------------------------------------------------------- the parts

    def _inline_until(self, closing: str, position: Position) -> Inlines:
        inlines = self._inline_reader(position).read(self._take().children or [])
        self._expect(closing)
        return inlines

    def _inlines(self, text: str, position: Position) -> Inlines:
        """Inline Markdown that stands in an attribute or behind a container's name."""
        if not text.strip():
            return ()
        return self._inline_reader(position).read(parse_source_inlines(text, self.environment))

    def _inline_reader(self, position: Position) -> InlineReader:
        return InlineReader(lambda code, message, advice: self._complain(code, message, position, advice))

    def _expect(self, closing: str) -> None:
        token = self._take()
        if token.type != closing:
            raise AssertionError(f"{token.type} where {closing} was due")

    def _attributes(self, given: dict[str, str], position: Position) -> Attributes:
        return read_attributes(given, lambda code, message, advice: self._complain(code, message, position, advice))

    def _line(self, position: Position) -> str:
        index = position.line - self.first_line
        return self.lines[index].lstrip() if index < len(self.lines) else ""

    def _position(self, token: Token) -> Position:
        return Position(self.file, (token.map[0] if token.map else 0) + self.first_line)

    def _complain(self, code: str, message: str, position: Position, advice: str) -> None:
        self.findings.append(Finding(code, message, position, advice))


def _alignment(style: str) -> Alignment:
    if style.endswith("center"):
        return Alignment.CENTER
    return Alignment.END if style.endswith("right") else Alignment.START
