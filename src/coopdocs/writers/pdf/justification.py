"""Justification: whether running text gets an even right edge, which its columns must be wide enough for.

The spaces of a line take up what is left of it: under fifty letters they are too few, and the column is full of holes
and hyphens (Bringhurst, *The Elements of Typographic Style*, 2.1.2 and 2.1.3). How many letters a column holds depends
on the language: Kazakh and Russian ones are a quarter wider. Without hyphenation no column is wide enough.
"""

from __future__ import annotations

from coopdocs.fonts import mean_advance
from coopdocs.languages import language
from coopdocs.model.document import plain_text
from coopdocs.model.edition import Edition
from coopdocs.model.walk import inline_runs

__all__ = ["FEWEST_LETTERS", "count_letters", "is_justified"]

FEWEST_LETTERS = 50
"""Letters, spaces and marks of a line from which on text is justified."""
_POINTS_OF_A_MILLIMETRE = 72 / 25.4


def is_justified(edition: Edition) -> bool:
    """Whether the columns of an edition can bear an even right edge."""
    return language(edition.document.language).hyphenates and count_letters(edition) >= FEWEST_LETTERS


def count_letters(edition: Edition) -> float:
    """How many letters of the edition's own text a line of its columns holds, spaces and marks counted."""
    page, sizes = edition.theme.page, edition.theme.sizes
    line = page.width - page.inner - page.outer
    column = (line - page.column_gap * (page.columns - 1)) / page.columns * _POINTS_OF_A_MILLIMETRE
    text = "".join(plain_text(content) for content, _ in inline_runs(edition.document.blocks))
    return column / (mean_advance(edition.fonts["serif"], text, sizes.body) * sizes.body)
