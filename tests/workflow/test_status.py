"""status: how far the translations are."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from command import TAGS, append, catalog, edit, run, state, translate

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


class TestSince:
    """`--since`: catalogs are compared with what git has of them."""

    @pytest.fixture
    def repository(self, project: Path) -> Path:
        self.git(project, "init", "--quiet")
        self.commit(project)
        self.git(project, "tag", "printed")
        return project

    def git(self, project: Path, *arguments: str) -> None:
        people = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *people, *arguments], cwd=project, check=True)

    def commit(self, project: Path) -> None:
        self.git(project, "add", "--all")
        self.git(project, "commit", "--quiet", "--message", "change")

    def changes(self, project: Path, revision: str = "printed") -> dict[str, dict]:
        ran = run(project, "status", "--since", revision, "--report", "json")
        assert ran.code == 0, ran.errors
        return {row["language"]: row for row in json.loads(ran.output)["changes"]}

    def test_nothing_has_changed_since_a_moment_ago(self, repository: Path) -> None:
        for row in self.changes(repository, "HEAD").values():
            assert sum(number for name, number in row.items() if name not in {"brochure", "language"}) == 0

    def test_the_table_has_a_line_for_each_language(self, repository: Path) -> None:
        translate(repository, "kk", "Bienvenue", "Сәлем")
        head, *rows = run(repository, "status", "--since", "printed").output.splitlines()
        assert head == "brochure   language  translated  revised  fuzzy  new  gone  words  new words"
        assert [row.split()[1:] for row in rows][1] == ["kk", "0", "1", "0", "0", "0", "1", "0"]

    def test_translations_and_doubts_are_counted_with_their_words(self, repository: Path) -> None:
        translate(repository, "kk", "Votre première brochure", "")
        self.commit(repository)
        translate(repository, "kk", "Votre première brochure", "Кітапша")
        translate(repository, "kk", "Bienvenue", None, fuzzy=True)
        row = self.changes(repository, "HEAD")["kk"]
        assert (row["translated"], row["revised"], row["fuzzy"], row["words_translated"]) == (1, 0, 1, 3)

    def test_an_edited_text_is_new_and_the_old_one_is_gone(self, repository: Path) -> None:
        edit(repository / "source" / "bienvenue.md", "title: Bienvenue", "title: Un tout autre nom")
        run(repository, "update")
        row = self.changes(repository)["kk"]
        assert (row["new"], row["gone"], row["words_new"]) == (1, 1, 4)

    def test_a_language_that_was_not_there_is_new_altogether(self, repository: Path) -> None:
        content = catalog(repository, "kk").read_bytes()
        catalog(repository, "kk").unlink()
        self.commit(repository)
        catalog(repository, "kk").write_bytes(content)
        row = self.changes(repository, "HEAD")["kk"]
        assert (row["new"], row["translated"], row["gone"]) == (19, 19, 0)

    def test_a_catalog_that_was_faulty_then_is_named_and_the_others_are_shown(self, repository: Path) -> None:
        before = catalog(repository, "kk").read_bytes()
        append(catalog(repository, "kk"), "rubbish\n")
        self.commit(repository)
        catalog(repository, "kk").write_bytes(before)
        ran = run(repository, "status", "--since", "HEAD")
        assert (ran.code, ran.codes, len(ran.output.splitlines())) == (0, ["revision-unreadable"], 4)
        assert ran.errors.startswith("HEAD:locales/kk/LC_MESSAGES/bienvenue.po:")

    def test_a_project_may_stand_in_a_folder_of_its_repository(self, project: Path) -> None:
        self.git(project.parent, "init", "--quiet")
        self.commit(project.parent)
        translate(project, "kk", "Bienvenue", "Сәлем")
        assert self.changes(project, "HEAD")["kk"]["revised"] == 1

    @pytest.mark.parametrize("name", ["--output=x", "-x", "nowhere", "HEAD:locales", "", "HEAD^{tree}", "a b"])
    def test_what_is_no_revision_is_2_in_words(self, name: str, repository: Path) -> None:
        before = state(repository)
        ran = run(repository, "status", f"--since={name}")
        assert (ran.code, ran.output) == (2, "")
        assert "revision" in ran.errors
        assert state(repository) == before

    def test_without_a_repository_it_is_2_in_one_line(self, project: Path) -> None:
        ran = run(project, "status", "--since", "HEAD")
        assert (ran.code, ran.output) == (2, "")
        assert "is not in a git repository" in ran.errors.splitlines()[0]
