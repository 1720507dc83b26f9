"""One run at a time: a lock that tells who holds it, and an end that leaves nothing half-done."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coopdocs.errors import CoopdocsError
from coopdocs.files.ending import ending_cleanly
from coopdocs.files.leftovers import remove_leftovers
from coopdocs.files.problems import name_path, naming_file

if TYPE_CHECKING:
    from filelock import FileLock

__all__ = ["lock"]

# In seconds. An update takes less than one; who waits longer should know for whom.
_SILENCE = 0.5
_LONGEST_COMMAND = 80


@contextmanager
def lock(root: Path, *, patience: float = 10, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the project while files are written, so that two runs never write at once.

    Waits at most `patience` seconds for another run; `tell` gets the lines that a person who waits should see.

    The lock stands in `output/`, which a project never commits: inside the project, so that two machines on one
    network disk meet there, and not beside the sources, where it would be litter. The operating system frees it when
    its process ends, however it ends. The file stays and names its last holder. Who holds the lock first clears away
    what killed runs left behind, and is not ended by a mere signal before it has cleared away its own.
    """
    from filelock import FileLock

    say = tell or (lambda _line: None)
    path = root / "output" / ".lock"
    with naming_file(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # The soft lock, which filelock falls back to, outlives its process.
        held = FileLock(path, fallback_to_soft=False)
    _acquire(held, path, patience, say)
    try:
        with ending_cleanly():
            with suppress(OSError):
                path.write_text(_describe_holder(), encoding="utf-8", errors="replace")
            for line in remove_leftovers(root):
                say(line)
            yield
    finally:
        held.release()


def _acquire(held: FileLock, path: Path, patience: float, say: Callable[[str], None]) -> None:
    from filelock import Timeout

    with naming_file(path):
        try:
            held.acquire(timeout=min(_SILENCE, patience))
        except Timeout:
            pass
        else:
            return
        if patience > _SILENCE:
            say(f"waiting for another run of coopdocs{_read_holder(path)}")
        try:
            held.acquire(timeout=max(patience - _SILENCE, 0))
        except Timeout:
            raise CoopdocsError(
                f"{name_path(path)}: another run of coopdocs is writing this project{_read_holder(path)}",
                "Wait until it has ended, or end it; the lock goes with it.",
            ) from None


def _describe_holder() -> str:
    """`process 12 on host, coopdocs update, since 2026-11-24 09:30:00`."""
    import os
    import socket

    command = shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])[:_LONGEST_COMMAND]
    since = datetime.now(UTC).astimezone()
    return f"process {os.getpid()} on {socket.gethostname()}, {command}, since {since:%Y-%m-%d %H:%M:%S}"


def _read_holder(path: Path) -> str:
    """` (process 12 on host …)`, or nothing where the lock's file does not say."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.readline(300).strip()
    except OSError:
        return ""
    return f" ({text})" if text else ""
