"""The command as such: its help, its options, its exit codes, what it prints where."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from command import edit, run, start, start_on_terminal, translate

VERBS = ("init", "update", "check", "status", "build", "rename", "remove", "doctor", "po")
ESCAPE = "\x1b["


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, to be looked at only."""
    folder = tmp_path_factory.mktemp("clean") / "project"
    assert run(None, "init", str(folder)).code == 0
    return folder


@pytest.fixture
def project(clean: Path, tmp_path: Path) -> Path:
    return shutil.copytree(clean, tmp_path / "project")


class TestHelp:
    def test_it_begins_with_what_people_do_most(self, tmp_path: Path) -> None:
        ran = start(tmp_path, "--help")
        assert (ran.code, ran.errors) == (0, "")
        assert "\n  coopdocs build           make the brochures in output/\n" in ran.output
        assert ran.output.index("coopdocs update") < ran.output.index("Options:")
        assert [line.split()[0] for line in ran.output.split("Commands:")[1].strip().splitlines()] == sorted(VERBS)

    @pytest.mark.parametrize("verb", VERBS)
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def test_each_verb_has_one(self, verb: str, option: str) -> None:
        ran = run(None, verb, option)
        assert (ran.code, ran.errors) == (0, "")
        assert ran.output.startswith(f"Usage: coopdocs {verb} ")

    @pytest.mark.parametrize("verb", ["update", "check", "status", "build"])
    def test_the_verbs_of_a_project_share_their_options(self, verb: str) -> None:
        shown = run(None, verb, "--help").output
        for option in ("--project", "--quiet", "--verbose", "--color", "--report"):
            assert option in shown

    def test_no_verb_at_all_shows_it_and_fails(self, tmp_path: Path) -> None:
        ran = start(tmp_path)
        assert (ran.code, ran.output) == (2, "")
        assert "Commands:" in ran.errors

    @pytest.mark.parametrize("arguments", [(), ("po",)])
    def test_without_a_verb_the_help_is_shown_line_by_line(self, arguments: tuple[str, ...]) -> None:
        ran = run(None, *arguments)
        assert (ran.code, ran.output) == (2, "")
        assert ran.errors.startswith("Usage: coopdocs")
        assert len(ran.errors.splitlines()) > 10

    def test_the_version_is_one_line(self) -> None:
        ran = run(None, "--version")
        assert (ran.code, len(ran.output.splitlines())) == (0, 1)


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("biuld",), "Did you mean 'build'?"),
            (("build", "--drfat"), "--draft"),
            (("build", "--report", "xml"), "'text', 'json'"),
            (("build", "--color", "pink"), "'auto', 'always', 'never'"),
            (("build", "-l"), "requires an argument"),
            (("init",), "coopdocs init: missing argument"),
            (("watch",), "coopdocs: no such command"),
            (("po", "fromat"), "Did you mean 'format'?"),
            (("po", "format"), "coopdocs po format: missing argument"),
            (("po", "merge", "a.po", "a.pot"), "coopdocs po merge: missing option"),
        ],
    )
    def test_what_the_command_does_not_know_is_2_and_says_what_it_knows(
        self, clean: Path, arguments: tuple, said: str
    ) -> None:
        ran = start(clean, *arguments)
        assert (ran.code, ran.output) == (2, "")
        assert said in ran.errors
        line, advice = ran.errors.splitlines()
        assert line.startswith("coopdocs")
        assert advice.startswith("  Run: coopdocs")

    @pytest.mark.parametrize("verb", ["update", "check", "status", "build"])
    def test_an_unknown_brochure_is_2_with_a_suggestion(self, clean: Path, verb: str) -> None:
        ran = run(clean, verb, "source/bienvenu.md")
        assert (ran.code, ran.output) == (2, "")
        assert ran.errors == (
            "unknown brochure 'source/bienvenu.md'; did you mean 'bienvenue'?\n  The brochures are bienvenue.\n"
        )


class TestTheProject:
    def test_it_is_the_nearest_folder_upwards(self, clean: Path) -> None:
        assert start(clean / "source" / "images", "status").output == start(clean, "status").output

    def test_it_may_be_named_relative_to_here(self, clean: Path) -> None:
        assert start(clean.parent, "status", "--project", "project").code == 0

    @pytest.mark.parametrize("verb", ["update", "check", "status", "build"])
    def test_without_one_the_way_to_get_one_is_named(self, tmp_path: Path, verb: str) -> None:
        ran = start(tmp_path, verb)
        assert (ran.code, ran.output) == (2, "")
        assert "there is no coopdocs.toml here" in ran.errors
        assert "coopdocs init" in ran.errors

    def test_a_named_folder_is_not_searched_upwards(self, clean: Path) -> None:
        assert run(clean / "source", "status").code == 2


class TestExitCodes:
    def test_0_where_nothing_is_to_be_mended(self, clean: Path) -> None:
        assert run(clean, "check").code == run(clean, "update", "--check").code == run(clean, "status").code == 0

    def test_1_where_the_content_is_to_be_mended(self, project: Path) -> None:
        translate(project, "kk", "Bienvenue", "")
        assert run(project, "check").code == 1
        assert run(project, "build", "-l", "kk").code == 1

    def test_2_where_the_settings_are(self, project: Path) -> None:
        edit(project / "coopdocs.toml", "theme", "thmee")
        for verb in ("update", "check", "status", "build"):
            assert run(project, verb).code == 2


class TestColour:
    def test_findings_errors_and_tables_are_coloured_on_a_terminal(self, project: Path) -> None:
        translate(project, "kk", "Bienvenue", "")
        assert ESCAPE in start_on_terminal(project, "check")
        assert ESCAPE in start_on_terminal(project, "status")
        assert ESCAPE in start_on_terminal(project, "check", "nobody")

    @pytest.mark.parametrize("changed", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_whoever_wants_none_gets_none(self, project: Path, changed: dict) -> None:
        translate(project, "kk", "Bienvenue", "")
        for arguments in (("check",), ("status",), ("check", "nobody"), ("build", "-f", "html", "-l", "kk")):
            shown = start_on_terminal(project, *arguments, **changed)
            assert "[31m" not in shown
            assert "[1m" not in shown

    def test_never_is_never_and_always_is_always_for_errors_as_for_findings(self, project: Path) -> None:
        translate(project, "kk", "Bienvenue", "")
        for arguments in (("check",), ("check", "nobody")):
            assert ESCAPE not in start_on_terminal(project, *arguments, "--color", "never")
            ran = start(project, *arguments, "--color", "always")
            assert ESCAPE in ran.errors
            assert ESCAPE not in start(project, *arguments).errors

    def test_a_title_that_holds_terminal_sequences_sends_none(self, project: Path) -> None:
        edit(project / "source" / "bienvenue.md", "title: Bienvenue", 'title: "Bien\\e]0;x\\a\\e[31mvenue"')
        ran = start(project, "check")
        assert "\x1b" not in ran.output + ran.errors
        assert "\x07" not in ran.output + ran.errors


class TestProgress:
    def test_it_is_shown_on_a_terminal_only_and_then_goes(self, project: Path) -> None:
        shown = start_on_terminal(project, "build", "-f", "html", "-l", "fr,kk")
        assert "output/kk/bienvenue.html" in shown
        assert "1/2" in shown or "2/2" in shown
        quiet = start(project, "build", "-f", "docx", "-l", "fr")
        assert quiet.errors == ""

    def test_quiet_shows_none(self, project: Path) -> None:
        assert start_on_terminal(project, "build", "-q", "-f", "html", "-l", "fr") == ""


class TestJson:
    @pytest.mark.parametrize("verb", ["update", "check", "status", "build"])
    def test_standard_output_is_one_object_with_a_schema(self, project: Path, verb: str) -> None:
        ran = run(project, verb, "--report", "json", *(["-f", "html", "-l", "fr"] if verb == "build" else []))
        assert json.loads(ran.output)["schema"] == 1

    def test_what_stops_the_run_is_told_on_standard_error(self, project: Path) -> None:
        edit(project / "coopdocs.toml", "theme", "thmee")
        ran = run(project, "check", "--report", "json")
        assert (ran.code, ran.output) == (2, "")
        assert ran.errors.startswith("coopdocs.toml:5: error unknown-key: ")


def test_status_answers_at_once(clean: Path) -> None:
    """Generous: it takes a tenth of this on an idle machine."""
    before = os.times().children_user
    start(clean, "status")
    assert os.times().children_user - before < 2
