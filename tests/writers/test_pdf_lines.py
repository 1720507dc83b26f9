"""Lines of the PDF as they are laid out: where words are divided and where they never are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import fromstring, tostring

import pyphen
import pytest
import weasyprint
from finished_files import write_file
from weasyprint.layout import block, inline

from coopdocs.errors import CoopdocsError
from coopdocs.inspect import read_pdf
from coopdocs.inspect.found import FoundLine
from coopdocs.inspect.line_quality import LineFault, LineQuality, judge_lines
from coopdocs.writers.pdf.line_breaks import mend_line_breaks
from coopdocs.writers.pdf.line_ends import hold_line_ends

FRONT_MATTER = "---\ntitle: Т\ndate: 2014-01-27\npublisher: Т\n---\n\n# Бір\n\n"
KAZAKH = (
    "франция мен қазақстанның ғылыми-зерттеу мекемелері ынтымақтастықтарының жаңа бағыттарын айқындайды,"
    " зерттеушілердің халықаралық байланыстарын нығайтып, технологияларды меңгеруіне көмектеседі. "
)
RUSSIAN = (
    "международное сотрудничество исследовательских университетов способствует взаимопониманию, распространению"
    " высокотехнологичных достижений, совершенствованию преподавания естественнонаучных дисциплин. "
)

PLAIN_RUSSIAN = (
    "научное сотрудничество сближает учёных двух стран: они вместе ищут новые знания, учат студентов, издают"
    " общие работы и делают их доступными для всех, кому важна наука. "
)
FRENCH = (
    "la coopération scientifique rapproche les équipes des deux pays, qui mettent en commun un savoir spécialisé,"
    " forment des étudiants, publient leurs résultats et ouvrent de nouveaux axes de recherche. "
)


@cache
def lines_of(source: str, tag: str) -> tuple[FoundLine, ...]:
    return tuple(line for line in read_pdf(write_file("pdf", FRONT_MATTER + source, tag)).lines if line.size == 10.5)


def quality_of(source: str, tag: str) -> LineQuality:
    return judge_lines(read_pdf(write_file("pdf", FRONT_MATTER + source, tag)).lines)


def test_kazakh_words_are_divided_where_the_orthography_divides_them() -> None:
    lines = lines_of(KAZAKH * 12, "kk")
    divided = [
        (line.text.split()[-1], following.text.split()[0])
        for line, following in pairwise(lines)
        if line.text.rstrip().endswith("-") and "ғылыми-" not in line.text.split()[-1]
    ]
    assert len(divided) > 8
    for start, end in divided:
        word = start.rstrip("-") + end.rstrip(",.")
        assert len(start) - 1 in pyphen.Pyphen(lang="kk").positions(word), f"{start}{end}"
        assert len(start) > 3
        assert len(end.rstrip(",.")) >= 3


@pytest.mark.parametrize(
    "whole",
    [
        "10%-ға",
        "7-сынып",
        "2014-тен",
        "15-мемлекетте",
        "CEA-мен",
        "Solar-дікінен",
        "ҚазҰУ-дікі",
        "ҚР-ның",
        "ҚАЗАТОМӨНЕРКӘСІП",
    ],
)
def test_what_hangs_on_figures_abbreviations_and_latin_names_is_never_parted(whole: str) -> None:
    texts = [("сөз " * number + f"{whole} ") * 9 for number in range(1, 6)]
    lines = lines_of("\n\n".join(texts), "kk")
    assert sum(line.text.count(whole) for line in lines) == 9 * 5


def test_print_holds_the_same_words_whether_the_web_page_held_them_or_not() -> None:
    texts = {"Сөз бір-бірінің 10%-ға сөз.", "Әл-Фараби және", "соңғы 7-сынып"}
    page = "<html><body><main><p>{}</p><ul><li>{}<em>х</em> {}</li></ul></main></body></html>"
    plain = fromstring(page.format(*sorted(texts)))
    spans = fromstring(page.format(*(_hold_in_page(text) for text in sorted(texts))))
    assert tostring(plain) != tostring(spans)
    for tree in (plain, spans):
        hold_line_ends(tree)
    assert tostring(plain) == tostring(spans)


def _hold_in_page(text: str) -> str:
    return re.sub(r"[^ ]+-[^ .]+", r'<span class="held">\g<0></span>', text)


def test_a_compound_is_divided_at_its_own_hyphen_only() -> None:
    texts = [("сөз " * number + "ғылыми-техникалықтардың ") * 8 for number in range(1, 7)]
    ends = {line.text.split()[-1] for line in lines_of("\n\n".join(texts), "kk") if line.text.rstrip().endswith("-")}
    assert ends == {"ғылыми-"}


@pytest.mark.parametrize("paragraphs", [3, 4, 5, 6, 7])
@pytest.mark.parametrize(("text", "tag"), [(RUSSIAN, "ru"), (KAZAKH, "kk")])
def test_hyphens_make_no_ladder_and_no_word_is_divided_between_columns(text: str, tag: str, paragraphs: int) -> None:
    # Cut at different places, so that lines end, and columns balance, in different ways.
    texts = ((text * 4)[: 300 + 37 * ((number * 7 + paragraphs * 3) % 11)] for number in range(paragraphs))
    quality = quality_of("\n\n".join(f"{each} сөз." for each in texts), tag)
    assert quality.hyphenated > 3
    assert (quality.count(LineFault.STACK), quality.count(LineFault.DIVIDED)) == (0, 0)


def test_no_word_is_divided_between_pages() -> None:
    quality = quality_of("\n\n".join([RUSSIAN * 4] * 20), "ru")
    assert (quality.count(LineFault.STACK), quality.count(LineFault.DIVIDED), quality.count(LineFault.LONE)) == (
        0,
        0,
        0,
    )


@pytest.mark.parametrize(("text", "tag"), [(FRENCH, "fr"), (PLAIN_RUSSIAN, "ru")])
def test_paragraphs_of_every_length_end_in_more_than_a_short_word(text: str, tag: str) -> None:
    words = (text * 2).split()
    texts = [" ".join(words[start : start + length]) for start in range(0, 12, 3) for length in range(11, 25)]
    source = "\n\n".join(f"{each.rstrip(',.').capitalize()}." for each in texts)
    lone = judge_lines(read_pdf(write_file("pdf", FRONT_MATTER + source, tag)).lines).count(LineFault.LONE_WORD)
    # Where the last word finds no company without a gap above it, it stays alone.
    assert lone <= len(texts) * 0.1


def test_no_word_is_divided_where_the_paragraph_is_no_longer_without_that() -> None:
    text = (
        "This cooperation also forms part of what is known as “science diplomacy”. France has made it an essential part"
        " of its international engagement. Joint research furthers development; it also helps peoples to understand one"
        " another."
    )
    lines = [line.text.rstrip() for line in lines_of(f"{text}\n\n{text}", "en")]
    assert lines[:6] == lines[6:]
    assert not [line for line in lines if line.endswith("-")]


def test_not_all_lines_give_way_to_a_last_word() -> None:
    """Three lines in all, of which one is as full as the column."""
    text = "The table in the “Partnerships” section sets out the cooperation under way in each field."
    filler = "France and Kazakhstan work together. " * 16
    lines = lines_of(f"{text}\n\n{filler}\n\n{filler}", "en")
    assert lines[2].text.strip() == "in each field."
    assert max(line.right for line in lines[:2]) > max(line.right for line in lines if line.left < 300) - 20


def test_a_gap_is_closed_by_the_line_before_it() -> None:
    """One word goes over to the line that would have filled 113 of its 227 points."""
    text = "Une recherche menée en commun sert le développement\u202f; elle aide aussi les peuples à se comprendre."
    source = f"{FRONT_MATTER}{FRENCH}\n\n::: pullquote\n{text}\n:::\n\n{FRENCH * 3}\n\n{FRENCH * 2}"
    quotation = [line for line in read_pdf(write_file("pdf", source, "fr")).lines if round(line.size) == 17]
    assert len(quotation) == 4
    assert min(line.right - line.left for line in quotation) > 130


def test_a_paragraph_goes_on_in_the_next_column_as_it_would_have_in_its_own() -> None:
    """Its lines know which of the paragraph's they are."""
    texts = [" ".join((PLAIN_RUSSIAN * 2).split()[start : start + 37]) for start in range(0, 24, 2)]
    quality = quality_of("\n\n".join(f"{each.rstrip(',')}." for each in texts), "ru")
    assert quality.count(LineFault.SHORT_LINE) == 0


def test_a_name_that_a_space_holds_to_a_short_word_is_not_divided() -> None:
    texts = [("слово " * number + "с\u00a0Казахстаном ") * 9 for number in range(1, 6)]
    lines = lines_of("\n\n".join(texts), "ru")
    assert sum(line.text.count("с\u00a0Казахстаном") + line.text.count("с Казахстаном") for line in lines) == 9 * 5


def test_notes_have_room_for_whole_words() -> None:
    found = read_pdf(write_file("pdf", f"{FRONT_MATTER}Текст[^1].\n\n[^1]: {RUSSIAN * 3}\n", "ru")).lines
    notes = [line for line in found if line.in_note]
    assert len(notes) > 3
    assert not [line for line in notes if line.text.rstrip().endswith("-")]


def test_lines_of_neighbouring_columns_stand_on_one_grid_of_half_lines() -> None:
    source = (
        f"{RUSSIAN * 2}\n\n## Малораспространённые виды молока и другие темы\n\n{PLAIN_RUSSIAN}\n\n"
        f"::: pullquote\nСовместная работа сближает учёных двух стран.\n:::\n\n## Тема\n\n{RUSSIAN}\n\n"
        f"::: callout Центр\n{PLAIN_RUSSIAN}\n\n- один;\n- два.\n:::\n\n### Ещё\n\n{RUSSIAN * 2}"
    )
    # A title in another font has another baseline.
    lines = [line for line in lines_of(source, "ru") if line.text.strip() not in {"Центр", "Ещё"}]
    assert len(lines) > 30
    assert len({line.left > 300 for line in lines}) == 2
    for page in {line.page for line in lines}:
        places = [line.height % 7.5 for line in lines if line.page == page and not line.in_heading]
        assert max(places) - min(places) < 0.1


def test_a_note_does_not_end_in_a_lone_word() -> None:
    note = "Выставка пройдёт в столице Казахстана; её объявленная тема — «Энергия будущего» (Future Energy)."
    found = read_pdf(write_file("pdf", f"{FRONT_MATTER}Выставка[^1].\n\n[^1]: {note}\n", "ru")).lines
    assert [line.text.split()[-2:] for line in found if line.in_note][-1] == ["(Future", "Energy)."]


def test_the_lines_of_a_heading_are_even() -> None:
    source = f"{FRONT_MATTER}{RUSSIAN * 3}\n\n## Малораспространённые виды молока\n\n{RUSSIAN * 3}"
    heading = [line for line in read_pdf(write_file("pdf", source, "ru")).lines if line.in_heading and line.page == 2]
    assert [line.text.strip() for line in heading][-2:] == ["Малораспространённые", "виды молока"]


@pytest.mark.parametrize(("module", "name"), [(inline, "split_first_line"), (block, "iter_line_boxes")])
def test_another_release_of_weasyprint_is_refused_rather_than_breaking_lines_badly(module, name, monkeypatch) -> None:
    monkeypatch.delattr(module, name)
    with pytest.raises(CoopdocsError, match=weasyprint.__version__), mend_line_breaks({}):
        pass
