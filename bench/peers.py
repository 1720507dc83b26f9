"""`python -m bench.peers NAME FILE…`: the peers that are libraries, as programs."""

from __future__ import annotations

import sys
from pathlib import Path


def polib_copy(catalog: str, output: str) -> None:
    """Reads and writes a catalog."""
    import polib

    polib.pofile(catalog).save(output)


def babel_copy(catalog: str, output: str) -> None:
    """Reads and writes a catalog."""
    from babel.messages.pofile import read_po, write_po

    with Path(catalog).open("rb") as source, Path(output).open("wb") as target:
        write_po(target, read_po(source))


def babel_update(catalog: str, template: str, output: str) -> None:
    """Merges with Babel's similarity, which is Python's difflib."""
    from babel.messages.pofile import read_po, write_po

    with Path(catalog).open("rb") as source:
        known = read_po(source)
    with Path(template).open("rb") as source:
        known.update(read_po(source))
    with Path(output).open("wb") as target:
        write_po(target, known)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["polib-copy", catalog, output]:
            polib_copy(catalog, output)
        case ["babel-copy", catalog, output]:
            babel_copy(catalog, output)
        case [_, catalog, template, output]:
            babel_update(catalog, template, output)
