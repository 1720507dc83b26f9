"""The command in processes of their own that are killed, refused or overtaken by an editor at a chosen moment.

A moment is a call that opens, writes, flushes, renames or removes something, and the middle of each write: the n-th
is the same on fast and slow machines. The calls are the system's, wrapped in the process that runs the command; the
command itself is as it is. One process loads it and forks for each run, which makes hundreds of runs affordable.

Started as a program, this is that process: requests come in and answers go out as lines of JSON.
"""

from __future__ import annotations

import contextlib
import errno
import json
import mmap
import os
import resource
import signal
import struct
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

NOBODY = 65534
CALLS = ("open", "fsync", "replace", "rename", "link", "unlink", "rmdir", "mkdir", "fchmod", "fchown", "ftruncate")


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, or minus the signal that killed it."""

    code: int
    output: str
    errors: str
    moments: int

    @property
    def is_told_well(self) -> bool:
        """Whether there is one line and one line of advice, and no traceback."""
        lines = self.errors.splitlines()
        return len(lines) == 2 and lines[1].startswith("  ") and not lines[0].startswith(("  ", "/", "Traceback"))


@dataclass(frozen=True)
class Swept:
    """One run of a sweep."""

    project: Path
    ended: Ended
    moment: int


@dataclass
class Commands:
    """Runs of the command, each with what is to happen to it."""

    server: subprocess.Popen
    folder: Path
    runs: Iterator[int] = field(default_factory=count)

    def run(self, project: Path, *arguments: str, **happening: Any) -> Ended:
        """`happening`: `faults`, a list of [moment, what, …]; `user`, a number; `largest_file`, in bytes; `files`.

        What is `SIGKILL` and other signals, `ENOSPC` and other errors, or a save (see `_save`).
        """
        output, errors = (self.folder / f"{next(self.runs)}" for _ in range(2))
        request = {"project": str(project), "arguments": arguments, "output": str(output), "errors": str(errors)}
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(request | happening) + "\n")
        self.server.stdin.flush()
        code, moments = json.loads(self.server.stdout.readline())
        return Ended(code, output.read_text(encoding="utf-8"), errors.read_text(encoding="utf-8"), moments)

    def sweep(self, prepare: Callable[[], Path], *happening: list, first: int = 1, step: int = 1) -> Iterator[Swept]:
        """Updates in which something happens at the `first` moment, then later and later, until one has none so late.

        Each of `happening` is [moments later, what, …].
        """
        for moment in count(first, step):
            project = prepare()
            faults = [[moment + later, *what] for later, *what in happening]
            ended = self.run(project, "update", faults=faults)
            if ended.moments < moment:
                return
            yield Swept(project, ended, moment)


@contextmanager
def commands(folder: Path) -> Iterator[Commands]:
    """The process that runs commands; what they print is kept in a folder."""
    folder.mkdir(exist_ok=True)
    started = [sys.executable, __file__, str(folder / "warm")]
    with subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            yield Commands(server, folder)
        finally:
            assert server.stdin
            server.stdin.close()


class _Moments:
    """Counts moments in the memory that parent and child share, and lets happen what is planned for them."""

    def __init__(self, shared: mmap.mmap, faults: list) -> None:
        self.shared = shared
        self.faults = faults
        self.real = {name: getattr(os, name) for name in (*CALLS, "write")}
        self.inside = False
        self.held: dict[str, int] = {}

    def pass_one(self) -> None:
        """One more moment; an error that was planned for it is raised."""
        number = struct.unpack("q", self.shared[:8])[0] + 1
        self.shared[:8] = struct.pack("q", number)
        for moment, what, *details in self.faults:
            if moment == number:
                self._let_happen(what, details)

    def _let_happen(self, what: str, details: list) -> None:
        if what.startswith("SIG"):
            os.kill(os.getpid(), getattr(signal, what))
        elif what.startswith("E"):
            number = getattr(errno, what)
            raise OSError(number, os.strerror(number))
        else:
            # An editor's own calls are no moments of the command.
            self.inside = True
            self._save(what, *details)
            self.inside = False

    def _save(self, style: str, target: str, content: str) -> None:
        """As an editor saves: by `rename`, `in place`, or slowly: it `opens` the file and later `finishes`."""
        data = content.encode()
        match style:
            case "rename":
                descriptor = self.real["open"](f"{target}.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
                self.real["write"](descriptor, data)
                os.close(descriptor)
                self.real["rename"](f"{target}.new", target)
            case "in place":
                descriptor = self.real["open"](target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
                self.real["write"](descriptor, data)
                os.close(descriptor)
            case "opens":
                self.held[target] = self.real["open"](target, os.O_RDWR)
            case "finishes":
                # Opened without being emptied: until the first byte is written nobody sees a difference.
                self.real["write"](self.held[target], data)
                self.real["ftruncate"](self.held[target], len(data))
                os.close(self.held[target])

    def watch(self) -> None:
        """Wrap the system's calls in this process, for good."""
        for name in CALLS:
            setattr(os, name, partial(self._call, name))
        os.write = self._write
        sys.addaudithook(self._hear)

    def _call(self, name: str, *arguments: Any, **options: Any) -> Any:
        if arguments[0] != os.devnull:
            self.pass_one()
        self.inside = True
        try:
            return self.real[name](*arguments, **options)
        finally:
            self.inside = False

    def _write(self, descriptor: int, data: memoryview) -> int:
        self.pass_one()
        half = self.real["write"](descriptor, data[: len(data) // 2])
        self.pass_one()
        return half + self.real["write"](descriptor, data[half:])

    def _hear(self, event: str, _values: tuple) -> None:
        if event == "os.rename" and not self.inside:
            self.pass_one()


def _run_in_child(request: dict, shared: mmap.mmap) -> int:
    """Run the command as the request says and return its exit code."""
    from coopdocs.cli import main

    for stream, name in ((1, "output"), (2, "errors")):
        opened = os.open(request[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(opened, stream)
        os.close(opened)
    os.chdir(request["project"])
    if "largest_file" in request:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["largest_file"],) * 2)
    if "files" in request:
        resource.setrlimit(resource.RLIMIT_NOFILE, (request["files"],) * 2)
    if "user" in request:
        os.setgroups([])
        os.setgid(request["user"])
        os.setuid(request["user"])
    sys.argv = ["coopdocs", *request["arguments"]]
    _Moments(shared, request.get("faults", [])).watch()
    try:
        main()
    except SystemExit as end:
        return end.code
    except BaseException:  # noqa: BLE001 - whatever it is, it is shown
        traceback.print_exc()
    return 1


def _serve(warm: Path) -> None:
    """Load the command by using it, then run it for each line that comes in."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with contextlib.suppress(SystemExit), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        _use_once(warm)
    for line in sys.stdin:
        shared = mmap.mmap(-1, 8)
        child = os.fork()
        if not child:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            code = _run_in_child(json.loads(line), shared)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answers.write(json.dumps([status, struct.unpack("q", shared[:8])[0]]) + "\n")
        answers.flush()


def _use_once(warm: Path) -> None:
    from coopdocs.cli import main

    for arguments in (["init", str(warm)], ["update", "--project", str(warm)]):
        sys.argv = ["coopdocs", *arguments]
        if arguments[0] == "update":
            with (warm / "source" / "bienvenue.md").open("a", encoding="utf-8") as file:
                file.write("\n\nEncore.\n")
        with contextlib.suppress(SystemExit):
            main()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
