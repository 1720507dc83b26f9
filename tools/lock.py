"""Remake the locks in `requirements/` from `pyproject.toml`: `python3 tools/lock.py`.

Three locks with the same versions: build.txt for `make`, test.txt for `make test`, validate.txt for `make validate`.
They hold for every system and for Python 3.11 and later, carry the hashes of all wheels of a release, and name no
index: where wheels come from is pip's affair.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv>=0.13,<0.14"
# The widest lock comes first, and the narrower ones are held to its versions.
EXTRAS = {"validate": ("test", "validate"), "test": ("test",), "build": ()}


def main() -> int:
    """Write the three locks; the exit code is that of the first step that failed, or 0."""
    with tempfile.TemporaryDirectory() as folder:
        # A virtual environment of its own: what makes the lock is no part of it.
        venv.create(folder, with_pip=True)
        programs = Path(folder) / "bin"
        try:
            subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", UV], check=True)
            for purpose, extras in EXTRAS.items():
                write_lock(programs / "uv", purpose, extras)
        except subprocess.CalledProcessError as error:
            return error.returncode
    return 0


def write_lock(uv: Path, purpose: str, extras: tuple[str, ...]) -> None:
    """Write `requirements/<purpose>.txt` for the package, the extras and the tool that builds the package."""
    lock = f"requirements/{purpose}.txt"
    widest = "requirements/validate.txt"
    command: list[str | Path] = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--group",
        "build",
        "--universal",
        "--python-version",
        "3.11",
    ]
    command += [argument for extra in extras for argument in ("--extra", extra)]
    command += ["--upgrade"] if lock == widest else ["--constraints", widest]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet"]
    command += ["--custom-compile-command", "make lock", "--output-file", lock]
    # Standard output repeats the file.
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
