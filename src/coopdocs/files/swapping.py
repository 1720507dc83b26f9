"""Swapping a new file in so that a save of that very moment comes out again instead of being lost.

Linux exchanges two names in one step (renameat2). What comes out is looked at afterwards; is it not what the new file
was made from, it goes back. A run that is killed in between leaves what came out under a name that tells what it
should be, so that the next run can decide as the killed one would have done.

What remains: an editor that opened the old file without emptying it, and writes only after it came out, is noticed by
a lease, which the system grants only to the file's owner and only on local disks. Elsewhere, and on systems without
such an exchange, a save is lost that falls between the last comparison and the replacement, some microseconds.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import stat
import sys
from contextlib import suppress
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from coopdocs.files.reading import hash_bytes

__all__ = [
    "Swap",
    "fingerprint",
    "holds",
    "parse_swap",
    "read_content",
    "rename_to_free_name",
    "settle_swap",
    "swap_in",
]

# As linux/fs.h and linux/fcntl.h have them.
_NO_REPLACE, _EXCHANGE = 1, 2
_WORKING_FOLDER = -100
# What systems and file systems answer that know no such call; a sandbox may say that it is not permitted.
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
_NAME = re.compile(r"\.(?P<name>.+)\.(?P<old>[0-9a-f]{16})\.(?P<new>[0-9a-f]{16})\.swap")
# In bytes; what nearly all file systems allow.
_LONGEST_NAME = 255
# Each further turn needs one more save within the same microseconds.
_TURNS = 8
_PIECE = 1 << 20
_FINGERPRINT = 16


class Swap(NamedTuple):
    """Two files that change places; the fingerprints are of what should come out, and of what should be in."""

    waiting: Path
    target: Path
    old: str
    new: str


def swap_in(temporary: Path, target: Path, data: bytes, before: bytes | None) -> bool:
    """Put a finished file, which holds `data`, in place of one that holds `before` (None: of none).

    False where the target holds something else, which stays, or is being written.
    """
    if not holds(target, before):
        return False
    try:
        if before is not None:
            return _exchange(temporary, _plan_swap(target, before, data))
        _rename(temporary, target, _NO_REPLACE)
    except (FileExistsError, FileNotFoundError):
        if not temporary.exists():
            raise
        return False  # The target came or went.
    except OSError as problem:
        if problem.errno not in _UNKNOWN or not temporary.exists():
            raise
        return _replace(temporary, target, before)
    return True


def _replace(temporary: Path, target: Path, before: bytes | None) -> bool:
    """What every system can do: compare, then replace."""
    if not holds(target, before):
        return False
    os.replace(temporary, target)
    return True


def _plan_swap(target: Path, before: bytes, data: bytes) -> Swap:
    old, new = fingerprint(before), fingerprint(data)
    name = f".{target.name}.{old}.{new}.swap"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return Swap(target.with_name(name), target, old, new)


def parse_swap(path: Path) -> Swap | None:
    """The swap that a file was left behind by; None where it was none."""
    named = _NAME.fullmatch(path.name)
    return Swap(path, path.with_name(named["name"]), named["old"], named["new"]) if named else None


def _exchange(temporary: Path, swap: Swap) -> bool:
    try:
        _begin(temporary, swap)
        return settle_swap(swap)
    except (KeyboardInterrupt, SystemExit):
        with suppress(OSError):
            settle_swap(swap)
        raise


def _begin(temporary: Path, swap: Swap) -> None:
    try:
        os.rename(temporary, swap.waiting)
        _rename(swap.waiting, swap.target, _EXCHANGE)
    except OSError:
        with suppress(OSError):
            os.rename(swap.waiting, temporary)
        raise


def settle_swap(swap: Swap) -> bool:
    """Clear away what came out of an exchange; whether the new file is in place.

    What came out and is neither the old file nor the new one was saved meanwhile: it is put back, and so is the old
    file while somebody writes it, until what comes out is something that was put in here.
    """
    put_in = {swap.new}
    for _ in range(_TURNS):
        out = _read_fingerprint(swap.waiting)
        if out is None:
            return False
        if out in put_in or (out == swap.old and not _is_being_written(swap.waiting)):
            # What cannot be removed now goes with the leftovers of this run.
            with suppress(OSError):
                swap.waiting.unlink()
            return out == swap.old and len(put_in) == 1
        put_in.add(out)
        _rename(swap.waiting, swap.target, _EXCHANGE)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _read_fingerprint(path: Path) -> str | None:
    """The fingerprint of an ordinary file; None where there is none."""
    stream = _open_file(path)
    if stream is None:
        return None
    with stream:
        return file_digest(stream, "sha256").hexdigest()[:_FINGERPRINT]


def fingerprint(content: bytes) -> str:
    """Enough of a hash to tell the versions of one file apart, and short enough for a file name."""
    return hash_bytes(content)[:_FINGERPRINT]


def read_content(path: Path) -> bytes | None:
    """The bytes of an ordinary file; None where there is none."""
    stream = _open_file(path)
    if stream is None:
        return None
    with stream:
        return stream.read()


def holds(path: Path, expected: bytes | None) -> bool:
    """Whether an ordinary file has these bytes, or (None) there is none; read in pieces, for catalogs may be large."""
    stream = _open_file(path)
    if stream is None or expected is None:
        if stream is not None:
            stream.close()
        return stream is None and expected is None
    rest = memoryview(expected)
    with stream:
        if os.fstat(stream.fileno()).st_size != len(rest):
            return False
        while piece := stream.read(_PIECE):
            if rest[: len(piece)] != piece:
                return False
            rest = rest[len(piece) :]
    return not rest


def _open_file(path: Path) -> BufferedReader | None:
    """An ordinary file, open for reading; None where there is none."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    stream = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        stream.close()
        raise OSError(errno.EPERM, "it is not an ordinary file")
    return stream


def rename_to_free_name(source: Path, target: Path) -> None:
    """Rename a file; FileExistsError where the name is taken, by a file of that very moment too on Linux."""
    try:
        _rename(source, target, _NO_REPLACE)
    except OSError as problem:
        if problem.errno not in _UNKNOWN:
            raise
        # Where capitals make no difference, a name that differs in them alone is the file's own.
        if os.path.lexists(target) and not os.path.samefile(source, target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.rename(source, target)


def _rename(source: Path, target: Path, how: int) -> None:
    """Linux's renameat2, which Python has no name for; OSError as from any call of the system."""
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:  # The C library is older than the call, or leaves it out.
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    # Python announces every rename of its own to those who watch a run; this is one more.
    sys.audit("os.rename", source, target, -1, -1)
    if call(_WORKING_FOLDER, os.fsencode(source), _WORKING_FOLDER, os.fsencode(target), how):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _is_being_written(path: Path) -> bool:
    """Whether somebody has the file open for writing; False too where the system does not tell.

    Its name is known to nobody else, so who has not opened it by now never will.
    """
    if sys.platform != "linux":
        return False
    import fcntl

    with open(path, "rb") as stream:
        try:
            # Who comes for the file while we hold the lease makes the system send us this signal, which nobody
            # heeds; the usual one would end the program.
            fcntl.fcntl(stream, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(stream, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False
