"""Texts in what is said to people: short enough for a line, and cut where they tell something."""

from __future__ import annotations

from coopdocs.model.quoting import quote, quote_edit

LONG = "Cette coopération relève aussi de ce que l’on nomme la « diplomatie scientifique », que la France a ouverte"


def test_a_short_text_is_quoted_whole_and_on_one_line() -> None:
    assert quote("deux\nlignes") == "“deux lignes”"


def test_a_long_text_is_cut_at_its_end() -> None:
    assert quote(LONG) == "“Cette coopération relève aussi de ce que l’on nomme la « di…”"


def test_a_long_text_that_came_from_no_other_is_shown_from_its_beginning() -> None:
    assert quote_edit(LONG) == (quote(LONG),)


def test_an_edit_far_inside_a_long_text_is_shown() -> None:
    now, before = quote_edit(f"{LONG} en 2015.", f"{LONG} en 2014.")
    assert now == "“…France a ouverte en 2015.”"
    assert before == "“…France a ouverte en 2014.”"


def test_a_text_that_lost_its_end_is_shown_beside_the_whole_one() -> None:
    now, before = quote_edit(LONG, f"{LONG}. Une autre phrase suit celle-ci, plus longue que la ligne entière.")
    assert now == "“…que la France a ouverte”"
    assert before == "“…que la France a ouverte. Une autre phrase suit celle-ci, p…”"


def test_short_texts_of_an_edit_are_quoted_whole() -> None:
    assert quote_edit("Onze équipes", "Dix équipes") == ("“Onze équipes”", "“Dix équipes”")


def test_one_text_of_two_is_shown_with_both() -> None:
    assert len(quote_edit(LONG, "Une autre.", "Une troisième.")) == 3
