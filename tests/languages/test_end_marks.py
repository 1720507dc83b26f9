"""End marks: of quotations that the design sets, and of the items of lists in our own brochure."""

from __future__ import annotations

from pathlib import Path

import pytest
from typesetting_rows import TAGS

from coopdocs.catalogs import Catalog, read_catalog
from coopdocs.languages import HouseStyle, language, typeset
from coopdocs.markdown import read_markdown
from coopdocs.model.document import Document, Heading, List, plain_text
from coopdocs.model.walk import children, inline_runs
from coopdocs.translation.translate import translate_document

ROOT = Path(__file__).parent.parent.parent
NAME = "cooperation-scientifique"
QUOTATION = """---
title: Т
date: 2014-01-27
---

::: pullquote
Мы рады гостям.

Двери открыты для всех.

{.attribution}
К. И. Сатпаев, академик.
:::
"""


def read(text: str, tag: str) -> Document:
    document = read_markdown(text, NAME, tag, "source/x.md").document
    assert document is not None
    return document


def brochure(tag: str) -> Document:
    document = read((ROOT / "source" / f"{NAME}.md").read_text(encoding="utf-8"), "fr")
    if tag == "fr":
        return document
    path = ROOT / "locales" / tag / "LC_MESSAGES" / f"{NAME}.po"
    catalog = read_catalog(path.read_bytes(), path.name)
    assert isinstance(catalog, Catalog)
    return translate_document(document, catalog, tag, lambda _: ()).document


@pytest.mark.parametrize(
    ("tag", "end"),
    [("ru", "Двери открыты для всех"), ("kk", "Двери открыты для всех"), ("en", "Двери открыты для всех.")],
)
def test_no_stop_stands_before_the_mark_that_the_design_puts_behind_a_quotation(tag: str, end: str) -> None:
    document = typeset(read(QUOTATION, tag), language(tag), HouseStyle())
    texts = [plain_text(content).replace("\u00a0", " ") for content, _ in inline_runs(document.blocks)]
    assert [text for text in texts if text] == ["Мы рады гостям.", end, "К. И. Сатпаев, академик."]


def all_blocks(blocks):
    for block in blocks:
        yield block
        for inner in children(block):
            yield from all_blocks(inner)


@pytest.mark.parametrize("tag", TAGS)
def test_the_items_and_headings_of_our_brochure_end_as_their_language_has_it(tag: str) -> None:
    marks = language(tag).typography.end_marks
    document = typeset(brochure(tag), language(tag), HouseStyle())
    blocks = list(all_blocks(document.blocks))
    lists = [block for block in blocks if isinstance(block, List) and "2017" not in text_of(block.items[0])]
    assert len(lists) == 6
    for each in lists:
        texts = [text_of(item) for item in each.items]
        wanted = marks.numbered_item if each.start is not None and texts[0][:1].isupper() else marks.item
        assert all(text.endswith(wanted) for text in texts[:-1]), texts
        assert texts[-1].endswith(marks.last_item)
    headings = [plain_text(block.content) for block in blocks if isinstance(block, Heading)]
    assert len(headings) > 10
    assert not [heading for heading in headings if heading.endswith((".", ";", ":"))]


def text_of(item) -> str:
    return plain_text(next(content for content, _ in inline_runs(item.blocks)))
