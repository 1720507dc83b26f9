"""The lock: one run at a time, told for whom one waits, and nothing left behind by those who were killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coopdocs.errors import CoopdocsError
from coopdocs.files import lock
from coopdocs.files.leftovers import open_temporary
from coopdocs.files.swapping import fingerprint


class TestLock:
    def test_a_second_run_is_told_who_writes_and_what_to_do(self, tmp_path):
        script = f"""
            import pathlib
            from coopdocs.errors import CoopdocsError
            from coopdocs.files import lock
            try:
                with lock(pathlib.Path({str(tmp_path)!r}), patience=0.1):
                    print("free")
            except CoopdocsError as error:
                print(error.message, error.advice, sep="|")
        """
        other = [sys.executable, "-c", textwrap.dedent(script)]
        with lock(tmp_path):
            told = subprocess.run(other, capture_output=True, text=True).stdout
            assert f"another run of coopdocs is writing this project (process {os.getpid()} on " in told
            assert re.search(r", pytest.*, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)", told)
            assert "Wait until it has ended" in told
        assert subprocess.run(other, capture_output=True, text=True).stdout == "free\n"

    def test_the_lock_of_a_killed_run_is_free(self, tmp_path):
        script = f"""
            import pathlib, time
            from coopdocs.files import lock
            with lock(pathlib.Path({str(tmp_path)!r})):
                print("held", flush=True)
                time.sleep(60)
        """
        process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE)
        with process:
            assert process.stdout
            process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        with lock(tmp_path):
            pass

    def test_the_lock_stands_in_the_folder_that_is_never_committed(self, tmp_path):
        with lock(tmp_path):
            assert [path.name for path in tmp_path.iterdir()] == ["output"]

    def test_the_lock_is_free_again_after_a_failure(self, tmp_path):
        with pytest.raises(ValueError, match="inside"), lock(tmp_path):
            raise ValueError("inside")
        with lock(tmp_path):
            pass

    def test_a_run_waits_for_another_and_tells_for_whom(self, tmp_path):
        told: list[str] = []
        with holding(tmp_path, seconds=1), lock(tmp_path, patience=30, tell=told.append):
            pass
        assert len(told) == 1
        assert told[0].startswith("waiting for another run of coopdocs (process ")

    def test_nobody_is_told_of_a_wait_that_nobody_notices(self, tmp_path):
        told: list[str] = []
        with holding(tmp_path, seconds=0.05), lock(tmp_path, tell=told.append):
            pass
        assert told == []

    def test_a_lock_whose_file_tells_nothing_is_a_lock_all_the_same(self, tmp_path):
        nameless = pytest.raises(CoopdocsError, match=r"is writing this project$")
        with holding(tmp_path, seconds=1, note="\n\udcff"), nameless, lock(tmp_path, patience=0):
            pass

    def test_a_lock_that_is_a_link_is_refused_and_what_it_leads_to_stays(self, tmp_path):
        (tmp_path / "output").mkdir()
        (tmp_path / "mine").write_bytes(b"mine")
        (tmp_path / "output" / ".lock").symlink_to(tmp_path / "mine")
        with pytest.raises(CoopdocsError, match="cannot be written"), lock(tmp_path, patience=0):
            pass
        assert (tmp_path / "mine").read_bytes() == b"mine"

    def test_signals_mean_what_they_meant_after_the_lock_is_gone(self, tmp_path):
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with lock(tmp_path):
                assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
                assert callable(signal.getsignal(signal.SIGTERM))
            assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
        finally:
            signal.signal(signal.SIGHUP, before)

    def test_a_program_with_threads_may_hold_it_in_any_of_them(self, tmp_path):
        held: list[bool] = []

        def hold() -> None:
            with lock(tmp_path):
                held.append(True)

        thread = threading.Thread(target=hold)
        thread.start()
        thread.join()
        assert held == [True]


class TestLeftovers:
    def test_a_temporary_file_of_a_killed_run_goes_and_other_files_stay(self, tmp_path):
        folder = tmp_path / "locales" / "kk"
        folder.mkdir(parents=True)
        ours = [".coopdocs.0123abcd.tmp", ".a.po.0123abcd.tmp"]
        others = [".a.tmp", ".a.po.swp", "a.po.0123abcd.tmp", ".git.0123abcd.swap", "a.po~"]
        for name in (*ours, *others):
            (folder / name).touch()
        with lock(tmp_path):
            assert sorted(path.name for path in folder.iterdir()) == sorted(others)

    def test_beside_the_project_file_only_our_own_goes(self, tmp_path):
        for name in (".coopdocs.0123abcd.tmp", ".other.0123abcd.tmp", ".coopdocs"):
            (tmp_path / name).touch()
        with lock(tmp_path):
            assert sorted(path.name for path in tmp_path.glob(".*")) == [".coopdocs", ".other.0123abcd.tmp"]

    def test_a_temporary_file_that_somebody_is_writing_stays(self, tmp_path):
        (tmp_path / "locales").mkdir()
        path, descriptor = open_temporary(tmp_path / "locales")
        with lock(tmp_path):
            assert path.exists()
        os.close(descriptor)
        with lock(tmp_path):
            assert not path.exists()

    @pytest.mark.parametrize("content", [b"old", b"new"])
    def test_what_is_left_of_a_swap_goes_where_it_is_ours(self, tmp_path, content):
        catalog, waiting = leave_swap(tmp_path, content)
        catalog.write_bytes(b"later")
        with lock(tmp_path):
            assert [path.name for path in waiting.parent.iterdir()] == ["a.po"]
            assert catalog.read_bytes() == b"later"

    def test_what_somebody_saved_at_the_moment_of_the_kill_is_put_back(self, tmp_path):
        catalog, waiting = leave_swap(tmp_path, b"saved")
        with lock(tmp_path):
            assert catalog.read_bytes() == b"saved"
            assert not waiting.exists()

    def test_what_was_saved_before_a_later_save_is_kept_beside_it_and_named(self, tmp_path):
        catalog, waiting = leave_swap(tmp_path, b"saved")
        catalog.write_bytes(b"later")
        told: list[str] = []
        with lock(tmp_path, tell=told.append):
            pass
        (rescued,) = waiting.parent.glob("*.rescued")
        assert (catalog.read_bytes(), rescued.read_bytes(), waiting.exists()) == (b"later", b"saved", False)
        assert rescued.name in told[0]


def leave_swap(root: Path, content: bytes) -> tuple[Path, Path]:
    """A catalog that was swapped in, and what came out and was not cleared away."""
    catalog = root / "locales" / "a.po"
    catalog.parent.mkdir()
    catalog.write_bytes(b"new")
    waiting = catalog.with_name(f".a.po.{fingerprint(b'old')}.{fingerprint(b'new')}.swap")
    waiting.write_bytes(content)
    return catalog, waiting


@contextmanager
def holding(root: Path, *, seconds: float, note: str = "") -> Iterator[subprocess.Popen]:
    """Another process that holds the lock for a while, and may have written something odd into it."""
    script = f"""
        import pathlib, time
        from coopdocs.files import lock
        with lock(pathlib.Path({str(root)!r})):
            if {note!r}:
                pathlib.Path({str(root)!r}, "output", ".lock").write_bytes({note!r}.encode(errors="surrogateescape"))
            print("held", flush=True)
            time.sleep({seconds})
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
