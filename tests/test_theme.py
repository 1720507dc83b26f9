"""Themes: what a designer may write, and what is said of what they may not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import coopdocs.themes
from coopdocs.themes import ThemeProblem, find_value, load_theme, read_theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged theme, to be spoilt."""
    copy = tmp_path / "ours"
    shutil.copytree(Path(coopdocs.themes.__file__).parent / "classic", copy)
    return copy


def refusal(folder: Path) -> str:
    """What reading says, as a finding shows it."""
    with pytest.raises(ThemeProblem) as stop:
        read_theme(folder)
    assert stop.value.advice.endswith(".")
    return f"{stop.value.position}: {stop.value.message}"


def spoil(folder: Path, before: str, after: str) -> str:
    """What reading says once one line of the theme is changed."""
    file = folder / "theme.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return refusal(folder)


def test_the_packaged_theme_is_an_a4_page_in_two_columns() -> None:
    theme = load_theme("classic")
    assert (theme.page.width, theme.page.height, theme.page.columns) == (210, 297, 2)
    assert "--accent" in theme.style_sheet
    assert "@page" in theme.print_style_sheet


@pytest.mark.parametrize(
    ("text", "ground"), [("ink", "paper"), ("accent", "tint"), ("muted", "paper"), ("tint", "accent_dark")]
)
def test_every_text_of_the_packaged_theme_stands_out_from_its_ground(text: str, ground: str) -> None:
    """WCAG 2.2, 1.4.3: a ratio of at least 4.5."""
    colours = load_theme("classic").colours
    light, dark = sorted((luminance(getattr(colours, text)), luminance(getattr(colours, ground))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_an_unknown_theme_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(ThemeProblem, match="unknown theme 'clasic'; did you mean 'classic'") as stop:
        load_theme("clasic")
    assert stop.value.position is None


def test_a_value_of_the_packaged_theme_is_found_on_its_line() -> None:
    lines = (Path(coopdocs.themes.__file__).parent / "classic" / "theme.toml").read_text(encoding="utf-8").split("\n")
    for section, key, value in (("fonts", "sans", '"Source Sans 3"'), ("sizes", "body", "10.5"), ("page", "top", "22")):
        position = find_value("classic", section, key)
        assert position.file == "themes/classic/theme.toml"
        assert lines[position.line - 1] == f"{key} = {value}"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("accent_dark =", "acent_dark =", "11: [colours]: unknown key 'acent_dark'; did you mean 'accent_dark'?"),
        ("[colours]", "[colors]", "7: unknown key 'colors'; did you mean 'colours'?"),
        ("leading = 15", "", "16: [sizes]: missing value `leading`"),
        ("body = 10.5", 'body = "ten"', "23: [sizes]: Expected `float`, got `str` - at `$.body`"),
        ("[page]", "[page", "28: this is not TOML: expected ']' at the end of a table declaration"),
        ("column_gap = 8", 'column_gap = "', "36: this is not TOML: "),
    ],
)
def test_a_mistake_is_named_with_its_line(folder: Path, before: str, after: str, said: str) -> None:
    assert spoil(folder, before, after).startswith(f"themes/ours/theme.toml:{said}")


@pytest.mark.parametrize("value", ['"#23557F"', '"2355"', '"blue"', '"23557F; } body { display: none"'])
def test_a_colour_is_six_hexadecimal_digits(folder: Path, value: str) -> None:
    said = spoil(folder, 'accent = "23577F"', f"accent = {value}")
    assert said.startswith("themes/ours/theme.toml:10: [colours]: accent = ")
    assert said.endswith("is not a colour of six hexadecimal digits")


def test_a_style_sheet_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "print.css").unlink()
    assert refusal(folder).startswith("themes/ours/print.css: this file of the theme cannot be read: No such file")


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "screen.css").write_bytes(b"/* \xe9 */")
    assert refusal(folder) == "themes/ours/screen.css: this file is not UTF-8"
