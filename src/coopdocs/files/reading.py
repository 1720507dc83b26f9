"""Strict reading inside the project: what a text names is never a file outside, a pipe or another encoding."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from coopdocs.files.problems import FileProblem, describe_cause, reading_problem

__all__ = ["decode_text", "hash_bytes", "hash_file", "read_bytes", "read_text", "resolve_inside"]

_LIMIT = 64 * 1024 * 1024
# A scheme (`file:`, `http:`) or a drive letter; a colon further on in a name is a character like any other.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
# What percent-encoding may hide: a separator, a dot, the end of a C string.
_HIDDEN = re.compile(r"%(?:2f|5c|2e|00)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


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
        raise FileProblem(f"{relative} cannot be followed: {describe_cause(problem)}") from None
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
        raise reading_problem(relative, problem) from None
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


def hash_bytes(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits: the name of a content."""
    return hashlib.sha256(data).hexdigest()


def hash_file(root: Path, relative: str) -> str:
    """SHA-256 of a file of the project, however large: it is read in pieces and never held whole."""
    path = resolve_inside(root, relative)
    try:
        # As in `read_bytes`: nothing but an ordinary file, and no waiting for a pipe.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileProblem(f"{relative} is not a file", "Name a file.")
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as problem:
        raise reading_problem(relative, problem) from None


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


def _size(limit: int) -> str:
    return f"{limit // 1024**2} MiB" if limit >= 1024**2 else f"{limit} bytes"
