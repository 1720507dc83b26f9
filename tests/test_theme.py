"""Themes: what a designer may write, and what is said of what they may not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import coopdocs.themes
from coopdocs.errors import CoopdocsError
from coopdocs.themes import load_theme, read_theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged theme, to be spoilt."""
    copy = tmp_path / "ours"
    shutil.copytree(Path(coopdocs.themes.__file__).parent / "classic", copy)
    return copy


def spoil(folder: Path, before: str, after: str) -> str:
    """What reading says once one line of the theme is changed."""
    file = folder / "theme.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(CoopdocsError) as stop:
        read_theme(folder)
    return stop.value.message


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
    with pytest.raises(CoopdocsError, match="unknown theme 'clasic'; did you mean 'classic'"):
        load_theme("clasic")


def test_a_misspelt_value_is_named_with_its_place(folder: Path) -> None:
    message = spoil(folder, "accent_dark =", "acent_dark =")
    assert message == "themes/ours/theme.toml: [colours]: unknown key 'acent_dark'; did you mean 'accent_dark'?"


def test_a_misspelt_section_is_named(folder: Path) -> None:
    assert spoil(folder, "[colours]", "[colors]").endswith("unknown key 'colors'; did you mean 'colours'?")


def test_a_missing_value_is_named(folder: Path) -> None:
    assert "`leading`" in spoil(folder, "leading = 15", "")


def test_a_size_in_words_is_no_size(folder: Path) -> None:
    assert "[sizes]: Expected `float`, got `str`" in spoil(folder, "body = 10.5", 'body = "ten"')


@pytest.mark.parametrize("value", ['"#23557F"', '"2355"', '"blue"', '"23557F; } body { display: none"'])
def test_a_colour_is_six_hexadecimal_digits(folder: Path, value: str) -> None:
    assert "is not a colour" in spoil(folder, 'accent = "23577F"', f"accent = {value}")


def test_a_file_that_is_no_toml_is_named_with_its_line(folder: Path) -> None:
    assert "theme.toml: " in spoil(folder, "[page]", "[page")
