"""build: whole editions or none, nothing twice, nothing false left in `output/`."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from command import SOURCE, TAGS, append, catalog, content, edit, run, start, start_with_hook, state, translate
from lxml import etree, html
from word_file import NAMESPACES, W

from coopdocs.files import lock

FORMATS = ("pdf", "docx", "html")
ALL = [f"output/{tag}/bienvenue.{form}" for tag in TAGS for form in FORMATS]
# Loading one of these costs more than everything that a build with nothing to do needs.
HEAVY = {"weasyprint", "docx", "markdown_it", "mdit_py_plugins", "PIL", "lxml", "pikepdf", "babel", "rich", "ruamel"}
FRENCH = "Votre première brochure"
SOURCE_TEXT = "Elles se trouvent dans le dossier"


def read_page(file: Path) -> str:
    return "".join(html.fromstring(file.read_bytes()).itertext())


def read_print(file: Path) -> str:
    printed = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    return " ".join(printed.split())


def read_word(file: Path) -> etree._Element:
    with ZipFile(BytesIO(file.read_bytes())) as package:
        return etree.fromstring(package.read("word/document.xml"))


def read_word_text(file: Path) -> str:
    return "".join(read_word(file).itertext(f"{W}t"))


def unfinish(project: Path, tag: str = "kk") -> None:
    """Take one translation away."""
    translate(project, tag, FRENCH, "")


def doubt(project: Path, tag: str, message: str, translation: str | None = None) -> None:
    """Mark a translation fuzzy, perhaps another one than stands there."""
    translate(project, tag, message, translation, fuzzy=True)


def recorded(project: Path) -> list[str]:
    """The files that the manifest names."""
    stored = json.loads((project / "output" / "manifest.json").read_text(encoding="utf-8"))
    return [file["path"] for file in stored["files"]]


class TestWholeEditions:
    def test_everything_is_built_and_named_on_standard_output(self, built: Path) -> None:
        assert sorted(content(built / "output")) == sorted([*(path[7:] for path in ALL), "manifest.json"])
        (built / "output" / "manifest.json").unlink()
        ran = run(built, "build", "-l", "en")
        assert re.sub(r"  \d+ pages", "", ran.output).splitlines() == ALL[-3:]
        assert ran.errors == ""

    def test_an_edition_with_a_gap_is_refused_in_every_format_and_the_others_are_built(self, project: Path) -> None:
        unfinish(project)
        ran = run(project, "build", "-f", "docx,html")
        assert ran.code == 1
        assert ran.codes == ["missing-translation"]
        assert re.match(r"locales/kk/LC_MESSAGES/bienvenue\.po:\d+: error ", ran.errors)
        assert sorted(content(project / "output")) == [
            *(f"{tag}/bienvenue.{form}" for tag in ("en", "fr") for form in ("docx", "html")),
            "manifest.json",
            *(f"ru/bienvenue.{form}" for form in ("docx", "html")),
        ]

    def test_a_final_that_is_no_longer_true_moves_to_outdated_with_its_tree(self, built: Path) -> None:
        before = content(built / "output" / "kk")
        doubt(built, "kk", FRENCH)
        ran = run(built, "build")
        assert ran.code == 1
        assert ran.codes == ["fuzzy-translation"]
        assert ran.output.splitlines() == [f"output/outdated/kk/bienvenue.{form}  no longer true" for form in FORMATS]
        assert content(built / "output" / "outdated") == {f"kk/{name}": data for name, data in before.items()}
        assert content(built / "output" / "kk") == {}
        assert "output/kk" not in (built / "output" / "manifest.json").read_text(encoding="utf-8")

    def test_one_format_that_is_refused_takes_the_other_formats_of_the_edition_with_it(self, built: Path) -> None:
        unfinish(built)
        run(built, "build", "-f", "html", "-l", "kk")
        assert len(content(built / "output" / "outdated")) == 3

    def test_what_is_true_again_comes_back_and_its_outdated_copy_goes(self, built: Path) -> None:
        before = content(built / "output")
        whole = catalog(built, "kk").read_text(encoding="utf-8")
        unfinish(built)
        run(built, "build")
        catalog(built, "kk").write_text(whole, encoding="utf-8")
        assert run(built, "build").code == 0
        assert content(built / "output") == before

    def test_a_source_with_errors_stops_all_editions_of_its_brochure_and_no_other(self, built: Path) -> None:
        text = "---\ntitle: Autre\ndate: 2026-01-05\n---\n\n# Titre\n"
        (built / "source" / "autre.md").write_text(text, encoding="utf-8")
        append(built / SOURCE, "\n\n[lien](javascript:alert(1))\n")
        ran = run(built, "build", "-f", "html")
        assert ran.code == 1
        assert ran.codes.count("link-scheme") == 1
        assert (built / "output" / "fr" / "autre.html").is_file()
        assert len(content(built / "output" / "outdated")) == 12

    def test_the_finals_of_a_language_or_brochure_that_went_move_to_outdated(self, built: Path) -> None:
        edit(built / "coopdocs.toml", '"fr", "kk", "ru", "en"', '"fr"')
        (built / SOURCE).rename(built / "source" / "autre.md")
        ran = run(built, "build", "-f", "html")
        assert ran.code == 0
        assert sorted(content(built / "output" / "outdated")) == sorted(path[7:] for path in ALL)
        assert run(built, "build", "-f", "html").errors == "everything is up to date\n"

    def test_a_picture_of_one_language_that_is_broken_stops_that_edition_only(self, project: Path) -> None:
        (project / "source" / "images" / "lever.kk.svg").write_bytes(b"<svg")
        ran = run(project, "build", "-f", "html")
        assert ran.code == 1
        assert ran.codes == ["image-broken"]
        assert "[kk]" in ran.errors
        assert sorted(content(project / "output")) == [
            "en/bienvenue.html",
            "fr/bienvenue.html",
            "manifest.json",
            "ru/bienvenue.html",
        ]

    def test_a_letter_that_no_font_has_stops_the_edition_and_is_named_where_it_stands(self, project: Path) -> None:
        translate(project, "kk", FRENCH, "漢字")
        ran = run(project, "build", "-f", "html", "-l", "kk")
        assert ran.codes == ["missing-glyph"]
        assert re.match(r"locales/kk/LC_MESSAGES/bienvenue\.po:\d+: error ", ran.errors)
        assert "字 (U+5B57), 漢 (U+6F22)" in ran.errors

    def test_a_letter_that_no_font_has_is_found_in_code_too(self, project: Path) -> None:
        append(project / SOURCE, "\n\n```\nprint(漢)\n```\n")
        ran = run(project, "build", "-f", "html", "-l", "fr")
        assert ran.codes == ["missing-glyph"]
        assert f"{SOURCE}:33: error" in ran.errors

    def test_nothing_under_source_and_locales_is_written(self, built: Path) -> None:
        unfinish(built)
        before = state(built / "source"), state(built / "locales")
        for arguments in (("build", "-f", "html"), ("build", "--draft", "-f", "html"), ("check",), ("status",)):
            run(built, *arguments)
        assert (state(built / "source"), state(built / "locales")) == before


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Kazakh draft of a project where one text is missing and one fuzzy."""
    folder = tmp_path_factory.mktemp("draft") / "project"
    run(None, "init", str(folder))
    unfinish(folder)
    doubt(folder, "kk", "Premiers pas", "Күмәнді аударма")
    ran = run(folder, "build", "--draft", "-l", "kk")
    assert ran.code == 0
    assert sorted(ran.codes) == ["fuzzy-translation", "missing-translation"]
    assert "error" not in ran.errors
    return folder / "output" / "kk"


class TestDrafts:
    def test_its_files_say_so_in_their_names(self, draft: Path) -> None:
        assert sorted(content(draft)) == [f"bienvenue.draft.{form}" for form in ("docx", "html", "pdf")]

    def test_a_watermark_in_its_language_stands_on_every_page_and_document(self, draft: Path) -> None:
        # The order of drawing keeps together what is set aslant.
        command = ["pdftotext", "-raw", draft / "bienvenue.draft.pdf", "-"]
        pages = subprocess.run(command, capture_output=True).stdout.decode()
        for page in pages.rstrip("\f").split("\f"):
            assert "Жұмыснұсқасы" in "".join(page.split())
        assert "Жұмыс нұсқасы" in read_page(draft / "bienvenue.draft.html")
        with ZipFile(draft / "bienvenue.draft.docx") as package:
            heads = [package.read(name).decode() for name in package.namelist() if "word/header" in name]
        assert any("Жұмыс нұсқасы" in head for head in heads)

    def test_a_fuzzy_translation_is_never_printed(self, draft: Path) -> None:
        assert "Күмәнді" not in read_print(draft / "bienvenue.draft.pdf")
        assert "Күмәнді" not in read_page(draft / "bienvenue.draft.html")
        assert "Күмәнді" not in read_word_text(draft / "bienvenue.draft.docx")

    def test_the_source_text_in_a_gap_is_tagged_with_its_language_on_the_web(self, draft: Path) -> None:
        page = html.fromstring((draft / "bienvenue.draft.html").read_bytes())
        assert page.get("lang") == "kk"
        tagged = ["".join(element.itertext()) for element in page.iter() if element.get("lang") == "fr"]
        assert any(FRENCH in text for text in tagged)
        assert any("Premiers pas" in text for text in tagged)

    def test_the_source_text_in_a_gap_is_tagged_with_its_language_in_print(self, draft: Path) -> None:
        with pikepdf.open(draft / "bienvenue.draft.pdf") as pdf:
            assert str(pdf.Root.Lang) == "kk"
            spoken = [
                str(element.Lang)
                for element in pdf.objects
                if isinstance(element, pikepdf.Dictionary) and element.get("/S") and element.get("/Lang")
            ]
        assert spoken.count("fr") >= 2

    def test_the_source_text_in_a_gap_is_tagged_with_its_language_in_word(self, draft: Path) -> None:
        runs = read_word(draft / "bienvenue.draft.docx").iterfind(".//w:r", NAMESPACES)
        tagged = {
            "".join(run.itertext(f"{W}t")): run.find("w:rPr/w:lang", NAMESPACES)
            for run in runs
            if run.find("w:t", NAMESPACES) is not None
        }
        assert tagged[FRENCH].get(f"{W}val").startswith("fr")
        assert tagged["Premiers pas"].get(f"{W}val").startswith("fr")

    def test_a_draft_leaves_the_final_and_its_record_alone(self, built: Path) -> None:
        before = content(built / "output")
        assert run(built, "build", "--draft", "-l", "kk", "-f", "html").code == 0
        after = content(built / "output")
        assert after.keys() - before.keys() == {"kk/bienvenue.draft.html"}
        assert after["kk/bienvenue.html"] == before["kk/bienvenue.html"]
        assert run(built, "build").errors == "everything is up to date\n"

    @pytest.mark.parametrize("gap", [{"translation": ""}, {"translation": None, "fuzzy": True}], ids=["empty", "fuzzy"])
    def test_a_draft_takes_the_final_away_that_has_a_gap_now(self, built: Path, gap: dict) -> None:
        before = content(built / "output")
        translate(built, "kk", FRENCH, **gap)
        ran = run(built, "build", "--draft", "-f", "html")
        assert ran.code == 0
        retired = [f"output/outdated/kk/bienvenue.{form}" for form in FORMATS]
        assert {line.removesuffix("  no longer true") for line in ran.output.splitlines()} == {
            *retired,
            *(f"output/{tag}/bienvenue.draft.html" for tag in TAGS),
        }
        after = content(built / "output")
        for form in FORMATS:
            assert after[f"outdated/kk/bienvenue.{form}"] == before[f"kk/bienvenue.{form}"]
            for tag in ("fr", "ru", "en"):
                assert after[f"{tag}/bienvenue.{form}"] == before[f"{tag}/bienvenue.{form}"]
        assert recorded(built) == sorted(
            [path for path in ALL if "/kk/" not in path] + [f"output/{tag}/bienvenue.draft.html" for tag in TAGS]
        )

    @pytest.mark.parametrize("path", [SOURCE, "source/images/lever.svg"])
    def test_a_draft_takes_the_finals_away_whose_source_changed(self, built: Path, path: str) -> None:
        append(built / path, "\n")
        assert run(built, "build", "--draft", "-l", "kk,fr", "-f", "html").code == 0
        assert sorted(content(built / "output" / "outdated")) == [
            f"{tag}/bienvenue.{form}" for tag in ("fr", "kk") for form in sorted(FORMATS)
        ]

    def test_a_draft_that_is_up_to_date_takes_an_untrue_final_away_too(self, built: Path) -> None:
        whole = catalog(built, "kk").read_bytes()
        unfinish(built)
        run(built, "build", "--draft", "-l", "kk", "-f", "html")
        unfinished = catalog(built, "kk").read_bytes()
        catalog(built, "kk").write_bytes(whole)
        assert run(built, "build", "-l", "kk", "-f", "html").code == 0
        catalog(built, "kk").write_bytes(unfinished)
        ran = run(built, "build", "--draft", "-l", "kk", "-f", "html")
        assert (ran.code, ran.output) == (0, "output/outdated/kk/bienvenue.html  no longer true\n")

    def test_a_draft_takes_an_untrue_final_away_that_is_on_no_record(self, built: Path) -> None:
        (built / "output" / "manifest.json").unlink()
        unfinish(built)
        assert run(built, "build", "--draft", "-l", "kk,ru", "-f", "html").code == 0
        assert sorted(content(built / "output" / "outdated")) == sorted(f"kk/bienvenue.{form}" for form in FORMATS)

    def test_a_language_more_makes_no_final_untrue_beside_a_draft(self, built: Path) -> None:
        edit(built / "coopdocs.toml", '"fr", "kk", "ru", "en"', '"fr", "kk", "en"')
        run(built, "build")
        edit(built / "coopdocs.toml", '"fr", "kk", "en"', '"fr", "kk", "ru", "en"')
        assert run(built, "build", "--draft", "-f", "html").code == 0
        assert {path for path in ALL if "/ru/" not in path} < set(recorded(built))

    def test_a_draft_forgives_gaps_and_nothing_else(self, project: Path) -> None:
        edit(catalog(project, "kk"), '[^1]."\n\n#. alternative', '."\n\n#. alternative')
        ran = run(project, "build", "--draft", "-l", "kk", "-f", "html")
        assert ran.code == 1
        assert ran.codes == ["footnote-call-lost"]
        assert not list((project / "output").rglob("*.html"))


class TestTheSourceLanguage:
    def test_a_correction_in_its_catalog_is_printed(self, project: Path) -> None:
        translate(project, "fr", FRENCH, "Une brochure corrigée")
        ran = run(project, "build", "-l", "fr")
        assert ran.code == 0
        folder = project / "output" / "fr"
        assert "Une brochure corrigée" in read_page(folder / "bienvenue.html")
        assert "Une brochure corrigée" in read_print(folder / "bienvenue.pdf")
        assert "Une brochure corrigée" in read_word_text(folder / "bienvenue.docx")
        assert FRENCH not in read_page(folder / "bienvenue.html")

    def test_a_fuzzy_correction_prints_the_source_and_warns(self, project: Path) -> None:
        doubt(project, "fr", FRENCH, "Ancienne correction")
        ran = run(project, "build", "-l", "fr", "-f", "html")
        assert ran.code == 0
        assert ran.codes == ["fuzzy-correction"]
        page = read_page(project / "output" / "fr" / "bienvenue.html")
        assert FRENCH in page
        assert "Ancienne correction" not in page

    def test_it_is_complete_without_any_catalog(self, project: Path) -> None:
        catalog(project, "fr").unlink()
        ran = run(project, "build", "-l", "fr", "-f", "html")
        assert (ran.code, ran.errors) == (0, "")


class TestCatalogsThatAreNotThere:
    def test_a_catalog_that_is_missing_is_one_finding_with_the_command_that_makes_it(self, project: Path) -> None:
        catalog(project, "kk").unlink()
        ran = run(project, "build", "-l", "kk")
        assert ran.code == 1
        assert ran.errors == (
            "locales/kk/LC_MESSAGES/bienvenue.po: error catalog-missing: there is no such catalog\n"
            "  Run: coopdocs update\n"
            "1 error\n"
        )

    def test_a_catalog_without_translations_is_one_finding_and_not_one_for_each_text(self, project: Path) -> None:
        catalog(project, "kk").unlink()
        run(project, "update")
        ran = run(project, "build", "-l", "kk")
        assert ran.codes == ["missing-translation"]
        assert "none of the 19 texts is translated" in ran.errors

    def test_a_draft_can_be_made_without_a_catalog(self, project: Path) -> None:
        catalog(project, "kk").unlink()
        ran = run(project, "build", "-l", "kk", "-f", "html", "--draft")
        assert ran.code == 0
        assert ": warning catalog-missing:" in ran.errors
        assert FRENCH in read_page(project / "output" / "kk" / "bienvenue.draft.html")

    def test_an_empty_file_is_said_to_be_one(self, project: Path) -> None:
        catalog(project, "kk").write_bytes(b"")
        ran = run(project, "build", "-l", "kk")
        assert ran.codes == ["catalog-syntax"]
        assert "the file is empty" in ran.errors

    def test_texts_that_the_catalog_does_not_know_ask_for_an_update(self, project: Path) -> None:
        append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
        ran = run(project, "build", "-l", "kk")
        assert ran.codes == ["catalog-outdated"]
        assert "1 text of source/bienvenue.md" in ran.errors
        assert "coopdocs update" in ran.errors


class TestTheManifest:
    def test_it_names_all_that_a_file_was_made_from_by_content(self, finished: Path) -> None:
        files = json.loads((finished / "output" / "manifest.json").read_text(encoding="utf-8"))["files"]
        assert [file["path"] for file in files] == sorted(ALL)
        for file in files:
            assert file["content"] == hashlib.sha256((finished / file["path"]).read_bytes()).hexdigest()
            assert file["percent"] == 100
            made_from = {name for name, hashed in file["inputs"].items() if hashed}
            assert made_from == {
                "coopdocs.toml",
                SOURCE,
                f"locales/{file['language']}/LC_MESSAGES/bienvenue.po",
                "source/images/lever.svg",
            }
            for name in made_from:
                assert file["inputs"][name] == hashlib.sha256((finished / name).read_bytes()).hexdigest()

    def test_it_counts_the_pages_of_a_pdf(self, finished: Path) -> None:
        for file in json.loads((finished / "output" / "manifest.json").read_text(encoding="utf-8"))["files"]:
            if file["format"] == "pdf":
                with pikepdf.open(finished / file["path"]) as pdf:
                    assert file["pages"] == len(pdf.pages)
            else:
                assert file["pages"] is None

    def test_it_says_how_much_of_a_draft_is_translated(self, project: Path) -> None:
        unfinish(project)
        run(project, "build", "--draft", "-l", "kk", "-f", "html")
        (file,) = json.loads((project / "output" / "manifest.json").read_text(encoding="utf-8"))["files"]
        assert (file["draft"], file["percent"]) == (True, 100 * 18 // 19)

    @pytest.mark.parametrize("arguments", [(), ("-l", "fr"), ("--draft", "-l", "fr", "-f", "html")])
    def test_it_forgets_what_somebody_deleted(self, built: Path, arguments: tuple) -> None:
        run(built, "build", "--draft", "-l", "fr,kk", "-f", "html")
        everything = recorded(built)
        (built / "output" / "kk" / "bienvenue.draft.html").unlink()
        ran = run(built, "build", *arguments)
        assert (ran.code, ran.output, ran.errors) == (0, "", "everything is up to date\n")
        assert recorded(built) == [path for path in everything if path != "output/kk/bienvenue.draft.html"]

    def test_it_forgets_a_final_that_somebody_deleted_and_nobody_asks_for(self, built: Path) -> None:
        (built / "output" / "en" / "bienvenue.pdf").unlink()
        before = (built / "output" / "manifest.json").read_bytes()
        run(built, "build", "-l", "kk", "--dry-run")
        assert (built / "output" / "manifest.json").read_bytes() == before
        run(built, "build", "-l", "kk")
        assert recorded(built) == sorted(path for path in ALL if path != "output/en/bienvenue.pdf")

    @pytest.mark.parametrize(
        "text", ["", "[1]", "{", '{"schema": 1}', '{"schema": 1, "files": [{"path": "../x", "inputs": 3}]}', "[" * 9999]
    )
    def test_one_that_was_damaged_only_costs_a_build(self, built: Path, text: str) -> None:
        manifest = built / "output" / "manifest.json"
        manifest.write_text(text, encoding="utf-8")
        ran = run(built, "build", "--dry-run")
        assert (ran.code, ran.output.splitlines()) == (0, ALL)

    def test_one_that_names_files_elsewhere_moves_nothing(self, built: Path) -> None:
        manifest = built / "output" / "manifest.json"
        text = manifest.read_text(encoding="utf-8").replace("output/kk/bienvenue.html", "output/../coopdocs.toml")
        manifest.write_text(text.replace('"brochure": "bienvenue"', '"brochure": "gone"'), encoding="utf-8")
        run(built, "build", "-f", "html", "-l", "kk")
        assert (built / "coopdocs.toml").is_file()


class TestNothingTwice:
    def test_a_second_build_does_nothing_and_says_so(self, built: Path) -> None:
        before = state(built)
        ran = run(built, "build")
        assert (ran.code, ran.output, ran.errors) == (0, "", "everything is up to date\n")
        assert state(built) == before

    def test_it_loads_no_heavy_library_and_takes_no_time(self, finished: Path) -> None:
        program = (
            "import resource, sys\n"
            "from coopdocs.cli import main\n"
            "sys.argv = ['coopdocs', 'build']\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            "used = resource.getrusage(resource.RUSAGE_SELF)\n"
            "print(used.ru_utime + used.ru_stime, *{name.partition('.')[0] for name in sys.modules})\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=finished, capture_output=True, encoding="utf-8", check=True
        )
        seconds, *modules = done.stdout.split()
        assert done.stderr == "everything is up to date\n"
        assert HEAVY & set(modules) == set()
        assert float(seconds) < 1

    def test_a_document_too_large_to_be_read_at_once_is_up_to_date_like_any_other(self, built: Path) -> None:
        """The larger document is the old one with a hole at its end, and the manifest says that this was built."""
        document, manifest = built / "output" / "en" / "bienvenue.pdf", built / "output" / "manifest.json"
        small = hashlib.sha256(document.read_bytes()).hexdigest()
        os.truncate(document, 64 * 1024**2 + 1)
        with document.open("rb") as stream:
            large = hashlib.file_digest(stream, "sha256").hexdigest()
        edit(manifest, small, large)
        assert run(built, "build").errors == "everything is up to date\n"
        os.truncate(document, 64 * 1024**2 + 2)
        assert run(built, "build", "--dry-run").output == "output/en/bienvenue.pdf\n"

    def test_a_file_that_was_saved_unchanged_rebuilds_nothing(self, built: Path) -> None:
        for file in [built / SOURCE, built / "coopdocs.toml", catalog(built, "kk"), *(built / path for path in ALL)]:
            os.utime(file)
        assert run(built, "build").errors == "everything is up to date\n"

    @pytest.mark.parametrize(
        ("path", "due"),
        [
            (SOURCE, ALL),
            ("coopdocs.toml", ALL),
            ("source/images/lever.svg", ALL),
            ("locales/ru/LC_MESSAGES/bienvenue.po", [path for path in ALL if "/ru/" in path]),
            ("output/kk/bienvenue.docx", ["output/kk/bienvenue.docx"]),
        ],
    )
    def test_a_file_that_changed_rebuilds_what_was_made_from_it(self, built: Path, path: str, due: list) -> None:
        with (built / path).open("ab") as file:
            file.write(b"\n")
        assert run(built, "build", "--dry-run").output.splitlines() == due

    def test_a_picture_that_came_for_one_language_rebuilds_that_language(self, built: Path) -> None:
        drawing = (built / "source" / "images" / "lever.svg").read_bytes()
        (built / "source" / "images" / "lever.kk.svg").write_bytes(drawing.replace(b"svg ", b"svg  ", 1))
        assert run(built, "build", "--dry-run").output.splitlines() == [path for path in ALL if "/kk/" in path]

    def test_a_document_that_somebody_deleted_is_made_again(self, built: Path) -> None:
        before = content(built / "output")
        (built / "output" / "en" / "bienvenue.html").unlink()
        assert run(built, "build").output == "output/en/bienvenue.html\n"
        assert content(built / "output") == before

    def test_another_version_of_a_library_rebuilds_all(self, built: Path) -> None:
        manifest = built / "output" / "manifest.json"
        stored = json.loads(manifest.read_text(encoding="utf-8"))
        (key,) = stored["environments"]
        manifest.write_text(manifest.read_text(encoding="utf-8").replace(key, "0" * 64), encoding="utf-8")
        assert run(built, "build", "--dry-run").output.splitlines() == ALL
        assert {"weasyprint", "pango", "harfbuzz", "python-docx", "coopdocs"} <= stored["environments"][key].keys()


class TestChoosing:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (("-l", "kk"), [path for path in ALL if "/kk/" in path]),
            (("-l", "kk,ru", "-f", "html"), ["output/kk/bienvenue.html", "output/ru/bienvenue.html"]),
            (("-l", "ru", "-l", "kk", "-f", "html"), ["output/kk/bienvenue.html", "output/ru/bienvenue.html"]),
            (("-l", "fr", "-f", "html", "-f", "pdf"), ["output/fr/bienvenue.html", "output/fr/bienvenue.pdf"]),
            (("-l", "fr", "-f", "docx, html"), ["output/fr/bienvenue.docx", "output/fr/bienvenue.html"]),
            (("bienvenue", "--draft", "-l", "fr", "-f", "pdf"), ["output/fr/bienvenue.draft.pdf"]),
        ],
    )
    def test_languages_and_formats_may_be_chosen(self, project: Path, arguments: tuple, expected: list) -> None:
        ran = run(project, "build", "--dry-run", *arguments)
        assert (ran.code, ran.output.splitlines(), ran.errors) == (0, expected, "")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("-l", "de"), "no language de"),
            (("-l", "rus"), "Did you mean ru?"),
            (("-f", "odt"), "Known formats: pdf, docx, html."),
            (("bienvenu",), "did you mean 'bienvenue'?"),
        ],
    )
    def test_what_is_not_there_is_named_with_what_is(self, project: Path, arguments: tuple, said: str) -> None:
        ran = run(project, "build", *arguments)
        assert (ran.code, ran.output) == (2, "")
        assert said in ran.errors
        assert len(ran.errors.splitlines()) == 2

    def test_a_dry_run_names_what_would_be_refused_and_why(self, project: Path) -> None:
        unfinish(project)
        before = state(project)
        ran = run(project, "build", "--dry-run")
        assert ran.code == 1
        assert ran.output.splitlines() == [path for path in ALL if "/kk/" not in path]
        assert "locales/kk/LC_MESSAGES/bienvenue.po:" in ran.errors
        assert "missing-translation" in ran.errors
        assert run(project, "build", "--dry-run", "--draft", "-l", "kk").code == 0
        assert state(project) == before

    def test_a_dry_run_writes_nothing(self, project: Path) -> None:
        before = state(project)
        assert run(project, "build", "--dry-run").output.splitlines() == ALL
        assert state(project) == before
        assert not (project / "output").exists()


class TestWhatIsPrintedWhere:
    def test_findings_are_json_on_standard_output_and_nothing_else_is(self, project: Path) -> None:
        unfinish(project)
        ran = run(project, "build", "-f", "html", "--report", "json")
        assert ran.code == 1
        assert ran.errors == ""
        report = json.loads(ran.output)
        assert (report["errors"], report["warnings"]) == (1, 0)
        assert report["findings"][0]["code"] == "missing-translation"
        assert report["findings"][0]["languages"] == ["kk"]

    def test_files_are_data_and_findings_are_messages(self, project: Path) -> None:
        unfinish(project)
        ran = run(project, "build", "-f", "html")
        assert ran.output.splitlines() == [f"output/{tag}/bienvenue.html" for tag in ("fr", "ru", "en")]
        assert ran.errors.splitlines()[-1] == "1 error"

    def test_quiet_prints_findings_and_nothing_else(self, project: Path) -> None:
        unfinish(project)
        ran = run(project, "build", "-f", "html", "-q")
        assert ran.output == ""
        assert len(ran.errors.splitlines()) == 2
        assert run(project, "build", "-f", "html", "-q", "-l", "fr").errors == ""

    def test_many_gaps_are_counted_after_the_first_ten(self, project: Path) -> None:
        file = catalog(project, "kk")
        text = re.sub(r'^(msgid "..*"\nmsgstr )".*"$', r'\1""', file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
        short, long = run(project, "build", "-l", "kk"), run(project, "build", "-l", "kk", "-v")
        assert long.codes.count("missing-translation") == 16
        assert short.codes.count("missing-translation") == 11
        assert (
            "kk/LC_MESSAGES/bienvenue.po: error missing-translation: and 6 more like these (-v lists all)"
            in short.errors
        )
        assert short.errors.splitlines()[-1] == long.errors.splitlines()[-1] == "16 errors"


class TestInterruptions:
    def test_a_build_that_was_killed_is_taken_up_where_it_stopped(self, project: Path) -> None:
        assert start_with_hook(project, at_second_document("SIGKILL"), "build", "-f", "html").code == -9
        assert (project / "output" / ".staging").exists()
        whole = [path for path in content(project / "output") if not path.startswith(".staging")]
        assert whole == ["fr/bienvenue.html", "manifest.json"]
        ran = run(project, "build", "-f", "html")
        assert (ran.code, ran.output.splitlines()) == (
            0,
            [f"output/{tag}/bienvenue.html" for tag in ("kk", "ru", "en")],
        )
        left = sorted(path.name for path in (project / "output").iterdir())
        assert left == [".lock", "en", "fr", "kk", "manifest.json", "ru"]

    def test_ctrl_c_ends_with_130_and_leaves_no_half(self, project: Path) -> None:
        ran = start_with_hook(project, at_second_document("SIGINT"), "build", "-f", "html")
        assert (ran.code, ran.output, ran.errors.strip()) == (130, "", "")
        assert sorted(content(project / "output")) == ["fr/bienvenue.html", "manifest.json"]
        assert not (project / "output" / ".staging").exists()

    @pytest.mark.parametrize("moment", [1, 2, 3])
    def test_a_translation_saved_during_a_build_is_printed_by_it_or_by_the_next(
        self, project: Path, moment: int
    ) -> None:
        before = catalog(project, "kk").read_text(encoding="utf-8")
        translate(project, "kk", FRENCH, "Жаңа аударма")
        (project / "new.po").write_bytes(catalog(project, "kk").read_bytes())
        catalog(project, "kk").write_text(before, encoding="utf-8")
        save = f"""
            if event == "open" and str(values[0]) == os.path.realpath("locales/kk/LC_MESSAGES/bienvenue.po"):
                seen += 1
                if seen == {moment}:
                    os.rename("new.po", values[0])
        """
        assert start_with_hook(project, save, "build", "-f", "html", "-l", "kk").code == 0
        run(project, "build", "-f", "html", "-l", "kk")
        saved = not (project / "new.po").exists()
        assert ("Жаңа аударма" in read_page(project / "output" / "kk" / "bienvenue.html")) == saved
        assert saved or moment > 2, "the catalog is read twice: for its hash and for its texts"

    def test_two_runs_at_once_do_not_mix(self, project: Path) -> None:
        with lock(project):
            ran = start(project, "update")
        assert (ran.code, ran.output) == (2, "")
        assert "another run of coopdocs is writing this project (process " in ran.errors
        assert run(project, "build", "-l", "fr", "-f", "html").code == 0


def at_second_document(signal: str) -> str:
    """Each document is moved twice, its temporary file to the staging folder and then to its place."""
    return f"""
        if event == "os.rename" and str(values[1]).endswith(".html"):
            seen += 1
            if seen == 4:
                os.kill(os.getpid(), signal.{signal})
    """
