"""What the checks find in translations, and what they leave alone."""

from __future__ import annotations

import pytest

from coopdocs.checks.answers import judge_answer
from coopdocs.markdown import Target, read_inlines
from coopdocs.model.position import Position
from coopdocs.model.segment import Answer, Segment, SegmentKind

_TARGETS = (Target("https://cea.example"), Target("https://nu.example"))
_CALLS = ("note",)


def _codes(source: str, translation: str, language: str = "kk", max_length: int | None = None) -> list[str]:
    segment = Segment(
        read_inlines(source, _TARGETS, _CALLS),
        SegmentKind.PARAGRAPH,
        Position("source/x.md", 3),
        max_length=max_length,
    )
    content = read_inlines(translation, _TARGETS, _CALLS)
    return [found.code for found in judge_answer(Answer(segment, language, translation, content, Position("x.po", 9)))]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("le [CEA][1] et [NU][2]", "[NU][2] және [CEA][1]"),
        ("**gras** et texte[^1]", "мәтін[^1] және **қою**"),
        ("l’usine de **«Total»**", "**«Total»**дың зауыты"),
        ("thème [*Future Energy*]{lang=en}", "тақырыбы [*Future Energy*]{lang=en}"),
        ("une étoile \\* et [1]", "жұлдызша \\* және [1]"),
        ("`make`", "`make`"),
        ("a < b", "a < b"),
    ],
)
def test_a_translation_that_keeps_its_markup_has_no_findings(source, translation):
    assert _codes(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        ("le [CEA][1] et [NU][2]", "[CEA][1] және NU", "link-lost"),
        ("le [CEA][1]", "[CEA][1] [CEA][1]", "link-added"),
        ("le [CEA][1]", "[CEA](https://other.example)", "link-added"),
        ("texte[^1]", "мәтін", "footnote-call-lost"),
        ("texte[^1]", "мәтін[^1][^1]", "footnote-call-lost"),
        ("**gras**", "қою", "markup-lost"),
        ("*penché*", "көлбеу", "markup-lost"),
        ("`code`", "code", "markup-lost"),
        ("**gras**", "**қою", "stray-markup"),
        ("le [CEA][1]", "[CEA][1] [NU][7]", "stray-markup"),
        ("texte[^1]", "мәтін[^1] [^2]", "stray-markup"),
        ("texte", "<b>мәтін</b>", "raw-html"),
        ("texte", "мәтін <script>", "raw-html"),
    ],
)
def test_lost_or_broken_markup_is_found(source, translation, code):
    assert code in _codes(source, translation)


def test_a_foreign_word_needs_no_emphasis_in_its_own_language():
    assert _codes("thème [*Future Energy*]{lang=en}", "the theme is Future Energy", language="en") == []
    assert _codes("thème [*Future Energy*]{lang=en}", "Future Energy тақырыбы") == ["markup-lost"]


def test_a_text_above_its_limit_is_a_warning_with_both_lengths():
    segment = Segment(read_inlines("court"), SegmentKind.HEADING, Position("source/x.md", 1), max_length=5)
    answer = Answer(segment, "ru", "слишком", read_inlines("слишком"), Position("x.po", 4))
    (finding,) = judge_answer(answer)
    assert (finding.code, finding.severity.value, finding.message) == (
        "too-long",
        "warning",
        "7 characters, 5 are allowed",
    )
    assert str(finding.position) == "x.po:4"


@pytest.mark.parametrize("translation", ["сөз " * 5001, "*сөз* " * 501])
def test_a_translation_that_takes_minutes_to_lay_out_is_an_error_in_its_catalog(translation):
    segment = Segment(read_inlines("mot"), SegmentKind.PARAGRAPH, Position("source/x.md", 3))
    answer = Answer(segment, "kk", translation, read_inlines(translation), Position("x.po", 9))
    (finding,) = judge_answer(answer)
    assert (finding.code, finding.severity.value, str(finding.position)) == ("text-too-long", "error", "x.po:9")


def test_versions_between_which_nobody_has_chosen_are_refused_and_nothing_else_is_said_of_them():
    versions = "#-#-#-#-#  main  #-#-#-#-#\n**қою\n#-#-#-#-#  kk  #-#-#-#-#\nжуан"
    assert _codes("**gras**", versions) == ["catalog-open-choice"]
