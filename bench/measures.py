"""The comparisons: which commands run beside one another on which files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polib

from bench.catalog_files import write_files
from bench.corpus import write_corpus
from bench.ours import copy_command, format_command, merge_command
from bench.pseudo import translate
from bench.revision import TIMING, revise
from bench.timing import Cost, compare

__all__ = ["Costs", "measure_copy", "measure_format", "measure_merge", "measure_po4a", "prepare"]

Costs = dict[str, Cost]
"""By the name of the tool; ours is `coopdocs`, and it is absent where coopdocs cannot do it yet."""


def prepare(folder: Path, documents: int, seed: int) -> Path:
    """A folder with the files of a corpus of so many documents and of its next version."""
    files = folder / str(documents)
    write_files(revise(write_corpus(seed, documents), seed, TIMING), files)
    return files


def measure_merge(files: Path, rounds: int, *, edited: bool, peers: tuple[str, ...]) -> Costs:
    """A template merged into a catalog; with `edited`, of the next version, so that similar texts are looked for."""
    definition, reference = files / "old.po", files / ("new.pot" if edited else "old.pot")
    names = [str(definition), str(reference)]
    output = files / "out.po"
    known = {
        "msgmerge": ["msgmerge", "-q", "--previous", *names, "-o", "msgmerge.po"],
        "msgmerge -N": ["msgmerge", "-q", "-N", *names, "-o", "msgmerge.po"],
        "Babel": [sys.executable, "-m", "bench.peers", "babel-update", *names, "babel.po"],
    }
    ours = merge_command(definition, reference, output)
    commands = ({"coopdocs": ours} if ours else {}) | {name: known[name] for name in peers}
    return compare(commands, rounds, files)


def measure_copy(files: Path, rounds: int) -> Costs:
    """A catalog read and written."""
    names = [str(files / "old.po"), "copy.po"]
    commands = {
        "coopdocs": copy_command(files / "old.po", files / "copy.po"),
        "msgcat": ["msgcat", names[0], "-o", names[1]],
        "polib": [sys.executable, "-m", "bench.peers", "polib-copy", *names],
        "Babel": [sys.executable, "-m", "bench.peers", "babel-copy", *names],
    }
    return compare(commands, rounds, files)


def measure_format(files: Path, rounds: int, *, wrapped: bool) -> Costs:
    """A catalog given the form of msgcat, which it already has if `wrapped`, or from one line for each text."""
    source, formatted = files / "old.po", files / "format.po"
    if not wrapped:
        source = files / "plain.po"
        subprocess.run(["msgcat", "--no-wrap", str(files / "old.po"), "-o", str(source)], check=True)
    commands = {"msgcat": ["msgcat", str(source), "-o", "msgcat.po"]}
    ours = format_command(formatted)
    if ours:
        commands["coopdocs"] = ["sh", "-c", f'cp {source.name} {formatted.name} && exec "$@"', "sh", *ours]
    return compare(commands, rounds, files)


def measure_po4a(files: Path, rounds: int) -> Costs:
    """po4a-updatepo on the Markdown of the next version, into a catalog that it made of the old one itself."""
    old, new = (_po4a_command(files, version) for version in ("old", "new"))
    catalog = files / "po4a.po"
    subprocess.run([*old, "--po", str(catalog)], check=True, capture_output=True)
    translated = polib.pofile(str(catalog))
    for entry in translated:
        entry.msgstr = translate(entry.msgid)
    translated.save()
    shutil.copy(catalog, files / "po4a-before.po")
    # One shell does both, for the command overwrites the catalog that it reads.
    line = 'cp po4a-before.po po4a.po && exec "$@"'
    return compare({"po4a-updatepo": ["sh", "-c", line, "sh", *new, "--po", str(catalog)]}, rounds, files)


def _po4a_command(files: Path, version: str) -> list[str]:
    masters = [argument for path in sorted((files / version).glob("*.md")) for argument in ("--master", str(path))]
    return ["po4a-updatepo", "-f", "text", "-o", "markdown", "-M", "UTF-8", *masters]
