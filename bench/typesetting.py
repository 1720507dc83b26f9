"""`python -m bench.typesetting`: what share of a PDF's build typesetting takes; exit code 1 where it is over 3 %.

Each language is built in a process of its own, from a cold start to the published file, and what the process spends in
`typeset` is counted, the first making of its patterns included.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent
_TIMED = "typeset"
"""What `coopdocs.engine.preparation` calls."""
_MOST = 3.0
"""Per cent."""


def main(arguments: Sequence[str] | None = None) -> int:
    """A line for each language: seconds of CPU in typesetting and in all, and the share; medians of the rounds."""
    parser = argparse.ArgumentParser(prog="python -m bench.typesetting", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", nargs=2, metavar=("FOLDER", "LANGUAGE"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.build:
        return _build(*options.build)
    shares = [_measure(language, options.rounds) for language in ("fr", "kk", "ru", "en")]
    return int(max(shares) > _MOST)


def _measure(language: str, rounds: int) -> float:
    runs = [_run(language) for _ in range(rounds)]
    spent = statistics.median(run[0] for run in runs)
    whole = statistics.median(run[1] for run in runs)
    share: float = 100 * spent / whole
    print(f"{language}: {spent:.3f} s of {whole:.2f} s CPU, {share:.2f} %")
    return share


def _run(language: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("coopdocs.toml", "source", "locales"):
            copy = shutil.copytree if (_ROOT / name).is_dir() else shutil.copy
            copy(_ROOT / name, Path(folder) / name)
        command = [sys.executable, "-m", "bench.typesetting", "--build", folder, language]
        printed = subprocess.run(command, cwd=_ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    spent, whole = printed.split()[-2:]
    return float(spent), float(whole)


def _build(folder: str, language: str) -> int:
    """Build one PDF in this process and print the seconds of CPU."""
    from coopdocs.cli import main as run
    from coopdocs.engine import preparation

    typeset, spent = getattr(preparation, _TIMED), 0.0

    def timed(*arguments: Any) -> Any:
        nonlocal spent
        begin = time.process_time()
        document = typeset(*arguments)
        spent += time.process_time() - begin
        return document

    setattr(preparation, _TIMED, timed)
    sys.argv = ["coopdocs", "build", "--project", folder, "-l", language, "-f", "pdf"]
    try:
        run()
    except SystemExit as end:
        print(spent, time.process_time())
        return int(end.code or 0)
    raise AssertionError("the command ends by itself")


if __name__ == "__main__":
    raise SystemExit(main())
