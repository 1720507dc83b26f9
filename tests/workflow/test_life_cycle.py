"""A brochure or a language comes, goes or gets another name: every translation is found again afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import polib
import pytest
from command import PROGRAM, SOURCE, TAGS, append, catalog, content, edit, run, start, state
from disk_faults import Commands, commands

OWN = '\n[brochures.bienvenue]  # not in English\nlanguages = ["fr", "kk", "ru"]\n'


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with commands(tmp_path_factory.mktemp("runs") / "runs") as running:
        yield running


def translations(project: Path, tag: str) -> set[tuple[str, str]]:
    """Every translation of a language that stands in some catalog, in use or not."""
    files = [*project.glob(f"locales/{tag}/LC_MESSAGES/*.po"), *project.glob(f"locales/memory/{tag}/*.po")]
    entries = [entry for file in files for entry in polib.pofile(str(file))]
    return {(entry.msgid, entry.msgstr) for entry in entries if entry.msgstr}


def all_translations(project: Path) -> dict[str, set[tuple[str, str]]]:
    return {tag: translations(project, tag) for tag in TAGS}


def move_source(project: Path) -> None:
    """What git mv does, and people in file managers."""
    (project / SOURCE).rename(project / "source" / "accueil.md")


class TestRenaming:
    def test_everything_that_carries_the_name_goes_along(self, project: Path) -> None:
        append(project / "coopdocs.toml", OWN)
        before, sources = all_translations(project), content(project / "source")
        ran = run(project, "rename", "bienvenue", "accueil")
        assert ran.code == 0
        assert ran.output.splitlines()[:3] == [
            "source/bienvenue.md → source/accueil.md",
            "coopdocs.toml: the settings of bienvenue are changed too",
            "locales/bienvenue.pot → locales/accueil.pot",
        ]
        assert "Next: coopdocs update" in ran.errors
        assert not [name for name in content(project) if "bienvenue" in name]
        assert content(project / "source").pop("accueil.md") == sources["bienvenue.md"]
        assert "images/lever.svg" in content(project / "source")
        assert "\n[brochures.accueil]  # not in English\n" in (project / "coopdocs.toml").read_text(encoding="utf-8")
        assert all_translations(project) == before

    def test_the_next_update_only_writes_the_new_name_of_the_source(self, project: Path) -> None:
        run(project, "rename", "bienvenue", "accueil")
        old = catalog(project, "kk", "accueil").read_text(encoding="utf-8")
        ran = run(project, "update")
        assert (ran.code, ran.errors) == (0, "")
        assert "locales/kk/LC_MESSAGES/accueil.po: 19 kept" in ran.output.splitlines()
        new = catalog(project, "kk", "accueil").read_text(encoding="utf-8")
        assert new == old.replace("#: source/bienvenue.md", "#: source/accueil.md")

    def test_finished_documents_of_the_old_name_become_outdated(self, built: Path) -> None:
        run(built, "rename", "bienvenue", "accueil")
        assert (built / "output" / "outdated" / "kk" / "bienvenue.pdf").exists()
        assert not list(built.glob("output/*/bienvenue.*"))
        assert json.loads((built / "output" / "manifest.json").read_text(encoding="utf-8"))["files"] == []

    def test_a_source_that_was_renamed_with_git_is_recognised_and_renamed_for_good(self, project: Path) -> None:
        append(project / "source" / "bienvenue.md", "\n\nUn paragraphe de plus.\n")
        before = all_translations(project)
        move_source(project)
        files = content(project)
        updated = run(project, "update")
        assert (updated.code, updated.codes) == (1, ["brochure-renamed"])
        assert "this seems to be bienvenue under a new name: 19 of its 20 texts are the same" in updated.errors
        assert "Run: coopdocs rename bienvenue accueil." in updated.errors
        assert content(project) == files
        assert run(project, "rename", "bienvenue", "accueil").code == 0
        ran = run(project, "update")
        assert (ran.code, ran.errors) == (0, "")
        assert "locales/kk/LC_MESSAGES/accueil.po: 19 kept, 1 new" in ran.output
        assert all_translations(project) == before

    def test_settings_whose_source_has_another_name_stop_the_run_and_say_how_to_go_on(self, project: Path) -> None:
        append(project / "coopdocs.toml", OWN)
        move_source(project)
        ran = run(project, "update")
        assert (ran.code, "error unknown-brochure" in ran.errors) == (2, True)
        assert "If its file was renamed: coopdocs rename bienvenue NEW." in ran.errors
        assert run(project, "rename", "bienvenue", "accueil").code == 0
        assert run(project, "update").codes == ["language-gone"]

    def test_another_brochure_beside_an_orphan_is_not_taken_for_it(self, project: Path) -> None:
        (project / SOURCE).unlink()
        text = "---\ntitle: Visas\ndate: 2026-01-05\ndescription: Tout autre chose.\n---\n\n# Des visas\n\nUn visa.\n"
        (project / "source" / "visas.md").write_text(text, encoding="utf-8")
        ran = run(project, "update")
        assert ran.codes.count("catalog-orphan") == 1
        assert "brochure-renamed" not in ran.codes
        assert catalog(project, "kk", "visas").exists()

    @pytest.mark.parametrize("name", ["a.b", "-x", "con", "a/b", "../x", "", "BIENVENUE2\n"])
    def test_a_name_that_no_brochure_can_have_is_refused(self, project: Path, name: str) -> None:
        before = state(project)
        ran = (
            run(project, "rename", "bienvenue", "--", name)
            if name == "-x"
            else run(project, "rename", "bienvenue", name)
        )
        assert ran.code == 2
        assert "Traceback" not in ran.errors
        assert {path: file for path, file in state(project).items() if path in before} == before

    def test_a_name_that_is_taken_is_refused_and_nothing_is_touched(self, project: Path) -> None:
        shutil.copy(project / SOURCE, project / "source" / "accueil.md")
        before = content(project)
        ran = run(project, "rename", "bienvenue", "accueil")
        assert (ran.code, ran.output) == (2, "")
        assert ran.errors == "source/accueil.md is there already\n  Choose another name.\n"
        assert content(project) == before

    def test_catalogs_that_wait_under_the_new_name_are_not_mixed_with_the_others(self, project: Path) -> None:
        shutil.copy(catalog(project, "kk"), catalog(project, "kk", "accueil"))
        before = content(project)
        ran = run(project, "rename", "bienvenue", "accueil")
        assert ran.code == 2
        assert ran.errors.startswith("locales/kk/LC_MESSAGES/accueil.po is there already\n")
        assert "coopdocs remove accueil, which keeps its translations" in ran.errors
        assert content(project) == before
        assert run(project, "remove", "accueil").code == 0
        assert run(project, "rename", "bienvenue", "accueil").code == 0

    def test_a_name_that_nothing_has_is_refused_with_a_suggestion(self, project: Path) -> None:
        ran = run(project, "rename", "bienvenu", "accueil")
        assert (ran.code, ran.errors.splitlines()[0]) == (
            2,
            "nothing here is called 'bienvenu'; did you mean 'bienvenue'?",
        )

    def test_a_dry_run_says_what_would_be_done_and_does_nothing(self, built: Path) -> None:
        append(built / "coopdocs.toml", OWN)
        before = state(built)
        planned = run(built, "rename", "bienvenue", "accueil", "--dry-run")
        assert state(built) == before
        assert planned.output == run(built, "rename", "bienvenue", "accueil").output

    def test_killed_at_any_moment_the_same_command_does_what_is_left(self, runner, built, tmp_path) -> None:
        sweep(runner, built, tmp_path, ("rename", "bienvenue", "accueil"))

    def test_killed_at_any_moment_update_sends_back_to_the_command(self, runner, project, tmp_path) -> None:
        """No catalog is begun anew beside the one that still waits under the old name."""
        for killed, moment in kills(runner, project, tmp_path, ("rename", "bienvenue", "accueil"), step=2):
            ended = runner.run(killed, "update")
            assert ended.code == 0 or "coopdocs rename bienvenue accueil" in ended.errors, (moment, ended)
            if ended.code:
                assert runner.run(killed, "rename", "bienvenue", "accueil").code == 0
            assert runner.run(killed, "update").code == 0
            assert all_translations(killed) == all_translations(project), moment


class TestRemoving:
    def test_the_translations_become_memory_and_the_text_outdated(self, built: Path) -> None:
        append(built / "coopdocs.toml", OWN)
        before, text = all_translations(built), (built / SOURCE).read_bytes()
        ran = run(built, "remove", "bienvenue")
        assert (ran.code, ran.errors) == (0, "")
        assert "locales/kk/LC_MESSAGES/bienvenue.po → locales/memory/kk/bienvenue.po" in ran.output.splitlines()
        assert all_translations(built) == before
        assert sorted(content(built / "locales")) == sorted(f"memory/{tag}/bienvenue.po" for tag in TAGS)
        assert (built / "output" / "outdated" / "bienvenue.md").read_bytes() == text
        assert (built / "output" / "outdated" / "kk" / "bienvenue.docx").exists()
        assert not list(built.glob("output/??/bienvenue.*"))
        assert "bienvenue" not in (built / "coopdocs.toml").read_text(encoding="utf-8")

    def test_a_later_brochure_finds_them_as_suggestions(self, project: Path) -> None:
        text = (project / SOURCE).read_bytes()
        run(project, "remove", "bienvenue")
        (project / "source" / "accueil.md").write_bytes(text)
        ran = run(project, "update")
        assert (ran.code, ran.errors) == (0, "")
        assert "locales/kk/LC_MESSAGES/accueil.po: 19 remembered" in ran.output
        assert "“exemple”, from locales/memory/kk/bienvenue.po" in ran.output
        checked = run(project, "check")
        assert "is fuzzy: it is a suggestion from locales/memory/kk/bienvenue.po, to be looked at" in checked.errors

    def test_what_was_removed_is_no_brochure_any_more(self, project: Path) -> None:
        shutil.copy(project / SOURCE, project / "source" / "accueil.md")
        run(project, "update")
        run(project, "remove", "bienvenue")
        for verb in ("update", "status", "check"):
            ran = run(project, verb)
            assert "bienvenue.po:" not in ran.errors
            assert "catalog-orphan" not in ran.codes

    def test_two_brochures_of_one_name_are_both_remembered(self, project: Path) -> None:
        for translation in ("бірінші", "екінші"):
            edit_translation(project, translation)
            text = (project / SOURCE).read_bytes()
            run(project, "remove", "bienvenue")
            (project / SOURCE).write_bytes(text)
            run(project, "update")
        assert {("exemple", "бірінші"), ("exemple", "екінші")} <= translations(project, "kk")
        assert sorted(path.name for path in project.glob("locales/memory/kk/*")) == ["bienvenue-2.po", "bienvenue.po"]

    def test_an_orphan_is_removed_too(self, project: Path) -> None:
        (project / SOURCE).unlink()
        before = all_translations(project)
        assert run(project, "remove", "bienvenue").code == 0
        assert all_translations(project) == before

    def test_killed_at_any_moment_the_same_command_does_what_is_left(self, runner, built, tmp_path) -> None:
        append(built / "coopdocs.toml", OWN)
        sweep(runner, built, tmp_path, ("remove", "bienvenue"))


def edit_translation(project: Path, translation: str) -> None:
    file = polib.pofile(str(catalog(project, "kk")), wrapwidth=78)
    file.find("exemple").msgstr = translation
    file.save()


@pytest.mark.parametrize("command", [("rename", "bienvenue", "accueil"), ("remove", "bienvenue")])
def test_what_the_disk_refuses_is_one_line_and_can_be_made_good(runner, built, tmp_path, command) -> None:
    shrink_documents(built)
    undisturbed = shutil.copytree(built, tmp_path / "undisturbed")
    runner.run(undisturbed, *command)
    for refused, moment in kills(runner, built, tmp_path, command, "ENOSPC", step=4):
        assert all_translations(refused) == all_translations(built), moment
        runner.run(refused, *command)
        assert content(refused) == content(undisturbed), moment


def shrink_documents(project: Path) -> None:
    """Documents of a few bytes are moved like others, and copied faster."""
    for file in project.glob("output/*/bienvenue.*"):
        file.write_text(file.name, encoding="utf-8")


def kills(
    runner: Commands, project: Path, folder: Path, command: tuple[str, ...], what: str = "SIGKILL", step: int = 1
) -> Iterator[tuple[Path, int]]:
    """A copy of the project for each moment at which the command was killed, or the disk refused something."""
    for moment in count(1, step):
        killed = shutil.copytree(project, folder / f"{command[0]}-{moment}")
        ended = runner.run(killed, *command, faults=[[moment, what]])
        if ended.moments < moment:
            assert moment > 20
            return
        assert ended.code in {"SIGKILL": (-9,), "ENOSPC": (0, 2)}[what], (moment, ended)
        assert ended.code != 2 or ended.is_told_well, (moment, ended)
        yield killed, moment
        shutil.rmtree(killed)


def sweep(runner: Commands, project: Path, folder: Path, command: tuple[str, ...]) -> None:
    """Kill a command at each moment; then it comes to where an undisturbed one comes, and on the way loses nothing."""
    shrink_documents(project)
    undisturbed = shutil.copytree(project, folder / "undisturbed")
    assert runner.run(undisturbed, *command).code == 0
    wanted = content(undisturbed)
    for killed, moment in kills(runner, project, folder, command):
        assert all_translations(killed) == all_translations(project), moment
        ended = runner.run(killed, *command)
        # Where all had been done already, nothing has the old name any more.
        assert ended.code == 0 or ended.errors.startswith("nothing here is called 'bienvenue'"), (moment, ended)
        assert content(killed) == wanted, moment


class TestOrphans:
    @pytest.mark.parametrize("verb", ["update", "check", "status"])
    def test_catalogs_without_source_are_named_with_what_can_be_done(self, project: Path, verb: str) -> None:
        shutil.copy(project / SOURCE, project / "source" / "autre.md")
        run(project, "update")
        (project / SOURCE).unlink()
        before = content(project / "locales")
        ran = run(project, verb)
        assert ran.codes.count("catalog-orphan") == 1
        assert (
            "locales/bienvenue.pot: warning catalog-orphan: there is no source/bienvenue.md any more, "
            "but 5 files of that name in locales/\n  Run: coopdocs rename bienvenue NEW, if it has another name now; "
            "or coopdocs remove bienvenue\n"
        ) in ran.errors
        assert content(project / "locales") == before

    def test_who_asks_for_one_brochure_is_not_told_of_others(self, project: Path) -> None:
        shutil.copy(catalog(project, "kk"), catalog(project, "kk", "vieux"))
        assert run(project, "update").codes == ["catalog-orphan"]
        assert run(project, "update", "bienvenue").codes == []


class TestLanguages:
    def test_a_language_that_goes_keeps_its_catalogs_and_goes_on_when_it_comes_back(self, project: Path) -> None:
        before = content(project)
        edit(project / "coopdocs.toml", '"fr", "kk", "ru", "en"]', '"fr", "kk", "en"]')
        for verb in ("update", "check", "status"):
            ran = run(project, verb)
            assert (ran.code, ran.codes) == (0, ["language-gone"])
            place = "locales/ru/LC_MESSAGES/bienvenue.po: warning language-gone: ru is no language of the project"
            assert place in ran.errors
        assert content(project / "locales").items() <= {name[8:]: data for name, data in before.items()}.items()
        edit(project / "coopdocs.toml", '"fr", "kk", "en"]', '"fr", "kk", "ru", "en"]')
        ran = run(project, "update")
        assert (ran.code, ran.output, ran.errors) == (0, "", "")
        assert content(project) == before

    def test_a_language_that_one_brochure_gives_up_is_named(self, project: Path) -> None:
        append(project / "coopdocs.toml", OWN)
        ran = run(project, "status")
        assert ran.codes == ["language-gone"]
        assert "bienvenue has no edition in en any more; its catalog stays as it is" in ran.errors

    def test_a_new_language_gets_all_catalogs_with_what_is_remembered(self, project: Path) -> None:
        edit(project / "coopdocs.toml", '"fr", "kk", "ru", "en"]', '"fr", "kk", "ru"]')
        memory = project / "locales" / "memory" / "en" / "ancien.po"
        memory.parent.mkdir(parents=True)
        catalog(project, "en").rename(memory)
        assert run(project, "update").codes == []
        edit(project / "coopdocs.toml", '"fr", "kk", "ru"]', '"fr", "kk", "ru", "en"]')
        ran = run(project, "update")
        assert "locales/en/LC_MESSAGES/bienvenue.po: 19 remembered" in ran.output
        assert all(entry.fuzzy for entry in polib.pofile(str(catalog(project, "en"))))


def test_the_shell_completes_the_names_of_brochures(project: Path) -> None:
    shutil.copy(project / SOURCE, project / "source" / "accueil.md")
    asked = {"_COOPDOCS_COMPLETE": "bash_complete", "COMP_WORDS": "coopdocs rename bie", "COMP_CWORD": "2"}
    done = subprocess.run([PROGRAM], cwd=project, env={**os.environ, **asked}, capture_output=True, encoding="utf-8")
    assert done.stdout == "plain,bienvenue\n"


def test_both_verbs_are_in_the_help(project: Path) -> None:
    shown = start(project, "--help").output
    assert "coopdocs rename OLD NEW" in shown
    assert "coopdocs remove NAME" in shown
