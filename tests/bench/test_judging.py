"""The bench's judges: a right suggestion, a wrong one, and work that was lost are told apart."""

from __future__ import annotations

import polib
import pytest

from bench.pseudo import translate
from bench.quality import Answer, Quality
from bench.replay_score import Score, find_best, score
from bench.revision import Truth
from bench.table import Row

OLD, OTHER = "La ville construit une école.", "Le fleuve traverse le pays."


def answer(fate, suggestion, *, fuzzy=True, origins=(OLD,)):
    return Answer(Truth("La ville bâtit une école.", fate, origins, moved=False), suggestion, fuzzy)


def catalog(*entries):
    file = polib.POFile()
    for message, translation, *flags in entries:
        file.append(polib.POEntry(msgid=message, msgstr=translation, flags=list(flags)))
    return file


def judge(old, new, merged):
    return score(catalog(*old), catalog(*new), catalog(*merged), find_best(catalog(*old), catalog(*new)))[0]


def test_the_translation_of_the_old_text_is_right():
    assert answer("light", translate(OLD)).is_right


def test_the_translation_of_another_text_is_wrong():
    assert answer("light", translate(OTHER)).is_wrong


def test_no_suggestion_is_neither_right_nor_wrong():
    given = answer("light", "")
    assert (given.is_right, given.is_wrong, given.is_miss) == (False, False, True)


def test_any_suggestion_for_an_added_text_is_wrong():
    assert answer("added", translate(OLD), origins=()).is_wrong


@pytest.mark.parametrize("fate", ["light", "heavy", "number", "negation", "name", "merged"])
def test_an_edited_text_may_not_count_as_translated(fate):
    assert answer(fate, translate(OLD), fuzzy=False).is_wrongly_printed


@pytest.mark.parametrize("fate", ["unchanged", "moved", "punctuation"])
def test_a_text_whose_words_are_the_same_must_stay_translated(fate):
    quality = Quality((answer(fate, translate(OLD)), answer(fate, translate(OLD), fuzzy=False)))
    assert (quality.no_longer_printed, quality.wrongly_printed) == (1, 0)


def test_a_split_is_found_if_one_of_its_parts_is():
    quality = Quality((answer("split-first", translate(OLD)), answer("split-second", "")))
    assert quality.share_of_parts_missed == 0
    assert Quality((answer("split-first", ""), answer("split-second", ""))).share_of_parts_missed == 100


def test_a_translation_that_a_merge_lost_is_counted():
    assert judge([("A", "а")], [("A", "б")], [("A", "")]) == Score(survivors=1, lost=1)


def test_a_suggestion_is_worth_what_translators_kept_of_it():
    old = [("One two three four.", "раз два три четыре")]
    new = [("One two three five.", "раз два три пять")]
    found = judge(old, new, [("One two three five.", "раз два три четыре", "fuzzy")])
    assert (found.suggested, found.wrong) == (1, 0)
    assert found.recovered == pytest.approx(0.75 * 16)
    assert found.share_recovered == pytest.approx(100)


def test_a_suggestion_that_translators_threw_away_is_wrong():
    found = judge([("Day", "понедельник")], [("Night", "ночь")], [("Night", "понедельник", "fuzzy")])
    assert (found.wrong, found.recovered) == (1, 0)


def test_a_figure_above_its_limit_is_missed():
    assert Row("x", "", "", 0.16, 0.15, 0.05).verdict == "MISSED"
    assert Row("x", "", "", 0.15, 0.15, 0.05).verdict == "must"
    assert Row("x", "", "", 0.05, 0.15, 0.05).verdict == "aim"
    assert Row("x", "", "", None, 0.15, 0.05).is_missed
