"""Settings of one brochure in coopdocs.toml, renamed and removed as a person would do it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdocs.errors import CoopdocsError
from coopdocs.settings import split_statements
from coopdocs.workflow.brochure_settings import has_settings, remove_settings, rename_settings

HEAD = 'languages = ["visas"]  # visas\n\n'
TAIL = '\n# The next one.\n[brochures.bourses]\nformats = ["pdf"]\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[brochures.visas] # visas\nformats = []\n", "[brochures.études] # visas\nformats = []\n"),
        ('[brochures."visas"]\nformats = []\n', "[brochures.études]\nformats = []\n"),
        ("[ brochures . 'visas' ]\r\nformats = []\r\n", "[ brochures . études ]\r\nformats = []\r\n"),
        ("[brochures]\nvisas.formats = [\n]\nvisas.languages = []\n", None),
        ("[brochures]\nvisas = { formats = ['visas'] }\n", "[brochures]\nétudes = { formats = ['visas'] }\n"),
    ],
)
def test_only_the_name_changes_whatever_the_notation(before: str, after: str | None) -> None:
    after = before.replace("visas", "études") if after is None else after
    expected = HEAD + after.replace("études", '"études"') + ("" if "[brochures]" in before else TAIL)
    text = HEAD + before + ("" if "[brochures]" in before else TAIL)
    assert rename_settings(text, "visas", "études") == expected


def test_keys_at_the_head_of_the_file_are_renamed_too() -> None:
    text = 'brochures.visas.formats = ["pdf"]\ntheme = "visas"\n'
    assert rename_settings(text, "visas", "x-1") == 'brochures.x-1.formats = ["pdf"]\ntheme = "visas"\n'


def test_a_name_that_is_spelled_oddly_is_left_to_the_person() -> None:
    with pytest.raises(CoopdocsError) as caught:
        rename_settings(HEAD + '[brochures."\\u0076isas"]\n', "visas", "bourses")
    assert caught.value.message.startswith("coopdocs.toml:3: error brochure-settings: ")
    assert "write bourses instead of visas there" in caught.value.advice


def test_a_name_that_has_settings_already_is_not_overwritten() -> None:
    with pytest.raises(CoopdocsError):
        rename_settings("[brochures.visas]\nformats = []\n" + TAIL, "visas", "bourses")


def test_a_table_goes_with_its_keys_and_what_follows_stays() -> None:
    table = '[brochures.visas]\n# Not in English.\nlanguages = [\n  "fr",\n]\n'
    assert remove_settings(HEAD + table + TAIL, "visas") == HEAD + TAIL


def test_keys_of_a_common_table_go_alone() -> None:
    text = "[brochures]\nvisas.formats = []\nbourses.formats = []\nvisas.languages = []\n"
    assert remove_settings(text, "visas") == "[brochures]\nbourses.formats = []\n"


def test_one_line_for_two_brochures_is_left_to_the_person() -> None:
    with pytest.raises(CoopdocsError):
        remove_settings("brochures = { visas = {}, bourses = {} }\n", "visas")


def test_a_name_elsewhere_in_the_file_is_no_setting() -> None:
    assert not has_settings(HEAD + TAIL, "visas")
    assert has_settings(HEAD + TAIL, "bourses")


@given(
    st.lists(
        st.sampled_from(["[a]\n", "b = 1\n", '"c" = [\n  1,\n]\n', "# d\n", "\n", 'e = """\n[x]\n"""\r\n']), unique=True
    )
)
def test_the_statements_of_a_file_together_are_the_file(pieces: list[str]) -> None:
    assert [statement.text for statement in split_statements("".join(pieces))] == pieces
