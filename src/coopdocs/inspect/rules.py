"""What is left out of the comparison, and why: the whole list, printed by every report."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DOCX_RULES", "HTML_RULES", "PDF_RULES", "WAYS_OF_COMPARING", "Rule"]


class Rule(StrEnum):
    """One kind of text that is left out; its value is the sentence that the report prints."""

    WHITE_SPACE = "White space and line breaks are not compared; hyphens of all kinds count as one."
    COVER_ORDER = "Title, subtitle and publisher may stand in any order on the cover."
    ADDED_TEXT = "Labels, date and quotation marks are added by coopdocs, each no more often than the text asks for."
    FURNITURE_CLASS = (
        "Elements of class “furniture” are coopdocs's own: contents, first link, labels, ways back from notes."
    )
    NOT_SHOWN = "Style sheets, scripts and the inside of drawings are not read as text."
    PICTURE_TEXT = "Text drawn inside a picture belongs to the picture."
    OUTSIDE_TREE = "Running heads and page numbers stand outside the reading order; words new to the text are findings."
    LIST_MARKER = "Bullets and numbers of lists are drawn by the program that shows the file."
    NOTE_NUMBER = "The number at the beginning of a footnote is made when the page is set."
    CONTENTS = "The contents repeat the headings, with page numbers; words that are not in a heading are findings."
    REPEATED_HEAD = "The head of a table is printed again at the top of its next page."
    LINE_END_HYPHEN = "A hyphen at the end of a line may come from hyphenation."
    GLYPH_TWINS = "Characters for which the fonts have one glyph (µ and μ, ʼ and ’) count as one."
    FURNITURE_STYLE = "Paragraphs in the styles of the contents and of the cover's date are coopdocs's own."
    LABEL_STYLE = "Runs in the character style “Label” are coopdocs's own."
    SOFT_HYPHEN = "Soft hyphens are no part of the text: they are seen only where a line breaks at one."
    OTHER_PARTS = "Headers and footers are parts of their own and are not in the text."


HTML_RULES = (
    Rule.WHITE_SPACE,
    Rule.COVER_ORDER,
    Rule.ADDED_TEXT,
    Rule.FURNITURE_CLASS,
    Rule.NOT_SHOWN,
    Rule.SOFT_HYPHEN,
)
PDF_RULES = (
    Rule.WHITE_SPACE,
    Rule.COVER_ORDER,
    Rule.ADDED_TEXT,
    Rule.PICTURE_TEXT,
    Rule.OUTSIDE_TREE,
    Rule.LIST_MARKER,
    Rule.NOTE_NUMBER,
    Rule.CONTENTS,
    Rule.REPEATED_HEAD,
    Rule.LINE_END_HYPHEN,
    Rule.GLYPH_TWINS,
)
DOCX_RULES = (
    Rule.WHITE_SPACE,
    Rule.COVER_ORDER,
    Rule.ADDED_TEXT,
    Rule.FURNITURE_STYLE,
    Rule.LABEL_STYLE,
    Rule.OTHER_PARTS,
)
WAYS_OF_COMPARING = frozenset({Rule.WHITE_SPACE, Rule.COVER_ORDER, Rule.GLYPH_TWINS, Rule.OTHER_PARTS})
"""Rules that say how texts are compared; they take no text away that could be counted."""
