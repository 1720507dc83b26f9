"""The normal form of inlines: one tree for each appearance, so that each tree has one canonical source.

Text runs are merged, white space is single spaces and stands outside marks, a mark inside itself or beside its
like is one mark, strong emphasis is emphasis outside and strength inside.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from coopdocs.model.document import (
    Code,
    Emphasis,
    FootnoteCall,
    HardBreak,
    Image,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)

__all__ = ["normalise", "squeeze"]

# ASCII only: no-break spaces are typography and stay.
_WHITE_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def squeeze(text: str) -> str:
    """The text with each run of plain white space made one space."""
    return _WHITE_SPACE.sub(" ", text)


def normalise(inlines: Inlines) -> Inlines:
    """The normal form of a whole segment; applying it twice changes nothing."""
    current, previous = inlines, None
    while current != previous:
        current, previous = _trimmed(_joined(_flat(current, frozenset()))), current
    return current


def _flat(inlines: Inlines, active: frozenset[type]) -> list[Inline]:
    """Children first: marks already in force vanish, empty ones too, outer spaces move out."""
    flat: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                flat.append(Text(squeeze(inline.text)))
            case Code() | FootnoteCall() | HardBreak():
                flat.append(inline)
            case Image():
                alt = squeeze(plain_text(inline.alt)).strip(" ")
                flat.append(replace(inline, alt=(Text(alt),) if alt else ()))
            case Emphasis() | Strong():
                flat += _flat_mark(inline, active)
            case Link():
                content = () if inline.autolink else _joined(_flat(inline.content, active))
                flat += [inline] if inline.autolink else _with_spaces_outside(inline, content)
            case Span():
                flat += _flat_span(inline, active)
            case _:
                assert_never(inline)
    return flat


def _flat_mark(mark: Emphasis | Strong, active: frozenset[type]) -> list[Inline]:
    if type(mark) in active:
        return _flat(mark.content, active)
    content = _joined(_flat(mark.content, active | {type(mark)}))
    if isinstance(mark, Strong) and len(content) == 1 and isinstance(content[0], Emphasis):
        return [Emphasis((Strong(content[0].content),))]
    return _with_spaces_outside(mark, content) if any(part != Text(" ") for part in content) else list(content)


def _flat_span(span: Span, active: frozenset[type]) -> list[Inline]:
    content = _joined(_flat(span.content, active))
    if not content or (span.language is None and not span.classes):
        return list(content)
    return _with_spaces_outside(span, content)


def _with_spaces_outside(wrapping: Emphasis | Strong | Link | Span, content: Inlines) -> list[Inline]:
    """The mark with its outer spaces and breaks before and behind it, where they do not show."""
    parts = list(content)
    before: list[Inline] = []
    behind: list[Inline] = []
    while parts and (loose := _leading(parts)):
        before.append(loose)
    while parts and (loose := _trailing(parts)):
        behind.insert(0, loose)
    return [*before, replace(wrapping, content=tuple(parts)), *behind]


def _leading(parts: list[Inline]) -> Inline | None:
    """Takes a space or break from the front of the parts."""
    first = parts[0]
    if isinstance(first, HardBreak):
        return parts.pop(0)
    if isinstance(first, Text) and first.text.startswith(" "):
        _put_back(parts, 0, first.text[1:])
        return Text(" ")
    return None


def _trailing(parts: list[Inline]) -> Inline | None:
    last = parts[-1]
    if isinstance(last, HardBreak):
        return parts.pop()
    if isinstance(last, Text) and last.text.endswith(" "):
        _put_back(parts, len(parts) - 1, last.text[:-1])
        return Text(" ")
    return None


def _put_back(parts: list[Inline], index: int, text: str) -> None:
    if text:
        parts[index] = Text(text)
    else:
        del parts[index]


def _joined(inlines: list[Inline]) -> Inlines:
    """Neighbours of one kind become one; spaces beside a break vanish."""
    joined: list[Inline] = []
    for inline in inlines:
        previous = joined[-1] if joined else None
        if isinstance(inline, Text):
            _append_text(joined, inline.text)
        elif isinstance(inline, HardBreak):
            if isinstance(previous, Text):
                _put_back(joined, len(joined) - 1, previous.text.rstrip(" "))
            joined.append(inline)
        elif isinstance(inline, Emphasis) and isinstance(previous, Emphasis):
            joined[-1] = Emphasis(_joined([*previous.content, *inline.content]))
        elif isinstance(inline, Strong) and isinstance(previous, Strong):
            joined[-1] = Strong(_joined([*previous.content, *inline.content]))
        elif isinstance(inline, Code) and isinstance(previous, Code):
            joined[-1] = Code(previous.text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


def _append_text(joined: list[Inline], text: str) -> None:
    previous = joined[-1] if joined else None
    if isinstance(previous, HardBreak):
        text = text.lstrip(" ")
    if isinstance(previous, Text):
        joined[-1] = Text(squeeze(previous.text + text))
    elif text:
        joined.append(Text(text))


def _trimmed(inlines: Inlines) -> Inlines:
    """Without spaces and breaks at either end."""
    parts = list(inlines)
    while parts and _leading(parts):
        pass
    while parts and _trailing(parts):
        pass
    return tuple(parts)
