"""What can be wrong with a file whose text is right: languages, title, outline, pictures, running heads, fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from finished_files import BROCHURE, FORMATS, inspect_file, make_edition, patch_part, write_edition, write_file

from coopdocs.inspect import inspect_docx, inspect_html, inspect_pdf
from coopdocs.model.edition import Edition
from coopdocs.model.theme import Fonts
from coopdocs.writers.docx import write_docx
from coopdocs.writers.html import write_html
from coopdocs.writers.pdf import write_pdf


def change_elements(kind: str, change: Callable[[Any], None]) -> Callable[[pikepdf.Pdf], None]:
    """A change to all structure elements of a kind."""

    def change_all(pdf: pikepdf.Pdf) -> None:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == kind:
                change(element)

    return change_all


def remove(key: str) -> Callable[[Any], None]:
    def change(element: Any) -> None:
        if key in element:
            del element[key]

    return change


def retag(kind: str) -> Callable[[Any], None]:
    def change(element: Any) -> None:
        element.S = pikepdf.Name(kind)

    return change


def change_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = "ru"


def change_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Кітап"


def drop_last_bookmark(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines.First["/Next"]


def drop_fonts(pdf: pikepdf.Pdf) -> None:
    for descriptor in pdf.objects:
        if isinstance(descriptor, pikepdf.Dictionary) and "/FontFile2" in descriptor:
            del descriptor["/FontFile2"]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (change_language, "wrong-language-tag", "is tagged as ru instead of kk"),
        (change_title, "title-differs", "“Кітап” instead of “Шағын кітапша”"),
        (drop_last_bookmark, "outline-differs", "among its bookmarks instead of “Кесте” at level 1"),
        (change_elements("/H3", retag("/P")), "outline-differs", "among its tagged headings instead of “Тізімдер”"),
        (change_elements("/H3", retag("/H2")), "outline-differs", "“Тізімдер” at level 1"),
        (change_elements("/Figure", remove("/Alt")), "alt-text-not-printed", "“Зертханадағы екі адам”"),
        (change_elements("/Span", remove("/Lang")), "wrong-language-tag", "“Institutdephysique” as kk instead of fr"),
        (drop_fonts, "font-not-embedded", "Source-Serif-4"),
    ],
    ids=["language", "title", "bookmark", "heading", "level", "pictures", "passages", "fonts"],
)
def test_a_fault_of_the_pdf_beside_its_text_is_found(
    change: Callable[[pikepdf.Pdf], None], code: str, words: str
) -> None:
    with pikepdf.open(BytesIO(write_file("pdf"))) as pdf:
        change(pdf)
        buffer = BytesIO()
        pdf.save(buffer)
    findings = inspect_file("pdf", buffer.getvalue()).findings
    assert [finding.message for finding in findings if finding.code == code and words in finding.message]
    assert {finding.code for finding in findings} == {code}
    assert {finding.language for finding in findings} == {"kk"}


def test_a_pdf_that_never_says_a_foreign_language_is_wrong_in_each_passage() -> None:
    edition = make_edition(BROCHURE)
    page = write_html(edition).replace(' lang="fr"', "").replace(' lang="la"', "")
    findings = inspect_pdf(write_pdf(page, edition).data, edition).findings
    assert [finding.code for finding in findings] == ["wrong-language-tag"] * 2


@pytest.mark.parametrize(
    ("part", "before", "after", "code"),
    [
        ("word/styles.xml", "kk-KZ", "ru-KZ", "wrong-language-tag"),
        ("docProps/core.xml", "Шағын кітапша", "Кітап", "title-differs"),
        ("word/document.xml", 'descr="Көк жазықтық"', "", "alt-text-not-printed"),
        ("word/styles.xml", 'w:val="heading 2"', 'w:val="toc 2"', "segment-not-printed"),
        ("word/styles.xml", 'w:ascii="Source Sans 3"', 'w:ascii="Arial"', "other-font"),
    ],
    ids=["language", "title", "picture", "a heading that became furniture", "font"],
)
def test_a_fault_of_the_word_file_beside_its_text_is_found(part: str, before: str, after: str, code: str) -> None:
    patched = patch_part(write_file("docx"), part, lambda content: content.replace(before, after))
    assert code in {finding.code for finding in inspect_file("docx", patched).findings}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('<html lang="kk"', '<html lang="ru"', "wrong-language-tag"),
        ("<title>Шағын кітапша", "<title>Кітап", "title-differs"),
        ('alt="Көк жазықтық"', 'alt=""', "alt-text-not-printed"),
        ('alt="Көк жазықтық"', 'alt="Суық көк"', "alt-text-not-printed"),
    ],
)
def test_a_fault_of_the_web_page_beside_its_text_is_found(before: str, after: str, code: str) -> None:
    patched = write_file("html").decode().replace(before, after)
    assert {finding.code for finding in inspect_html(patched, make_edition(BROCHURE)).findings} == {code}


def test_words_of_a_style_sheet_in_the_margin_are_unexpected() -> None:
    edition = change_theme(make_edition(BROCHURE), "@page :right { @top-right { content: 'қабылданады' } }")
    findings = inspect_pdf(write_pdf(write_html(edition), edition).data, edition).findings
    assert [finding.code for finding in findings] == ["unexpected-text"]
    assert "“қабылданады” in its contents, margins or labels" in findings[0].message


@pytest.mark.parametrize("form", FORMATS)
def test_contents_left_in_another_language_are_unexpected(form: str) -> None:
    """The headings themselves are right: what repeats them is left out of the comparison, but not out of sight."""
    edition = make_edition(BROCHURE)
    labels = replace(edition.labels, contents="Sommaire")
    faulty = write_edition(form, replace(edition, labels=labels))
    assert [finding.message.partition(" prints ")[2] for finding in inspect_file(form, faulty).findings] == [
        "“Sommaire” in its contents, margins or labels"
    ]


def test_a_family_that_the_theme_does_not_name_is_another_font() -> None:
    edition = make_edition(BROCHURE)
    other = replace(edition, theme=replace(edition.theme, fonts=Fonts(serif="Source Serif 4", sans="Noto Sans")))
    findings = inspect_pdf(write_file("pdf"), other).findings
    assert {finding.code for finding in findings} == {"other-font"}


def test_a_draft_with_a_missing_picture_holds_its_text() -> None:
    """Watermark, and the picture's words in its place: both are drawn for the draft and belong there."""
    edition = replace(make_edition(BROCHURE), draft=True)
    draft = replace(edition, pictures={name: each for name, each in edition.pictures.items() if "lab" not in name})
    page = write_html(draft)
    assert inspect_html(page, draft).findings == ()
    assert inspect_docx(write_docx(draft), draft).findings == ()
    assert inspect_pdf(write_pdf(page, draft).data, draft).findings == ()


def test_the_words_of_a_missing_picture_are_unexpected_where_the_picture_is_there() -> None:
    edition = make_edition(BROCHURE)
    draft = replace(edition, draft=True)
    without = replace(draft, pictures={name: each for name, each in edition.pictures.items() if "lab" not in name})
    codes = {finding.code for finding in inspect_html(write_html(without), draft).findings}
    assert codes == {"alt-text-not-printed", "unexpected-text"}


def change_theme(edition: Edition, style: str) -> Edition:
    theme = replace(edition.theme, print_style_sheet=edition.theme.print_style_sheet + style)
    return replace(edition, theme=theme)
