"""Line quality: lines as a PDF has them, judged as a typesetter would."""

from __future__ import annotations

from itertools import pairwise

import pytest
from finished_files import inspect_file, write_file

from coopdocs.inspect import read_pdf, write_inspection
from coopdocs.inspect.found import FoundLine
from coopdocs.inspect.line_quality import LineFault, judge_lines
from coopdocs.model.finding import Severity

FRONT_MATTER = "---\ntitle: Essai\ndate: 2014-01-27\npublisher: Ambassade\n---\n\n# Un\n\n"
SENTENCE = "Международное сотрудничество исследовательских университетов развивается. "


def set_lines(*texts: str, language: str = "fr", block: int = 1, page: int = 1, **place: float) -> list[FoundLine]:
    """Lines of one paragraph, 15 points apart, each letter 5 points wide."""
    left, top = place.get("left", 60.0), place.get("top", 700.0)
    return [
        FoundLine(
            text=text,
            page=page,
            block=block,
            kind=str(place.get("kind", "P")),
            language=language,
            left=left,
            right=left + 5 * len(text),
            height=top - 15 * number,
            size=10.5,
            in_heading=bool(place.get("heading", 0)),
        )
        for number, text in enumerate(texts)
    ]


def faults(lines: list[FoundLine]) -> list[tuple[LineFault, str]]:
    return [(line.fault, line.text) for line in judge_lines(lines).poor]


def test_sound_lines_have_no_faults() -> None:
    assert faults(set_lines("Une recherche menée en commun sert le", "développement des peuples.")) == []


@pytest.mark.parametrize("last", ["là.", "é »", "ment."])
def test_a_last_line_of_a_few_letters_or_half_a_word_is_a_stub(last: str) -> None:
    lines = set_lines("Les équipes se rapprochent de façon évi-", "dente et le font aussi très consciencieuse-", last)
    assert faults(lines) == [(LineFault.STUB, last)]


def test_a_short_line_of_a_table_is_no_stub() -> None:
    assert faults(set_lines("Énergies", "25", kind="TD")) == []


@pytest.mark.parametrize(
    ("language", "end", "count"),
    [
        ("ru", "сотрудничает с", 1),
        ("kk", "деп я", 1),
        ("fr", "offre à", 0),
        ("ru", "на 5", 0),
        ("kk", "Қ.", 1),
    ],
)
def test_one_letter_words_end_no_line_where_the_language_forbids_it(language: str, end: str, count: int) -> None:
    lines = set_lines(f"Une ligne de plus et {end}", "une autre ligne qui suit.", language=language)
    assert [fault for fault, _ in faults(lines)] == [LineFault.SHORT_WORD] * count


@pytest.mark.parametrize("beginning", ["– вот", "— вот", "» dit-il", "; et", "? Non"])
def test_a_line_that_begins_with_a_dash_or_a_closing_mark_is_found(beginning: str) -> None:
    lines = set_lines("Une ligne qui va jusqu’au bout", f"{beginning} et la suite.")
    assert [fault for fault, _ in faults(lines)] == [LineFault.OPENING]


def test_a_paragraph_may_begin_with_a_dash() -> None:
    assert faults(set_lines("– Une réplique qui va jusqu’au bout", "et puis la suite de celle-là.")) == []


def test_three_hyphens_in_succession_are_one_ladder() -> None:
    ladder = ("une ligne quelque part di-", "visée en deux, puis divi-", "sée encore une fois et en-")
    assert faults(set_lines(*ladder[:2], "sée, mais pas encore une fois.")) == []
    assert faults(set_lines(*ladder, "core une autre fois.")) == [(LineFault.STACK, ladder[2])]


def test_a_heading_with_a_divided_word_is_found() -> None:
    lines = set_lines("La coopéra-", "tion scientifique", heading=1)
    assert LineFault.HEADING in [fault for fault, _ in faults(lines)]


def columns(*ends: str, lengths: tuple[int, int] = (8, 8)) -> list[FoundLine]:
    """Two columns of one text; the first ends with a line of that text."""
    first = set_lines(*["une ligne de la première colonne"] * (lengths[0] - 1), ends[0])
    return first + set_lines(*[ends[1]] * lengths[1], left=309.0, block=2)


def test_a_word_divided_between_columns_is_the_worst_fault() -> None:
    assert faults(columns("la fin de la coopéra-", "tion et la suite"))[0] == (
        LineFault.DIVIDED,
        "la fin de la coopéra-",
    )


def test_a_line_alone_at_the_head_of_a_column_is_found() -> None:
    lines = columns("et la suite qui n’est pas", "finie.", lengths=(8, 1))
    assert (LineFault.LONE, "finie.") in faults(lines)


def test_columns_of_two_lengths_are_found_from_three_lines_on() -> None:
    assert faults(columns("la fin.", "Un texte")) == []
    assert faults(columns("la fin.", "Un texte", lengths=(8, 6))) == []
    assert faults(columns("la fin.", "Un texte", lengths=(8, 5))) == [(LineFault.UNEVEN, "Un texte")]


def test_a_line_that_leaves_a_third_of_its_column_empty_is_found() -> None:
    full = "une ligne qui remplit toute la colonne"
    lines = set_lines(full, full, "courte", full, f"{full}.")
    assert faults(lines) == [(LineFault.SHORT_LINE, "courte")]


@pytest.mark.parametrize(
    ("last", "found"),
    [("field.", True), ("trois\u00a0:", True), ("de la.", True), ("kazakhstanais.", False), ("dans le pays.", False)],
)
def test_a_last_line_of_one_short_word_is_found(last: str, found: bool) -> None:  # noqa: FBT001
    full = "une ligne qui remplit toute la colonne"
    lines = set_lines(full, full, full, full, last)
    assert faults(lines) == ([(LineFault.LONE_WORD, " ".join(last.split()))] if found else [])


def test_a_heading_that_ends_in_a_lone_short_word_is_found() -> None:
    assert faults(set_lines("Les laits non conventionnels de la", "steppe", heading=1)) == [
        (LineFault.LONE_WORD, "steppe")
    ]
    assert faults(set_lines("Les laits non conventionnels", "de la steppe", heading=1)) == []


def test_the_lines_of_a_pdf_are_read_with_their_places() -> None:
    found = read_pdf(write_file("pdf", f"{FRONT_MATTER}{SENTENCE * 30}", "ru"))
    body = [line for line in found.lines if line.kind == "P" and line.size == 10.5]
    left, right = {round(line.left) for line in body}
    # A page is 210 mm wide, its margins 21 mm, the gap between its columns 8 mm.
    assert (left, right) == (60, 309)
    assert all(59 < line.left < line.right < 536 for line in body)
    assert all(abs(above.height - below.height - 15) < 0.1 for above, below in pairwise(body[:6]))
    assert "".join(line.text for line in body).count("сотрудничество") > 10


def test_the_report_counts_every_kind_and_shows_the_worst() -> None:
    source = f"{FRONT_MATTER}{SENTENCE * 9}А вот и\n"
    report = write_inspection(inspect_file("pdf", write_file("pdf", source, "ru"), source, "ru"))
    assert "  lines: " in report
    assert "no words divided between columns or pages" in report
    assert all(fault.value in report for fault in LineFault)


@pytest.mark.parametrize("form", ["docx", "html"])
def test_formats_without_lines_of_their_own_have_no_line_report(form: str) -> None:
    source = f"{FRONT_MATTER}{SENTENCE}\n"
    assert "  lines: " not in write_inspection(inspect_file(form, write_file(form, source, "ru"), source, "ru"))


def test_what_a_change_of_words_mends_is_a_warning() -> None:
    """Line ends are typeset before; here the words are given to the writer as they are."""
    source = f"{FRONT_MATTER}" + "".join(
        f"{SENTENCE * 2}{'слово ' * number}и и и и и и и и и и.\n\n" for number in range(9)
    )
    inspection = inspect_file("pdf", write_file("pdf", source, "ru"), source, "ru")
    assert {finding.code for finding in inspection.findings} == {"poor-line"}
    assert {str(finding.severity) for finding in inspection.findings} == {"warning"}
    assert all("page" in finding.message and finding.advice for finding in inspection.findings)


def test_a_text_that_runs_off_the_page_is_an_error() -> None:
    head = " | ".join(["Domaine", "Internationalisation", "Commissariat"] * 3)
    source = f"{FRONT_MATTER}| {head} |\n|{' --- |' * 9}\n| {head} |\n"
    inspection = inspect_file("pdf", write_file("pdf", source, "fr"), source, "fr")
    errors = [finding for finding in inspection.findings if finding.code == "text-off-page"]
    assert errors
    assert all(finding.severity is Severity.ERROR for finding in errors)
