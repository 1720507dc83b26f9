"""Front matter: what is read, and what is said of what cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from coopdocs.markdown import read_markdown
from coopdocs.model.document import Emphasis, Text, plain_text

FULL = """---
title: Coopération *scientifique*
subtitle: no
date: 2014-01-27
publisher: "Ambassade : service"
keywords: [un, deux]
cover-image: images/a.svg
cover-alt: Un soleil.
---

Texte.
"""


def read(text: str):
    return read_markdown(text, "x", "fr", "source/x.md")


def found(text: str) -> list[str]:
    return [f"{finding.position.line} {finding.code}: {finding.message}" for finding in read(text).findings]


def test_texts_are_inline_markdown_and_stay_texts_whatever_yaml_makes_of_them():
    front_matter = read(FULL).document.front_matter
    assert front_matter.title == (Text("Coopération "), Emphasis((Text("scientifique"),)))
    assert plain_text(front_matter.subtitle) == "no"
    assert front_matter.date == date(2014, 1, 27)
    assert [plain_text(word) for word in front_matter.keywords] == ["un", "deux"]
    assert front_matter.cover.source == "images/a.svg"


def test_lines_are_counted_from_the_top_of_the_file():
    document = read(FULL).document
    assert dict(document.front_matter.lines)["date"] == 4
    assert document.blocks[0].position.line == 11


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Texte.\n", "1 front-matter-missing: there is no front matter"),
        ("", "1 front-matter-missing: there is no front matter"),
        ("---\ntitle: a\n", "1 front-matter-unclosed: the front matter is not closed"),
        ("---\ntitle: a\ndate: 2014-02-31\n---\n", "3 front-matter-date: 2014-02-31 is not a date"),
        ("---\ntitle: a\ndate: 27/01/2014\n---\n", "3 front-matter-date: 27/01/2014 is not a date"),
        ("---\ntitle: a\ndate: 20140127\n---\n", "3 front-matter-date: 20140127 is not a date"),
        ("---\ntitle: a\n---\n", "1 front-matter-key-missing: the front matter has no date"),
        ("---\ntitre: a\ndate: 2014-01-27\n---\n", "2 front-matter-key-unknown: unknown key titre"),
        ("---\ntitle: a\ntitle: b\ndate: 2014-01-27\n---\n", "3 front-matter-key-twice: the key title stands twice"),
        ("---\ntitle: [a]\ndate: 2014-01-27\n---\n", "2 front-matter-value: title is not a text"),
        ("---\ntitle:\ndate: 2014-01-27\n---\n", "2 front-matter-value: title is not a text"),
        ("---\ntitle: a\ndate: 2014-01-27\nkeywords: b\n---\n", "4 front-matter-value: keywords is not a list"),
        ("---\ntitle: a : b\ndate: 2014-01-27\n---\n", "2 front-matter-syntax: the front matter cannot be read"),
        ("---\n- a\n---\n", "1 front-matter-syntax: the front matter is not a list of keys and values"),
        ("---\na: &x [1]\nb: [*x, *x]\n---\n", "2 front-matter-key-unknown: unknown key a"),
        ("---\ntitle: a\ndate: 2014-01-27\ncover-image: a.svg\n---\n", "4 alt-text-missing: the cover picture has no"),
        ("---\ntitle: a <b>\ndate: 2014-01-27\n---\n", "2 raw-html: raw HTML is printed as text: <b>"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, expected):
    assert any(finding.startswith(expected) for finding in found(text)), found(text)


def test_a_misspelt_key_gets_a_suggestion():
    (finding,) = read("---\ntitel: a\ndate: 2014-01-27\n---\n").findings
    assert finding.advice == "Did you mean title?"


def test_a_brochure_without_title_is_no_document():
    assert read("---\ndate: 2014-01-27\n---\nTexte.\n").document is None
