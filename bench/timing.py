"""Times of programs, each run in a process of its own, all of a comparison in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cost", "compare"]

_LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run, or the median of several, took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, of the process and of those that it started."""
    memory: float
    """MiB of the largest process; a few are the launcher's own, `compare(["true"])` tells how many."""


def compare(commands: Mapping[str, Sequence[str]], rounds: int, folder: Path) -> dict[str, Cost]:
    """The medians; in each round every command runs once, so that a busy moment of the machine touches all.

    The commands run in `folder`. One that fails stops the bench: a time without a result means nothing.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(_run(command, folder))
    return {name: _median(runs) for name, runs in costs.items()}


def _run(command: Sequence[str], folder: Path) -> Cost:
    root = str(Path(__file__).parent.parent)
    measured = subprocess.run(
        [sys.executable, "-I", "-S", str(_LAUNCHER), *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    wall, cpu, kibibytes, code = measured.stdout.split()
    if int(code):
        raise SystemExit(f"exit code {code}: {' '.join(command)}")
    return Cost(float(wall), float(cpu), int(kibibytes) / 1024)


def _median(runs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory")))
