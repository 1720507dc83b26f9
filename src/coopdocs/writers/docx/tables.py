"""Tables: a head row that is repeated on each page, rows that stay whole, columns as wide as their words need."""

from __future__ import annotations

from collections.abc import Iterable

from coopdocs.model.document import Alignment, Table, TableCell, plain_text
from coopdocs.writers.docx.inlines import text_paragraph
from coopdocs.writers.docx.markup import Element, element, qualified, value
from coopdocs.writers.docx.setting import Setting
from coopdocs.writers.docx.story import Story, keep_with_next, paragraph
from coopdocs.writers.docx.style_map import STYLE_MAP, identifier

__all__ = ["write_table"]

_ENDINGS = {Alignment.START: "", Alignment.CENTER: "-center", Alignment.END: "-end"}
_LONGEST_THAT_COUNTS = 80
"""Characters of a cell; whatever is longer is broken into lines anyway."""
_TWIPS_OF_A_POINT = 20
_WIDEST_LETTER = 0.68
"""Ems that a letter of a word takes on the average in the widest of the usual fonts, bold."""
_ROOM_OF_A_CELL = 230
"""Twips left and right of a word: the table style's margins, and a little."""


def write_table(story: Story, table: Table, setting: Setting) -> None:
    """The table, and a thin paragraph after it: Word joins tables that touch."""
    widths = _column_widths(table, setting.width, story.publication.edition.theme.sizes.body)
    rows = [_row(story, table, row, widths) for row in table.rows]
    _keep_from_standing_alone(rows)
    story.add(
        element(
            "w:tbl",
            None,
            _properties(story, setting),
            element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in widths)),
            _row(story, table, table.head, widths),
            *rows,
        ),
    )
    story.add(paragraph("spacer"))


def _properties(story: Story, setting: Setting) -> Element:
    outdent = story.publication.measures.outdent if setting.wide else 0
    look = {
        "w:val": "0620",
        "w:firstRow": "1",
        "w:lastRow": "0",
        "w:firstColumn": "0",
        "w:lastColumn": "0",
        "w:noHBand": "1",
        "w:noVBand": "1",
    }
    return element(
        "w:tblPr",
        None,
        value("w:tblStyle", identifier(STYLE_MAP["table"])),
        element("w:tblW", {"w:w": str(setting.width), "w:type": "dxa"}),
        element("w:tblInd", {"w:w": str(-outdent), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", look),
    )


def _keep_from_standing_alone(rows: list[Element]) -> None:
    """No page takes the first or the last row only, as none takes a single line of a paragraph."""
    for row in rows[:-1][:1] + rows[:-1][1:][-1:]:
        for cell in row.iter(qualified("w:p")):
            keep_with_next(cell)


def _row(story: Story, table: Table, cells: Iterable[TableCell], widths: list[int]) -> Element:
    is_head = cells is table.head
    token = "table-head" if is_head else "table-text"
    properties = element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader") if is_head else None)
    made = (
        element(
            "w:tc",
            None,
            element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"})),
            text_paragraph(story, token + _ENDINGS[alignment], cell.content),
        )
        for cell, alignment, width in zip(cells, table.alignments, widths, strict=True)
    )
    return element("w:tr", None, properties, *made)


def _column_widths(table: Table, width: int, size: float) -> list[int]:
    """Twips of each column; together they are the width. `size` is the type's, in points.

    First each column gets what its longest word needs, in a wide font too: readers without the theme's fonts get
    another one, and Word cuts a word that is too long for its cell. What is left goes to the columns with long texts.
    """
    columns = [[plain_text(cell.content) for cell in column] for column in zip(table.head, *table.rows, strict=True)]
    letter = size * _TWIPS_OF_A_POINT * _WIDEST_LETTER
    needed = [_longest_word(column) * letter + _ROOM_OF_A_CELL for column in columns]
    lengths = [min(max(map(len, column)), _LONGEST_THAT_COUNTS) + 1 for column in columns]
    spare = width - sum(needed)
    if spare < 0:
        widths = [int(width * each / sum(needed)) for each in needed]
    else:
        widths = [int(each + spare * length / sum(lengths)) for each, length in zip(needed, lengths, strict=True)]
    widths[-1] += width - sum(widths)
    return widths


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)
