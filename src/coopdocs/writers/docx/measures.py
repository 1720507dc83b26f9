"""Lengths of the Word page, in twips (twentieths of a point), worked out from the theme."""

from __future__ import annotations

from dataclasses import dataclass

from coopdocs.model.theme import Theme

__all__ = ["EMU_PER_TWIP", "Measures", "twips"]

EMU_PER_TWIP = 635
_TWIPS_PER_MILLIMETRE = 1440 / 25.4
# A line of 65 to 80 letters reads well; a letter of a book face is a little under half its size wide.
_LINE_LENGTH_IN_EMS = 36.0


def twips(points: float) -> int:
    """Points as twips."""
    return round(points * 20)


@dataclass(frozen=True, slots=True)
class Measures:
    """The page of a theme.

    A Word document is set in one column, so that its receiver can go on writing; the line is then kept to a readable
    length by a wider left margin, into which part titles and tables reach out.
    """

    page_width: int
    page_height: int
    top: int
    bottom: int
    left: int
    """Left margin of what is set over the full width."""
    right: int
    outdent: int
    """How far the running text stands in from there."""
    column_gap: int

    @classmethod
    def of(cls, theme: Theme) -> Measures:
        """The measures of a theme's page."""
        page = theme.page
        width, left, right = (_millimetres(each) for each in (page.width, page.inner, page.outer))
        full = width - left - right
        return cls(
            page_width=width,
            page_height=_millimetres(page.height),
            top=_millimetres(page.top),
            bottom=_millimetres(page.bottom),
            left=left,
            right=right,
            outdent=max(0, full - twips(theme.sizes.body * _LINE_LENGTH_IN_EMS)),
            column_gap=_millimetres(page.column_gap),
        )

    @property
    def full(self) -> int:
        """Width of tables and of the cover."""
        return self.page_width - self.left - self.right

    @property
    def line(self) -> int:
        """Width of running text and pictures."""
        return self.full - self.outdent

    def column(self, count: int) -> int:
        """Width of one of several columns that share the line."""
        return (self.line - (count - 1) * self.column_gap) // count

    @property
    def text_height(self) -> int:
        """Height between the margins."""
        return self.page_height - self.top - self.bottom


def _millimetres(length: float) -> int:
    return round(length * _TWIPS_PER_MILLIMETRE)
