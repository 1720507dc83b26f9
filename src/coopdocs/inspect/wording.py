"""How findings quote texts and name formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coopdocs.inspect.letters import is_call_mark, letters, letters_as_drawn
from coopdocs.inspect.rules import DOCX_RULES, HTML_RULES, PDF_RULES, Rule
from coopdocs.model import quoting

__all__ = ["DOCX", "HTML", "OURS", "PDF", "Format", "quote"]

OURS = "The text itself may be sound; if building again does not help, report it as a fault of coopdocs."
"""Advice where neither author nor translator can have done it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file, as far as its inspection differs from that of the others."""

    name: str
    """As a sentence says it: the PDF."""
    rules: tuple[Rule, ...]
    letters: Callable[[str], str]
    """What of a text is compared."""
    joint: str
    """What stands between two pieces of one block in a quotation."""
    carries_fonts: bool
    """Whether fonts must be inside the file."""
    deepest_heading: int
    """The deepest level of headings that it tells from the level above."""
    back_cover_last: bool
    """Whether the back cover comes last wherever the source has it."""


PDF = Format("PDF", PDF_RULES, letters_as_drawn, " ", carries_fonts=True, deepest_heading=5, back_cover_last=True)
DOCX = Format("Word document", DOCX_RULES, letters, "", carries_fonts=False, deepest_heading=6, back_cover_last=False)
HTML = Format("web page", HTML_RULES, letters, "", carries_fonts=False, deepest_heading=5, back_cover_last=True)


def quote(text: str) -> str:
    """The beginning of a text in quotation marks, without footnote calls."""
    return quoting.quote("".join(character for character in text if not is_call_mark(character)))
