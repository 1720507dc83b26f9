"""The set-up, run in a small tree of its own, with a package manager that writes down what it is asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coopdocs.workflow.doctor import System, examine_machine

ROOT = Path(__file__).parent.parent.parent
DEBIAN = examine_machine().system in {System.DEBIAN, System.UBUNTU}

pytestmark = pytest.mark.skipif(not DEBIAN, reason="only Debian's packages are installed by the set-up itself")

APT_GET = """#!/bin/sh
echo "$@" >> "{log}"
[ "$1" = update ] || touch "{brought}"
"""
SUDO = """#!/bin/sh
[ "$1" = -n ] && shift
exec "$@"
"""
NEED = """[[need]]
name = "a library"
purpose = "{purpose}"
files = ["{file}"]
{installer} = "libneeded0"
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Set-up and doctor, `apt-get` and `sudo` of its own, and a lock that asks for a wheel that is nowhere."""
    tree = tmp_path / "tree"
    for name in ("tools/set_up.py", "src/coopdocs/workflow/doctor.py", "pyproject.toml"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tree / name)
    programs = tmp_path / "programs"
    programs.mkdir()
    apt_get = APT_GET.format(log=tmp_path / "apt.log", brought=tmp_path / "brought")
    for name, script in (("apt-get", apt_get), ("sudo", SUDO)):
        (programs / name).write_text(script, encoding="utf-8")
        (programs / name).chmod(0o755)
    (tree / "requirements").mkdir()
    for purpose in ("build", "test", "validate"):
        (tree / "requirements" / f"{purpose}.txt").write_text("nowhere==1.0 --hash=sha256:00\n", encoding="utf-8")
    ask_for(tree, tmp_path / "brought")
    return tree


def ask_for(tree: Path, file: Path, purpose: str = "build", installer: str = "apt-get") -> None:
    needs = tree / "src" / "coopdocs" / "workflow" / "needs.toml"
    needs.write_text(NEED.format(purpose=purpose, file=file, installer=installer), encoding="utf-8")


def run_python(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{tree.parent / 'programs'}:{os.environ['PATH']}", "PIP_NO_INDEX": "1"}
    environment.pop("PIP_FIND_LINKS", None)
    # The interpreter behind ours: set-up starts from a bare Python.
    python = Path(sys.base_prefix) / "bin" / Path(sys.executable).resolve().name
    return subprocess.run([python, *arguments], cwd=tree, env=environment, capture_output=True, encoding="utf-8")


def set_up(tree: Path, purpose: str = "build") -> subprocess.CompletedProcess[str]:
    return run_python(tree, "tools/set_up.py", purpose)


def stamp(tree: Path, purpose: str) -> None:
    """Finish the environment for a purpose by hand."""
    (tree / ".venv" / "bin").mkdir(parents=True)
    (tree / ".venv" / "bin" / "python").touch()
    program = f"import set_up; set_up.write_stamp({purpose!r})"
    run_python(tree / "tools", "-c", program).check_returncode()


def read_stamp(tree: Path) -> str:
    return run_python(tree / "tools", "-c", "import set_up; print(set_up.read_stamp())").stdout.strip()


def read_log(tree: Path) -> list[str]:
    return (tree.parent / "apt.log").read_text(encoding="utf-8").splitlines()


def list_entries(tree: Path) -> list[str]:
    return sorted(str(path.relative_to(tree)) for path in tree.rglob("*"))


def test_one_update_and_one_install_bring_exactly_what_is_missing(tree: Path) -> None:
    ask_for(tree, tree / "never")
    set_up(tree)
    assert read_log(tree) == ["update", "install -y --no-install-recommends libneeded0"]


def test_a_package_that_did_not_bring_what_was_missing_stops_before_the_environment_is_made(tree: Path) -> None:
    ask_for(tree, tree / "never")
    finished = set_up(tree)
    assert finished.returncode == 2
    assert finished.stderr.splitlines()[-1] == "installed, and yet not found: a library"
    assert not (tree / ".venv").exists()


def test_what_cannot_be_installed_is_named_and_nothing_is_created(tree: Path) -> None:
    ask_for(tree, tree / "never", installer="dnf")
    before = list_entries(tree)
    finished = set_up(tree)
    assert finished.returncode == 2
    assert finished.stderr.endswith("may have under a name of its own: a library\n")
    assert list_entries(tree) == before


def test_what_is_needed_for_testing_only_does_not_hinder_a_build(tree: Path) -> None:
    ask_for(tree, tree / "never", purpose="test")
    stamp(tree, "build")
    assert set_up(tree).returncode == 0


def test_a_half_made_environment_is_made_anew_and_one_without_its_wheels_gets_no_stamp(tree: Path) -> None:
    leftover = tree / ".venv" / "leftover"
    leftover.parent.mkdir()
    leftover.touch()
    finished = set_up(tree)
    assert read_log(tree) == ["update", "install -y --no-install-recommends libneeded0"]
    assert not leftover.exists()
    assert finished.returncode == 2
    assert finished.stderr.splitlines()[-1].startswith("the locked wheels could not be installed (exit code 1)")
    assert read_stamp(tree) == "None"


@pytest.mark.parametrize("finished", ["build", "test", "validate"])
def test_with_a_fitting_stamp_nothing_is_done(tree: Path, finished: str) -> None:
    (tree.parent / "brought").touch()
    stamp(tree, finished)
    before = list_entries(tree)
    again = set_up(tree)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert list_entries(tree) == before


@pytest.mark.parametrize("changed", ["requirements/build.txt", "pyproject.toml"])
def test_another_lock_or_dependency_asks_for_another_environment(tree: Path, changed: str) -> None:
    stamp(tree, "build")
    assert read_stamp(tree) == "build"
    file = tree / changed
    file.write_text(file.read_text(encoding="utf-8").replace("==", ">="), encoding="utf-8")
    assert read_stamp(tree) == "None"


def test_the_settings_of_a_tool_in_pyproject_do_not(tree: Path) -> None:
    stamp(tree, "build")
    with (tree / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.other]\nline-length = 1\n")
    assert read_stamp(tree) == "build"


def test_an_unknown_purpose_is_answered_with_the_known_ones(tree: Path) -> None:
    finished = set_up(tree, "bild")
    assert (finished.returncode, finished.stderr) == (2, "usage: python3 tools/set_up.py build|test|validate\n")
