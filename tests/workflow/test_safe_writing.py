"""Nothing that happens while `update` writes costs a catalog or a translator's work.

Real processes, real signals, real disks. `python tests/fault_sweeps.py` goes through the same without leaving out a
moment.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import PROGRAM, SOURCE, append, catalog, edit
from disk_faults import NOBODY, Commands, commands
from fault_sweeps import PARAGRAPH, Workshop, edit_during_updates, find_litter, is_accepted, read_catalogs

is_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with commands(tmp_path_factory.mktemp("runs") / "runs") as running:
        yield running


@pytest.fixture
def workshop(runner: Commands, tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "workshop", runner)


@pytest.fixture
def first_workshop(runner: Commands, tmp_path: Path) -> Workshop:
    """No catalogs yet."""
    return Workshop(tmp_path / "workshop", runner, new=True)


class TestSignals:
    def test_killed_at_any_moment_every_file_is_old_or_new_and_the_next_run_finishes(self, workshop):
        seen = workshop.kill()
        assert seen.faults == []
        assert seen.runs > 40

    def test_killed_when_catalogs_are_made_for_the_first_time(self, first_workshop):
        seen = first_workshop.kill(step=3)
        assert seen.faults == []
        assert seen.runs > 10

    @pytest.mark.parametrize(("name", "first"), [("SIGTERM", 2), ("SIGINT", 4)])
    def test_asked_to_end_the_run_ends_as_the_shell_expects_and_leaves_nothing_lying_about(self, workshop, name, first):
        seen = workshop.kill(name, step=5, first=first)
        assert seen.faults == []
        assert seen.codes[{"SIGTERM": 143, "SIGINT": 130}[name]] > 6

    def test_asked_to_end_while_it_waits_for_another_run_it_ends(self, workshop):
        project = workshop.copy()
        with held(project):
            waiting = subprocess.Popen([PROGRAM, "update"], cwd=project, stderr=subprocess.PIPE)
            with waiting:
                assert waiting.stderr
                told = waiting.stderr.readline().decode()
                assert told.startswith("waiting for another run of coopdocs (process ")
                assert waiting.poll() is None
                waiting.send_signal(signal.SIGINT)
                assert waiting.wait(30) == 130
        assert read_catalogs(project) == workshop.old


class TestTheDisk:
    @pytest.mark.parametrize(("error", "first"), [("ENOSPC", 1), ("EIO", 2), ("EFBIG", 3), ("EMFILE", 4)])
    def test_an_error_at_any_moment_is_one_line_and_every_file_is_old_or_new(self, workshop, error, first):
        seen = workshop.fail(error, step=6, first=first)
        assert seen.faults == []
        assert seen.codes[2] > 3

    @pytest.mark.parametrize("largest_file", [100, 1000, 3500])
    def test_a_limit_on_the_size_of_files_is_one_line(self, workshop, largest_file):
        project = workshop.copy()
        ended = workshop.runner.run(project, "update", largest_file=largest_file)
        assert (ended.code, ended.is_told_well) == (2, True), ended
        assert ended.errors.startswith("locales/")
        assert "File too large" in ended.errors
        workshop.judge_files(project)
        assert find_litter(project) == []
        workshop.judge_next_update(project)
        assert workshop.seen.faults == []

    @pytest.mark.parametrize("files", [6, 7, 8, 10])
    def test_too_few_file_handles_are_one_line_or_suffice(self, workshop, files):
        project = workshop.copy()
        ended = workshop.runner.run(project, "update", files=files)
        assert ended.is_told_well if ended.code else read_catalogs(project) == workshop.new, ended
        workshop.judge_files(project)
        workshop.judge_next_update(project)
        assert workshop.seen.faults == []

    def test_a_folder_that_may_not_be_written_is_one_line(self, workshop):
        project = workshop.copy()
        folder = catalog(project, "kk").parent
        give_away(project)
        folder.chmod(0o555)
        ended = workshop.runner.run(project, "update", **as_nobody())
        assert (ended.code, ended.is_told_well) == (2, True), ended
        assert ended.errors.startswith("locales/kk/LC_MESSAGES/bienvenue.po: cannot be written: Permission denied")
        workshop.judge_files(project)
        folder.chmod(0o755)
        workshop.judge_next_update(project)
        assert workshop.seen.faults == []

    def test_a_catalog_that_was_made_read_only_is_one_line(self, workshop):
        project = workshop.copy()
        give_away(project)
        catalog(project, "kk").chmod(0o444)
        ended = workshop.runner.run(project, "update", **as_nobody())
        assert (ended.code, ended.is_told_well) == (2, True), ended
        workshop.judge_files(project)

    @is_root
    def test_a_full_disk_is_one_line_and_every_file_is_old_or_new(self, workshop):
        codes = set()
        for kibibytes in (40, 44, 48, 52, 56, 64):
            project = workshop.copy()
            kept = (project / "locales").rename(project.parent / f"kept{kibibytes}")
            with mounted(project / "locales", f"size={kibibytes}k"):
                shutil.copytree(kept, project / "locales", dirs_exist_ok=True)
                fill_up(project / "locales" / "rest", leave=(kibibytes - 40) * 1024)
                ended = workshop.runner.run(project, "update")
                (project / "locales" / "rest").unlink()
                codes.add(ended.code)
                assert ended.is_told_well if ended.code else read_catalogs(project) == workshop.new, ended
                assert find_litter(project) == []
                workshop.judge_files(project)
        assert workshop.seen.faults == []
        assert codes == {0, 2}

    @is_root
    def test_a_disk_that_can_only_be_read_is_one_line(self, workshop):
        project = workshop.copy()
        with mounted(project / "output", "ro"):
            ended = workshop.runner.run(project, "update")
        assert (ended.code, ended.is_told_well) == (2, True), ended
        assert ended.errors.startswith("output/.lock: cannot be written: Read-only file system")
        assert read_catalogs(project) == workshop.old


class TestOthers:
    @pytest.mark.parametrize(("style", "first"), [("rename", 1), ("in place", 2)])
    def test_an_editor_that_saves_at_any_moment_loses_nothing(self, workshop, style, first):
        seen = workshop.save(style, step=2, first=first)
        assert seen.faults == []
        assert seen.runs > 15

    @pytest.mark.parametrize("later", [1, 2])
    def test_nor_when_the_run_is_killed_right_afterwards(self, workshop, later):
        seen = workshop.save("rename", [later, "SIGKILL"], first=21)
        assert seen.faults == []

    def test_nor_when_it_opened_the_file_before_and_writes_afterwards(self, workshop):
        if not knows_leases(workshop.original):
            pytest.skip("this file system does not tell who has a file open")
        seen = workshop.save("opens", [3], first=21)
        assert seen.faults == []

    def test_an_editor_that_saves_during_fifty_updates_finds_each_save_again(self, workshop):
        project = workshop.copy()
        saves, lost, malformed, codes = edit_during_updates(workshop.runner, project, 50, seed=7)
        assert (lost, malformed) == (0, 0)
        # An update that an editor interrupts again and again gives up, and says so.
        assert codes.keys() <= {0, 1}
        assert codes[0] > 25
        assert saves > 20

    def test_six_updates_at_once_wait_for_each_other(self, workshop):
        project = workshop.copy()
        for number in range(5):
            append(project / SOURCE, f"\n\nEncore {number}.\n")
            runs = [subprocess.Popen([PROGRAM, "update"], cwd=project, stderr=subprocess.PIPE) for _ in range(6)]
            told = [each.communicate()[1] for each in runs]
            assert [each.returncode for each in runs] == [0] * 6, told
            assert all(is_accepted(text) for text in read_catalogs(project).values())
            assert find_litter(project) == []
        together = read_catalogs(project)
        alone = workshop.copy()
        for number in range(5):
            append(alone / SOURCE, f"\n\nEncore {number}.\n")
            workshop.update_alone(alone)
        assert together == read_catalogs(alone)

    def test_a_save_that_makes_the_file_faulty_is_left_as_it_is(self, workshop):
        project = workshop.copy()
        edit(catalog(project, "kk"), 'msgid "exemple"', 'msgid "exemple')
        before = catalog(project, "kk").read_bytes()
        ended = workshop.runner.run(project, "update")
        assert ended.code == 1
        assert catalog(project, "kk").read_bytes() == before
        assert PARAGRAPH in catalog(project, "fr").read_text(encoding="utf-8")


@contextmanager
def held(project: Path) -> Iterator[subprocess.Popen]:
    """Another run that holds the project and does not end."""
    script = "import pathlib, time\nfrom coopdocs.files import lock\n"
    script += "with lock(pathlib.Path.cwd()):\n    print('held', flush=True)\n    time.sleep(600)\n"
    with subprocess.Popen([sys.executable, "-c", script], cwd=project, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A disk of its own in a folder; skips where the machine does not allow it."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True)
    if done.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def knows_leases(folder: Path) -> bool:
    """Whether the system tells, of files in this folder, that somebody has them open for writing."""
    with (folder / "coopdocs.toml").open("rb") as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except (OSError, AttributeError):
            return False
    return True


def fill_up(file: Path, *, leave: int) -> None:
    """Take all room on a disk but so many bytes."""
    room = os.statvfs(file.parent)
    file.write_bytes(b"\0" * max(room.f_bavail * room.f_frsize - leave, 0))


def as_nobody() -> dict[str, int]:
    """Root may write everywhere."""
    return {"user": NOBODY} if os.geteuid() == 0 else {}


def give_away(project: Path) -> None:
    """Let another user reach the project and write in it, where root runs the tests."""
    if os.geteuid():
        return
    for path in (project, *project.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    for folder in project.parents:
        if "pytest" in str(folder):
            folder.chmod(folder.stat().st_mode | 0o011)
