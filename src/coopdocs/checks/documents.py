"""What a build must know of a whole document, before it is translated and after."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from coopdocs.checks.sizes import find_oversized
from coopdocs.model.document import (
    Block,
    Document,
    Heading,
    Link,
    Position,
    plain_text,
)
from coopdocs.model.finding import Finding
from coopdocs.model.walk import all_inlines, children, inline_runs

__all__ = ["find_broken_links", "find_heading_gaps", "judge_document"]

_SCHEMES = ("https", "http", "mailto", "tel")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


def judge_document(document: Document) -> tuple[Finding, ...]:
    """All findings on a document as a whole; `document` may be the source or an edition."""
    return (*find_broken_links(document), *find_heading_gaps(document), *find_oversized(document))


def find_broken_links(document: Document) -> Iterator[Finding]:
    """Links that no printed page may carry: unknown schemes, places that do not exist, nothing to point at."""
    identifiers = dict(_identifiers(document.blocks))
    runs = [*inline_runs(document.blocks), *(run for note in document.footnotes for run in inline_runs(note.blocks))]
    for inlines, position in runs:
        for inline in all_inlines(inlines):
            if isinstance(inline, Link):
                yield from _judge_link(inline, position, identifiers)
    yield from _find_doubled_identifiers(document)


def _judge_link(link: Link, position: Position, identifiers: dict[str, Position]) -> Iterator[Finding]:
    # Browsers drop white space and control characters inside a scheme: java\tscript: is javascript:.
    target = re.sub(r"[\x00-\x20]", "", link.target)
    scheme = _SCHEME.match(target)
    if target.startswith("#"):
        if target[1:] not in identifiers:
            close = difflib.get_close_matches(target[1:], identifiers, n=1)
            advice = f"Did you mean #{close[0]}?" if close else f"Write {{{target}}} on the line before the place."
            yield Finding("link-without-place", f"nothing here is called {target}", position, advice)
    elif scheme is None:
        message = f"the link {link.target or '()'} has no scheme such as https:"
        yield Finding("link-scheme", message, position, "A printed link needs its whole address: https://…")
    elif scheme.group(1).lower() not in _SCHEMES:
        message = f"a link must not begin with {scheme.group(1)}:"
        yield Finding("link-scheme", message, position, f"Allowed: {', '.join(_SCHEMES)}, and #place.")
    if not plain_text(link.content).strip() and not link.content:
        yield Finding("link-without-text", f"the link {link.target} has no text", position, "Write [text](address).")


def _find_doubled_identifiers(document: Document) -> Iterator[Finding]:
    seen: dict[str, Position] = {}
    for identifier, position in _identifiers(document.blocks):
        if identifier in seen:
            message = f"#{identifier} is used twice, first on line {seen[identifier].line}"
            yield Finding("identifier-twice", message, position, "Rename one of them.")
        seen.setdefault(identifier, position)


def find_heading_gaps(document: Document) -> Iterator[Finding]:
    """Levels go down one at a time, from 1 (PDF/UA-1, ISO 14289-1, 7.4.2)."""
    level = 0
    for heading in _headings(document.blocks):
        if heading.level > level + 1:
            message = f"a heading of level {heading.level} follows one of level {level}"
            if level == 0:
                message = f"the first heading is of level {heading.level}"
            yield Finding("heading-gap", message, heading.position, f"Begin it with {'#' * (level + 1)}.")
        level = heading.level


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        for inner in children(block):
            yield from _headings(inner)


def _identifiers(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Position]]:
    for block in blocks:
        if block.attributes.identifier:
            yield block.attributes.identifier, block.position
        for inner in children(block):
            yield from _identifiers(inner)
