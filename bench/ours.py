"""How coopdocs is called: its command, or the functions behind it where the command is not there yet.

As a program, `python -m bench.ours merge DEF.po REF.pot OUT.po` and `python -m bench.ours copy IN.po OUT.po`.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

__all__ = ["copy_command", "format_command", "merge_command"]


def merge_command(definition: Path, reference: Path, output: Path, *, by_function: bool = False) -> list[str] | None:
    """What merges the template `reference` into the catalog `definition`; None if coopdocs cannot yet."""
    if not by_function and _has_command("merge"):
        return [_program(), "po", "merge", str(definition), str(reference), "-o", str(output)]
    if _has_function():
        return [sys.executable, "-m", "bench.ours", "merge", str(definition), str(reference), str(output)]
    return None


def copy_command(catalog: Path, output: Path) -> list[str]:
    """What reads a catalog and writes it again."""
    return [sys.executable, "-m", "bench.ours", "copy", str(catalog), str(output)]


def format_command(catalog: Path) -> list[str] | None:
    """What gives a catalog the form of our own files, in its place; None if coopdocs cannot yet."""
    return [_program(), "po", "format", str(catalog)] if _has_command("format") else None


def _program() -> str:
    return str(Path(sys.executable).with_name("coopdocs"))


@cache
def _has_command(verb: str) -> bool:
    return subprocess.run([_program(), "po", verb, "--help"], capture_output=True, check=False).returncode == 0


@cache
def _has_function() -> bool:
    import coopdocs.catalogs

    return hasattr(coopdocs.catalogs, "merge_catalogs")


def _merge(definition: str, reference: str, output: str) -> None:
    from coopdocs.catalogs import Catalog, merge_catalogs, read_catalog, write_catalog

    known, wanted = (read_catalog(Path(path).read_bytes(), path) for path in (definition, reference))
    assert isinstance(known, Catalog), known
    assert isinstance(wanted, Catalog), wanted
    Path(output).write_bytes(write_catalog(merge_catalogs(known, wanted, output).catalog))


def _copy(catalog: str, output: str) -> None:
    from coopdocs.catalogs import Catalog, read_catalog, write_catalog

    known = read_catalog(Path(catalog).read_bytes(), catalog)
    assert isinstance(known, Catalog), known
    Path(output).write_bytes(write_catalog(known))


if __name__ == "__main__":
    _copy(*sys.argv[2:]) if sys.argv[1] == "copy" else _merge(*sys.argv[2:])
