"""What independent programs say of the Word documents."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from built import list_built, name_edition
from lxml import etree

pytestmark = pytest.mark.validate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FEWEST_LINES = 8
"""Lines of a page of text, running head and page number included, below which it is what was left over."""
each_docx = pytest.mark.parametrize("file", list_built(".docx"), ids=name_edition)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tagged PDF that LibreOffice makes of each Word document, `kk-cooperation.pdf` and so on."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for file in list_built(".docx"):
        copy = folder / f"{file.parent.name}-{file.name}"
        copy.write_bytes(file.read_bytes())
    tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    # A profile of its own: LibreOffice refuses to run twice in one.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", tagged, "--outdir", folder, *folder.glob("*.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def find_converted(folder: Path, file: Path) -> Path:
    return folder / f"{file.parent.name}-{file.stem}.pdf"


def read_part(file: Path, part: str) -> etree._Element | None:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(part)) if part in archive.namelist() else None


def embedded_families(file: Path) -> set[str]:
    """The families whose four styles travel in the Word document, as PDF writes them."""
    fonts = read_part(file, "word/fontTable.xml")
    assert fonts is not None
    styles = {f"{W}embed{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")}
    whole = (font for font in fonts if styles <= {each.tag for each in font})
    return {font.get(f"{W}name").replace(" ", "") for font in whole}


def count_words(text: str) -> Counter[str]:
    """Words of letters only: numbers of footnotes and pages touch their neighbours differently in each program.

    Hyphens are left out, because pdftotext takes one at the end of a line for a broken word.
    """
    plain = re.sub(r"[-\u00ad\u2010\u2011]\s*", "", unicodedata.normalize("NFKC", text))
    return Counter(re.findall(r"[^\W\d_]{2,}", plain))


def read_words(file: Path) -> Counter[str]:
    """The words of body and footnotes; field instructions are not text."""
    paragraphs = []
    for part in ("word/document.xml", "word/footnotes.xml"):
        root = read_part(file, part)
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            pieces = (
                node.text or "" if node.tag == f"{W}t" else " " for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
            )
            paragraphs.append("".join(pieces))
    return count_words("\n".join(paragraphs))


def list_languages(node: pikepdf.Object) -> Iterator[str]:
    """The `/Lang` of each structure element, from the top."""
    if isinstance(node, pikepdf.Dictionary):
        if "/Lang" in node:
            yield str(node.Lang)
        kids = node.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            yield from list_languages(kid)


@each_docx
def test_openxml_audit_finds_no_error(file: Path) -> None:
    # Only `make validate` installs it, and `make test` reads this file too.
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(file)
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


@each_docx
def test_libreoffice_prints_every_word(file: Path, converted: Path) -> None:
    listing = subprocess.run(["pdftotext", find_converted(converted, file), "-"], capture_output=True, check=True)
    words = read_words(file)
    assert words.total() > 100
    assert dict(words - count_words(listing.stdout.decode())) == {}


@each_docx
def test_libreoffice_sets_the_text_in_the_fonts_that_travel_with_it(file: Path, converted: Path) -> None:
    command = ["pdffonts", find_converted(converted, file)]
    rows = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    families = {row.split()[0].partition("+")[2].partition("-")[0] for row in rows}
    assert len(families) == 2
    assert families == embedded_families(file)


@each_docx
def test_no_page_holds_only_what_another_had_no_room_for(file: Path, converted: Path) -> None:
    command = ["pdftotext", "-layout", find_converted(converted, file), "-"]
    pages = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\f")[:-1]
    lines = [sum(bool(line.strip()) for line in page.splitlines()) for page in pages]
    # Covers may be as empty as they like.
    assert min(lines[1:-1]) >= FEWEST_LINES


@each_docx
def test_libreoffice_gives_every_language_to_its_elements(file: Path, converted: Path) -> None:
    root = read_part(file, "word/document.xml")
    assert root is not None
    foreign = {lang.get(f"{W}val") for lang in root.iter(f"{W}lang") if lang.get(f"{W}val")}
    with pikepdf.open(find_converted(converted, file)) as pdf:
        assert str(pdf.Root.Lang).startswith(file.parent.name)
        languages = set(list_languages(pdf.Root.StructTreeRoot)) | {str(pdf.Root.Lang)}
    assert foreign <= languages
