"""init: a new project that builds at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Ran, content, run, start


def test_a_new_project_is_the_starter_and_the_next_step_is_named(starter: Path, tmp_path: Path) -> None:
    ran = run(None, "init", str(tmp_path / "neu"))
    assert ran.code == 0
    assert ran.output.splitlines()[1] == f"Next: cd {tmp_path / 'neu'} && coopdocs build"
    assert content(tmp_path / "neu") == content(starter)


def test_a_new_project_builds_at_once_without_a_single_message(first_build: tuple[Path, Ran]) -> None:
    _, built = first_build
    assert (built.code, built.errors) == (0, "")
    assert len(built.output.splitlines()) == 12


def test_it_is_up_to_date_and_has_nothing_to_mend(project: Path) -> None:
    assert run(project, "update", "--check").output == ""
    assert run(project, "check").errors == ""


def test_what_coopdocs_makes_is_not_committed(project: Path) -> None:
    assert "/output/" in (project / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_an_empty_folder_is_taken_and_the_next_step_needs_no_cd(tmp_path: Path) -> None:
    ran = start(tmp_path, "init", ".")
    assert ran.output.splitlines()[-1] == "Next: coopdocs build"
    assert (tmp_path / "coopdocs.toml").is_file()


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
