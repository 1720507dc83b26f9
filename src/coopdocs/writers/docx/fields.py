"""Fields: what Word works out by itself — page numbers, the contents, a second call of a note."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.writers.docx.markup import Element, element

__all__ = ["field_begin", "field_end", "field_runs"]


def field_runs(instruction: str, result: Iterable[Element]) -> list[Element]:
    """A whole field with the result that is shown until Word works it out afresh."""
    return [*field_begin(instruction), *result, field_end()]


def field_begin(instruction: str) -> list[Element]:
    """The runs up to the result."""
    text = element("w:instrText", {"xml:space": "preserve"})
    text.text = f" {instruction} "
    return [_mark("begin"), element("w:r", None, text), _mark("separate")]


def field_end() -> Element:
    """The run after the result."""
    return _mark("end")


def _mark(kind: str) -> Element:
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": kind}))
