"""What goes wrong with files, in words for people: one line that names the file, one line of advice."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coopdocs.errors import CoopdocsError

__all__ = ["ChangedMeanwhile", "FileProblem", "describe_cause", "name_path", "naming_file", "reading_problem"]

# The name of the file that makes a folder a project; `settings`, which reads it, stands two floors above.
_PROJECT_FILE = "coopdocs.toml"
# The machine's trouble, not the file's: no other file would be read either.
_ENVIRONMENT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO})
_AGAIN = "then run the command again; no file was left half-written."
_ANY_ADVICE = f"Check the disk and the permissions of the folder, {_AGAIN}"
_RIGHTS = f"Give yourself permission to write there, {_AGAIN}"
_HANDLES = f"Raise the limit on open files (ulimit -n), {_AGAIN}"
_ADVICE = {
    errno.ENOSPC: f"Make room on the disk, {_AGAIN}",
    getattr(errno, "EDQUOT", errno.ENOSPC): f"Make room within the disk quota, {_AGAIN}",
    errno.EFBIG: f"Raise the limit on file sizes (ulimit -f), {_AGAIN}",
    errno.EROFS: "Choose a place that can be written to; no file was left half-written.",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EMFILE: _HANDLES,
    errno.ENFILE: f"Close other programs, {_AGAIN}",
    errno.ENOMEM: f"Close other programs, {_AGAIN}",
    errno.EIO: f"Check the disk, {_AGAIN}",
    errno.ENOENT: f"Check that the folder is still there, {_AGAIN}",
    errno.ENOTDIR: f"Rename or remove the file that stands where a folder belongs, {_AGAIN}",
    errno.EISDIR: f"Rename or remove the folder that stands where the file belongs, {_AGAIN}",
    errno.ENAMETOOLONG: f"Give it a shorter name, {_AGAIN}",
    errno.ELOOP: f"Replace the symbolic links by the file or folder itself, {_AGAIN}",
    errno.ETXTBSY: f"End the program that uses the file, {_AGAIN}",
    errno.EBUSY: f"End the program that uses the file, {_AGAIN}",
    errno.ENOSYS: f"Move the project to a disk that knows file locks, {_AGAIN}",
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


class ChangedMeanwhile(CoopdocsError):
    """Somebody saved the file after it had been read, and it was left as they saved it: read it and begin again.

    Where nobody does, it ends the run like any other error.
    """

    def __init__(self, path: Path) -> None:
        message = f"{name_path(path)}: somebody saved this file at the same moment; it was left as they saved it"
        super().__init__(message, "Run the command again when the file is closed.")


@contextmanager
def naming_file(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into one line that names `path`."""
    try:
        yield
    except (OSError, RuntimeError) as problem:
        number = problem.errno if isinstance(problem, OSError) else errno.ELOOP
        advice = _ADVICE.get(number or 0, _ANY_ADVICE)
        raise CoopdocsError(f"{name_path(path)}: cannot be written: {describe_cause(problem)}", advice) from None


def name_path(path: Path) -> str:
    """A path for a message: relative to the project that it lies in, with `/`, or as it was given."""
    for folder in path.absolute().parents:
        try:
            if (folder / _PROJECT_FILE).is_file():
                return path.absolute().relative_to(folder).as_posix()
        except OSError:
            break
    return str(path)


def reading_problem(relative: str, problem: OSError) -> Exception:
    """What to raise for a file that could not be opened or read."""
    if problem.errno in _ENVIRONMENT:
        return CoopdocsError(f"{relative}: cannot be read: {describe_cause(problem)}", _ADVICE[problem.errno])
    if isinstance(problem, FileNotFoundError):
        return FileProblem(f"{relative} does not exist", "Check the name, capital letters too.")
    if isinstance(problem, IsADirectoryError):
        return FileProblem(f"{relative} is a folder, not a file", "Name a file.")
    advice = "Check the permissions of the file and of its folder."
    return FileProblem(f"{relative} cannot be read: {describe_cause(problem)}", advice)


def describe_cause(problem: OSError | RuntimeError) -> str:
    """The operating system's own words, without path and number."""
    if isinstance(problem, OSError):
        return problem.strerror or type(problem).__name__
    # What a loop of symbolic links raises before Python 3.13.
    return "a loop of symbolic links"
