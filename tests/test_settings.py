"""What happens to each thing that people write into coopdocs.toml."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdocs.errors import CoopdocsError
from coopdocs.settings import find_line, read_settings

SMALL = 'source-language = "fr"\nlanguages = ["fr", "kk"]\n'


def refusal(text: str) -> CoopdocsError:
    with pytest.raises(CoopdocsError) as caught:
        read_settings(text)
    return caught.value


def test_two_lines_are_enough() -> None:
    settings = read_settings(SMALL)
    assert settings.languages == ("fr", "kk")
    assert settings.formats == ("pdf", "docx", "html")
    assert settings.theme == "classic"
    assert settings.catalogs.references == "file"


def test_a_brochure_may_have_fewer_languages_and_formats_than_the_project() -> None:
    settings = read_settings(SMALL + '[brochures."x y"]\nlanguages = ["fr"]\nformats = ["pdf"]\n')
    assert settings.brochures["x y"].languages == ("fr",)
    assert settings.brochures["x y"].formats == ("pdf",)


@pytest.mark.parametrize(
    ("added", "line", "code", "part"),
    [
        ('themee = "classic"', 3, "unknown-key", "did you mean 'theme'?"),
        ('source_language = "fr"', 3, "unknown-key", "did you mean 'source-language'?"),
        ('\n# more\n[catalogs]\nreference = "file"', 6, "unknown-key", "did you mean 'references'?"),
        ('[brochures.x]\nformats = ["pdf"]\nlanguges = ["fr"]', 5, "unknown-key", "did you mean 'languages'?"),
        ("[catalog]", 3, "unknown-key", "did you mean 'catalogs'?"),
        ('[project]\nname = "x"\nnmae = "y"', 5, "unknown-key", "did you mean 'name'?"),
        ("brochures = { x = { fromats = [] } }", 3, "unknown-key", "did you mean 'formats'?"),
        ('formats = ["pfd"]', 3, "wrong-value", "did you mean 'pdf'?"),
        ('formats = ["PDF"]', 3, "wrong-value", "did you mean 'pdf'?"),
        ('formats = [\n  "pdf",\n  "doc",\n]', 3, "wrong-value", "did you mean 'docx'?"),
        ('formats = "pdf"', 3, "wrong-value", "must be a list"),
        ("formats = []", 3, "wrong-value", "is empty"),
        ('formats = ["pdf", "pdf"]', 3, "wrong-value", "twice"),
        ("formats = [1]", 3, "wrong-value", "a value of 'formats' must be text"),
        ("theme = true", 3, "wrong-value", "'theme' must be text in quotation marks, not true or false"),
        ("theme = 2014-01-27", 3, "wrong-value", "not a date"),
        ('[catalogs]\nreferences = "full"', 4, "wrong-value", "'full'"),
        ("[catalogs]\n\nreferences = 3", 5, "wrong-value", "not a number"),
        ('[project]\nname = "a\\nLanguage: xx"', 4, "wrong-value", "control character"),
        ('[brochures.x]\nlanguages = ["ru"]', 4, "wrong-value", "'ru'"),
        ('[brochures.x]\nlanguages = ["kz"]', 4, "unknown-language", "did you mean 'kk'?"),
        ("[brochures]\nx = 1", 4, "wrong-value", "'x' must be a table"),
        ("brochures = 1", 3, "wrong-value", "must be a table"),
        ("[[brochures]]\nx = 1", 3, "wrong-value", "must be a table"),
        ('languages = ["fr"]', 3, "syntax", "given twice"),
        ("theme", 3, "syntax", "not TOML"),
        ('theme = "classic', 3, "syntax", "not TOML"),
        ("formats = [", 3, "syntax", "not TOML"),
        ("theme = “classic”", 3, "syntax", "not TOML"),
        ("theme = " + "[" * 5000, 3, "syntax", "not TOML"),
        ("theme = " + "[" * 5000 + "]" * 5000, 1, "syntax", "too many brackets"),
    ],
)
def test_a_mistake_is_shown_with_its_line(added: str, line: int, code: str, part: str) -> None:
    error = refusal(SMALL + added + "\n")
    assert part in error.message
    if "too many" not in error.message:
        assert error.message.startswith(f"coopdocs.toml:{line}: error {code}: ")
    assert error.advice


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "coopdocs.toml:1: error missing-key: the key 'source-language' is missing"),
        ('source-language = "fr"\n', "coopdocs.toml:1: error missing-key: the key 'languages' is missing"),
        (
            'source-language = "fr"\nlanguages = ["en", "kk-Latn"]\n',
            "coopdocs.toml:2: error unknown-language: unknown language 'kk-Latn'",
        ),
        (
            'source-language = "fr"\nlanguages = ["en"]\n',
            "coopdocs.toml:2: error wrong-value: the source language 'fr' is not among the languages",
        ),
    ],
)
def test_the_two_needed_keys_must_be_there_and_agree(text: str, message: str) -> None:
    assert refusal(text).message == message


def test_a_terminal_sequence_in_a_key_is_shown_not_sent() -> None:
    assert "\x1b" not in refusal(SMALL + '"\\u001b[31m" = 1\n').message


def test_the_line_of_a_key_is_found_after_text_of_several_lines() -> None:
    text = 'a = """\n[b]\nc = 1\n"""\n[b] # really\n"c" = [\n  1,\n]\n'
    assert find_line(text, ("b",)) == 5
    assert find_line(text, ("b", "c")) == 6


def test_the_line_of_a_dotted_key_is_found() -> None:
    assert find_line("x = 1\nb.c.d = 1\n", ("b", "c", "d")) == 2


@given(st.text(alphabet=list("[]{}=\"'\\\n#.,ab- \x00é\r"), max_size=60))
def test_no_text_brings_anything_but_a_message_of_ours(text: str) -> None:
    error = refusal(text)
    assert error.message.startswith("coopdocs.toml:")
    assert "\n" not in error.message
