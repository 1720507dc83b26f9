"""The merge driver, in real repositories: branches of several translators become one."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from command import PROGRAM, catalog, edit, run, start, translate

from coopdocs.catalogs import Catalog, read_catalog

# The program that is tested, and nobody's own settings of git.
ENVIRONMENT = {
    "PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ.get('PATH', '')}",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "LC_ALL": "C.UTF-8",
}


def git(project: Path, *arguments: str, fails: bool = False) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=project, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "change")


def parse(file: Path) -> Catalog:
    read = read_catalog(file.read_bytes(), file.name)
    assert isinstance(read, Catalog), read
    return read


def revise(project: Path, tag: str, date: str, translator: str) -> None:
    """What an editor does to the header each time that it saves."""
    file = catalog(project, tag)
    lines = file.read_text(encoding="utf-8").split("\n")
    fields = {
        '"PO-Revision-Date': f'"PO-Revision-Date: {date}\\n"',
        '"Last-Translator': f'"Last-Translator: {translator}\\n"',
    }
    file.write_text("\n".join(fields.get(line.partition(":")[0], line) for line in lines), encoding="utf-8")


def in_use(project: Path, tag: str) -> dict[str, str]:
    return {entry.message: entry.translation for entry in parse(catalog(project, tag)).entries}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new project in a new repository, with the driver installed as `init` installs it, and a branch `other`."""
    project = tmp_path / "project"
    project.mkdir()
    git(project, "init", "--quiet", "--initial-branch=main")
    assert start(project, "init", ".", "--git-driver", env=ENVIRONMENT).code == 0
    commit(project)
    git(project, "branch", "other")
    return project


def test_the_driver_is_installed_for_this_repository_only(repository: Path) -> None:
    assert git(repository, "config", "--local", "merge.coopdocs.driver").startswith("coopdocs po merge3 %O %A %B -o %A")


def test_two_translators_of_neighbouring_entries_do_not_conflict(repository: Path) -> None:
    revise(repository, "kk", "2026-12-01 10:00+0000", "One <one@example.org>")
    translate(repository, "kk", "Bienvenue", "Қош келдіңіз, достар")
    commit(repository)
    git(repository, "checkout", "--quiet", "other")
    revise(repository, "kk", "2026-12-02 10:00+0000", "Two <two@example.org>")
    translate(repository, "kk", "Votre première brochure", "Басқа")
    commit(repository)
    git(repository, "merge", "main")
    texts = in_use(repository, "kk")
    assert (texts["Bienvenue"], texts["Votre première brochure"]) == ("Қош келдіңіз, достар", "Басқа")
    assert parse(catalog(repository, "kk")).headers["Last-Translator"] == "Two <two@example.org>"
    assert git(repository, "diff", "HEAD^1", "--numstat").split()[:2] == ["1", "1"]


def test_without_the_driver_git_merges_lines_and_conflicts(repository: Path) -> None:
    """So that the test before tells something."""
    git(repository, "config", "--unset", "merge.coopdocs.driver")
    revise(repository, "kk", "2026-12-01 10:00+0000", "One <one@example.org>")
    commit(repository)
    git(repository, "checkout", "--quiet", "other")
    revise(repository, "kk", "2026-12-02 10:00+0000", "Two <two@example.org>")
    commit(repository)
    assert "CONFLICT" in git(repository, "merge", "main", fails=True)


def test_an_update_on_one_branch_and_translators_on_the_other(repository: Path) -> None:
    edit(repository / "source" / "bienvenue.md", "title: Bienvenue", "title: Bienvenue à tous")
    assert run(repository, "update").code == 0
    commit(repository)
    git(repository, "checkout", "--quiet", "other")
    translate(repository, "kk", "Bienvenue", "Жаңа сәлем")
    translate(repository, "ru", "Bienvenue", "Новое приветствие")
    translate(repository, "kk", "Votre première brochure", "Басқа")
    commit(repository)
    git(repository, "merge", "main")
    merged = parse(catalog(repository, "kk"))
    title = merged.find(None, "Bienvenue à tous")
    everything = [text for part in merged.parts for text in part.translations]
    assert title is not None
    assert not title.is_translated
    assert "Жаңа сәлем" in everything
    assert merged.find(None, "Votre première brochure").translation == "Басқа"
    assert run(repository, "update", "--check").code == 0


def test_the_same_entry_keeps_both_versions_and_is_left_to_a_translator(repository: Path, tmp_path: Path) -> None:
    translate(repository, "kk", "Bienvenue", "Бірінші")
    commit(repository)
    git(repository, "checkout", "--quiet", "other")
    translate(repository, "kk", "Bienvenue", "Екінші")
    commit(repository)
    said = git(repository, "merge", "main", fails=True)
    assert "locales/kk/LC_MESSAGES/bienvenue.po:" in said
    assert "error merge-conflict: both sides translated “Bienvenue”" in said
    file = catalog(repository, "kk")
    entry = parse(file).find(None, "Bienvenue")
    assert entry.is_fuzzy
    assert {"Бірінші", "Екінші"} <= set(entry.translation.split("\n"))
    assert subprocess.run(["msgfmt", "-c", "-o", os.devnull, file], check=False).returncode == 0
    assert git(repository, "status", "--porcelain", "--untracked-files=no").startswith("UU locales/kk/")
    assert run(None, "po", "check", str(file)).codes == ["catalog-open-choice"]
    assert run(repository, "build", "-l", "kk", "-f", "html").code == 1


def test_a_name_with_a_space_and_a_quote_is_shown_as_it_is(repository: Path) -> None:
    file = catalog(repository, "kk", "l'été 2026")
    content = catalog(repository, "kk").read_text(encoding="utf-8")
    for branch, word in (("main", "Бастапқы"), ("other", "Бірінші"), ("main", "Екінші")):
        git(repository, "checkout", "--quiet", *(["-B"] if branch == "other" else []), branch)
        file.write_text(content.replace("Қош келдіңіз", word), encoding="utf-8")
        commit(repository)
    assert "locales/kk/LC_MESSAGES/l'été 2026.po:" in git(repository, "merge", "other", fails=True)
    assert "Бірінші" in file.read_text(encoding="utf-8")


def test_a_faulty_side_is_named_and_left_to_the_user(repository: Path) -> None:
    translate(repository, "kk", "Bienvenue", "Бірінші")
    commit(repository)
    before = catalog(repository, "kk").read_bytes()
    git(repository, "checkout", "--quiet", "other")
    file = catalog(repository, "kk")
    file.write_bytes(file.read_bytes() + b'msgid "x\n')
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    said = git(repository, "merge", "other", fails=True)
    assert re.search(r"locales/kk/LC_MESSAGES/bienvenue\.po \((theirs|other)\):\d+: error catalog-syntax", said)
    assert catalog(repository, "kk").read_bytes() == before


def test_two_templates_never_conflict(repository: Path) -> None:
    source = repository / "source" / "bienvenue.md"
    edit(source, "title: Bienvenue", "title: Bienvenue à tous")
    run(repository, "update")
    commit(repository)
    git(repository, "checkout", "--quiet", "other")
    source.write_text(source.read_text(encoding="utf-8") + "\nUn dernier mot.\n", encoding="utf-8")
    run(repository, "update")
    commit(repository)
    git(repository, "merge", "main")
    assert run(repository, "update").code == 0
    assert run(repository, "update", "--check").code == 0
    assert {"Bienvenue à tous", "Un dernier mot."} <= in_use(repository, "kk").keys()
