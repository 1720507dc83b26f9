"""Bad input: one clear line each, nothing half-written, the other editions still built, never a traceback."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from command import SOURCE, Ran, append, catalog, content, edit, run, start, surroundings, translate

import coopdocs

PICTURE = "images/lever.svg"
FINDING = re.compile(r"[^\s:]+(:\d+)?: (error|warning) [a-z0-9-]+: \S.*")
BUILD = ("build", "-f", "html")
FORMATS = ("docx", "html", "pdf")


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG with this size in its head."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def assert_clear(ran: Ran, *codes: str) -> None:
    """Exit code 1, and nothing on standard error but findings, each with its advice, and the summary."""
    assert ran.code == 1
    assert sorted(set(ran.codes)) == sorted(codes)
    *lines, summary = ran.errors.splitlines()
    assert re.fullmatch(r"\d+ errors?(, \d+ warnings?)?", summary)
    assert lines
    for line in lines:
        assert FINDING.fullmatch(line) or line.startswith("  "), line
    for finding, advice in zip(lines, [*lines[1:], ""], strict=True):
        has_advice = finding.startswith("  ") or advice.startswith("  ") or finding.endswith("(-v lists all)")
        assert has_advice, f"{finding} has no advice"


def assert_stopped(ran: Ran, said: str) -> None:
    """Exit code 2, and one line with one line of advice."""
    assert ran.code == 2
    assert said in ran.errors
    assert "Traceback" not in ran.errors
    first, *rest = ran.errors.splitlines()
    assert not first.startswith(" ")
    assert all(line.startswith("  ") for line in rest)
    assert len(rest) <= 1


def finals(project: Path) -> list[str]:
    """What stands in `output/`: whole editions and the manifest, nothing of the kitchen."""
    found = [name for name in content(project / "output") if name != "manifest.json"]
    assert not [name for name in found if "staging" in name or ".tmp" in name]
    return found


class TestPictures:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (png(2000, 1000, (b"\0" + b"\x20\x40\x80" * 2000) * 1000)[:-200], "image-broken"),
            (b"", "image-broken"),
            (b"<!DOCTYPE html><title>404</title>", "image-format"),
            (b"GIF89a", "image-format"),
            (b"version https://git-lfs.github.com/spec/v1\n", "image-format"),
            (png(60000, 60000), "image-too-large"),
            (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "image-mislabelled"),
        ],
        ids=["truncated", "empty", "html", "gif", "git-lfs", "60000x60000", "svg"],
    )
    def test_a_picture_that_is_broken_is_named_with_the_line_that_uses_it(
        self, project: Path, data: bytes, code: str
    ) -> None:
        edit(project / SOURCE, PICTURE, "images/photo.png")
        (project / "source" / "images" / "photo.png").write_bytes(data)
        ran = run(project, *BUILD)
        assert_clear(ran, code)
        assert f"{SOURCE}:25: error {code}: source/images/photo.png" in ran.errors
        assert finals(project) == []

    def test_a_picture_that_is_missing_is_guessed(self, project: Path) -> None:
        edit(project / SOURCE, PICTURE, "images/levre.svg")
        ran = run(project, *BUILD)
        assert_clear(ran, "image-missing")
        assert "Did you mean source/images/lever.svg?" in ran.errors

    def test_a_broken_picture_of_one_language_stops_no_other(self, project: Path) -> None:
        (project / "source" / "images" / "lever.ru.svg").write_bytes(b"<svg>")
        assert_clear(run(project, *BUILD), "image-broken")
        assert finals(project) == [f"{tag}/bienvenue.html" for tag in ("en", "fr", "kk")]

    @pytest.mark.parametrize(
        "address",
        [
            "../../secret.png",
            "..%2f..%2fsecret.png",
            "%2e%2e/%2e%2e/secret.png",
            "images/..%5C..%5Csecret.png",
            "file:///etc/hostname",
            "FiLe:/etc/hostname",
            "/etc/hostname",
            "images/link.png",
            "images/folder/hostname.png",
        ],
    )
    def test_a_picture_outside_of_the_project_is_not_read(self, project: Path, address: str) -> None:
        secret = project.parent / "secret.png"
        secret.write_bytes(png(200, 100, (b"\0" + b"\x20\x40\x80" * 200) * 100))
        secret.with_name("hostname.png").write_bytes(secret.read_bytes())
        (project / "source" / "images" / "link.png").symlink_to(secret)
        (project / "source" / "images" / "folder").symlink_to(project.parent)
        edit(project / SOURCE, PICTURE, address)
        assert_clear(run(project, *BUILD), "image-outside")
        assert finals(project) == []

    @pytest.mark.parametrize("address", ["https://example.org/a.png", "//example.org/a.png", "HTTP://169.254.169.254/"])
    def test_a_picture_on_the_network_is_not_fetched(self, project: Path, address: str) -> None:
        edit(project / SOURCE, PICTURE, address)
        assert_clear(run(project, *BUILD), "image-remote")


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "code", "line"),
        [
            ("<script>alert(1)</script>", "raw-html", 33),
            ("Du <b>gras</b>", "raw-html", 33),
            ("[lien](javascript:alert(1))", "link-scheme", 33),
            ("[lien](java&#9;script:alert(1))", "link-scheme", 33),
            ("[lien](JavaScript&colon;alert(1))", "link-scheme", 33),
            ("[lien](file:///etc/passwd)", "link-scheme", 33),
            ("[lien](data:text/html,x)", "link-scheme", 33),
            ("[lien](#nulle-part)", "link-without-place", 33),
            ("> " * 200 + "x", "nested-too-deep", None),
        ],
    )
    def test_what_may_not_be_printed_is_named_with_its_line(
        self, project: Path, text: str, code: str, line: int | None
    ) -> None:
        append(project / SOURCE, f"\n\n{text}\n")
        ran = run(project, *BUILD)
        assert_clear(ran, code)
        assert f"{SOURCE}{f':{line}' if line else ''}: error {code}: " in ran.errors
        assert finals(project) == []

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ("Énergie".encode("latin-1"), "is not UTF-8: byte 0xC9 in line 33"),
            ("Énergie".encode() + b"\0", "holds a NUL character in line 33"),
        ],
    )
    def test_a_source_in_another_encoding_is_named_with_its_line(self, project: Path, data: bytes, said: str) -> None:
        with (project / SOURCE).open("ab") as file:
            file.write(b"\n\n" + data + b"\n")
        ran = run(project, *BUILD)
        assert_clear(ran, "source-unreadable")
        assert f"{SOURCE}:33: error" in ran.errors
        assert said in ran.errors
        assert run(project, "update").code == 1

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1251"])
    def test_a_source_in_a_wholly_other_encoding_is_refused(self, project: Path, encoding: str) -> None:
        (project / SOURCE).write_bytes("---\ntitle: Энергия\n---\n".encode(encoding))
        assert_clear(run(project, *BUILD), "source-unreadable")

    @pytest.mark.parametrize(
        ("old", "new", "code", "line"),
        [
            ("exemple]\n---", "exemple]", "front-matter-unclosed", 1),
            ("---\ntitle", "title", "front-matter-missing", 1),
            ("subtitle:", "subtitel:", "front-matter-key-unknown", 3),
            ("title: Bienvenue\n", "", "front-matter-key-missing", 1),
            ("date: 2026-01-05", "date: 2026-02-31", "front-matter-date", 4),
            ("date: 2026-01-05", "date: demain", "front-matter-date", 4),
            ("title: Bienvenue\n", "title: Bienvenue\ntitle: Salut\n", "front-matter-key-twice", 3),
            ("title: Bienvenue", "title: [Bienvenue", "front-matter-syntax", None),
            ("title: Bienvenue", "title: !!python/object/apply:os.system [id]", None, 2),
            ("title: Bienvenue", "title: &a [*a, *a]", None, 2),
        ],
    )
    def test_front_matter_that_is_wrong_is_named_with_its_line(
        self, project: Path, old: str, new: str, code: str | None, line: int | None
    ) -> None:
        edit(project / SOURCE, old, new)
        ran = run(project, *BUILD)
        assert_clear(ran, *([code] if code else set(ran.codes)))
        assert f"{SOURCE}:{line or ''}" in ran.errors
        assert finals(project) == []

    def test_a_misspelt_key_is_guessed(self, project: Path) -> None:
        edit(project / SOURCE, "publisher:", "publischer:")
        assert "Did you mean publisher?" in run(project, "check").errors

    def test_an_empty_source_is_told_how_to_begin(self, project: Path) -> None:
        (project / SOURCE).write_bytes(b"")
        assert_clear(run(project, *BUILD), "front-matter-missing")

    def test_a_source_that_leads_out_of_the_project_is_refused(self, project: Path) -> None:
        outside = project.parent / "outside.md"
        (project / SOURCE).rename(outside)
        (project / SOURCE).symlink_to(outside)
        assert_clear(run(project, *BUILD), "source-unreadable")

    def test_a_source_that_is_a_link_inside_the_project_is_read(self, project: Path) -> None:
        (project / SOURCE).rename(project / "texte.md")
        (project / SOURCE).symlink_to("../texte.md")
        assert run(project, *BUILD, "-l", "fr").code == 0

    def test_a_source_that_is_a_folder_or_a_pipe_does_not_hang(self, project: Path) -> None:
        import os

        os.mkfifo(project / "source" / "tuyau.md")
        (project / "source" / "dossier.md").mkdir()
        assert_clear(run(project, *BUILD, "tuyau"), "source-unreadable")
        assert run(project, *BUILD, "bienvenue").code == 0

    def test_line_ends_of_windows_change_nothing(self, project: Path) -> None:
        for file in (project / SOURCE, catalog(project, "kk")):
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        assert run(project, *BUILD).code == 0
        assert "\r" not in (project / "output" / "kk" / "bienvenue.html").read_bytes().decode()

    @pytest.mark.parametrize(
        ("text", "code", "said"),
        [
            ("mot de texte " * 80_000, "text-too-long", "1039999 characters in one text, 20000 are allowed"),
            ("*mot* " * 3_000, "text-too-long", "3000 emphases, links and the like in one text"),
            ("```\n" + "x\n" * 20_000 + "```", "text-too-long", "40000 characters in one text, 20000 are allowed"),
            ("- un\n" * 4_000, "list-too-long", "4000 items in one list, 1000 are allowed"),
            ("|" + " a |" * 1000 + "\n|" + " - |" * 1000, "table-too-wide", "1000 columns in one table"),
            ("| a |\n| - |\n" + "| un |\n" * 2_000, "table-too-long", "2000 rows in one table, 1000 are allowed"),
        ],
        ids=["paragraph", "marks", "code", "list", "columns", "rows"],
    )
    def test_what_nobody_could_lay_out_in_time_stops_its_brochure_at_once_and_no_other(
        self, project: Path, text: str, code: str, said: str
    ) -> None:
        shutil.copy(project / SOURCE, project / "source" / "autre.md")
        append(project / SOURCE, f"\n\n{text}\n")
        ran = run(project, *BUILD, "-l", "fr")
        assert_clear(ran, code)
        assert f"{SOURCE}:33: error {code}: {said}" in ran.errors
        assert finals(project) == ["fr/autre.html"]

    def test_a_translation_that_nobody_could_lay_out_in_time_stops_its_edition_alone(self, project: Path) -> None:
        translate(project, "kk", "Bienvenue", "сөз " * 10_000)
        ran = run(project, *BUILD)
        assert_clear(ran, "text-too-long")
        assert "locales/kk/LC_MESSAGES/bienvenue.po:" in ran.errors
        assert finals(project) == [f"{tag}/bienvenue.html" for tag in ("en", "fr", "ru")]

    @pytest.mark.parametrize("text", ["[" * 20_000, "*a " * 5_000, "![" * 5_000, "`" * 30_000, "- " * 900 + "x"])
    def test_marks_without_end_do_not_exhaust_anything(self, project: Path, text: str) -> None:
        append(project / SOURCE, f"\n\n{text}\n")
        ran = run(project, *BUILD, "-l", "fr")
        assert ran.code in {0, 1}

    def test_a_template_expression_prints_as_itself_in_every_format(self, project: Path) -> None:
        import subprocess
        from zipfile import ZipFile

        hostile = "{{ 7\\*7 }} {% raw %} ${7} #{7} %(x)s {0.denominator}"
        shown = ["{{7*7}}", "{%raw%}${7}#{7}%(x)s{0.denominator}"]
        append(project / SOURCE, f"\n\n{hostile}\n")
        ran = run(project, "build", "-l", "fr")
        assert ran.code == 0, ran.errors
        folder = project / "output" / "fr"
        with ZipFile(folder / "bienvenue.docx") as package:
            document = package.read("word/document.xml").decode()
        page = (folder / "bienvenue.html").read_text(encoding="utf-8")
        printed = subprocess.run(["pdftotext", folder / "bienvenue.pdf", "-"], capture_output=True).stdout.decode()
        for text in (page, printed, re.sub(r"<[^>]*>", "", document)):
            # French puts a space before %, and a line may end anywhere.
            unspaced = re.sub(r"\s", "", text)
            assert all(part in unspaced for part in shown)


class TestCatalogs:
    @pytest.mark.parametrize(
        "damage",
        [
            lambda data: data.replace(b'msgid "Bienvenue"', b'msgid "Bienvenue'),
            lambda data: data.replace(b"msgstr", b"msgtsr", 5),
            lambda data: data[: len(data) // 2],
            lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"),
            lambda data: data.replace("ө".encode(), b"\xe9", 1),
            lambda data: data + b"<<<<<<< HEAD\n",
            lambda data: data + data[data.index(b"#. title") :],
            lambda _: b"",
            lambda data: data.replace(b"charset=UTF-8", b"charset=rot13"),
        ],
        ids=["quote", "keyword", "cut", "utf-16", "latin-1", "conflict", "twice", "empty", "rot13"],
    )
    def test_a_catalog_that_cannot_be_read_stops_its_edition_and_is_left_alone(self, project: Path, damage) -> None:
        file = catalog(project, "kk")
        broken = damage(file.read_bytes())
        assert broken != file.read_bytes()
        file.write_bytes(broken)
        ran = run(project, *BUILD)
        assert_clear(ran, *set(ran.codes))
        assert "locales/kk/LC_MESSAGES/bienvenue.po:" in ran.errors
        assert finals(project) == [f"{tag}/bienvenue.html" for tag in ("en", "fr", "ru")]
        run(project, "update")
        assert file.read_bytes() == broken

    @pytest.mark.parametrize(
        ("message", "translation", "code"),
        [
            ("des [liens][1] ;", "<a href='javascript:x'>сілтемелер</a>[a][1]", "raw-html"),
            ("des [liens][1] ;", "[сілтемелер](javascript:alert(1))", "link-lost"),
            ("des notes de bas de page[^1].", "ескертпелер", "footnote-call-lost"),
            ("des passages **importants** ou *nuancés* ;", "маңызды *ерекше*", "markup-lost"),
        ],
    )
    def test_a_translation_that_would_print_wrong_stops_its_edition(
        self, project: Path, message: str, translation: str, code: str
    ) -> None:
        translate(project, "kk", message, translation)
        ran = run(project, *BUILD)
        assert_clear(ran, *set(ran.codes))
        assert code in ran.codes
        assert finals(project) == [f"{tag}/bienvenue.html" for tag in ("en", "fr", "ru")]


class TestSettings:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ('"en"', '"tlh"', "coopdocs.toml:4: error unknown-language: unknown language 'tlh'"),
            ("theme =", "thmee =", "coopdocs.toml:5: error unknown-key: unknown key 'thmee'; did you mean 'theme'?"),
            ('"html"]', '"odt"]', "coopdocs.toml:6: error "),
            ("[project]", "[project", "coopdocs.toml:8: error syntax: "),
            ("[project]", "[brochures.bienvenu]\n[project]", "did you mean 'bienvenue'?"),
        ],
    )
    def test_a_wrong_setting_stops_the_run_with_its_line(self, project: Path, old: str, new: str, said: str) -> None:
        edit(project / "coopdocs.toml", old, new)
        ran = run(project, *BUILD)
        assert_stopped(ran, said)
        assert not (project / "output").exists()

    def test_settings_that_are_no_text_stop_the_run(self, project: Path) -> None:
        (project / "coopdocs.toml").write_bytes(b"\xff\xfe")
        assert_stopped(run(project, *BUILD), "coopdocs.toml:1: error unreadable-file: ")


class TestThemes:
    def test_an_unknown_theme_is_to_be_mended_where_it_is_named(self, project: Path) -> None:
        edit(project / "coopdocs.toml", "classic", "clasic")
        for command in (BUILD, ("check",)):
            ran = run(project, *command)
            assert_clear(ran, "unknown-theme")
            assert ran.errors.startswith(
                "coopdocs.toml:5: error unknown-theme: unknown theme 'clasic'; did you mean 'classic'?\n"
                "  The themes are classic.\n"
            )
        assert finals(project) == []

    def test_what_cannot_be_built_for_want_of_a_theme_leaves_its_place_and_comes_back(self, built: Path) -> None:
        before = content(built / "output")
        edit(built / "coopdocs.toml", "classic", "clasic")
        assert run(built, *BUILD, "-l", "kk").codes == ["unknown-theme"]
        assert sorted(content(built / "output" / "outdated")) == [f"kk/bienvenue.{form}" for form in FORMATS]
        edit(built / "coopdocs.toml", "clasic", "classic")
        assert run(built, "build").code == 0
        assert content(built / "output") == before

    def test_the_texts_are_judged_without_a_theme(self, project: Path) -> None:
        edit(project / "coopdocs.toml", "classic", "clasic")
        translate(project, "kk", "Bienvenue", "")
        for command in (BUILD, ("check",)):
            assert run(project, *command).codes == ["unknown-theme", "missing-translation"]

    def test_a_font_that_is_not_installed_is_to_be_mended_where_the_theme_names_it(self, project: Path) -> None:
        """The package is copied and its theme changed: as its designer would, not as a user can."""
        package = shutil.copytree(Path(coopdocs.__file__).parent, project.parent / "lib" / "coopdocs")
        edit(package / "themes" / "classic" / "theme.toml", "Source Serif 4", "Source Serf 4")
        for command in (BUILD, ("check",)):
            ran = start(project, *command, env=surroundings(PYTHONPATH=str(package.parent)))
            assert_clear(ran, "unknown-font")
            assert ran.errors.startswith(
                "themes/classic/theme.toml:4: error unknown-font: "
                "the font family 'Source Serf 4' is not installed; did you mean 'Source Serif 4'?\n"
                "  The families are Source Sans 3, Source Serif 4.\n"
            )
        assert finals(project) == []


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", ">>>>>>> autre"])
def test_a_merge_conflict_in_a_source_is_an_error_with_its_line(project: Path, marker: str) -> None:
    append(project / SOURCE, f"\n\nUn mot.\n\n{marker}\n\nUn autre.\n")
    ran = run(project, "check")
    assert (ran.code, ran.codes[0]) == (1, "merge-conflict")
    lines = (project / SOURCE).read_text("utf-8").splitlines()
    assert f"{SOURCE}:{lines.index(marker) + 1}: error" in ran.errors
    assert run(project, "update").output == ""
