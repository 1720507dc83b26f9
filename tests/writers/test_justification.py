"""Ragged or justified: what the columns of a theme can bear in each language."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from finished_files import make_edition, write_edition

from coopdocs.fonts import mean_advance
from coopdocs.inspect import read_pdf
from coopdocs.inspect.found import FoundLine
from coopdocs.writers.pdf.justification import FEWEST_LETTERS, count_letters, is_justified

FRONT_MATTER = "---\ntitle: T\ndate: 2014-01-27\npublisher: T\n---\n\n"
TEXTS = {
    "fr": "la coopération scientifique rapproche les équipes des deux pays, qui mettent en commun un savoir"
    " spécialisé. ",
    "kk": "франция мен қазақстанның ғылыми-зерттеу мекемелері ынтымақтастықтарының жаңа бағыттарын айқындайды. ",
}


def edition_of(source: str, tag: str, columns: int):
    edition = make_edition(FRONT_MATTER + source, tag)
    return replace(edition, theme=replace(edition.theme, page=replace(edition.theme.page, columns=columns)))


def ends_of_lines_that_go_on(lines: list[FoundLine]) -> list[float]:
    return [line.right for line, following in pairwise(lines) if line.block == following.block]


def body_lines(edition) -> list[FoundLine]:
    return [line for line in read_pdf(write_edition("pdf", edition)).lines if line.size == edition.theme.sizes.body]


@pytest.mark.parametrize("tag", TEXTS)
def test_the_columns_of_our_theme_are_ragged_and_one_wide_column_is_justified(tag: str) -> None:
    source = "# A\n\n" + TEXTS[tag] * 9
    assert count_letters(edition_of(source, tag, 2)) < FEWEST_LETTERS < count_letters(edition_of(source, tag, 1))
    ragged = ends_of_lines_that_go_on(body_lines(edition_of(source, tag, 2)))
    assert max(ragged[:8]) - min(ragged[:8]) > 5
    justified = ends_of_lines_that_go_on(body_lines(edition_of(source, tag, 1)))
    assert len(justified) > 5
    assert max(justified) - min(justified) < 1


def test_what_stands_beside_a_figure_is_too_narrow_for_an_even_edge() -> None:
    text = TEXTS["fr"]
    source = f'# A\n\n{text * 3}\n\n![a](a.svg "b")\n\n' + f"## B\n\n{text * 8}\n\n" * 5
    edition = edition_of(source, "fr", 1)
    assert is_justified(edition)
    lines = body_lines(edition)
    beside = [line for line in lines if line.block == lines[0].block]
    assert beside[0].right < max(line.right for line in lines) - 50
    ends = ends_of_lines_that_go_on(beside)
    assert max(ends) - min(ends) > 5


def test_letters_are_as_wide_as_the_font_has_them() -> None:
    """Of Source Serif 4 a figure is half an em wide, whichever; a letter that it lacks does not count."""
    font = make_edition(FRONT_MATTER + "# A", "fr").fonts["serif"]
    assert mean_advance(font, "0123456789", 10.5) == pytest.approx(mean_advance(font, "0", 10.5), abs=0.02)
    assert mean_advance(font, "m", 10.5) > 2 * mean_advance(font, "i", 10.5)
    assert mean_advance(font, "m\u4e2d", 10.5) == mean_advance(font, "m", 10.5)
