"""check: what a final build would find, without building."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command import SOURCE, append, catalog, edit, run, state, translate


def test_a_project_without_faults_is_clean(project: Path) -> None:
    ran = run(project, "check")
    assert (ran.code, ran.output, ran.errors) == (0, "", "")


def test_every_finding_names_its_file_and_line_and_then_what_to_do(project: Path) -> None:
    append(project / SOURCE, "\n\n<b>gras</b>\n\n[lien](ftp://example.org)\n")
    translate(project, "kk", "des [liens][1] ;", "сілтемелер;")
    ran = run(project, "check")
    assert ran.code == 1
    assert set(ran.codes) == {"catalog-outdated", "link-lost", "link-scheme", "raw-html"}
    lines = ran.errors.splitlines()[:-1]
    for finding, advice in zip(lines[::2], lines[1::2], strict=True):
        assert ": error " in finding
        assert advice.startswith("  ")
    lost = edit_line(catalog(project, "kk"), "des [liens][1] ;")
    assert f"locales/kk/LC_MESSAGES/bienvenue.po:{lost}: error link-lost:" in ran.errors


def edit_line(file: Path, message: str) -> int:
    return file.read_text(encoding="utf-8").split("\n").index(f'msgid "{message}"') + 1


def test_it_finds_what_a_final_build_would_find(project: Path) -> None:
    translate(project, "ru", "Bienvenue", "")
    translate(project, "kk", "exemple", None, fuzzy=True)
    (project / "source" / "images" / "lever.en.svg").write_bytes(b"")
    checked, built = run(project, "check"), run(project, "build", "-f", "html")
    assert checked.errors == built.errors
    assert sorted(checked.codes) == ["fuzzy-translation", "image-broken", "missing-translation"]


def test_warnings_alone_are_no_reason_to_fail(project: Path) -> None:
    translate(project, "fr", "Bienvenue", "Bonjour", fuzzy=True)
    ran = run(project, "check")
    assert (ran.code, ran.codes) == (0, ["fuzzy-correction"])


def test_it_writes_nothing_anywhere(project: Path) -> None:
    translate(project, "kk", "Bienvenue", "")
    before = state(project)
    run(project, "check")
    assert state(project) == before
    assert not (project / "output").exists()


def test_only_the_brochures_that_are_named_are_checked(project: Path) -> None:
    (project / "source" / "autre.md").write_text("---\ntitle: Autre\n---\n", encoding="utf-8")
    assert run(project, "check", "bienvenue").code == 0
    assert run(project, "check", "autre").codes == ["front-matter-key-missing"]


def test_programs_get_json_with_all_findings(project: Path) -> None:
    edit(project / SOURCE, "date: 2026-01-05", "date: 2026-02-31")
    ran = run(project, "check", "--report", "json")
    assert (ran.code, ran.errors) == (1, "")
    (finding,) = json.loads(ran.output)["findings"]
    assert (finding["file"], finding["line"], finding["code"]) == (SOURCE, 4, "front-matter-date")


CONFLICT = """#, fuzzy
msgid "exemple"
msgstr ""
"#-#-#-#-#  main  #-#-#-#-#\\n"
"мысал\\n"
"#-#-#-#-#  kk  #-#-#-#-#\\n"
"үлгі"
"""


def disagree(project: Path, entry: str) -> None:
    """What a merge leaves where two translators disagree."""
    file = catalog(project, "kk")
    text = re.sub(r'msgid "exemple"\nmsgstr ".*"\n', lambda _: entry, file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


def test_two_versions_are_said_to_be_that_and_said_once(project: Path) -> None:
    disagree(project, CONFLICT)
    ran = run(project, "check")
    assert (ran.code, ran.codes) == (1, ["fuzzy-translation"])
    assert "“exemple” is fuzzy: it holds several versions to choose from\n  Keep one of them" in ran.errors


@pytest.mark.parametrize("how", [("check",), ("build", "-f", "html"), ("build", "-f", "html", "--draft")])
def test_versions_that_only_lost_their_fuzzy_mark_are_printed_by_nobody(project: Path, how: tuple[str, ...]) -> None:
    disagree(project, CONFLICT.removeprefix("#, fuzzy\n"))
    ran = run(project, *how)
    assert (ran.code, ran.codes) == (1, ["catalog-open-choice"])
    assert "remove the lines with #-#-#-#-#" in ran.errors
    assert not list(project.glob("output/kk/*"))


def test_a_catalog_that_does_not_say_its_language_is_named(project: Path) -> None:
    edit(catalog(project, "kk"), '"Language: kk\\n"\n', "")
    ran = run(project, "check")
    assert (ran.code, ran.codes) == (0, ["catalog-language"])
