"""The files that `coopdocs build` wrote."""

from __future__ import annotations

from pathlib import Path

OUTPUT = Path(__file__).parent.parent.parent / "output"


def list_built(suffix: str) -> list[Path]:
    """The finished editions with the suffix, `.pdf` for instance.

    Where nothing is built, a name that is no file stands for it, so that a proof fails and is not skipped.
    """
    return sorted(OUTPUT.glob(f"*/*{suffix}")) or [OUTPUT / "nothing-built-type-make" / f"edition{suffix}"]


def name_edition(file: Path) -> str:
    """`kk/cooperation-scientifique.pdf`: what a report calls the file."""
    return f"{file.parent.name}/{file.name}"
