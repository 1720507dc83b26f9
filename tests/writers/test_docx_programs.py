"""What independent programs say of a Word document with every construct in it."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from word_file import EVERYTHING, W, WordFile, make_edition, text_of

from coopdocs.fonts import load_fonts
from coopdocs.writers.docx import write_docx

pytestmark = pytest.mark.validate


@pytest.fixture(scope="module", params=[False, True], ids=["final", "draft"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("word") / "essai.docx"
    edition = make_edition(EVERYTHING, draft=request.param)
    file.write_bytes(write_docx(replace(edition, fonts=load_fonts(edition.theme.fonts))))
    return file


def test_the_schema_of_office_is_obeyed(written):
    # Only `make validate` installs it.
    from openxml_audit import OpenXmlValidator

    assert [str(error) for error in OpenXmlValidator().validate(written).errors] == []


def test_libreoffice_prints_every_paragraph_in_order(written):
    profile = f"-env:UserInstallation={(written.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", written.parent, written]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    listing = subprocess.run(["pdftotext", "-raw", written.with_suffix(".pdf"), "-"], check=True, capture_output=True)
    # Small capitals are printed as capitals.
    printed = "".join(listing.stdout.decode().split()).casefold()
    word = WordFile(written.read_bytes())
    place = 0
    for paragraph in word.part().iter(f"{W}p"):
        # A call of a note stands between the words that it follows and the stop.
        words = "".join(text_of(paragraph).split()).casefold().split("appel")[0]
        place = printed.find(words, place)
        assert place >= 0, words
