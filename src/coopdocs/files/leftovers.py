"""What a killed run leaves behind, which the next one clears away."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from coopdocs.files.claims import claim, is_claimed
from coopdocs.files.problems import name_path
from coopdocs.files.swapping import Swap, fingerprint, parse_swap, read_content, settle_swap

__all__ = ["open_temporary", "remove_leftovers"]

_FOLDERS = ("output", "locales")
# Anything before the digits, for earlier releases put the name of the file there.
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")


def open_temporary(folder: Path) -> tuple[Path, int]:
    """A new file in a folder, and its descriptor, which claims the file for as long as it is open."""
    while True:
        path = folder / f".coopdocs.{os.urandom(4).hex()}.tmp"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
        claim(descriptor)
        # Another run may have taken it for a leftover before it was claimed.
        if os.fstat(descriptor).st_nlink:
            return path, descriptor
        os.close(descriptor)


def remove_leftovers(root: Path) -> tuple[str, ...]:
    """Clear away what killed runs left half-written in a project; one line for each thing that a person should know.

    What a run still at work has claimed stays. Nothing is removed that might be somebody's work.
    """
    told: list[str] = []
    for path in _find_hidden(root):
        # What cannot be removed does no harm.
        with suppress(OSError):
            if swap := parse_swap(path):
                told += _finish_swap(swap)
            elif _TEMPORARY.fullmatch(path.name) and not is_claimed(path):
                path.unlink()
    return tuple(told)


def _find_hidden(root: Path) -> Iterator[Path]:
    # In the project's own folder stands coopdocs.toml, and much that is none of our business.
    yield from root.glob(".coopdocs.*")
    for name in _FOLDERS:
        for folder, _, files in os.walk(root / name):
            yield from (Path(folder, file) for file in files if file[0] == ".")


def _finish_swap(swap: Swap) -> Iterator[str]:
    """What came out of a swap goes if it is ours, back if it was saved meanwhile, or stays beside what came later."""
    if is_claimed(swap.waiting) or is_claimed(swap.target):
        return
    out = fingerprint(read_content(swap.waiting) or b"")
    if out in (swap.old, swap.new):
        swap.waiting.unlink()
    elif fingerprint(read_content(swap.target) or b"") == swap.new:
        settle_swap(swap)
    else:
        rescued = swap.target.with_name(f"{swap.target.name}.{out}.rescued")
        os.rename(swap.waiting, rescued)
        yield f"{name_path(rescued)} was saved by somebody while an earlier run was killed; compare and remove it"
