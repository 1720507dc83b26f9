"""The one door to the disk: strict reading inside the project, atomic writing, one run at a time."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coopdocs.errors import CoopdocsError

__all__ = [
    "FileProblem",
    "decode_text",
    "hash_bytes",
    "lock",
    "move_file",
    "read_bytes",
    "read_text",
    "resolve_inside",
    "write_atomically",
]

_LIMIT = 64 * 1024 * 1024
# A scheme (`file:`, `http:`) or a drive letter; a colon further on in a name is a character like any other.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
# What percent-encoding may hide: a separator, a dot, the end of a C string.
_HIDDEN = re.compile(r"%(?:2f|5c|2e|00)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# The machine's trouble, not the file's: no other file would be read either.
_ENVIRONMENT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO})
_ADVICE = {
    errno.ENOSPC: "Make room on the disk, then run the command again; nothing was changed.",
    errno.EDQUOT: "Make room within the disk quota, then run the command again; nothing was changed.",
    errno.EFBIG: "Raise the limit on file sizes (ulimit -f), then run the command again; nothing was changed.",
    errno.EROFS: "Choose a place that can be written to; nothing was changed.",
    errno.EACCES: "Give yourself permission to write there; nothing was changed.",
    errno.EPERM: "Give yourself permission to write there; nothing was changed.",
}


class FileProblem(Exception):
    """A file of the project that cannot be used as it is.

    `message` is one sentence that names the file as it was asked for, `advice` one sentence or empty,
    `line` counts from 1 inside the file, 0 for the whole of it.
    """

    def __init__(self, message: str, advice: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.line = line


def resolve_inside(root: Path, relative: str) -> Path:
    """The real path of a file or folder named relative to the project; it need not exist.

    The name comes from content, so anything that could lead out of `root` is refused: absolute names, `..`, schemes,
    backslashes, encoded separators and symbolic links that leave the project. So are pipes and devices.
    """
    _refuse_outside_name(relative)
    try:
        real_root = root.resolve()
        path = (real_root / relative).resolve()
        inside = path.is_relative_to(real_root)
        kind = path.stat().st_mode if inside and path.exists() else stat.S_IFREG
    except (OSError, RuntimeError) as problem:  # RuntimeError is what a loop of symbolic links raises before 3.13.
        raise FileProblem(f"{relative} cannot be followed: {_cause(problem)}") from None
    if not inside:
        raise FileProblem(f"{relative} is a link out of the project", "Copy the file into the project.")
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise FileProblem(f"{relative} is not an ordinary file", "Replace it with a file.")
    return path


def read_bytes(root: Path, relative: str, limit: int = _LIMIT) -> bytes:
    """The bytes of a file of the project, at most `limit` of them."""
    path = resolve_inside(root, relative)
    try:
        # Without O_NONBLOCK a pipe put there since the check above would stop the run for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileProblem(f"{relative} is not a file", "Name a file.")
            data = stream.read(limit + 1)
    except OSError as problem:
        raise _reading_problem(relative, problem) from None
    if len(data) > limit:
        raise FileProblem(f"{relative} is larger than {_size(limit)}", "Make the file smaller.")
    return data


def read_text(root: Path, relative: str) -> str:
    r"""The text of a UTF-8 file of the project, line ends as `\n`, without a byte order mark."""
    return decode_text(read_bytes(root, relative), relative)


def decode_text(data: bytes, name: str) -> str:
    r"""Bytes → text: strict UTF-8, line ends as `\n`, without a byte order mark; `name` is used in messages."""
    _refuse_wide_encodings(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        message = f"{name} is not UTF-8: byte 0x{data[problem.start]:02X} in line {line}"
        raise FileProblem(message, "Save the file as UTF-8.", line) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def write_atomically(path: Path, data: bytes) -> bool:
    """Make `path` hold `data`, whole or not at all; False, with nothing touched, where it holds it already.

    A symbolic link is followed and kept, and so are mode and owner of a file that is replaced.
    """
    try:
        target = path.resolve()
        if _holds(target, data):
            return False
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except (OSError, RuntimeError) as problem:
        raise _writing_error(path, problem) from None
    return True


def move_file(source: Path, target: Path) -> None:
    """Move a file inside one file system, replacing what stands at `target`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)
        _flush_folder(target.parent)
    except OSError as problem:
        raise _writing_error(target, problem) from None


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the project while files are written, so that two runs never write at once; nobody waits.

    The lock stands in `output/`, which a project never commits: inside the project, so that two machines on one
    network disk meet there, and not beside the sources, where it would be litter. The operating system frees it when
    its process ends, however it ends. The file stays and names its last holder.
    """
    from filelock import FileLock, Timeout

    path = root / "output" / ".lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = FileLock(path, timeout=0)
        held.acquire()
    except Timeout:
        raise CoopdocsError(
            f"{root}: another run of coopdocs is writing this project{_holder(path)}",
            "Wait until it has ended, or end it; the lock goes with it.",
        ) from None
    except OSError as problem:
        raise _writing_error(path, problem) from None
    try:
        with suppress(OSError):
            path.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
        yield
    finally:
        held.release()


def hash_bytes(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits: the name of a content."""
    return hashlib.sha256(data).hexdigest()


def _refuse_outside_name(relative: str) -> None:
    """Raise where the name itself, whatever the disk holds, is none of a file inside the project."""
    shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", relative)
    if not relative or _CONTROL.search(relative):
        raise FileProblem(f"“{shown}” is not the name of a file", "Name a file of the project.")
    if _SCHEME.match(relative):
        raise FileProblem(f"{shown} is an address, not a file of the project", "Copy the file into the project.")
    if "\\" in relative or _HIDDEN.search(relative):
        raise FileProblem(f"{shown} hides a part of its path", "Write the path with plain / between its parts.")
    if relative.startswith("/") or ".." in relative.split("/"):
        raise FileProblem(f"{shown} lies outside the project", "Copy the file into the project.")


def _refuse_wide_encodings(data: bytes, name: str) -> None:
    """Raise for UTF-16, UTF-32 and NUL characters, which some would decode and all would print wrong."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\x00\x00\xfe\xff":
        raise FileProblem(f"{name} is UTF-16 or UTF-32, not UTF-8", "Save the file as UTF-8.", 1)
    position = data.find(b"\0")
    if position >= 0:
        line = data.count(b"\n", 0, position) + 1
        advice = "Save the file as UTF-8 and remove the character."
        raise FileProblem(f"{name} holds a NUL character in line {line}", advice, line)


def _reading_problem(relative: str, problem: OSError) -> Exception:
    """What to raise for a file that could not be opened or read."""
    if problem.errno in _ENVIRONMENT:
        return CoopdocsError(f"{relative}: cannot be read: {_cause(problem)}")
    if isinstance(problem, FileNotFoundError):
        return FileProblem(f"{relative} does not exist", "Check the name, capital letters too.")
    if isinstance(problem, IsADirectoryError):
        return FileProblem(f"{relative} is a folder, not a file", "Name a file.")
    return FileProblem(f"{relative} cannot be read: {_cause(problem)}")


def _writing_error(path: Path, problem: OSError | RuntimeError) -> CoopdocsError:
    """One line for a file that could not be written."""
    number = problem.errno if isinstance(problem, OSError) else None
    return CoopdocsError(f"{path}: cannot be written: {_cause(problem)}", _ADVICE.get(number or 0, ""))


def _cause(problem: OSError | RuntimeError) -> str:
    """The operating system's own words, without path and number."""
    if isinstance(problem, OSError):
        return problem.strerror or type(problem).__name__
    return "a loop of symbolic links"


def _size(limit: int) -> str:
    return f"{limit // 1024**2} MiB" if limit >= 1024**2 else f"{limit} bytes"


def _holds(target: Path, data: bytes) -> bool:
    """Whether the file is there with these bytes; its size is asked first, for it is cheaper than its content."""
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _replace(target: Path, data: bytes) -> None:
    """Write beside the target and swap; whatever fails, the target is the old file or the new one."""
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            _copy_ownership(target, descriptor)
            os.fsync(descriptor)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


def _copy_ownership(target: Path, descriptor: int) -> None:
    """Give the new file the mode and, where allowed, the owner of the one it replaces."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "fchown"):  # Windows has neither call, and no mode worth copying.
        with suppress(PermissionError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _flush_folder(folder: Path) -> None:
    """Make a replacement outlive a power cut; file systems that cannot flush a folder do not need it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _holder(path: Path) -> str:
    """` (process 12 on host)`, or nothing where the lock's file does not say."""
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return f" ({text})" if text else ""
