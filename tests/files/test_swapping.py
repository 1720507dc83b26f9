"""Swapping in: what an editor saves while we write is never lost, whatever its way of saving."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coopdocs.errors import CoopdocsError
from coopdocs.files import ChangedMeanwhile, retry_while_changing, write_if_unchanged

EVENTS: list[Callable[[str, tuple], None]] = []
is_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two files in one step")


def by_rename(path: Path, content: bytes) -> None:
    path.with_name("editor").write_bytes(content)
    path.with_name("editor").rename(path)


def in_place(path: Path, content: bytes) -> None:
    path.write_bytes(content)


STYLES = pytest.mark.parametrize("save", [by_rename, in_place])


def hear(event: str, values: tuple) -> None:
    for hears in tuple(EVENTS):
        hears(event, values)


@contextmanager
def at_swap(path: Path, act: Callable[[], None]) -> Iterator[None]:
    """Do something once, after the last comparison and before the new file comes to its place."""

    def hears(event: str, values: tuple) -> None:
        if event == "os.rename" and Path(str(values[1])) == path:
            EVENTS.remove(hears)
            act()

    if hear not in KNOWN:
        sys.addaudithook(hear)
        KNOWN.append(hear)
    EVENTS.append(hears)
    yield
    assert hears not in EVENTS, "there was no swap"


KNOWN: list[Callable] = []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.po"
    file.write_bytes(b"old")
    return file


def alone(path: Path) -> bool:
    return list(path.parent.iterdir()) == [path]


def test_a_file_that_nobody_touched_is_written(path):
    path.chmod(0o664)
    assert write_if_unchanged(path, b"new", b"old") is True
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o664)
    assert alone(path)


def test_equal_bytes_are_not_written_whatever_was_there_before(path):
    inode = path.stat().st_ino
    assert write_if_unchanged(path, b"old", b"older") is False
    assert path.stat().st_ino == inode


def test_a_link_is_followed_and_kept(path):
    link = path.with_name("link.po")
    link.symlink_to("a.po")
    write_if_unchanged(link, b"new", b"old")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_was_saved_since_it_was_read_stays(path):
    with pytest.raises(ChangedMeanwhile, match="somebody saved this file") as caught:
        write_if_unchanged(path, b"new", b"older")
    assert caught.value.advice
    assert path.read_bytes() == b"old"
    assert alone(path)


def test_a_file_that_appeared_stays_and_one_that_went_is_not_brought_back(path):
    with pytest.raises(ChangedMeanwhile):
        write_if_unchanged(path, b"new", None)
    assert path.read_bytes() == b"old"
    path.unlink()
    with pytest.raises(ChangedMeanwhile):
        write_if_unchanged(path, b"new", b"old")
    assert not path.exists()
    assert write_if_unchanged(path, b"new", None) is True
    assert alone(path)


@is_linux
@STYLES
def test_a_save_in_the_last_moment_wins(path, save):
    with at_swap(path, lambda: save(path, b"saved")), pytest.raises(ChangedMeanwhile):
        write_if_unchanged(path, b"new", b"old")
    assert path.read_bytes() == b"saved"
    assert alone(path)


@is_linux
def test_a_file_that_appears_or_goes_in_the_last_moment_is_left_so(path):
    with at_swap(path, path.unlink), pytest.raises(ChangedMeanwhile):
        write_if_unchanged(path, b"new", b"old")
    assert list(path.parent.iterdir()) == []
    with at_swap(path, lambda: path.write_bytes(b"saved") and None), pytest.raises(ChangedMeanwhile):
        write_if_unchanged(path, b"new", None)
    assert path.read_bytes() == b"saved"
    assert alone(path)


@is_linux
def test_of_two_saves_in_the_last_moments_the_second_wins(path):
    def save_again() -> None:
        by_rename(path, b"saved")
        EVENTS.append(put_back)

    def put_back(event: str, values: tuple) -> None:
        # The first save has come out and is about to be put back.
        if event == "os.rename" and Path(str(values[1])) == path:
            EVENTS.remove(put_back)
            by_rename(path, b"saved again")

    with at_swap(path, save_again), pytest.raises(ChangedMeanwhile):
        write_if_unchanged(path, b"new", b"old")
    assert path.read_bytes() == b"saved again"
    assert alone(path)


@is_linux
def test_an_editor_that_has_the_file_open_for_writing_goes_on_in_the_same_file(path):
    if not knows_leases(path):
        pytest.skip("this file system does not tell who has a file open")
    with path.open("r+b", buffering=0) as editor:
        with pytest.raises(ChangedMeanwhile):
            write_if_unchanged(path, b"new", b"old")
        editor.write(b"saved")
    assert path.read_bytes() == b"saved"
    assert alone(path)
    with path.open("rb"):
        assert write_if_unchanged(path, b"new", b"saved") is True


def test_a_name_too_long_for_a_swap_is_compared_and_replaced(path):
    long = path.with_name("я" * 110 + ".po")
    path.rename(long)
    with pytest.raises(ChangedMeanwhile):
        write_if_unchanged(long, b"new", b"older")
    assert write_if_unchanged(long, b"new", b"old") is True
    assert long.read_bytes() == b"new"
    assert alone(long)


@is_linux
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP])
@pytest.mark.parametrize("before", [b"old", None])
def test_a_disk_that_knows_no_swap_gets_the_file_all_the_same(path, number, before):
    if before is None:
        path.unlink()
    with at_swap(path, lambda: refuse(number)):
        assert write_if_unchanged(path, b"new", before) is True
    assert path.read_bytes() == b"new"
    assert alone(path)


@is_linux
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_swap_that_fails_leaves_the_old_file_alone(path, number):
    with at_swap(path, lambda: refuse(number)), pytest.raises(CoopdocsError, match="cannot be written"):
        write_if_unchanged(path, b"new", b"old")
    assert path.read_bytes() == b"old"
    assert alone(path)


def test_one_begins_again_while_somebody_saves_and_gives_up_in_the_end(path):
    contents = iter([b"1", b"2", b"3"])

    def attempt() -> bool:
        before = path.read_bytes()
        path.write_bytes(next(contents, before))
        return write_if_unchanged(path, before + b" updated", before)

    assert retry_while_changing(attempt) is True
    assert path.read_bytes() == b"3 updated"
    contents = iter([b"%d" % number for number in range(9)])
    with pytest.raises(ChangedMeanwhile, match=r"a\.po: somebody saved"):
        retry_while_changing(attempt)
    assert path.read_bytes() == b"4"


def refuse(number: int) -> None:
    raise OSError(number, os.strerror(number))


def knows_leases(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError:
            return False
    return True
