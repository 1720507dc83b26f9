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

from coopdocs import files
from coopdocs.errors import CoopdocsError
from coopdocs.files import (
    FileProblem,
    hash_bytes,
    lock,
    move_file,
    read_bytes,
    read_text,
    resolve_inside,
    write_atomically,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (root / "source" / "a.md").write_text("Énergie\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return root


class TestNames:
    @pytest.mark.parametrize("name", ["source/a.md", "./source/a.md", "source//a.md", "source", "source/new 10 %.md"])
    def test_a_name_inside_the_project_is_resolved(self, project, name):
        assert resolve_inside(project, name).is_relative_to(project.resolve())

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("../secret.txt", "../secret.txt lies outside the project"),
            ("source/../../secret.txt", "source/../../secret.txt lies outside the project"),
            ("/etc/passwd", "/etc/passwd lies outside the project"),
            ("//host/share", "//host/share lies outside the project"),
            ("..%2fsecret.txt", "..%2fsecret.txt hides a part of its path"),
            ("%2E%2E/secret.txt", "%2E%2E/secret.txt hides a part of its path"),
            ("source\\a.md", "source\\a.md hides a part of its path"),
            ("file:///etc/passwd", "file:///etc/passwd is an address, not a file of the project"),
            ("FiLe:a.md", "FiLe:a.md is an address, not a file of the project"),
            ("https://example.org/a.png", "https://example.org/a.png is an address, not a file of the project"),
            ("C:a.md", "C:a.md is an address, not a file of the project"),
            ("", "“” is not the name of a file"),
            ("a\0b", "“a\N{REPLACEMENT CHARACTER}b” is not the name of a file"),
            ("a\x1b[2J", "“a\N{REPLACEMENT CHARACTER}[2J” is not the name of a file"),
        ],
    )
    def test_a_name_that_could_lead_out_is_refused(self, project, name, message):
        with pytest.raises(FileProblem) as caught:
            resolve_inside(project, name)
        assert caught.value.message == message

    def test_a_link_out_of_the_project_is_refused(self, project):
        (project / "out.txt").symlink_to("../secret.txt")
        (project / "up").symlink_to("..")
        for name in ("out.txt", "up/secret.txt"):
            with pytest.raises(FileProblem, match=f"{name} is a link out of the project"):
                read_bytes(project, name)

    def test_a_neighbour_whose_name_begins_alike_is_outside(self, project):
        neighbour = project.parent / "project-secrets"
        neighbour.mkdir()
        (project / "near").symlink_to(neighbour)
        with pytest.raises(FileProblem, match="a link out"):
            resolve_inside(project, "near")

    def test_a_link_inside_the_project_is_followed(self, project):
        (project / "b.md").symlink_to("source/a.md")
        assert read_text(project, "b.md") == "Énergie\n"

    def test_the_project_itself_may_be_a_link(self, project):
        (project.parent / "link").symlink_to(project)
        assert read_text(project.parent / "link", "source/a.md") == "Énergie\n"

    def test_a_loop_of_links_is_one_clear_sentence(self, project):
        (project / "a").symlink_to("b")
        (project / "b").symlink_to("a")
        with pytest.raises(FileProblem, match="a cannot be"):
            read_bytes(project, "a")

    def test_a_pipe_is_refused_and_does_not_stop_the_run(self, project):
        os.mkfifo(project / "pipe")
        with pytest.raises(FileProblem, match="pipe is not an ordinary file"):
            read_bytes(project, "pipe")

    def test_a_name_too_long_for_the_disk_is_a_problem_of_the_file(self, project):
        with pytest.raises(FileProblem, match="File name too long"):
            read_bytes(project, "x" * 300)


class TestReading:
    def test_a_missing_file_is_named(self, project):
        with pytest.raises(FileProblem, match=r"source/b\.md does not exist"):
            read_bytes(project, "source/b.md")

    def test_a_folder_is_no_file(self, project):
        with pytest.raises(FileProblem, match="source is a folder, not a file"):
            read_bytes(project, "source")

    def test_a_file_beyond_the_limit_is_refused(self, project):
        assert read_bytes(project, "source/a.md", limit=9) == "Énergie\n".encode()
        with pytest.raises(FileProblem, match="larger than 8 bytes"):
            read_bytes(project, "source/a.md", limit=8)

    @pytest.mark.parametrize(
        ("data", "text"),
        [(b"\xef\xbb\xbfa\r\nb\n", "a\nb\n"), (b"a\rb", "a\nb"), ("Қазақ".encode(), "Қазақ"), (b"", "")],
    )
    def test_text_comes_without_byte_order_mark_and_with_plain_line_ends(self, project, data, text):
        (project / "a.md").write_bytes(data)
        assert read_text(project, "a.md") == text

    @pytest.mark.parametrize(
        ("data", "message", "line"),
        [
            (b"a\nb\xe9\n", "a.md is not UTF-8: byte 0xE9 in line 2", 2),
            ("a\nb".encode("utf-16"), "a.md is UTF-16 or UTF-32, not UTF-8", 1),
            ("a\nb".encode("utf-16-be"), "a.md holds a NUL character in line 1", 1),
            (b"a\n\nb\0", "a.md holds a NUL character in line 3", 3),
            ("\ud800".encode("utf-8", "surrogatepass"), "a.md is not UTF-8: byte 0xED in line 1", 1),
        ],
    )
    def test_another_encoding_is_named_with_the_line_of_its_first_byte(self, project, data, message, line):
        (project / "a.md").write_bytes(data)
        with pytest.raises(FileProblem) as caught:
            read_text(project, "a.md")
        assert (caught.value.message, caught.value.line) == (message, line)

    def test_the_hash_of_a_content_is_its_name(self):
        assert hash_bytes(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


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

    @pytest.mark.parametrize("call", ["open", "fsync", "replace"])
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
    def test_whatever_call_fails_the_old_file_stays_whole_and_alone(self, tmp_path, monkeypatch, call, number):
        path = tmp_path / "a.po"
        path.write_bytes(b"old")

        def fail(*_arguments: object, **_options: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(files.os, call, fail)
        with pytest.raises(CoopdocsError) as caught:
            write_atomically(path, b"new")
        monkeypatch.undo()
        assert caught.value.message == f"{path}: cannot be written: {os.strerror(number)}"
        assert "\n" not in caught.value.message + caught.value.advice
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

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

    def test_a_file_that_stands_where_a_folder_should_is_one_line(self, tmp_path):
        (tmp_path / "locales").write_bytes(b"")
        with pytest.raises(CoopdocsError, match="cannot be written"):
            write_atomically(tmp_path / "locales" / "a.po", b"one")

    def test_a_folder_is_not_overwritten(self, tmp_path):
        (tmp_path / "a.po").mkdir()
        with pytest.raises(CoopdocsError, match="Is a directory"):
            write_atomically(tmp_path / "a.po", b"one")

    def test_a_file_moves_into_a_folder_that_is_not_there_yet(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(b"pdf")
        move_file(tmp_path / "a.pdf", tmp_path / "outdated" / "a.pdf")
        assert (tmp_path / "outdated" / "a.pdf").read_bytes() == b"pdf"
        assert not (tmp_path / "a.pdf").exists()

    def test_moving_what_is_not_there_is_one_line(self, tmp_path):
        with pytest.raises(CoopdocsError, match="No such file"):
            move_file(tmp_path / "a", tmp_path / "b")


class TestLock:
    def test_a_second_run_is_told_who_writes_and_what_to_do(self, tmp_path):
        script = f"""
            import pathlib
            from coopdocs.errors import CoopdocsError
            from coopdocs.files import lock
            try:
                with lock(pathlib.Path({str(tmp_path)!r})):
                    print("free")
            except CoopdocsError as error:
                print(error.message, error.advice, sep="|")
        """
        other = [sys.executable, "-c", textwrap.dedent(script)]
        with lock(tmp_path):
            told = subprocess.run(other, capture_output=True, text=True).stdout
            assert f"another run of coopdocs is writing this project (process {os.getpid()} on " in told
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
