"""init: a new project that builds at once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command import Ran, content, run, start, start_on_terminal


def test_a_new_project_is_the_starter_and_the_next_step_is_named(starter: Path, tmp_path: Path) -> None:
    ran = run(None, "init", str(tmp_path / "neu"))
    assert ran.code == 0
    assert ran.output.splitlines()[-1] == f"Next: cd {tmp_path / 'neu'} && coopdocs build"
    assert content(tmp_path / "neu") == content(starter)


def test_a_new_project_builds_at_once_without_a_single_message(first_build: tuple[Path, Ran]) -> None:
    _, built = first_build
    assert (built.code, built.errors) == (0, "")
    assert len(built.output.splitlines()) == 12


def test_it_is_up_to_date_and_has_nothing_to_mend(project: Path) -> None:
    assert run(project, "update", "--check").output == ""
    assert run(project, "check").errors == ""


def test_what_coopdocs_makes_is_not_committed(project: Path) -> None:
    ignored = (project / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/output/", ".coopdocs.*.tmp", ".*.swap"} <= set(ignored)


def test_an_empty_folder_is_taken_and_the_next_step_needs_no_cd(tmp_path: Path) -> None:
    ran = start(tmp_path, "init", ".")
    assert ran.output.splitlines()[-1] == "Next: coopdocs build"
    assert (tmp_path / "coopdocs.toml").is_file()


class TestTheMergeDriver:
    """`.gitattributes` names it for everybody; each clone has to install it, and git asks nobody."""

    def test_the_line_that_installs_it_is_printed(self, tmp_path: Path) -> None:
        ran = run(None, "init", str(tmp_path / "neu"))
        assert "git config merge.coopdocs.driver" in ran.output.splitlines()[1]
        assert "locales/**/*.po text eol=lf merge=coopdocs" in (tmp_path / "neu" / ".gitattributes").read_text("utf-8")

    def test_nobody_is_asked_without_a_terminal_and_nothing_is_installed(self, tmp_path: Path) -> None:
        self.begin(tmp_path)
        assert start(tmp_path, "init", ".", stdin=subprocess.DEVNULL).code == 0
        assert self.driver(tmp_path) == ""

    @pytest.mark.parametrize("answer", ["y", "n", ""])
    def test_on_a_terminal_the_answer_counts(self, answer: str, tmp_path: Path) -> None:
        self.begin(tmp_path)
        shown = start_on_terminal(tmp_path, "init", ".", typed=f"{answer}\n")
        assert "Shall git merge catalogs by entry" in shown
        assert bool(self.driver(tmp_path)) == (answer != "n")
        assert (tmp_path / "coopdocs.toml").is_file()

    def test_outside_of_a_repository_nobody_is_asked(self, tmp_path: Path) -> None:
        assert "Shall git" not in start_on_terminal(tmp_path, "init", "neu", typed="")

    @pytest.mark.parametrize("option", ["--git-driver", "--no-git-driver"])
    def test_an_option_decides_without_a_question(self, option: str, tmp_path: Path) -> None:
        self.begin(tmp_path)
        assert "Shall git" not in start_on_terminal(tmp_path, "init", "below", option, typed="")
        assert bool(self.driver(tmp_path)) == (option == "--git-driver")

    def test_asked_for_where_no_repository_is_nothing_is_written(self, tmp_path: Path) -> None:
        ran = run(None, "init", str(tmp_path / "neu"), "--git-driver")
        assert (ran.code, content(tmp_path)) == (2, {})
        assert "is not in a git repository" in ran.errors

    def begin(self, folder: Path) -> None:
        subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)

    def driver(self, folder: Path) -> str:
        asked = ["git", "config", "--local", "merge.coopdocs.driver"]
        return subprocess.run(asked, cwd=folder, capture_output=True, encoding="utf-8").stdout


def test_a_new_repository_is_left_whole_where_the_project_cannot_be_written(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    before = sorted(tmp_path.rglob("*"))
    assert start(tmp_path, "init", ".", preexec_fn=lambda: limit_files(3 * 512)).code == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_with_a_space_can_be_copied_from_the_next_step(tmp_path: Path) -> None:
    assert "cd 'zwei Worte' &&" in start(tmp_path, "init", "zwei Worte").output


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_bytes(b"")
    ran = run(None, "init", str(tmp_path))
    assert (ran.code, ran.output) == (2, "")
    assert ran.errors == f"{tmp_path} is not empty\n  Name a folder that does not exist yet.\n"
    assert sorted(content(tmp_path)) == [".hidden"]


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_place_that_cannot_be_a_folder_is_refused_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    ran = run(None, "init", str(tmp_path / name))
    assert ran.code == 2
    assert "Traceback" not in ran.errors


def test_a_disk_that_fills_up_leaves_no_half_project(tmp_path: Path) -> None:
    limit = 3  # Blocks of 512 bytes or 1 KiB: less than the largest file.
    ran = start(tmp_path, "init", "neu", preexec_fn=lambda: limit_files(limit * 512))
    assert ran.code == 2
    assert "cannot be written: File too large" in ran.errors
    assert content(tmp_path) == {}
    assert run(None, "init", str(tmp_path / "neu")).code == 0


def limit_files(size: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_doctor_runs_outside_of_any_project(tmp_path: Path) -> None:
    ran = start(tmp_path, "doctor")
    assert ran.code in {0, 1, 2}
    assert "Traceback" not in ran.errors
    assert ran.output.startswith("Python ")
