"""git, asked with fixed arguments and without a shell: the state of files at a revision, and the merge driver."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from coopdocs.errors import CoopdocsError

__all__ = [
    "Revision",
    "install_driver",
    "is_in_repository",
    "lacks_driver",
    "name_driver_command",
    "read_revision",
]

_DRIVER = "merge.coopdocs.driver"
_ARGUMENTS = "po merge3 %O %A %B -o %A --path %P --ours-name %X --theirs-name %Y"


class Revision:
    """The files of a project as they were committed at a revision."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._name = name

    def read(self, path: str) -> bytes | None:
        """A file's content, or None where it was not there; `path` is relative to the project, with `/`."""
        asked = _run(self._root, "cat-file", "blob", f"{self._name}:./{path}")
        return asked.stdout if asked.returncode == 0 else None


def read_revision(root: Path, name: str) -> Revision:
    """A revision of the repository in which the project stands, whatever git accepts as its name."""
    if name.startswith("-"):
        raise CoopdocsError(f"{name!r} is not the name of a revision", "Name a commit, a tag or a branch.")
    if not is_in_repository(root):
        raise CoopdocsError(f"{root} is not in a git repository", "Without one there is no history to look at.")
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        advice = "Name a commit, a tag or a branch; git log lists the commits."
        raise CoopdocsError(f"the repository has no revision {name!r}", advice)
    return Revision(root, found.stdout.decode("ascii", "replace").split()[-1])


def is_in_repository(folder: Path) -> bool:
    """Whether a folder, which need not exist yet, stands in a git repository."""
    nearest = next((each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir()), None)
    if nearest is None or shutil.which("git") is None:
        return False
    asked = _run(nearest, "rev-parse", "--is-inside-work-tree")
    return asked.returncode == 0 and asked.stdout.strip() == b"true"


def name_driver_command() -> str:
    """The line that installs the merge driver in the repository of the current folder."""
    return f"git config {_DRIVER} {shlex.quote(_driver())}"


def lacks_driver(folder: Path) -> bool:
    """Whether git in a folder is asked to merge catalogs by entry (.gitattributes) and has not been told how."""
    if not is_in_repository(folder):
        return False
    asked = _run(folder, "check-attr", "merge", "--", "locales/fr/LC_MESSAGES/x.po")
    wanted = asked.stdout.rstrip().endswith(b": coopdocs")
    return wanted and _run(folder, "config", "--get", _DRIVER).returncode != 0


def install_driver(folder: Path) -> None:
    """Tell git in the repository of a folder, and only there, how catalogs are merged."""
    done = _run(folder, "config", _DRIVER, _driver())
    if done.returncode:
        words = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise CoopdocsError(f"{folder}: the merge driver could not be installed: {words}")


def _driver() -> str:
    """The command for git, which runs it in a shell; in a virtual environment the name alone would not be found."""
    if shutil.which("coopdocs"):
        return f"coopdocs {_ARGUMENTS}"
    program = Path(sys.executable).with_name("coopdocs")
    return f"{shlex.quote(str(program)).replace('%', '%%')} {_ARGUMENTS}"


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as problem:
        raise CoopdocsError(f"git cannot be started: {problem.strerror}", "Install git.") from None
