"""The report says what was compared, what was left out and why, and what was found."""

from __future__ import annotations

import pytest
from finished_files import BROCHURE, FORMATS, inspect_file, write_file

from coopdocs.inspect import write_inspection
from coopdocs.inspect.rules import DOCX_RULES, HTML_RULES, PDF_RULES, Rule

RULES = {"pdf": PDF_RULES, "docx": DOCX_RULES, "html": HTML_RULES}


@pytest.mark.parametrize("form", FORMATS)
def test_the_report_prints_every_rule_by_which_text_is_left_out(form: str) -> None:
    report = write_inspection(inspect_file(form, write_file(form)))
    assert [rule for rule in RULES[form] if rule.value not in report] == []
    assert report.endswith("findings: none\n")


def test_every_rule_belongs_to_a_format() -> None:
    assert {rule for rules in RULES.values() for rule in rules} == set(Rule)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_left_out_by_a_rule_that_the_report_does_not_print(form: str) -> None:
    from coopdocs.inspect import read_docx, read_html, read_pdf

    data = write_file(form)
    found = {"pdf": read_pdf, "docx": read_docx, "html": lambda page: read_html(page.decode())}[form](data)
    assert {each.rule for each in found.stripped} <= set(RULES[form])


def test_the_report_of_a_sound_word_file_reads_so() -> None:
    report = write_inspection(inspect_file("docx", write_file("docx")))
    assert report.startswith(
        "Word document, kk\n"
        "  compared: 34 segments and 2 of footnotes (597 letters), 2 passages in other languages, 2 links,"
        " 2 alternative texts, 3 headings\n"
        "  left out, or compared in another way:\n"
    )


def test_a_finding_is_told_with_its_place_and_in_plain_words() -> None:
    faulty = BROCHURE.replace("Ескі мақал", "Old saying")
    report = write_inspection(inspect_file("html", write_file("html", faulty)))
    line = BROCHURE.splitlines().index("Ескі мақал") + 1
    assert report.splitlines()[-1] == (
        f"    source/brochure.md:{line}: error segment-not-printed: the web page lacks the paragraph “Ескі мақал”;"
        " “Old saying” stands there instead"
    )
