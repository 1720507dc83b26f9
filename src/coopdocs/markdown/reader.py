"""Source text → Document, with all that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coopdocs.markdown.block_reader import BlockReader
from coopdocs.markdown.front_matter import read_front_matter, split_front_matter
from coopdocs.markdown.inline_reader import InlineReader
from coopdocs.markdown.parsers import DEEPEST_NESTING, parse_document, parse_source_inlines
from coopdocs.model.document import Block, Document, Footnote, Inlines
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position
from coopdocs.model.walk import footnote_calls

__all__ = ["Body", "Reading", "read_body", "read_markdown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a source text; no document where title or date are missing."""

    document: Document | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """All but the front matter."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    findings: tuple[Finding, ...]


def read_markdown(text: str, name: str, language: str, file: str) -> Reading:
    """The document in a source text.

    `name` is the brochure, `language` the text's BCP 47 tag, `file` the path that findings show. Line ends are LF.
    """
    yaml, body_line, fault = split_front_matter(text, file)
    body = read_body("\n".join(text.split("\n")[body_line:]), file, body_line + 1)
    if yaml is None:
        return Reading(None, (*([fault] if fault else []), *body.findings))
    findings: list[Finding] = []

    def read_text(source: str, position: Position) -> Inlines:
        reader = InlineReader(lambda code, message, advice: findings.append(Finding(code, message, position, advice)))
        return reader.read(parse_source_inlines(source, {}))

    front_matter, faults = read_front_matter(yaml, file, read_text)
    all_findings = (*faults, *findings, *body.findings)
    if front_matter is None:
        return Reading(None, all_findings)
    document = Document(
        name=name,
        language=language,
        front_matter=front_matter,
        blocks=body.blocks,
        footnotes=body.footnotes,
        position=Position(file),
    )
    return Reading(document, all_findings)


def read_body(text: str, file: str, first_line: int = 1) -> Body:
    """The blocks of a text without front matter, and its footnotes in the order of their first calls."""
    tokens, environment = parse_document(text)
    reader = BlockReader(file, first_line, environment, lines=text.split("\n"))
    if any(token.level >= DEEPEST_NESTING - 1 for token in tokens):
        message = f"quotations and lists are nested more than {DEEPEST_NESTING // 2} deep"
        reader.findings.append(Finding("nested-too-deep", message, Position(file), "Nest them less deeply."))
    blocks = reader.read(tokens)
    footnotes = tuple(_called_footnotes(blocks, reader))
    return Body(blocks, footnotes, tuple(reader.findings))


def _called_footnotes(blocks: tuple[Block, ...], reader: BlockReader) -> Iterator[Footnote]:
    """Each note at its first call; notes that nobody calls come last and are reported."""
    left = dict(reader.footnotes)
    queue = list(footnote_calls(blocks))
    seen: set[str] = set()
    while queue:
        label, position = queue.pop(0)
        if label in seen:
            message = f"the footnote [^{label}] is called twice"
            advice = "Write a second note, or send the reader back in words."
            reader.findings.append(Finding("footnote-called-twice", message, position, advice))
        elif label in left:
            footnote = left.pop(label)
            yield footnote
            queue += footnote_calls(footnote.blocks)
        else:
            message = f"the footnote [^{label}] has no text"
            advice = f"Add a line [^{label}]: and the note's text."
            reader.findings.append(Finding("footnote-missing", message, position, advice))
        seen.add(label)
    for label, footnote in left.items():
        message = f"nothing calls the footnote [^{label}]"
        advice = f"Write [^{label}] where it belongs, or remove the note."
        reader.findings.append(Finding("footnote-uncalled", message, footnote.position, advice))
        yield footnote
