"""The Word file as a file: its parts, its properties, its pictures, its bytes."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from word_file import EVERYTHING, FRONT_MATTER, PICTURES, PNG, SVG, WordFile, make_edition

from coopdocs.writers.docx import write_docx

TESTS = Path(__file__).parent.parent
BUILD = """
import hashlib
from word_file import EVERYTHING, make_edition
from coopdocs.writers.docx import write_docx
print(hashlib.sha256(write_docx(make_edition(EVERYTHING, draft=True))).hexdigest())
"""


@pytest.fixture(scope="module")
def word() -> WordFile:
    return WordFile.of(EVERYTHING)


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("1", "Asia/Almaty"), ("77", "America/New_York")])
def test_the_bytes_do_not_depend_on_hash_seed_or_time_zone(seed, zone, tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(TESTS), "LC_ALL": "C"}
    command = [sys.executable, "-c", BUILD]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=True)
    expected = hashlib.sha256(write_docx(make_edition(EVERYTHING, draft=True))).hexdigest()
    assert result.stdout.strip() == expected


def test_no_entry_of_the_file_carries_the_time_of_the_build():
    with zipfile.ZipFile(io.BytesIO(write_docx(make_edition(EVERYTHING)))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.testzip() is None


def test_the_properties_are_those_of_the_brochure():
    properties = docx.Document(io.BytesIO(write_docx(make_edition(EVERYTHING)))).core_properties
    assert (properties.title, properties.subject) == ("Coopération", "Deux pays")
    assert properties.author == properties.last_modified_by == "Ambassade"
    assert (properties.keywords, properties.comments) == ("science, énergie", "Une brochure")
    assert properties.language == "fr-FR"
    assert properties.created == properties.modified
    assert properties.created.isoformat() == "2014-01-27T00:00:00+00:00"


def test_a_description_longer_than_python_docx_allows_is_kept_whole():
    long = "mot " * 100 + "fin"
    word = WordFile.of("x\n", front_matter=FRONT_MATTER.replace("Une brochure", long))
    assert long in word.files["docProps/core.xml"].decode()


def test_nothing_of_another_template_is_left(word):
    everything = b"".join(content for name, content in word.files.items() if name.endswith((".xml", ".rels")))
    for trace in (b"python-docx", b"stylesWithEffects", b"thumbnail", b"Macintosh", b"Light Grid"):
        assert trace not in everything


def test_word_opens_the_file_as_one_of_todays(word):
    assert word.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val", "settings") == ["15"]


def test_an_svg_travels_with_a_bitmap_for_programs_that_cannot_draw_it(word):
    (blip,) = word.find("//a:blip[.//asvg:svgBlip]")
    identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
    assert word.related(blip.get(identifier)) == PNG
    (drawing,) = blip.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    assert word.related(drawing.get(identifier)) == SVG


def test_pictures_have_alternative_texts(word):
    described = word.find("//wp:docPr[not(.//adec:decorative)]/@descr")
    assert described == ["Un dessin", "petit"]
    assert len(set(word.find("//wp:docPr/@id"))) == len(word.find("//wp:docPr"))


def test_a_figure_is_as_wide_as_the_line_and_keeps_its_ratio(word):
    (extent,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='Figure']//wp:inline/wp:extent")
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    section = word.find("//w:sectPr")[1]
    size, margins = section.find(f"{{{section.nsmap['w']}}}pgSz"), section.find(f"{{{section.nsmap['w']}}}pgMar")
    line = int(size.values()[0]) - sum(int(value) for key, value in margins.items() if key.endswith(("left", "right")))
    assert width == line * 635
    assert abs(width / height - 2) < 0.001


def test_a_small_bitmap_is_not_blown_up(word):
    (extent,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='BodyText']//wp:inline/wp:extent")
    assert (extent.get("cx"), extent.get("cy")) == (str(20 * 9525), str(10 * 9525))


def test_a_tall_figure_leaves_room_for_text():
    edition = make_edition("![Tour](images/dessin.svg)\n")
    tower = {"images/dessin.svg": replace(PICTURES["images/dessin.svg"], width=100, height=5000)}
    (extent,) = WordFile(write_docx(replace(edition, pictures=tower))).find("//wp:inline/wp:extent")
    assert int(extent.get("cy")) < 0.65 * 297 * 36000
    assert abs(int(extent.get("cy")) / int(extent.get("cx")) - 50) < 0.1


def test_the_cover_picture_fills_the_page_from_edge_to_edge_and_is_described():
    front_matter = FRONT_MATTER.replace("keywords", "cover-image: images/cover.svg\ncover-alt: Un soleil\nkeywords")
    word = WordFile.of("x\n", front_matter=front_matter)
    (anchor,) = word.find("//wp:anchor")
    assert anchor.find("{*}docPr").get("descr") == "Un soleil"
    assert int(anchor.find("{*}extent").get("cx")) == round(210 / 25.4 * 1440) * 635
    assert word.find("//a:srcRect/@b") != []
    assert word.find("//a:srcRect/@t") == []


def test_a_picture_used_twice_is_stored_once():
    word = WordFile.of("![A](images/petit.png)\n\n![B](images/petit.png)\n")
    assert [name for name in word.names if "media" in name] == ["word/media/image1.png"]
    assert word.find("//wp:inline/wp:docPr/@descr") == ["A", "B"]


def test_a_picture_that_is_not_there_leaves_its_alternative_text():
    edition = replace(make_edition("![Un dessin](images/dessin.svg)\n"), pictures={})
    assert WordFile(write_docx(edition)).texts("Figure") == ["Un dessin"]


def test_the_surfaces_of_both_covers_are_decoration(word):
    decoration = word.find("//w:p[.//wp:docPr//adec:decorative/@val='1']/w:pPr/w:pStyle/@w:val")
    assert decoration == ["Title", "BackCover"]
