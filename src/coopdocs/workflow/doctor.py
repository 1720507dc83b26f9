"""doctor: what this machine lacks to build, test or validate, and the command that brings it.

Only the standard library is imported: `tools/set_up.py` reads this file before there is a virtual environment,
so that one table, `needs.toml`, knows the names of packages.
"""

from __future__ import annotations

import ctypes
import importlib.metadata
import importlib.util
import os
import platform
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path

__all__ = ["Machine", "Need", "Purpose", "System", "commands_for", "diagnose", "examine_machine", "run_doctor"]

OLDEST_PYTHON = (3, 11)


class Purpose(IntEnum):
    """What something is needed for; each purpose includes the ones before it."""

    BUILD = 0
    TEST = 1
    VALIDATE = 2


class System(StrEnum):
    """Operating systems whose packages are known by name."""

    DEBIAN = "Debian"
    UBUNTU = "Ubuntu"
    FEDORA = "Fedora"
    MACOS = "macOS"
    WINDOWS = "Windows"
    OTHER = "this system"


INSTALLERS: Mapping[System, tuple[str, ...]] = {
    System.DEBIAN: ("apt-get", "pip"),
    System.UBUNTU: ("snap", "apt-get", "pip"),
    System.FEDORA: ("dnf", "pip"),
    System.MACOS: ("brew", "pip"),
    System.WINDOWS: ("pacman", "winget", "pip"),
    System.OTHER: ("pip",),
}
"""The programs that bring packages, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to be had, and the package of each installer that brings it."""

    name: str
    purpose: Purpose
    packages: Mapping[str, str]
    is_present: Callable[[], bool]
    """Looks at the machine that we run on."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What was seen of a machine; a test writes it down by hand."""

    system: System
    python: tuple[int, int, int]
    missing: tuple[Need, ...] = ()
    executable: str = "python3"
    """The Python that the missing wheels are for."""
    elevation: str = "sudo"
    """How a package gets installed: `root` (we are it), `sudo`, or `su` where there is no sudo."""


def run_doctor(machine: Machine | None = None) -> tuple[tuple[str, ...], int]:
    """The lines to print and the exit code: 0 where brochures can be built, 2 where something is missing."""
    seen = examine_machine() if machine is None else machine
    lines = [f"Python {'.'.join(map(str, seen.python))} on {seen.system}"]
    for purpose in Purpose:
        lines += _report_on(seen, purpose)
    return tuple(lines), 2 if diagnose(seen, Purpose.BUILD) else 0


def diagnose(machine: Machine, purpose: Purpose = Purpose.VALIDATE) -> tuple[Need, ...]:
    """What the machine lacks for `purpose` and the purposes before it."""
    return tuple(need for need in machine.missing if need.purpose <= purpose)


def commands_for(machine: Machine, needs: Iterable[Need]) -> tuple[str, ...]:
    """Lines to type, one for each installer, that bring the needs; a need without a package here has no line."""
    wanted: dict[str, list[str]] = {}
    for need in needs:
        if installer := find_installer(machine.system, need):
            packages = wanted.setdefault(installer, [])
            if need.packages[installer] not in packages:
                packages.append(need.packages[installer])
    return tuple(_write_command(machine, installer, packages) for installer, packages in wanted.items())


def find_installer(system: System, need: Need) -> str | None:
    """The first of the system's installers that has a package for the need."""
    return next((installer for installer in INSTALLERS[system] if installer in need.packages), None)


def examine_machine(purpose: Purpose = Purpose.VALIDATE) -> Machine:
    """Look at the machine that we run on, as far as the purpose asks: Python, libraries, programs, wheels, fonts."""
    version = sys.version_info[:3]
    needs = (*list_needs(version), *_list_wheel_needs())
    return Machine(
        system=name_system(sys.platform, _read_os_release()),
        python=version,
        missing=tuple(need for need in needs if need.purpose <= purpose and not need.is_present()),
        executable=sys.executable,
        elevation=_find_elevation(),
    )


def list_needs(version: tuple[int, int, int]) -> tuple[Need, ...]:
    """All that this version of Python needs of a machine, wheels apart: itself first, then the rows of `needs.toml`."""
    rows = tomllib.loads(Path(__file__).with_name("needs.toml").read_text(encoding="utf-8"))["need"]
    return (*_list_python_needs((version[0], version[1])), *(_read_need(row) for row in rows))


def name_system(sys_platform: str, os_release: Mapping[str, str]) -> System:
    """The system from `sys.platform` and the fields of `/etc/os-release`; relatives count with their parent."""
    if sys_platform in {"win32", "cygwin", "msys"}:
        return System.WINDOWS
    if sys_platform == "darwin":
        return System.MACOS
    names = {"ubuntu": System.UBUNTU, "debian": System.DEBIAN, "fedora": System.FEDORA}
    # The nearest relative comes first: Linux Mint is like "ubuntu debian", and its packages are those of Ubuntu.
    family = (os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split())
    return next((names[name] for name in family if name in names), System.OTHER)


def _report_on(machine: Machine, purpose: Purpose) -> list[str]:
    missing = tuple(need for need in machine.missing if need.purpose is purpose)
    lines = [f"to {purpose.name.lower()}: " + (f"missing {_enumerate(missing)}" if missing else "all there")]
    lines += [f"  {command}" for command in commands_for(machine, missing)]
    without_package = tuple(need for need in missing if find_installer(machine.system, need) is None)
    if without_package:
        lines.append(f"  no package known on {machine.system}: {_enumerate(without_package)}")
    return lines


def _enumerate(needs: Iterable[Need]) -> str:
    return ", ".join(need.name for need in needs)


def _write_command(machine: Machine, installer: str, packages: list[str]) -> str:
    named = shlex.join(packages)
    match installer:
        case "apt-get":
            return _elevate(machine, "apt-get update", f"apt-get install -y --no-install-recommends {named}")
        case "dnf":
            return _elevate(machine, f"dnf install -y {named}")
        case "snap":
            return _elevate(machine, f"snap install {named}")
        case "pacman":
            # To be typed in the shell of MSYS2 (https://www.msys2.org), as WeasyPrint's documentation has it.
            return f"pacman -S --needed {named}"
        case "pip":
            return f"{shlex.quote(machine.executable)} -m pip install {named}"
        case _:
            return f"{installer} install {named}"


def _elevate(machine: Machine, *commands: str) -> str:
    match machine.elevation:
        case "root":
            return " && ".join(commands)
        case "sudo":
            return " && ".join(f"sudo {command}" for command in commands)
        case _:
            return f"su -c {shlex.quote(' && '.join(commands))}"


def _find_elevation() -> str:
    # Windows has neither users called root nor `geteuid`; its installers ask for themselves.
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return "root"
    return "sudo" if shutil.which("sudo") else "su"


def _read_os_release() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _list_python_needs(version: tuple[int, int]) -> tuple[Need, ...]:
    """Python itself, new enough, and what makes a virtual environment, which Debian packs separately."""
    packages = {"dnf": "python3.13", "brew": "python@3.13", "winget": "Python.Python.3.13"}
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return (
        Need(f"Python {oldest} or later", Purpose.BUILD, packages, lambda: version >= OLDEST_PYTHON),
        Need("ensurepip", Purpose.BUILD, {"apt-get": _name_venv_package(version)}, _has_ensurepip),
    )


def _name_venv_package(version: tuple[int, int]) -> str:
    """`python3-venv` fits only the Python that the system itself calls `python3`."""
    own = f"python{version[0]}.{version[1]}"
    return "python3-venv" if Path("/usr/bin/python3").resolve().name == own else f"{own}-venv"


def _has_ensurepip() -> bool:
    # Inside a virtual environment nothing is left to make.
    return sys.prefix != sys.base_prefix or importlib.util.find_spec("ensurepip") is not None


def _read_need(row: Mapping[str, str | list[str]]) -> Need:
    def is_present() -> bool:
        return (
            any(_has_library(name) for name in row.get("libraries", ()))
            or any(shutil.which(name) for name in row.get("programs", ()))
            or any(Path(name).exists() for name in row.get("files", ()))
        )

    packages = {key: value for key, value in row.items() if isinstance(value, str) and key not in {"name", "purpose"}}
    return Need(str(row["name"]), Purpose[str(row["purpose"]).upper()], packages, is_present)


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return any((Path(folder) / name).exists() for folder in _list_dll_folders())
    return True


def _list_dll_folders() -> list[str]:
    """Where WeasyPrint looks for libraries on Windows, which has no system folder for them."""
    if os.name != "nt":
        return []
    usual = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
    return os.environ.get("WEASYPRINT_DLL_DIRECTORIES", usual).split(";")


def _list_wheel_needs() -> tuple[Need, ...]:
    """One need for each wheel that the installed coopdocs asks for; none where it is not installed."""
    try:
        requirements = importlib.metadata.requires("coopdocs") or []
    except importlib.metadata.PackageNotFoundError:
        return ()
    return tuple(need for requirement in requirements if (need := read_requirement(requirement)))


def read_requirement(requirement: str) -> Need | None:
    """A need from a line such as `pytest<10,>=9.2; extra == "test"`; extras without a purpose here give none."""
    specifier, _, marker = requirement.partition(";")
    name = re.split(r"[^\w.-]", specifier.strip(), maxsplit=1)[0]
    extra = re.search(r"extra\s*==\s*['\"]([\w-]+)", marker)
    purposes = {"": Purpose.BUILD, "test": Purpose.TEST, "validate": Purpose.VALIDATE}
    purpose = purposes.get(extra.group(1) if extra else "")
    if purpose is None:
        return None
    return Need(name, purpose, {"pip": specifier.strip()}, lambda: _has_wheel(name))


def _has_wheel(name: str) -> bool:
    """Whether a wheel is installed and its modules (of a font wheel: its fonts) are on the disk."""
    try:
        files = importlib.metadata.distribution(name).files or ()
    except importlib.metadata.PackageNotFoundError:
        return False
    wanted = {".ttf"} if name.startswith("fontpkg-") else {".py", ".pyi", ".so", ".pyd"}
    return any(Path(str(file.locate())).exists() for file in files if file.suffix in wanted)
