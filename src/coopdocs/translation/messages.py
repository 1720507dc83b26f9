"""Segments → the messages of a template: msgid, and what the translator is told beside it."""

from __future__ import annotations

from coopdocs.markdown import WrittenInlines, write_inlines
from coopdocs.model.catalog import Message
from coopdocs.model.document import Document
from coopdocs.model.position import Position
from coopdocs.model.segment import Segment
from coopdocs.translation.segments import collect_segments

__all__ = ["find_places", "write_messages"]

_TRAIL = " › "


def write_messages(document: Document) -> tuple[Message, ...]:
    """One message for each segment of a document, in its order; equal texts are united by the template."""
    return tuple(_message(segment, write_inlines(segment.content)) for segment in collect_segments(document))


def find_places(document: Document) -> dict[tuple[str | None, str], Position]:
    """Where each message, told by its msgctxt and msgid, stands in the document; of equal texts the first."""
    places: dict[tuple[str | None, str], Position] = {}
    for segment in collect_segments(document):
        places.setdefault((segment.context, write_inlines(segment.content).text), segment.position)
    return places


def _message(segment: Segment, written: WrittenInlines) -> Message:
    targets = [f"[{number}] {target.address}" for number, target in enumerate(written.targets, start=1)]
    note = [segment.note] if segment.note else []
    limit = (f"max-length:{segment.max_length}",) if segment.max_length else ()
    return Message(
        context=segment.context,
        text=written.text,
        comments=(_place(segment), *targets, *note),
        references=(segment.position.file,),
        # Only what the author asked for: gettext 0.21 drops every flag that it does not know, so a flag on each entry
        # would make each run of msgcat or msgmerge a change of the whole file. Weblate has md-text from its component.
        flags=limit,
    )


def _place(segment: Segment) -> str:
    """What it is and where: `table cell (Domaine) — Les partenariats`."""
    kind = segment.kind.value
    if segment.detail:
        kind += f" {segment.detail}" if segment.detail.isdigit() else f" ({segment.detail})"
    return f"{kind} — {_TRAIL.join(segment.trail)}" if segment.trail else kind
