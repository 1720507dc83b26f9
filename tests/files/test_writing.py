"""Writing: a file is the old one or the new one, and what cannot be written is one line."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from coopdocs.errors import CoopdocsError
from coopdocs.files import move_file, rename_file, write_atomically, write_if_unchanged

DISK_ERRORS = [
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.EMFILE,
    errno.ENFILE,
    errno.EIO,
    errno.ELOOP,
    errno.ENOENT,
    errno.ETXTBSY,
    errno.ENOMEM,
    errno.ESTALE,
]


class TestWriting:
    def test_equal_bytes_are_not_written_and_the_time_stays(self, tmp_path):
        path = tmp_path / "new" / "a.po"
        assert write_atomically(path, b"one") is True
        os.utime(path, (1, 1))
        inode = path.stat().st_ino
        assert write_atomically(path, b"one") is False
        assert (path.stat().st_mtime, path.stat().st_ino) == (1, inode)
        assert write_atomically(path, b"two") is True
        assert path.read_bytes() == b"two"
        assert list(path.parent.iterdir()) == [path]

    def test_mode_and_link_are_kept(self, tmp_path):
        real = tmp_path / "real.po"
        real.write_bytes(b"one")
        real.chmod(0o664)
        link = tmp_path / "link.po"
        link.symlink_to("real.po")
        write_atomically(link, b"two")
        assert link.is_symlink()
        assert real.read_bytes() == b"two"
        assert stat.S_IMODE(real.stat().st_mode) == 0o664

    def test_a_new_file_has_the_mode_that_the_user_asked_for(self, tmp_path):
        before = os.umask(0o027)
        try:
            write_atomically(tmp_path / "a.po", b"one")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "a.po").stat().st_mode) == 0o640

    def test_a_long_name_leaves_room_for_the_temporary_one(self, tmp_path):
        path = tmp_path / ("x" * 250 + ".po")
        assert write_atomically(path, b"one")

    @pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
    @pytest.mark.parametrize("number", DISK_ERRORS, ids=errno.errorcode.get)
    def test_whatever_call_fails_the_old_file_stays_whole_and_alone(self, tmp_path, monkeypatch, call, number):
        path = tmp_path / "a.po"
        path.write_bytes(b"old")

        def fail(*_arguments: object, **_options: object) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as system:
            system.setattr(os, call, fail)
            with pytest.raises(CoopdocsError) as caught:
                write_atomically(path, b"new")
        assert caught.value.message == f"{path}: cannot be written: {os.strerror(number)}"
        assert caught.value.advice.endswith("no file was left half-written.")
        assert "\n" not in caught.value.message + caught.value.advice
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_message_names_the_file_from_its_project_on(self, tmp_path):
        (tmp_path / "coopdocs.toml").touch()
        (tmp_path / "locales").touch()
        with pytest.raises(CoopdocsError) as caught:
            write_atomically(tmp_path / "locales" / "kk" / "a.po", b"new")
        assert caught.value.message == "locales/kk/a.po: cannot be written: Not a directory"

    def test_a_message_names_the_place_that_a_file_is_meant_for(self, tmp_path):
        (tmp_path / "coopdocs.toml").touch()
        (tmp_path / "staging").touch()
        with pytest.raises(CoopdocsError, match=r"^output/a\.pdf: "):
            write_atomically(tmp_path / "staging" / "a.pdf", b"new", place=tmp_path / "output" / "a.pdf")

    @pytest.mark.parametrize(
        ("name", "cause"),
        [
            ("x" * 300, "File name too long"),
            ("loop/a.po", "symbolic links"),
            ("file/a.po", "Not a directory"),
            ("folder", "Is a directory"),
            ("pipe", "it is not an ordinary file"),
        ],
    )
    @pytest.mark.parametrize("writes", [write_atomically, lambda path, data: write_if_unchanged(path, data, None)])
    def test_what_cannot_be_a_file_is_one_line_and_one_of_advice(self, tmp_path, name, cause, writes):
        (tmp_path / "loop").symlink_to("loop")
        (tmp_path / "file").touch()
        (tmp_path / "folder").mkdir()
        os.mkfifo(tmp_path / "pipe")
        before = sorted(tmp_path.iterdir())
        with pytest.raises(CoopdocsError, match=cause) as caught:
            writes(tmp_path / name, b"new")
        assert caught.value.advice
        assert sorted(tmp_path.iterdir()) == before

    def test_a_device_is_not_replaced_by_a_file(self):
        with pytest.raises(CoopdocsError, match="it is not an ordinary file"):
            write_atomically(Path(os.devnull), b"new")
        assert Path(os.devnull).is_char_device()

    def test_a_file_that_was_made_read_only_is_not_replaced(self, tmp_path):
        path = tmp_path / "a.po"
        path.write_bytes(b"old")
        path.chmod(0o444)
        if os.access(path, os.W_OK):  # Nothing is read-only for root.
            assert write_atomically(path, b"new")
        else:
            with pytest.raises(CoopdocsError, match="Permission denied"):
                write_atomically(path, b"new")

    def test_a_full_disk_is_one_line_and_leaves_the_old_file(self, tmp_path):
        path = tmp_path / "a.po"
        path.write_bytes(b"old")
        # A limit on file sizes is as real as a full disk, and needs no mount.
        script = f"""
            import pathlib, resource, signal
            from coopdocs.files import write_atomically
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            write_atomically(pathlib.Path({str(path)!r}), b"x" * 100_000)
        """
        run = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True)
        assert run.stderr.strip().endswith(f"{path}: cannot be written: File too large")
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("round_", range(8))
    def test_a_killed_writer_leaves_the_old_file_or_the_new_one(self, tmp_path, round_):
        path = tmp_path / "a.po"
        old, new = b"o" * 3_000_000, b"n" * 3_000_000
        path.write_bytes(old)
        script = f"""
            import pathlib
            from coopdocs.files import write_atomically
            print("ready", flush=True)
            while True:
                write_atomically(pathlib.Path({str(path)!r}), b"n" * 3_000_000)
                write_atomically(pathlib.Path({str(path)!r}), b"o" * 3_000_000)
        """
        process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE)
        with process:
            assert process.stdout
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.003 + 0.007 * round_)
            process.send_signal(signal.SIGKILL)
        assert path.read_bytes() in {old, new}

    def test_a_file_moves_into_a_folder_that_is_not_there_yet(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(b"pdf")
        move_file(tmp_path / "a.pdf", tmp_path / "outdated" / "a.pdf")
        assert (tmp_path / "outdated" / "a.pdf").read_bytes() == b"pdf"
        assert not (tmp_path / "a.pdf").exists()

    def test_moving_what_is_not_there_is_one_line(self, tmp_path):
        with pytest.raises(CoopdocsError, match="No such file"):
            move_file(tmp_path / "a", tmp_path / "b")


class TestRenaming:
    def test_a_file_gets_its_new_name_and_folder(self, tmp_path):
        (tmp_path / "a.po").write_bytes(b"a")
        rename_file(tmp_path / "a.po", tmp_path / "memory" / "kk" / "b.po")
        assert (tmp_path / "memory" / "kk" / "b.po").read_bytes() == b"a"
        assert not (tmp_path / "a.po").exists()

    @pytest.mark.parametrize("known", [True, False], ids=["renameat2", "elsewhere"])
    def test_what_has_the_name_already_is_never_replaced(self, tmp_path, monkeypatch, known):
        if not known:
            # Systems without the exchange of names.
            monkeypatch.setattr(sys, "platform", "freebsd")
        for name in ("a.po", "b.po"):
            (tmp_path / name).write_text(name, encoding="utf-8")
        with pytest.raises(CoopdocsError, match=r"b\.po: cannot be written: File exists"):
            rename_file(tmp_path / "a.po", tmp_path / "b.po")
        rename_file(tmp_path / "a.po", tmp_path / "c.po")
        assert (tmp_path / "b.po").read_text(encoding="utf-8") == "b.po"
        assert (tmp_path / "c.po").read_text(encoding="utf-8") == "a.po"
