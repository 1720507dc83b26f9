"""Words that hold together at their own hyphen, in every format."""

from __future__ import annotations

import pytest

from coopdocs.languages.compounds import whole_words


def words_of(text: str) -> list[str]:
    return [text[start:stop] for start, stop in whole_words(text)]


@pytest.mark.parametrize(
    "word",
    [
        "во-первых",
        "по-казахски",
        "аль-Фараби",
        "бір-бірінің",
        "10%-ға",
        "7-сынып",
        "2014-тен",
        "15-мемлекетте",
        "CEA-мен",
        "Solar-дікінен",
        "ҚР-ның",
        "non-conventional",
        "Géo-énergies",
        "Dit-il",
        "10–15",
        "1991–2014",
        "XIX–XX",
        "20–30-х",
    ],
)
def test_a_word_with_a_short_part_or_an_ending_is_whole_without_the_marks_around_it(word: str) -> None:
    assert words_of(f"« {word} », ({word}), {word}…") == [word] * 3


@pytest.mark.parametrize(
    "word",
    ["ғылыми-техникалық", "социально-экономический", "Saint-Étienne", "mot", "-", "a -b", "a – b", "Алматы–Париж"],
)
def test_a_word_whose_parts_can_stand_alone_may_be_broken_at_its_hyphen(word: str) -> None:
    assert words_of(f"Un {word} ici") == []


def test_a_word_too_long_for_the_screen_of_a_telephone_may_be_broken() -> None:
    assert words_of("non-conventionnalités") == []
    assert words_of("non-conventionnalité") == ["non-conventionnalité"]
    assert words_of("NON-CONVENTIONNALITÉ") == []
    assert words_of("NON-LIEU") == ["NON-LIEU"]


@pytest.mark.parametrize(
    "text", ["https://e-mail.org/a-b", "a-b@x-y.kz", "www.al-farabi.kz", "al-farabi.kz", "2014-01-27", "--at-all"]
)
def test_addresses_dates_and_options_are_no_words(text: str) -> None:
    assert words_of(f"Voir {text} ici") == []
