"""What people read about things to mend, and what programs read."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from coopdocs.errors import CoopdocsError
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.reports import printable, write_error, write_findings_json, write_findings_text, write_summary


def finding(code="raw-html", message="HTML is shown as text", file="source/a.md", line=3, **more) -> Finding:
    return Finding(code, message, Position(file, line), **more)


def text_of(*findings: Finding) -> str:
    return write_findings_text(findings, colour=False)


def test_a_finding_is_one_line_and_its_advice_another() -> None:
    assert text_of(finding(advice="Write Markdown.")) == (
        "source/a.md:3: error raw-html: HTML is shown as text\n  Write Markdown.\n"
    )


def test_a_finding_without_line_or_advice_names_the_file_alone() -> None:
    assert (
        text_of(finding(line=0, severity=Severity.WARNING)) == "source/a.md: warning raw-html: HTML is shown as text\n"
    )


def test_findings_are_sorted_by_file_then_line_as_a_number_then_code() -> None:
    shown = text_of(finding(line=10), finding(line=9), finding(file="a"), finding(line=9, code="alt-text-missing"))
    assert [line.split(" ")[0] + line.split(" ")[2] for line in shown.splitlines()] == [
        "a:3:raw-html:",
        "source/a.md:9:alt-text-missing:",
        "source/a.md:9:raw-html:",
        "source/a.md:10:raw-html:",
    ]


def test_what_several_editions_report_of_one_place_is_said_once() -> None:
    shown = text_of(finding(language="ru"), finding(language="kk"), finding(language="kk"))
    assert shown == "source/a.md:3: error raw-html: HTML is shown as text [kk, ru]\n"


def test_a_finding_of_every_edition_swallows_those_of_one() -> None:
    assert text_of(finding(language="ru"), finding()) == text_of(finding())


def test_a_catalog_that_names_its_language_in_its_path_is_not_given_it_twice() -> None:
    assert "[kk]" not in text_of(finding(file="locales/kk/LC_MESSAGES/a.po", language="kk"))


def test_terminal_sequences_and_bidirectional_marks_are_shown_not_sent() -> None:
    hostile = "\x1b]0;x\x07\n\u202e\u2066\u200b\x9b1m\ud800\u2028"
    bad = finding(code=hostile, message=hostile, file=hostile, advice=hostile, language=hostile)
    shown = text_of(bad)
    assert shown.count("\n") == 2
    assert shown.replace("\n", "").isprintable()
    assert "\\u202e" in shown
    shown.encode()


def test_kazakh_letters_and_no_break_spaces_stay_as_they_are() -> None:
    assert printable("Ғылым «Қазақстан»\u00a0— 25\u202f%") == "Ғылым «Қазақстан»\u00a0— 25\u202f%"


@given(st.text(st.characters()))
def test_any_text_is_one_line_that_can_be_encoded(text: str) -> None:
    assert len(printable(text).splitlines()) <= 1
    printable(text).encode()


def test_colour_adds_nothing_but_colour() -> None:
    import re

    findings = (finding(advice="Mend it."), finding(severity=Severity.WARNING))
    coloured = write_findings_text(findings, colour=True)
    assert "\x1b[1;31merror" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == write_findings_text(findings, colour=False)


def test_json_has_a_schema_number_the_counts_and_every_field() -> None:
    warning = finding(line=0, severity=Severity.WARNING, language="kk", advice="Mend it.")
    report = json.loads(write_findings_json([finding(), warning]))
    assert (report["schema"], report["errors"], report["warnings"]) == (1, 1, 1)
    assert report["findings"][0] == {
        "file": "source/a.md",
        "line": None,
        "severity": "warning",
        "code": "raw-html",
        "message": "HTML is shown as text",
        "advice": "Mend it.",
        "languages": ["kk"],
    }


def test_json_gives_any_text_back_through_ascii() -> None:
    hostile = "\x1b[31m\u202eҒ\n"
    written = write_findings_json([finding(message=hostile)])
    assert written.isascii()
    assert json.loads(written)["findings"][0]["message"] == hostile


def test_the_summary_counts_what_was_printed() -> None:
    assert write_summary([]) == "nothing to mend"
    assert write_summary([finding(), finding(), finding(line=4), finding(severity=Severity.WARNING)]) == (
        "2 errors, 1 warning"
    )


def test_what_stopped_the_run_is_one_line_and_one_line_of_advice() -> None:
    error = CoopdocsError("coopdocs.toml:3: error unknown-key: unknown key '\x1b'", "Mend it.")
    assert write_error(error, colour=False) == ("coopdocs.toml:3: error unknown-key: unknown key '\\x1b'\n  Mend it.\n")


def test_of_many_findings_of_one_kind_in_one_file_the_first_ten_are_shown_and_the_others_counted() -> None:
    many = [finding(line=number, advice="Mend it.") for number in range(1, 14)]
    shown = text_of(*many, finding(code="link-scheme", line=2), finding(file="source/b.md"))
    assert shown.count(": error raw-html: HTML is shown as text\n") == 11
    assert "source/a.md: error raw-html: and 3 more like these (-v lists all)\n" in shown
    assert shown.splitlines()[-1].startswith("source/b.md:3:")
    assert "a.md:11:" not in shown
    assert "source/a.md:2: error link-scheme:" in shown


def test_the_count_of_those_that_are_not_shown_is_not_hidden_from_programs_and_summaries() -> None:
    many = [finding(line=number) for number in range(1, 14)]
    assert write_findings_text(many, colour=False, all_alike=True).count("raw-html") == 13
    assert json.loads(write_findings_json(many))["errors"] == 13
    assert write_summary(many) == "13 errors"
