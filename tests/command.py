"""The command as people use it, and small projects to use it on."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import textwrap
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from coopdocs import cli

PROGRAM = Path(sys.executable).with_name("coopdocs")
SOURCE = "source/bienvenue.md"
TAGS = ("fr", "kk", "ru", "en")


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    output: str
    errors: str

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, in the order in which they were printed."""
        lines = [line for line in self.errors.splitlines() if not line.startswith(" ")]
        return [line.split(": ")[1].split(" ")[1] for line in lines if ": error " in line or ": warning " in line]


def run(project: Path | None, *arguments: str) -> Ran:
    """The command's own entry, in this process: quick, and an exception that it lets through fails the test."""
    output, errors = io.StringIO(), io.StringIO()
    where = ("--project", str(project)) if project else ()
    before = sys.argv
    sys.argv = ["coopdocs", *arguments, *where]
    try:
        with redirect_stdout(output), redirect_stderr(errors):
            cli.main()
    except SystemExit as end:
        return Ran(end.code, output.getvalue(), errors.getvalue())
    finally:
        sys.argv = before
    raise AssertionError("the command always leaves with an exit code")


def start(project: Path, *arguments: str, **how) -> Ran:
    """The installed program, in a process of its own."""
    done = subprocess.run([PROGRAM, *arguments], **({"cwd": project, "capture_output": True} | how))
    return Ran(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


def start_with_hook(project: Path, hook: str, *arguments: str) -> Ran:
    """The command, with a program in its process that is told what it is about to do (`event`, `values`).

    A moment of the run, not of the clock, is the same on fast and slow machines.
    """
    program = f"""
import os, signal, sys
from pathlib import Path
seen = 0
def hook(event, values):
    global seen
{textwrap.indent(textwrap.dedent(hook), "    ")}
from coopdocs.cli import main
sys.addaudithook(hook)
sys.argv = ["coopdocs", *{arguments!r}]
main()
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def start_on_terminal(project: Path, *arguments: str, typed: str = "", **changed: str | None) -> str:
    """Everything that a terminal shows of a run, what is typed there too."""
    try:
        leader, follower = pty.openpty()
    except OSError:
        pytest.skip("this machine has no terminals")
    os.write(leader, typed.encode())
    with subprocess.Popen(
        [PROGRAM, *arguments],
        cwd=project,
        env=surroundings(**{"TERM": "xterm", "NO_COLOR": None, **changed}),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ):
        os.close(follower)
        shown = b""
        try:
            while data := os.read(leader, 65536):
                shown += data
        except OSError:  # The terminal closes with the last process.
            pass
    os.close(leader)
    return shown.decode()


def surroundings(**changed: str | None) -> dict[str, str]:
    """The environment with some variables changed, or (None) taken away."""
    return {name: value for name, value in {**os.environ, **changed}.items() if value is not None}


def edit(file: Path, old: str, new: str) -> None:
    """Replace a passage that is there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def translate(project: Path, tag: str, message: str, translation: str | None, *, fuzzy: bool = False) -> None:
    """Give a text that stands on one line of the catalog another translation; None keeps the one it has."""
    file = catalog(project, tag)
    text = file.read_text(encoding="utf-8")
    found = re.search(rf'^msgid "{re.escape(message)}"\nmsgstr "(.*)"$', text, re.MULTILINE)
    assert found, f"{file} does not hold {message!r}"
    flag = "#, fuzzy\n" if fuzzy else ""
    entry = f'{flag}msgid "{message}"\nmsgstr "{found[1] if translation is None else translation}"'
    file.write_text(text[: found.start()] + entry + text[found.end() :], encoding="utf-8")


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def catalog(project: Path, tag: str, name: str = "bienvenue") -> Path:
    return project / "locales" / tag / "LC_MESSAGES" / f"{name}.po"


def content(folder: Path) -> dict[str, bytes]:
    """All files of a folder; the lock's names the process that held it last."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """All files of a folder with the moments of their last change."""
    return {name: ((folder / name).stat().st_mtime_ns, data) for name, data in content(folder).items()}
