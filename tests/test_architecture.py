"""The shape of the code: what may import what, what is imported early, and whether the map is true."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "coopdocs"
HEAVY = {
    "PIL",
    "babel",
    "docx",
    "fontTools",
    "lxml",
    "markdown_it",
    "mdit_py_plugins",
    "pikepdf",
    "rapidfuzz",
    "resvg_py",
    "rich",
    "uharfbuzz",
    "weasyprint",
}
LINE_OF_A_TREE = re.compile(r"^(?P<indent>(?:│   |    )*)[├└]── (?P<name>\S+)")


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([program, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout


def test_heavy_libraries_wait_until_they_are_used() -> None:
    program = "import sys, coopdocs.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True).stdout
    assert HEAVY & set(printed.split()) == set()


def test_every_library_that_is_imported_is_a_declared_dependency() -> None:
    """What another library happens to bring may be gone with its next release."""
    declared = read_names(read_pyproject()["dependencies"])
    assert [name for name, wheels in find_foreign_imports().items() if not declared & wheels] == []


def test_no_dependency_is_declared_in_vain() -> None:
    imported = set().union(*find_foreign_imports().values())
    declared = read_names(read_pyproject()["dependencies"])
    fonts = {name for name in declared if name.startswith("fontpkg-")}
    # Drawings are made in a process of their own, whose program is a text.
    elsewhere = {"resvg-py"}
    assert sorted(declared - fonts - elsewhere - imported) == []


def test_the_tree_in_the_architecture_page_is_the_tree_on_the_disk() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = list(read_tree(page))
    assert drawn, "the first block of the page is the tree"
    absent = [name for name in drawn if not (PACKAGE / name).exists()]
    assert absent == []
    assert [name for name in list_rooms() if name not in drawn] == []


@pytest.mark.parametrize("purpose", ["build", "test", "validate"])
def test_a_lock_pins_every_dependency_with_hashes_and_names_no_index(purpose: str) -> None:
    project = read_pyproject()
    extras = {"build": [], "test": ["test"], "validate": ["test", "validate"]}[purpose]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    lock = (ROOT / "requirements" / f"{purpose}.txt").read_text(encoding="utf-8")
    pinned = read_pins(lock)
    assert read_names(asked) - pinned.keys() == set()
    assert not re.search(r"://|^\s*-", re.sub(r"^ +--hash=.*$", "", lock, flags=re.MULTILINE), re.MULTILINE)
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_the_locks_hold_the_same_versions() -> None:
    build, test, validate = (
        read_pins((ROOT / "requirements" / f"{purpose}.txt").read_text(encoding="utf-8"))
        for purpose in ("build", "test", "validate")
    )
    assert build.items() <= test.items()
    assert test.items() <= validate.items()


def read_pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normalize(name: str) -> str:
    """The one form of a wheel's name, by the rule of the packaging specifications."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_names(requirements: list[str]) -> set[str]:
    """The names of the wheels in lines such as `lxml>=6.1,<7`."""
    return {normalize(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in requirements}


def find_foreign_imports() -> dict[str, set[str]]:
    """Each module of others that coopdocs imports, with the wheels that bring it."""
    wheels = importlib.metadata.packages_distributions()
    imported = {name for file in PACKAGE.rglob("*.py") for name in list_imports(file)}
    foreign = sorted(imported - sys.stdlib_module_names - {"coopdocs"})
    return {name: set(map(normalize, wheels.get(name, []))) for name in foreign}


def read_pins(lock: str) -> dict[str, list[str]]:
    """Name → versions; a wheel may be pinned twice, for different versions of Python."""
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE):
        pins.setdefault(normalize(name), []).append(version)
    return pins


def list_imports(file: Path) -> Iterator[str]:
    """The top names of all absolute imports in a file, those inside functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def read_tree(page: str) -> Iterator[str]:
    """The paths below `src/coopdocs` that the first block of a page draws: `writers`, `writers/html` …"""
    block = re.search(r"^```\w*\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    parents: list[str] = []
    for line in block.group(1).splitlines() if block else ():
        if drawn := LINE_OF_A_TREE.match(line):
            del parents[len(drawn["indent"]) // 4 :]
            parents.append(drawn["name"].rstrip("/"))
            yield "/".join(parents)


def list_rooms() -> list[str]:
    """The files and folders right below `src/coopdocs`."""
    hidden = {"__init__.py", "__pycache__", "py.typed"}
    return sorted(path.name for path in PACKAGE.iterdir() if path.name not in hidden)
