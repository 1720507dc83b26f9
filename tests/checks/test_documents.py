"""What the checks find in a document as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from coopdocs.checks.documents import judge_document
from coopdocs.markdown.reader import read_body
from coopdocs.model.document import Document, FrontMatter, Text
from coopdocs.model.position import Position


def _found(text: str) -> list[tuple[str, int]]:
    body = read_body(text, "source/x.md")
    front_matter = FrontMatter(title=(Text("T"),), date=date(2014, 1, 27), position=Position("source/x.md", 1))
    document = Document(
        name="x",
        language="fr",
        front_matter=front_matter,
        blocks=body.blocks,
        footnotes=body.footnotes,
        position=Position("source/x.md"),
    )
    return [(found.code, found.position.line) for found in judge_document(document)]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#9;script:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "page.html",
        "//example.org",
        "",
    ],
)
def test_a_link_that_no_page_may_carry_is_found_with_its_line(address):
    assert _found(f"Texte.\n\nUn [lien](<{address}>).") == [("link-scheme", 3)]


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example", "mailto:a@a.example", "tel:+77172795100"])
def test_ordinary_links_are_left_alone(address):
    assert _found(f"Un [lien]({address}) et <{address}>.") == []


def test_a_link_to_a_place_needs_the_place():
    assert _found("Voir [là](#la).\n\n{#la}\n# Là") == []
    assert _found("Voir [là](#la).\n\n{#ici}\n# Là") == [("link-without-place", 1)]


def test_a_place_has_one_name_of_its_own():
    assert _found("{#a}\nUn.\n\n{#a}\nDeux.") == [("identifier-twice", 5)]


def test_heading_levels_go_down_one_at_a_time():
    assert _found("# Un\n\n## Deux\n\n# Trois") == []
    assert _found("# Un\n\n### Trois") == [("heading-gap", 3)]
    assert _found("## Deux") == [("heading-gap", 1)]


def test_a_link_in_a_footnote_is_judged_too():
    assert _found("Texte[^a].\n\n[^a]: Un [lien](ftp://a.example).") == [("link-scheme", 3)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 20_001, "text-too-long"),
        ("Ici.[^a]\n\n[^a]: " + "x" * 20_001, "text-too-long"),
        ("![" + "x" * 20_001 + "](a.svg)", "text-too-long"),
        ('![x](a.svg "' + "x" * 20_001 + '")', "text-too-long"),
        ("*x* " * 501, "text-too-long"),
        ("    " + "x" * 20_001, "text-too-long"),
        ("> - " + "x" * 20_001, "text-too-long"),
        ("- x\n" * 1001, "list-too-long"),
        ("x\n: x\n\n" * 1001, "list-too-long"),
        ("|" + "x|" * 31 + "\n|" + "-|" * 31, "table-too-wide"),
        ("|x|\n|-|\n" + "|x|\n" * 1001, "table-too-long"),
        ("x\n\n" * 5001, "brochure-too-long"),
        (("x" * 20_000 + "\n\n") * 51, "brochure-too-long"),
        (("```\n" + "x" * 19_000 + "\n```\n\n") * 53, "brochure-too-long"),
    ],
)
def test_what_takes_minutes_to_lay_out_is_found_before_it_is_tried(text, code):
    assert [found for found, _ in _found(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "*x* " * 500,
        "    " + "x" * 19_999,
        "- x\n" * 1000,
        "|" + "x|" * 30 + "\n|" + "-|" * 30,
        "|x|\n|-|\n" + "|x|\n" * 1000,
        "x\n\n" * 4999,
        ("x" * 19_999 + "\n\n") * 50,
    ],
)
def test_what_is_large_and_can_be_laid_out_is_left_alone(text):
    assert _found(text) == []
