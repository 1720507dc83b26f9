"""Each text of a finished file, taken out or printed twice, is a finding; only what is stripped is none."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from finished_files import BROCHURE, inspect_file, make_edition, patch_part, write_file
from lxml import etree, html

from coopdocs.inspect import inspect_html, inspect_pdf, read_docx, read_pdf
from coopdocs.inspect.pdf_content import read_page

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VISIBLE = "//body//text()[normalize-space() and not(ancestor::*[contains(@class, 'furniture')])]"


@pytest.mark.parametrize("times", [0, 2], ids=["taken out", "doubled"])
def test_of_the_web_page_no_text_can_change_unnoticed(times: int) -> None:
    edition = make_edition(BROCHURE)
    page = html.document_fromstring(write_file("html").decode())
    assert len(page.xpath(VISIBLE)) > 40
    for place in range(len(page.xpath(VISIBLE))):
        changed = deepcopy(page)
        text = changed.xpath(VISIBLE)[place]
        attribute = "tail" if text.is_tail else "text"
        setattr(text.getparent(), attribute, str(text) * times)
        findings = inspect_html(html.tostring(changed, encoding="unicode"), edition).findings
        assert findings, f"{text!r} was changed and nobody saw it"


@pytest.mark.parametrize("part", ["document", "footnotes"])
@pytest.mark.parametrize("times", [0, 2], ids=["taken out", "doubled"])
def test_of_the_word_file_only_furniture_can_change_unnoticed(part: str, times: int) -> None:
    data = write_file("docx")
    stripped = {each.text for each in read_docx(data).stripped}
    count = count_word_texts(data, part)
    assert count
    for place in range(count):
        changed, text = change_word_text(data, part, place, times)
        if not inspect_file("docx", changed).findings:
            assert not text.strip() or any(text in known for known in stripped), f"{text!r} was changed unnoticed"


def test_of_the_pdf_only_what_is_stripped_can_go_unnoticed() -> None:
    data = write_file("pdf")
    edition = make_edition(BROCHURE)
    stripped = {each.example for each in inspect_pdf(data, edition).stripped}
    assert stripped
    found = read_pdf(data)
    furniture = [*found.outside, *(each.text for each in found.stripped)]
    kept = 0
    for text, changed in list_without_one_text(data):
        if inspect_pdf(changed, edition).findings:
            kept += 1
        else:
            assert not text.strip() or is_added(text) or text in furniture, f"{text!r} was taken out unnoticed"
    assert kept > 40


def is_added(text: str) -> bool:
    """The date line, the label of a credit and quotation marks are ours; nothing asks for them."""
    edition = make_edition(BROCHURE)
    ours = [edition.labels.updated_on.format(date=edition.date), edition.labels.credit, "«", "»"]
    return any(text.strip() in each for each in ours)


def count_word_texts(data: bytes, part: str) -> int:
    with ZipFile(BytesIO(data)) as package:
        return len(list(etree.fromstring(package.read(f"word/{part}.xml")).iter(f"{WORD}t")))


def change_word_text(data: bytes, part: str, place: int, times: int) -> tuple[bytes, str]:
    """The file with one `w:t` repeated so many times, and what stood in it."""
    texts: list[str] = []

    def change(content: str) -> str:
        root = etree.fromstring(content.encode())
        text = list(root.iter(f"{WORD}t"))[place]
        texts.append(text.text or "")
        text.text = (text.text or "") * times
        return etree.tostring(root, encoding="unicode")

    return patch_part(data, f"word/{part}.xml", change), texts[0]


def list_without_one_text(data: bytes) -> Iterator[tuple[str, bytes]]:
    """For each marked content of each page: its text, and the file in which it is not drawn."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            fragments = read_page(page, {}).fragments
            content = page.Contents.read_bytes()
            for identifier, fragment in fragments.items():
                page.Contents.write(pikepdf.unparse_content_stream(list(without(page, identifier))))
                buffer = BytesIO()
                pdf.save(buffer)
                page.Contents.write(content)
                yield fragment.text, buffer.getvalue()


def without(page: pikepdf.Page, identifier: int) -> Iterator[Any]:
    """The instructions of a page save those that draw the text of one marked content."""
    inside = False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            properties = instruction.operands[-1]
            inside = isinstance(properties, pikepdf.Dictionary) and properties.get("/MCID") == identifier
        if not (inside and operator in {"Tj", "TJ"}):
            yield instruction
