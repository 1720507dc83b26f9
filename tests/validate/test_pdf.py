"""What independent programs say of the PDF files, and that they do find faults."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from built import list_built, name_edition
from validate_pdf import main, validate_files
from weasyprint import HTML

pytestmark = pytest.mark.validate

SQUARE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
)
each_pdf = pytest.mark.parametrize("file", list_built(".pdf"), ids=name_edition)


def write_pdf(file: Path, body: str, **options: str) -> Path:
    page = f"<html lang=fr><head><title>Essai</title></head><body>{body}</body></html>"
    HTML(string=page).write_pdf(file, **options)
    return file


def list_font_faults(file: Path) -> list[str]:
    """Fonts that are not embedded, not subset, without Unicode map, or of a family that is not the theme's."""
    listing = subprocess.run(["pdffonts", file], capture_output=True, encoding="utf-8", check=True).stdout
    rows = [line.split() for line in listing.splitlines()[2:]]
    assert rows, "a brochure without fonts has no text"
    # The last five columns are: embedded, subset, with Unicode map, and the two numbers of the object.
    faults = [" ".join(row) for row in rows if row[-5:-2] != ["yes", "yes", "yes"]]
    families = (re.sub(r"^[A-Z]{6}\+|[-_ ]", "", row[0]) for row in rows)
    return faults + [name for name in families if not name.startswith(("SourceSerif4", "SourceSans3"))]


@each_pdf
def test_verapdf_finds_pdf_ua_1(file: Path) -> None:
    assert main([str(file)]) == 0


@each_pdf
def test_all_fonts_are_embedded_subsets_of_the_two_families_with_a_unicode_map(file: Path) -> None:
    assert list_font_faults(file) == []


@each_pdf
def test_qpdf_finds_no_fault_in_the_syntax(file: Path) -> None:
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_verapdf_passes_a_tagged_file_and_fails_one_without_alt_text_and_one_without_tags(tmp_path: Path) -> None:
    picture = f'<h1>Été</h1><img alt="Carré" src="{SQUARE}">'
    files = [
        write_pdf(tmp_path / "good.pdf", picture, pdf_variant="pdf/ua-1"),
        write_pdf(tmp_path / "mute.pdf", picture.replace('alt="Carré"', ""), pdf_variant="pdf/ua-1"),
        write_pdf(tmp_path / "untagged.pdf", "<p>Texte</p>"),
    ]
    good, mute, untagged = validate_files(files)
    assert good.compliant
    assert good.assertions > 50
    assert [rule.name for rule in mute.broken_rules] == ["7.3 test 1"]
    assert "7.1 test 11" in [rule.name for rule in untagged.broken_rules]


def test_verapdf_fails_a_skipped_heading_level(tmp_path: Path) -> None:
    (skipped,) = validate_files([write_pdf(tmp_path / "x.pdf", "<h1>Un</h1><h4>Quatre</h4>", pdf_variant="pdf/ua-1")])
    assert [rule.name for rule in skipped.broken_rules] == ["7.4.2 test 1"]


def test_files_that_were_never_built_are_no_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["output/*/*.pdf.never"]) == 2
    assert capsys.readouterr().err == "no such file: output/*/*.pdf.never\n"


def test_a_fallback_font_is_found(tmp_path: Path) -> None:
    style = "<style>body{font-family:'DejaVu Sans'}</style><p>Texte</p>"
    assert list_font_faults(write_pdf(tmp_path / "x.pdf", style)) == ["DejaVuSans"]


def test_qpdf_finds_a_truncated_file(tmp_path: Path) -> None:
    file = write_pdf(tmp_path / "x.pdf", "<p>Texte</p>")
    file.write_bytes(file.read_bytes()[:-200])
    assert subprocess.run(["qpdf", "--check", file], capture_output=True).returncode != 0
