"""Set up what `make`, `make test` and `make validate` need: `python3 tools/set_up.py build|test|validate`.

Runs on a bare Python with its standard library. It looks at the machine before it makes anything. As root, or with
a sudo that asks for no password, it installs exactly the missing Debian packages; otherwise it prints the line to
type and exits 2. The virtual environment gets the locked wheels, and last of all a stamp: one without a fitting stamp
is made anew, so that an interrupted set-up never passes for a finished one. With a fitting stamp nothing is done.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "coopdocs-set-up.json"
PURPOSES = ("build", "test", "validate")
"""Each includes the ones before it, and has a lock of its own with the same versions."""
SOURCES = VENV / "share" / "coopdocs-tests"
"""Where the tests find the source archives below."""
READ_BY_TESTS = ("markdown-it-py",)
"""Locked packages whose source archive holds what their wheel leaves out: here, the examples of CommonMark."""


class SetUpError(Exception):
    """The set-up cannot go on; the message is what to print."""


def main(arguments: list[str]) -> int:
    """Set up for the purpose named on the command line; the exit code is 0, 2 with a message on stderr, or 130."""
    try:
        if len(arguments) != 1 or arguments[0] not in PURPOSES:
            raise SetUpError(f"usage: python3 tools/set_up.py {'|'.join(PURPOSES)}")
        set_up(arguments[0])
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def set_up(purpose: str) -> None:
    """Bring the machine and the virtual environment to what the purpose needs."""
    if sys.version_info < (3, 11):
        version = sys.version.split()[0]
        raise SetUpError(f"coopdocs needs Python 3.11 or later, and this is {version}; type: make PYTHON=python3.11")
    _bring_packages(purpose)
    finished = read_stamp()
    if finished is not None and PURPOSES.index(finished) >= PURPOSES.index(purpose):
        return
    if finished is None:
        _make_environment()
    _install_wheels(purpose)
    if purpose != "build":
        _fetch_sources(purpose)
    write_stamp(purpose)


def _bring_packages(purpose: str) -> None:
    """Install the missing system packages where we may, or stop with the lines that a person has to type."""
    doctor = _load_doctor()
    machine, missing = _find_missing(doctor, purpose)
    if not missing:
        return
    lines = doctor.commands_for(machine, missing)
    installers = {doctor.find_installer(machine.system, need) for need in missing}
    if None in installers:
        names = ", ".join(need.name for need in missing)
        lines = (*lines, f"make {purpose} needs, and {machine.system} may have under a name of its own: {names}")
    if installers != {"apt-get"} or not _may_install(machine.elevation):
        raise SetUpError("\n".join(lines))
    _run(lines[0], "the system packages could not be installed")
    if left := _find_missing(doctor, purpose)[1]:
        raise SetUpError(f"installed, and yet not found: {', '.join(need.name for need in left)}")


def _load_doctor() -> Any:  # a module that is read from its file has no type
    """`coopdocs doctor`, read from its file, because neither coopdocs nor its wheels are installed yet."""
    path = ROOT / "src" / "coopdocs" / "workflow" / "doctor.py"
    spec = importlib.util.spec_from_file_location("doctor", path)
    if spec is None or spec.loader is None:
        raise SetUpError(f"{path} is missing")
    doctor = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    sys.modules["doctor"] = doctor
    # Where we can only print a line to type, not even compiled code is left behind.
    sys.dont_write_bytecode = True
    spec.loader.exec_module(doctor)
    return doctor


def _find_missing(doctor: Any, purpose: str) -> tuple[Any, list[Any]]:
    """The machine and what it lacks; wheels are left out, because they come from the lock."""
    machine = doctor.examine_machine(doctor.Purpose[purpose.upper()])
    return machine, [need for need in machine.missing if "pip" not in need.packages]


def _may_install(elevation: str) -> bool:
    if elevation == "sudo":
        return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return elevation == "root"


def _make_environment() -> None:
    """An empty virtual environment in the place of whatever an earlier set-up left."""
    if VENV.is_symlink():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(VENV)], "the virtual environment could not be made")


def _install_wheels(purpose: str) -> None:
    """The locked wheels, each checked against its hash, and coopdocs itself from this folder."""
    wheels = ["install", "--require-hashes", "--only-binary", ":all:", "-r", str(_find_lock(purpose))]
    _run_pip(wheels, "the locked wheels could not be installed")
    own = ["install", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    _run_pip(own, "coopdocs could not be installed")


def _fetch_sources(purpose: str) -> None:
    """The source archives that tests read, in the versions and with the hashes of the lock."""
    lock = _find_lock(purpose).read_text(encoding="utf-8")
    # An entry goes from its name to the last of its hashes, joined by backslashes at the ends of lines.
    entries = [re.search(rf"^{name}==(?:.*\\\n)*.*\n", lock, re.MULTILINE) for name in READ_BY_TESTS]
    SOURCES.mkdir(parents=True, exist_ok=True)
    wanted = SOURCES / "requirements.txt"
    wanted.write_text("".join(entry.group() for entry in entries if entry), encoding="utf-8")
    archives = ["download", "--require-hashes", "--no-build-isolation", "--no-binary", ":all:", "-r", str(wanted)]
    _run_pip([*archives, "--dest", str(SOURCES)], "the sources that tests read could not be fetched")


def _run_pip(arguments: list[str], failure: str) -> None:
    command = [str(PYTHON), "-m", "pip", arguments[0], "--quiet", "--disable-pip-version-check", "--no-deps"]
    _run([*command, *arguments[1:]], failure)


def _find_lock(purpose: str) -> Path:
    return ROOT / "requirements" / f"{purpose}.txt"


def _run(command: str | list[str], failure: str) -> None:
    """Show the command and run it; a line of text goes to the shell, as a person would type it."""
    print(f"+ {command if isinstance(command, str) else ' '.join(command)}", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        finished = subprocess.run(command, shell=isinstance(command, str), env=environment, check=False)
    except OSError as error:
        raise SetUpError(f"{failure}: {error}") from error
    if finished.returncode != 0:
        raise SetUpError(f"{failure} (exit code {finished.returncode}); its own message stands above")


def write_stamp(purpose: str) -> None:
    """Say that the environment is finished for the purpose."""
    STAMP.write_text(json.dumps({"purpose": purpose, "digest": _compute_digest(purpose)}), encoding="utf-8")


def read_stamp() -> str | None:
    """The purpose for which the environment was finished, or None where it does not fit lock, Python and folder."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        fits = PYTHON.exists() and stamp["digest"] == _compute_digest(stamp["purpose"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return stamp["purpose"] if fits else None


def _compute_digest(purpose: str) -> str:
    """A hash of all that an environment depends on; it cannot move, so its folder counts too."""
    import tomllib  # absent before Python 3.11, which must live to read its message

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = _find_lock(purpose).read_text(encoding="utf-8")
    parts = [pyproject["project"], pyproject["build-system"], lock, sys.version, sys.base_prefix, str(ROOT)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
