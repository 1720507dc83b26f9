"""The footnotes, together at the end of the page; in the PDF each stands at the foot of the page that calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coopdocs.model.document import Block, Footnote, Paragraph
from coopdocs.writers.html.context import Context
from coopdocs.writers.html.inlines import write_inlines
from coopdocs.writers.html.markup import element, escape_text

__all__ = ["write_notes"]

_WriteBlocks = Callable[[Iterable[Block], Context], str]


def write_notes(context: Context, write_blocks: _WriteBlocks) -> str:
    """A numbered list of notes, each with a link back to its first call; nothing where there are none."""
    notes = context.edition.document.footnotes
    if not notes:
        return ""
    title = element("h2", escape_text(context.edition.labels.notes), id="notes-title", class_="furniture")
    items = (_write_note(note, context, write_blocks) for note in notes)
    return element("section", title, element("ol", *items), class_="notes", aria_labelledby="notes-title")


def _write_note(note: Footnote, context: Context, write_blocks: _WriteBlocks) -> str:
    number = context.note_numbers[note.label]
    label = context.edition.labels.back_to_text
    back = element(
        "a", "↑", href=f"#call-{number}", class_="back furniture", role="doc-backlink", aria_label=f"{label} ({number})"
    )
    match note.blocks:
        case (Paragraph() as only,):
            text = element("p", write_inlines(only.content, context), " ", back)
        case blocks:
            text = write_blocks(blocks, context) + element("p", back, class_="furniture")
    return element("li", text, id=f"note-{number}")
