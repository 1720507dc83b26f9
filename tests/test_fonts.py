"""The fonts of a theme: what they hold, and the cuts that are embedded."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from coopdocs.fonts import Cut, FontProblem, cut_font, load_fonts, missing_glyphs
from coopdocs.model.theme import Fonts

FAMILIES = Fonts("Source Serif 4", "Source Sans 3")
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def test_both_families_hold_every_kazakh_letter_and_the_narrow_no_break_space() -> None:
    fonts = load_fonts(FAMILIES)
    assert sorted(fonts) == ["sans", "sans-italic", "serif", "serif-italic"]
    for data in fonts.values():
        assert missing_glyphs({"only": data}, KAZAKH + "\u202f\u00a0«»“”„’–—…") == ()


def test_a_character_that_no_font_has_is_named_once() -> None:
    assert missing_glyphs(load_fonts(FAMILIES), "中 a 文 中") == ("中", "文")


def test_a_soft_hyphen_or_a_line_end_needs_no_glyph() -> None:
    assert missing_glyphs(load_fonts(FAMILIES), "ма\u00adтін\nжол\u2060") == ()


@pytest.mark.parametrize(
    ("fonts", "message"),
    [
        (Fonts("Sorce Serif 4", "Source Sans 3"), "'Sorce Serif 4' is not installed; did you mean 'Source Serif 4'?"),
        (Fonts("Source Serif 4", "Comic"), "'Comic' is not installed"),
    ],
)
def test_a_font_that_does_not_exist_is_named_with_the_ones_that_do(fonts: Fonts, message: str) -> None:
    with pytest.raises(FontProblem) as stop:
        load_fonts(fonts)
    assert stop.value.message.endswith(message)
    assert "Source Sans 3, Source Serif 4" in stop.value.advice


def test_a_cut_is_one_static_weight_with_the_characters_asked_for() -> None:
    data = load_fonts(FAMILIES)["serif"]
    cut = cut_font(data, Cut(weight=600, optical_size=10, characters=frozenset("Қазақстан")))
    font = TTFont(BytesIO(cut))
    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == 600
    assert set(map(chr, font.getBestCmap())) == set("Қазақстан")
    assert len(cut) < len(data) / 50


def test_small_capitals_are_kept_where_they_are_wanted() -> None:
    data = load_fonts(FAMILIES)["serif"]
    cuts = [cut_font(data, Cut(400, 10, frozenset("abc"), small_capitals=wanted)) for wanted in (False, True)]
    found = [
        {record.FeatureTag for record in TTFont(BytesIO(cut))["GSUB"].table.FeatureList.FeatureRecord} for cut in cuts
    ]
    assert "smcp" not in found[0]
    assert "smcp" in found[1]


def test_raised_figures_are_left_out_where_nobody_asks_for_them() -> None:
    data = load_fonts(FAMILIES)["serif"]
    cuts = [cut_font(data, Cut(400, 10, frozenset("12(A"), raised=wanted)) for wanted in (True, False)]
    assert TTFont(BytesIO(cuts[0]))["maxp"].numGlyphs > TTFont(BytesIO(cuts[1]))["maxp"].numGlyphs


def test_without_a_size_a_cut_is_what_the_family_is_called_by_its_plain_name() -> None:
    data = load_fonts(FAMILIES)["serif"]
    axes = {axis.axisTag: axis.defaultValue for axis in TTFont(BytesIO(data))["fvar"].axes}
    plain, small = (cut_font(data, Cut(400, size, frozenset("abc"))) for size in (None, 8))
    assert plain == cut_font(data, Cut(400, axes["opsz"], frozenset("abc")))
    assert plain != small


def test_a_cut_that_keeps_its_name_keeps_its_licence() -> None:
    cut = cut_font(load_fonts(FAMILIES)["sans"], Cut(400, 10, frozenset("abc")))
    names = {record.nameID: record.toUnicode() for record in TTFont(BytesIO(cut))["name"].names}
    assert "OFL" in names[14]


def test_a_cut_that_is_given_away_does_not_bear_the_reserved_name() -> None:
    cut = cut_font(load_fonts(FAMILIES)["sans"], Cut(400, 10, frozenset("abc"), named=False))
    names = {record.nameID: record.toUnicode() for record in TTFont(BytesIO(cut))["name"].names}
    # The Open Font Licence wants the copyright kept, which names what is reserved.
    assert "Adobe" in names.pop(0)
    assert not any("Source" in name for name in names.values())
