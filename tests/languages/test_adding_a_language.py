"""German is added as anybody would add it: two files beside the others, and nothing else touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import append, catalog, edit, translate

import coopdocs

GERMAN = Path(__file__).with_name("german.py")
LABELS = {"Updated on {date}": "Stand: {date}", "Contents": "Inhalt"}
QUOTATION = "\n::: pullquote\nTout commence par un texte.\n:::\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with coopdocs in it, as it is but for one more file in `languages/`."""
    folder = tmp_path_factory.mktemp("package")
    ours = Path(coopdocs.__file__).parent
    shutil.copytree(ours, folder / "coopdocs", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(GERMAN, folder / "coopdocs" / "languages")
    return folder


@pytest.fixture(scope="module")
def project(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project that asks for German, once with `update`."""
    folder = tmp_path_factory.mktemp("projects") / "new"
    run(package, "init", folder)
    edit(folder / "coopdocs.toml", '["fr", "kk", "ru", "en"]', '["fr", "de"]')
    append(folder / "source" / "bienvenue.md", QUOTATION)
    run(package, "update", "--project", folder)
    return folder


def run(package: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command of the coopdocs in a folder."""
    return run_program(package, "from coopdocs.cli import main; main()", *arguments)


def run_program(package: Path, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, env=environment, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return ran


def read_pdf(file: Path) -> str:
    """The text of a PDF with single spaces between words."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", file, "-"]
    return " ".join(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split())


def test_a_language_takes_twenty_lines() -> None:
    assert len(GERMAN.read_text(encoding="utf-8").splitlines()) <= 20


def test_the_guide_shows_the_same_twenty_lines() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
    assert f"```python\n{GERMAN.read_text(encoding='utf-8')}```\n" in guide


def test_update_makes_a_catalog_in_the_new_language(project: Path) -> None:
    text = catalog(project, "de").read_text(encoding="utf-8")
    assert '"Language: de\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text


def test_the_command_line_offers_the_new_language(package: Path, project: Path) -> None:
    edit(project / "coopdocs.toml", '"de"]', '"deutsch"]')
    with pytest.raises(AssertionError) as caught:
        run(package, "status", "--project", project)
    edit(project / "coopdocs.toml", '"deutsch"]', '"de"]')
    assert "did you mean 'de'?" in str(caught.value)
    assert "de (German), en (British English), fr (French)" in str(caught.value)


def test_a_draft_has_the_marks_the_date_and_the_labels_of_the_language(package: Path, project: Path) -> None:
    labels = (package / "coopdocs" / "labels" / "labels.pot").read_text(encoding="utf-8")
    for message, translation in LABELS.items():
        old = f'msgid "{message}"\nmsgstr ""'
        assert old in labels
        labels = labels.replace(old, f'msgid "{message}"\nmsgstr "{translation}"')
    (package / "coopdocs" / "labels" / "de.po").write_text(labels, encoding="utf-8")
    translate(project, "de", "Bienvenue", "Willkommen")
    translate(project, "de", "Tout commence par un texte.", "Am Anfang steht ein Text.")

    built = run(package, "build", "--draft", "-l", "de", "--project", project)

    page = (project / "output" / "de" / "bienvenue.draft.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert 'quotes: "„" "“" "‚" "‘"' in page
    assert ">5. Januar 2026</time>" in page
    printed = read_pdf(project / "output" / "de" / "bienvenue.draft.pdf")
    assert "Willkommen" in printed
    assert "Stand: 5. Januar 2026" in printed
    assert "„Am Anfang steht ein Text.“" in printed
    assert "Inhalt" in printed
    # What nobody has translated is in English, and that is said.
    finding = next(line for line in built.stderr.splitlines() if "english-label" in line)
    assert finding.startswith("coopdocs/labels/de.po")
    assert "not all in German" in finding
    assert "“Notes”" in finding
    assert "Contents" not in finding


def test_a_language_without_a_catalog_of_labels_has_them_in_english(package: Path) -> None:
    program = (
        "from pathlib import Path; import coopdocs.labels as l; Path(l.__file__).with_name('de.po').unlink(True);"
        "print(l.load_labels('de') == l.MESSAGES, *(f.code for f in l.judge_labels('de')), l.judge_labels('kk'))"
    )
    assert run_program(package, program).stdout == "True english-label ()\n"


def test_dates_numbers_and_lists_need_no_patterns_where_the_locale_data_are_right(package: Path) -> None:
    program = (
        "import datetime as dt; from decimal import Decimal as D; from coopdocs.languages import *;"
        "de = language('de');"
        "day = dt.date(2014, 1, 27);"
        "print(ascii([format_date(de, day), format_short_date(de, day), format_month(de, day),"
        "format_number(de, D('-1234567.5')), format_percent(de, D('0.25')), format_currency(de, D('1234.50'), 'EUR'),"
        "format_list(de, 'ABC'), format_choice(de, 'ABC')]))"
    )
    expected = [
        "27. Januar 2014",
        "27.01.14",
        "Januar 2014",
        "−1.234.567,5",
        "25\u00a0%",
        "1.234,50\u00a0€",
        "A, B und C",
        "A, B oder C",
    ]
    assert run_program(package, program).stdout == f"{expected!a}\n"


def test_two_files_for_one_tag_are_refused(package: Path) -> None:
    twin = package / "coopdocs" / "languages" / "german_again.py"
    shutil.copy(GERMAN, twin)
    with pytest.raises(AssertionError) as caught:
        run_program(package, "from coopdocs.languages import languages; languages()")
    twin.unlink()
    assert "two files of coopdocs.languages hold a language with the tag 'de'" in str(caught.value)
