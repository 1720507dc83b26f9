"""status: how far the translations are."""

from __future__ import annotations

import json
from pathlib import Path

from command import TAGS, append, catalog, run, state, translate

from coopdocs.project import load_project
from coopdocs.workflow.status import read_status


def read_rows(project: Path) -> dict[str, dict]:
    ran = run(project, "status", "--report", "json")
    return {row["language"]: row for row in json.loads(ran.output)["status"]}


def test_a_finished_project_is_translated_in_every_language(project: Path) -> None:
    ran = run(project, "status")
    assert (ran.code, ran.errors) == (0, "")
    head, *rows = ran.output.splitlines()
    assert head.split() == ["brochure", "language", "translated", "fuzzy", "missing", "words", "done"]
    assert [row.split()[:3] for row in rows] == [["bienvenue", tag, "19/19"] for tag in TAGS]


def test_missing_and_fuzzy_texts_are_counted_with_their_words(project: Path) -> None:
    translate(project, "kk", "Bienvenue", "")
    translate(project, "kk", "Une illustration avec sa légende", None, fuzzy=True)
    row = read_rows(project)["kk"]
    assert (row["translated"], row["fuzzy"], row["missing"], row["total"]) == (17, 1, 1, 19)
    assert row["words_total"] - row["words_translated"] == 1 + 5
    assert row["percent"] == 89


def test_the_source_language_counts_as_complete_with_an_empty_or_no_catalog(project: Path) -> None:
    catalog(project, "fr").unlink()
    catalog(project, "ru").unlink()
    rows = read_rows(project)
    assert (rows["fr"]["percent"], rows["ru"]["percent"]) == (100, 0)


def test_a_faulty_catalog_is_a_finding_and_the_others_are_shown(project: Path) -> None:
    append(catalog(project, "kk"), "rubbish\n")
    ran = run(project, "status", "--report", "json")
    assert ran.code == 1
    assert ran.codes == ["catalog-syntax"]
    assert [row["language"] for row in json.loads(ran.output)["status"]] == ["fr", "ru", "en"]


def test_a_missing_template_names_the_command_that_makes_it(project: Path) -> None:
    (project / "locales" / "bienvenue.pot").unlink()
    ran = run(project, "status")
    assert (ran.code, ran.codes) == (1, ["template-missing"])
    assert "coopdocs update" in ran.errors


def test_status_reads_templates_and_catalogs_and_writes_nothing(project: Path) -> None:
    (project / "source" / "bienvenue.md").write_bytes(b"\xff\xfe not a text")
    before = state(project)
    rows, findings = read_status(load_project(project))
    assert (len(rows), findings) == (4, ())
    assert state(project) == before
