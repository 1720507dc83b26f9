"""The fonts that travel in a Word document: whole enough to write on with, named as the styles name them."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import uuid
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from word_file import EVERYTHING, W, WordFile, make_edition

from coopdocs.fonts import Cut, cut_font, load_fonts
from coopdocs.model.edition import Edition
from coopdocs.themes import load_theme
from coopdocs.writers.docx import write_docx

TESTS = Path(__file__).parent.parent
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STYLES = {
    "embedRegular": ("Regular", 400, 0x0040, 0),
    "embedBold": ("Bold", 700, 0x0020, 1),
    "embedItalic": ("Italic", 400, 0x0001, 2),
    "embedBoldItalic": ("Bold Italic", 700, 0x0021, 3),
}
KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
FRENCH = "AÀÂÆBCÇDEÉÈÊËFGHIÎÏJKLMNOÔŒPQRSTUÙÛÜVWXYŸZ"
SIGNS = "0123456789 .,;:!?'\"()[]/«»“”„‘’–—…•·№%‰°©§€₸₽†×−±←→↑↓\u00a0\u2009\u202f\u2010"
BUILD = """
import hashlib
from dataclasses import replace
from coopdocs.fonts import load_fonts
from coopdocs.writers.docx import write_docx
from word_file import EVERYTHING, make_edition
edition = make_edition(EVERYTHING)
print(hashlib.sha256(write_docx(replace(edition, fonts=load_fonts(edition.theme.fonts)))).hexdigest())
"""


@cache
def theme_fonts() -> Mapping[str, bytes]:
    return load_fonts(load_theme("classic").fonts)


def with_fonts(edition: Edition, **others: bytes) -> Edition:
    """The edition with the theme's fonts; `others` by role, with `_` for `-`."""
    return replace(edition, fonts={**theme_fonts(), **{role.replace("_", "-"): data for role, data in others.items()}})


@pytest.fixture(scope="module")
def word() -> WordFile:
    return WordFile(write_docx(with_fonts(make_edition(EVERYTHING))))


def embedded(word: WordFile) -> dict[tuple[str, str], bytes]:
    """Family and element → font file, undisguised as ISO/IEC 29500-1, 17.8.1, tells."""
    found = {}
    for entry in word.find("//w:font", "fontTable"):
        for each in entry:
            if each.tag.startswith(f"{W}embed"):
                disguised = word.related(each.get(f"{R}id"), "fontTable")
                # From the key's last two digits to its first, twice.
                digits = each.get(f"{W}fontKey").strip("{}").replace("-", "")
                mask = [int(digits[place : place + 2], 16) for place in range(30, -1, -2)]
                head = bytes(disguised[place] ^ mask[place % 16] for place in range(32))
                found[entry.get(f"{W}name"), each.tag.removeprefix(W)] = head + disguised[32:]
    return found


def open_font(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data), checkChecksums=2)


def test_four_styles_of_each_family_travel_with_the_text(word):
    assert list(embedded(word)) == [
        (family, style) for family in ("Source Serif 4", "Source Sans 3") for style in STYLES
    ]


@pytest.mark.parametrize("style", STYLES)
def test_a_font_goes_by_the_name_that_the_styles_use_and_by_its_style(word, style):
    name, weight, selection, mac_style = STYLES[style]
    for family in word.find("//w:style[@w:styleId='Normal' or @w:styleId='Heading2']//w:rFonts/@w:ascii", "styles"):
        font = open_font(embedded(word)[family, style])
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        assert (names[1], names[2], names[4]) == (family, name, f"{family} {name}")
        assert names[6] == f"{family}-{name}".replace(" ", "")
        assert not names.keys() & {16, 17, 21, 22, 25}
        assert font["OS/2"].usWeightClass == weight
        assert font["OS/2"].fsSelection & 0x0061 == selection
        assert font["head"].macStyle == mac_style


def test_whoever_writes_on_has_every_letter_of_the_four_languages(word):
    wanted = set(KAZAKH + KAZAKH.lower() + FRENCH + FRENCH.lower() + SIGNS)
    for data in embedded(word).values():
        assert wanted <= set(map(chr, open_font(data).getBestCmap()))


def test_the_fonts_are_static_and_sound(word):
    for data in embedded(word).values():
        font = open_font(data)
        assert not {"fvar", "gvar", "STAT"} & set(font.keys())
        font.ensureDecompiled()


def test_bold_is_drawn_bolder_and_not_only_called_so(word):
    fonts = embedded(word)
    for family in ("Source Serif 4", "Source Sans 3"):
        widths = [
            open_font(fonts[family, style])["hmtx"][open_font(fonts[family, style]).getBestCmap()[ord("н")]][0]
            for style in ("embedRegular", "embedBold")
        ]
        assert widths[0] < widths[1]


def test_the_makers_and_their_licence_are_named_in_every_font(word):
    for data in embedded(word).values():
        names = {record.nameID: record.toUnicode() for record in open_font(data)["name"].names}
        assert "Adobe" in names[0]
        assert "OFL" in names[14]


def test_a_letter_that_is_not_in_the_repertoire_comes_along():
    word = WordFile(write_docx(with_fonts(make_edition("L’angle φ et Ħ[^n].\n\n[^n]: Soit ψ.\n"))))
    for data in embedded(word).values():
        assert set("φψĦ") <= set(map(chr, open_font(data).getBestCmap()))


def test_no_two_fonts_share_a_key_and_a_key_is_a_guid(word):
    keys = word.find("//@w:fontKey", "fontTable")
    assert len(set(keys)) == len(keys) == 8
    for key in keys:
        assert f"{{{uuid.UUID(key)}}}".upper() == key


def test_word_is_told_to_keep_the_fonts_whole(word):
    settings = [each.tag.removeprefix(W) for each in word.part("settings")]
    assert settings[:2] == ["zoom", "embedTrueTypeFonts"]
    assert "saveSubsetFonts" not in settings


def test_one_line_of_the_content_types_stands_for_all_fonts(word):
    types = etree.fromstring(word.files["[Content_Types].xml"])
    (default,) = (each for each in types if "obfuscatedFont" in each.get("ContentType"))
    assert default.tag.endswith("}Default")
    assert default.get("Extension") == "odttf"
    assert default.get("ContentType") == "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def test_another_program_that_saves_the_document_keeps_its_fonts():
    document = docx.Document(io.BytesIO(write_docx(with_fonts(make_edition("Texte.\n")))))
    document.add_paragraph("Suite")
    saved = io.BytesIO()
    document.save(saved)
    assert len(embedded(WordFile(saved.getvalue()))) == 8


def test_the_same_fonts_give_the_same_bytes_in_any_process():
    environment = {**os.environ, "PYTHONHASHSEED": "5", "TZ": "Asia/Almaty", "PYTHONPATH": str(TESTS)}
    result = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, text=True, env=environment, check=True)
    expected = write_docx(with_fonts(make_edition(EVERYTHING)))
    assert result.stdout.strip() == hashlib.sha256(expected).hexdigest()


def with_font_type(data: bytes, font_type: int) -> bytes:
    font = TTFont(io.BytesIO(data))
    font["OS/2"].fsType = font_type
    saved = io.BytesIO()
    font.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("font_type", "is_embedded"),
    [(0x0000, True), (0x0008, True), (0x0002, False), (0x0004, False), (0x0108, False), (0x0200, False)],
    ids=["installable", "editable", "restricted", "print-only", "no-cuts", "no-outlines"],
)
def test_a_font_is_embedded_only_where_its_maker_lets_a_receiver_edit_with_a_cut_of_it(font_type, is_embedded):
    data = with_font_type(theme_fonts()["sans"], font_type)
    word = WordFile(write_docx(with_fonts(make_edition("Texte.\n"), sans=data)))
    styles = [style for family, style in embedded(word) if family == "Source Sans 3"]
    assert styles == (list(STYLES) if is_embedded else ["embedItalic", "embedBoldItalic"])
    assert word.find("//w:altName/@w:val", "fontTable") == ["Cambria", "Calibri"]


def test_a_document_without_fonts_does_not_say_that_it_has_some():
    data = {role.replace("-", "_"): with_font_type(each, 2) for role, each in theme_fonts().items()}
    word = WordFile(write_docx(with_fonts(make_edition("Texte.\n"), **data)))
    assert embedded(word) == {}
    assert word.find("//w:embedTrueTypeFonts", "settings") == []
    assert not any("odttf" in name for name in word.names)


def test_a_family_of_one_weight_has_no_bold_that_is_not_bold():
    letters = frozenset("Texte.")
    static = {role.replace("-", "_"): cut_font(data, Cut(400, None, letters)) for role, data in theme_fonts().items()}
    word = WordFile(write_docx(with_fonts(make_edition("Texte.\n"), **static)))
    assert {style for _, style in embedded(word)} == {"embedRegular", "embedItalic"}
