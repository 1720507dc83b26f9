"""The golden tables: each row by itself, and all rows of a language through the finished files."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import chain

import docx
import pytest
from finished_files import write_edition
from lxml import html
from typesetting_rows import TAGS, Row, make_table_edition, plain, read_rows, show, typed

from coopdocs.languages import HouseStyle, language
from coopdocs.languages.typesetting import typeset_inlines

ROWS = tuple(chain.from_iterable(read_rows(tag) for tag in TAGS))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_text_is_set_as_print_sets_it(row: Row) -> None:
    assert show(typeset_inlines(typed(row), language(row.tag), HouseStyle())) == row.after


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_setting_a_text_again_changes_nothing(row: Row) -> None:
    once = typeset_inlines(typed(row), language(row.tag), HouseStyle())
    assert typeset_inlines(once, language(row.tag), HouseStyle()) == once


@pytest.mark.parametrize("tag", TAGS)
def test_a_table_has_sixty_rows_half_of_them_held_back_and_each_with_its_source(tag: str) -> None:
    rows = read_rows(tag)
    assert len(rows) >= 60
    assert sum(row.written in {"held", "fresh"} for row in rows) * 2 >= len(rows)
    assert len({row.before for row in rows}) == len(rows)
    assert all(row.rule and row.source and row.written in {"first", "held", "later", "fresh"} for row in rows)


@pytest.mark.parametrize("tag", TAGS)
def test_the_word_document_holds_every_row_with_its_very_spaces(tag: str) -> None:
    document = docx.Document(io.BytesIO(write_edition("docx", make_table_edition(tag))))
    printed = [paragraph.text for paragraph in document.paragraphs]
    start = printed.index(plain(read_rows(tag)[0]))
    assert printed[start : start + len(read_rows(tag))] == [plain(row) for row in read_rows(tag)]


@pytest.mark.parametrize("tag", TAGS)
def test_the_web_page_holds_every_row_with_its_very_spaces(tag: str) -> None:
    page = html.fromstring(write_edition("html", make_table_edition(tag)))
    for element in page.xpath("//*[contains(concat(' ', @class, ' '), ' furniture ')]"):
        element.drop_tree()
    printed = [paragraph.text_content() for paragraph in page.iter("p")]
    start = printed.index(plain(read_rows(tag)[0]))
    assert printed[start : start + len(read_rows(tag))] == [plain(row) for row in read_rows(tag)]


@pytest.mark.parametrize("tag", TAGS)
def test_the_pdf_holds_every_row(tag: str, tmp_path) -> None:
    """What pdftotext cannot show: spaces, of which it has one kind; hyphens at the end of lines may be put in by us."""
    file = tmp_path / "table.pdf"
    file.write_bytes(write_edition("pdf", make_table_edition(tag)))
    printed = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
    text, place = _squeeze(printed), 0
    for row in read_rows(tag):
        wanted = re.compile("-?".join(map(re.escape, _squeeze(plain(row, calls=True)))))
        found = wanted.search(text, place)
        assert found, f"{row.after} is not in {text[place : place + 80]}"
        place = found.end()


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_raised_endings_and_small_capitals_reach_word_and_the_web() -> None:
    edition = make_table_edition("fr")
    document = docx.Document(io.BytesIO(write_edition("docx", edition)))
    raised = [run.text for each in document.paragraphs for run in each.runs if run.style.name == "Superscript"]
    assert {"er", "e", "me", "nde"} <= set(raised)
    page = html.fromstring(write_edition("html", edition))
    assert {"er", "e", "me"} <= {each.text for each in page.iter("sup")}
    assert {"XIX", "XX"} <= {each.text for each in page.find_class("all-small-caps")}
