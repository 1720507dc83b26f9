"""Footnotes: from the end of the web page to the places that call them, so that each lands at the foot of its page.

Where that fails they stay together after the text, as the same elements, which the structure tree calls notes.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

__all__ = ["gather_footnotes", "move_footnotes"]


def move_footnotes(page: Element, language: str) -> tuple[str, ...]:
    """Put each note in the place of its first call, whence the style sheet floats it down; drop the notes' own section.

    The answer is the identifiers of the notes that were moved. A later call of the same note stays a figure with a
    link. The note says its language itself, because its call may stand in a foreign passage.
    """
    parents = {child: parent for parent in page.iter() for child in parent}
    sections = [element for element in page.iter("section") if element.get("class") == "notes"]
    notes = {note.get("id"): note for section in sections for note in section.iter("li") if note.get("id")}
    moved = []
    for call in [element for element in page.iter("a") if element.get("class") == "call"]:
        note = notes.pop(call.get("href", "").removeprefix("#"), None)
        if note is not None:
            moved.append(note.get("id", ""))
            _replace(parents[call], parents[parents[call]], _as_footnote(note, call.text or "", language))
    for section in sections:
        parents[section].remove(section)
    return tuple(moved)


def gather_footnotes(page: Element, language: str) -> None:
    """Make each note in the notes' own section a footnote that stands where it is, and the section's title none."""
    for section in [element for element in page.iter("section") if element.get("class") == "notes"]:
        notes = list(section.iter("li"))
        section[:] = [_as_footnote(note, str(number), language) for number, note in enumerate(notes, start=1)]


def _as_footnote(note: Element, number: str, language: str) -> Element:
    footnote = Element("aside", {"class": "footnote", "id": note.get("id", ""), "lang": language})
    footnote.set("data-number", number)
    footnote.text = note.text
    footnote.extend(note)
    for parent in footnote.iter():
        for child in list(parent):
            if "back" in child.get("class", "").split():
                parent.remove(child)
    return footnote


def _replace(old: Element, parent: Element, new: Element) -> None:
    new.tail = old.tail
    parent[list(parent).index(old)] = new
