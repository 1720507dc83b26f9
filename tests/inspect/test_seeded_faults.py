"""Faults put on purpose into finished files: each is found, in each format, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from finished_files import BROCHURE, FORMATS, inspect_file, make_edition, patch_part, write_file

from coopdocs.inspect import Inspection, inspect_pdf
from coopdocs.writers.html import write_html
from coopdocs.writers.pdf import write_pdf

ROW = "| Медицина | Астана медицина орталығы |\n"
SENTENCE = "Ғылым екі елді жақындастырады."
FRENCH = "La science rapproche les deux pays."
NOTE = "[^labs]: Зертханалар тізімі [сайтта](https://example.org/labs).\n\n"
CAPTION = '"Зертхана жұмыс үстінде"'


def list_findings(inspection: Inspection) -> list[tuple[str, str]]:
    """The line's own words and the code of each finding."""
    lines = ["", *BROCHURE.splitlines()]
    return [(lines[finding.position.line], finding.code) for finding in inspection.findings]


@pytest.mark.parametrize("form", FORMATS)
def test_a_sound_file_has_no_findings(form: str) -> None:
    assert list_findings(inspect_file(form, write_file(form))) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_dropped_footnote_is_missed_and_so_is_its_call(form: str) -> None:
    faulty = BROCHURE.replace(NOTE, "").replace("[^labs]", "")
    assert list_findings(inspect_file(form, write_file(form, faulty))) == [
        (line_of("Жоба құны"), "footnote-call-not-printed"),
        (line_of("[^labs]: "), "segment-not-printed"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_a_dropped_table_row_is_one_finding(form: str) -> None:
    inspection = inspect_file(form, write_file(form, BROCHURE.replace(ROW, "")))
    assert list_findings(inspection) == [(ROW.strip(), "segment-not-printed")]
    assert "“Медицина”, “Астана медицина орталығы”" in inspection.findings[0].message


@pytest.mark.parametrize("form", FORMATS)
def test_a_paragraph_left_in_french_is_missed_and_the_french_is_quoted(form: str) -> None:
    inspection = inspect_file(form, write_file(form, BROCHURE.replace(SENTENCE, FRENCH)))
    assert list_findings(inspection) == [(SENTENCE, "segment-not-printed")]
    assert FRENCH in inspection.findings[0].message


@pytest.mark.parametrize("form", FORMATS)
def test_a_caption_printed_twice_is_unexpected_the_second_time(form: str) -> None:
    figure = next(line for line in BROCHURE.splitlines() if CAPTION in line)
    faulty = BROCHURE.replace(figure, f"{figure}\n\n{CAPTION.strip(chr(34))}")
    inspection = inspect_file(form, write_file(form, faulty))
    assert list_findings(inspection) == [(figure, "unexpected-text")]
    assert "the caption “Зертхана жұмыс үстінде” once more" in inspection.findings[0].message


@pytest.mark.parametrize("form", FORMATS)
def test_two_items_that_changed_places_are_one_finding(form: str) -> None:
    first, second = "- бірінші тармақ\n", "- екінші тармақ, [сілтеме](https://example.org/kk)\n"
    faulty = BROCHURE.replace(first + second, second + first)
    assert list_findings(inspect_file(form, write_file(form, faulty))) == [(first.strip(), "wrong-order")]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("right", "wrong", "place", "code"),
    [
        ("[Institut de physique]{lang=fr}", "Institut de physique", "Бұл сөйлем", "wrong-language-tag"),
        ("[*in situ*]{lang=la}", "[*in situ*]{lang=it}", "[^cost]: ", "wrong-language-tag"),
        ("(https://example.org/kk)", "(https://example.org/ru)", "- екінші", "wrong-link"),
        ("![Зертханадағы екі адам]", "![Лаборатория]", "![Зертханадағы", "alt-text-not-printed"),
        ("1 234[^cost]", "1 235[^cost]", "Жоба құны", "segment-not-printed"),
        ("таусылмас", "тауcылмас", "Білім", "segment-not-printed"),
    ],
    ids=["language lost", "other language", "other link", "other alternative text", "one digit", "a Latin c"],
)
def test_a_small_fault_is_found_at_its_place(form: str, right: str, wrong: str, place: str, code: str) -> None:
    faulty = BROCHURE.replace(right, wrong)
    assert faulty != BROCHURE
    assert list_findings(inspect_file(form, write_file(form, faulty))) == [(line_of(place), code)]


@pytest.mark.parametrize("form", FORMATS)
def test_a_heading_that_became_a_paragraph_is_missed_in_the_outline(form: str) -> None:
    inspection = inspect_file(form, write_file(form, BROCHURE.replace("## Тізімдер", "Тізімдер")))
    assert set(list_findings(inspection)) == {("## Тізімдер", "outline-differs")}


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        (lambda page: page.replace(SENTENCE, ""), SENTENCE, "segment-not-printed"),
        (lambda page: page.replace(SENTENCE, SENTENCE * 2), SENTENCE, "segment-not-printed"),
        (lambda page: page.replace(f"{SENTENCE}</p>", f"{SENTENCE}</p><p>{FRENCH}</p>"), SENTENCE, "unexpected-text"),
        (lambda page: page.replace('lang="fr"', 'lang="en"'), "Бұл сөйлем", "wrong-language-tag"),
        (lambda page: page.replace('href="https://example.org/kk"', ""), "- екінші", "wrong-link"),
    ],
    ids=["emptied", "doubled", "added", "language", "link"],
)
def test_a_fault_in_the_markup_of_the_web_page_is_found(change: Callable[[str], str], place: str, code: str) -> None:
    page = write_file("html").decode()
    patched = change(page)
    assert patched != page
    assert list_findings(inspect_file("html", patched.encode())) == [(line_of(place), code)]


@pytest.mark.parametrize(
    ("part", "change", "place", "code"),
    [
        ("document", lambda part: part.replace(SENTENCE, ""), SENTENCE, "segment-not-printed"),
        ("document", lambda part: part.replace(SENTENCE, FRENCH), SENTENCE, "segment-not-printed"),
        ("document", lambda part: part.replace('w:val="fr-FR"', 'w:val="kk-KZ"'), "Бұл сөйлем", "wrong-language-tag"),
        ("footnotes", lambda part: part.replace("Зертханалар тізімі", "Список"), "[^labs]: ", "segment-not-printed"),
        ("_rels/document", lambda part: part.replace("org/kk", "org/ru"), "- екінші", "wrong-link"),
    ],
    ids=["emptied", "left in French", "language", "footnote", "link"],
)
def test_a_fault_in_a_part_of_the_word_file_is_found(
    part: str, change: Callable[[str], str], place: str, code: str
) -> None:
    name = f"word/{part}.xml{'.rels' if part.startswith('_rels') else ''}"
    patched = patch_part(write_file("docx"), name, change)
    assert patched != write_file("docx")
    assert list_findings(inspect_file("docx", patched)) == [(line_of(place), code)]


def test_a_footnote_that_the_printing_program_drops_is_missed() -> None:
    edition = make_edition(BROCHURE)
    page = write_html(edition).replace("Зертханалар тізімі", "")
    inspection = inspect_pdf(write_pdf(page, edition).data, edition)
    assert list_findings(inspection) == [(line_of("[^labs]: "), "segment-not-printed")]


def test_the_judge_knows_nothing_of_the_writers() -> None:
    folder = Path(__file__).parents[2] / "src" / "coopdocs" / "inspect"
    sources = [file.read_text(encoding="utf-8") for file in folder.glob("*.py")]
    assert sources
    assert [source for source in sources if "coopdocs.writers" in source or "weasyprint" in source] == []


def line_of(beginning: str) -> str:
    """The line of the brochure that begins so."""
    return next(line for line in BROCHURE.splitlines() if line.startswith(beginning))
