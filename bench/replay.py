"""`python -m bench.replay CLONE GLOB`: merges old catalogs of a real project with its later texts, beside msgmerge.

What translators wrote into the later catalog is the judge of what each tool suggests. Without --before each catalog's
own history is taken: as it was before a newer source came in, and as it was when translators had worked on that.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib

from bench.history import Clone, Version
from bench.ours import merge_command
from bench.replay_score import Score, find_best, score

__all__ = ["main"]

_TOOLS = ("coopdocs", "msgmerge")


def main(arguments: Sequence[str] | None = None) -> dict[str, Score]:
    """The sums for each tool, printed and returned; a line for each merge with --verbose."""
    options = _read_options(arguments)
    clone = Clone(options.clone)
    if options.before:
        pairs = clone.pairs(options.before, options.after, options.glob)
    else:
        pairs = clone.refreshes(options.after, options.glob)
    totals = dict.fromkeys(_TOOLS if options.peer else _TOOLS[:1], Score())
    compared = 0
    for old, new in list(pairs)[:: options.every]:
        found = _compare(old, new, tuple(totals), options)
        if len(found) == len(totals):
            compared += 1
            totals = {tool: total + found[tool] for tool, total in totals.items()}
    print(f"{compared} pairs of catalogs")
    for tool, total in totals.items():
        print(f"{tool}: {total}")
    return totals


def _compare(old: Version, new: Version, tools: Sequence[str], options: argparse.Namespace) -> dict[str, Score]:
    """The score of each tool that could merge the pair."""
    before, later = polib.pofile(old.content.decode()), polib.pofile(new.content.decode())
    best = find_best(before, later)
    scores: dict[str, Score] = {}
    for tool in tools:
        merged = _merge(tool, old, new, by_function=options.by_function)
        if merged is None:
            continue
        scores[tool], misses = score(before, later, merged, best)
        if options.verbose:
            print(f"{old.path} {old.revision} → {new.revision}, {tool}: {scores[tool]}")
        for miss in misses[: options.show_misses]:
            print(f"--- {tool}, {old.path}\n{miss}")
    return scores


def _merge(tool: str, old: Version, new: Version, *, by_function: bool) -> polib.POFile | None:
    """What the tool makes of it in a process of its own; None, said aloud, where it refuses a catalog."""
    with tempfile.TemporaryDirectory() as folder:
        definition, reference, output = (Path(folder) / name for name in ("old.po", "new.pot", "out.po"))
        definition.write_bytes(old.content)
        _write_template(new.content, reference)
        command: list[str] | None = ["msgmerge", "-q", "--previous", str(definition), str(reference), "-o", str(output)]
        if tool == "coopdocs":
            command = merge_command(definition, reference, output, by_function=by_function)
        if command is None:
            return None
        run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if output.exists():
            return polib.pofile(str(output))
        print(f"{tool} refuses {old.path} {old.revision}: {(run.stderr or run.stdout).strip()[-300:]}")
        return None


def _write_template(content: bytes, path: Path) -> None:
    """The later catalog with all that translators wrote taken out."""
    catalog = polib.pofile(content.decode())
    template = polib.POFile()
    template.metadata = catalog.metadata
    template.extend(_emptied(catalog))
    path.write_text(str(template), encoding="utf-8")


def _emptied(catalog: polib.POFile) -> Iterator[polib.POEntry]:
    for entry in catalog:
        if not entry.obsolete:
            entry.msgstr = entry.tcomment = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
            entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            yield entry


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.replay", description=__doc__)
    parser.add_argument("clone", type=Path, help="a clone of the project, bare or not")
    parser.add_argument("glob", help="catalogs, such as 'po/*.po'; * stands for slashes too")
    parser.add_argument("--before", metavar="REVISION", help="the earlier version of all catalogs")
    parser.add_argument("--after", metavar="REVISION", default="HEAD", help="the later version (HEAD)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth pair only")
    parser.add_argument("--show-misses", type=int, default=0, metavar="N", help="print so many of each merge")
    parser.add_argument("--verbose", action="store_true", help="a line for each merge")
    parser.add_argument("--no-peer", dest="peer", action="store_false", help="leave msgmerge out")
    parser.add_argument("--by-function", action="store_true", help="call merge_catalogs, not the command")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
