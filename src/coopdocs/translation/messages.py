"""Segments → the messages of a template: msgid, and what the translator is told beside it."""

from __future__ import annotations

from dataclasses import replace

from coopdocs.markdown import WrittenInlines, write_inlines
from coopdocs.model.catalog import Message
from coopdocs.model.document import Document
from coopdocs.model.segment import Segment
from coopdocs.translation.segments import collect_segments

__all__ = ["write_messages"]

_TRAIL = " › "
_LIMIT = "max-length:"


def write_messages(document: Document) -> tuple[Message, ...]:
    """The messages of a document in its order; equal texts share one, which then says all that is said of them."""
    messages: dict[tuple[str | None, str], Message] = {}
    for segment in collect_segments(document):
        message = _message(segment, write_inlines(segment.content))
        known = messages.get(message.key)
        messages[message.key] = _merged(known, message) if known else message
    return tuple(messages.values())


def _message(segment: Segment, written: WrittenInlines) -> Message:
    targets = [f"[{number}] {target.address}" for number, target in enumerate(written.targets, start=1)]
    note = [segment.note] if segment.note else []
    # Weblate runs its Markdown checks where it finds this flag.
    limit = [f"{_LIMIT}{segment.max_length}"] if segment.max_length else []
    return Message(
        context=segment.context,
        text=written.text,
        comments=(_place(segment), *targets, *note),
        references=(segment.position.file,),
        flags=("md-text", *limit),
    )


def _place(segment: Segment) -> str:
    """What it is and where: `table cell (Domaine) — Les partenariats`."""
    kind = segment.kind.value
    if segment.detail:
        kind += f" {segment.detail}" if segment.detail.isdigit() else f" ({segment.detail})"
    return f"{kind} — {_TRAIL.join(segment.trail)}" if segment.trail else kind


def _merged(first: Message, second: Message) -> Message:
    """One message for both: each comment once, the smallest limit."""
    limits = [int(flag[len(_LIMIT) :]) for flag in (*first.flags, *second.flags) if flag.startswith(_LIMIT)]
    return replace(
        first,
        comments=tuple(dict.fromkeys((*first.comments, *second.comments))),
        references=tuple(dict.fromkeys((*first.references, *second.references))),
        flags=("md-text", *([f"{_LIMIT}{min(limits)}"] if limits else [])),
    )
