"""Safe writing: a file is the old one or the new one, at every moment, and what an editor saves meanwhile is kept."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from coopdocs.files.leftovers import open_temporary
from coopdocs.files.problems import ChangedMeanwhile, naming_file
from coopdocs.files.swapping import holds, rename_to_free_name, swap_in

__all__ = ["move_file", "rename_file", "retry_while_changing", "write_atomically", "write_if_unchanged"]

_Result = TypeVar("_Result")

# In seconds. Editors that write into a file instead of replacing it are done with it in a few milliseconds.
_PAUSES = (0.05, 0.1, 0.2, 0.4)
# Some file systems cannot flush a folder, and do not need it.
_UNFLUSHABLE = frozenset({errno.EINVAL, errno.EBADF, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def write_atomically(path: Path, data: bytes, *, place: Path | None = None) -> bool:
    """Make `path` hold `data`, whole or not at all; False, with nothing touched, where it holds it already.

    For files that nobody else edits: whatever stands there is replaced. A symbolic link is followed and kept, and so
    are mode and, where allowed, owner. Messages name `place`, where the file will stand at last, if it is given.
    """
    with naming_file(place or path):
        target = _find_target(path)
        if holds(target, data):
            return False
        with _write_beside(target, data) as temporary:
            os.replace(temporary, target)
        _flush_folder(target.parent)
    return True


def write_if_unchanged(path: Path, data: bytes, before: bytes | None) -> bool:
    """As `write_atomically`, for files that people edit too: only where `path` still holds `before`.

    `before` is what `data` was made from, None where no file was there. Where somebody saved since, or has the file
    open for writing, it is left to them and `ChangedMeanwhile` raised; `retry_while_changing` begins again.
    """
    with naming_file(path):
        target = _find_target(path)
        if holds(target, data):
            return False
        if not holds(target, before):
            raise ChangedMeanwhile(path)
        with _write_beside(target, data) as temporary:
            if not swap_in(temporary, target, data, before):
                raise ChangedMeanwhile(path)
        _flush_folder(target.parent)
    return True


def retry_while_changing(attempt: Callable[[], _Result]) -> _Result:
    """Read, make and write again as long as somebody saves in between, five times in all; returns what `attempt` does.

    The last `ChangedMeanwhile` goes through; it names the file.
    """
    for pause in _PAUSES:
        try:
            return attempt()
        except ChangedMeanwhile:
            time.sleep(pause)
    return attempt()


def move_file(source: Path, target: Path) -> None:
    """Move a file inside one file system, replacing what stands at `target`."""
    with naming_file(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)
        _flush_folder(target.parent)


def rename_file(source: Path, target: Path) -> None:
    """Give a file another name or folder inside one file system; what stands at `target` is never replaced."""
    with naming_file(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        rename_to_free_name(source, target)
        for folder in {target.parent, source.parent}:
            _flush_folder(folder)


def _find_target(path: Path) -> Path:
    """The file itself, behind all links, once it is sure that it may be written; its folder is made."""
    target = path.resolve()
    try:
        kind = target.stat().st_mode
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        return target
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(kind):
        # A device would be replaced by a file, for those who may.
        raise OSError(errno.EPERM, "it is not an ordinary file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return target


@contextmanager
def _write_beside(target: Path, data: bytes) -> Iterator[Path]:
    """A temporary file in the target's folder that holds `data`, flushed, with the target's mode; it goes afterwards.

    It stays open, and so claimed, until it has been put in place.
    """
    temporary, descriptor = open_temporary(target.parent)
    try:
        with open(descriptor, "wb", buffering=0) as stream:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            _copy_ownership(target, descriptor)
            os.fsync(descriptor)
            if sys.platform == "win32":  # It does not move files that are open.
                stream.close()
            yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _copy_ownership(target: Path, descriptor: int) -> None:
    """Give the new file the mode and, where allowed, the owner of the one it replaces."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    if sys.platform != "win32":  # It has neither call, and no mode worth copying.
        with suppress(PermissionError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _flush_folder(folder: Path) -> None:
    """Make a replacement outlive a power cut."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in _UNFLUSHABLE:
            raise
    finally:
        os.close(descriptor)
