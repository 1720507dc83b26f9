"""`python -m bench.round_trip CLONE GLOB`: reads and writes every catalog of a real project, and merges it with itself.

Reading and writing may change no byte; a merge only entries that were empty, and a second one nothing.
"""

from __future__ import annotations

import argparse
import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.history import Clone, Version
from coopdocs.catalogs import Catalog, Entry, merge_catalogs, read_catalog, write_catalog

__all__ = ["main"]

_FAULTS = ("rewritten", "merged", "twice")


def main(arguments: Sequence[str] | None = None) -> int:
    """Counts of files and entries; names of those that were refused or changed. Returns how many were changed."""
    options = _read_options(arguments)
    clone = Clone(options.clone)
    counts: Counter[str] = Counter()
    for path in clone.paths(options.revision, options.glob):
        version = clone.read(options.revision, path)
        if version:
            counts += _try(version, options.show_changes)
    print(
        f"{counts['files']} files, {counts['entries']} entries; {counts['refused']} refused; "
        f"reading and writing changed {counts['rewritten']}; "
        f"merging with their own texts gave {counts['suggested']} empty entries a suggestion, "
        f"and changed {counts['merged']} files in another way; merging again changed {counts['twice']}"
    )
    return sum(counts[name] for name in _FAULTS)


def _try(version: Version, shown: int) -> Counter[str]:
    catalog = read_catalog(version.content, version.path)
    if not isinstance(catalog, Catalog):
        print(f"refused: {version.path}: {catalog[0].message} (line {catalog[0].position.line})")
        return Counter({"files": 1, "refused": 1})
    merged = merge_catalogs(catalog, catalog, version.path).catalog
    results = {
        "rewritten": (catalog, version.content),
        "merged": (_without_suggestions(merged, catalog), version.content),
        "twice": (merge_catalogs(merged, merged, version.path).catalog, write_catalog(merged)),
    }
    counts = Counter(files=1, entries=len(catalog.parts))
    counts["suggested"] = sum(_is_suggested(entry, catalog) for entry in merged.entries)
    for name, (after, before) in results.items():
        content = write_catalog(after)
        if content != before:
            counts[name] = 1
            lines = difflib.unified_diff(before.decode().split("\n"), content.decode().split("\n"), lineterm="", n=1)
            print("\n".join([f"{name}: {version.path}", *list(lines)[:shown]]))
    return counts


def _is_suggested(entry: Entry, before: Catalog) -> bool:
    """Whether an entry that was empty is fuzzy now: other entries of the same file had a translation for it."""
    old = before.find(*entry.key)
    return old is not None and not any(old.translations) and entry.is_fuzzy


def _without_suggestions(merged: Catalog, before: Catalog) -> Catalog:
    """The merge with those entries as they were."""
    parts = [before.find(*entry.key) if _is_suggested(entry, before) else entry for entry in merged.parts]
    return replace(merged, parts=tuple(part for part in parts if part))


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.round_trip", description=__doc__)
    parser.add_argument("clone", type=Path, help="a clone of the project, bare or not")
    parser.add_argument("glob", help="catalogs, such as 'po/*.po'; * stands for slashes too")
    parser.add_argument("--revision", default="HEAD")
    parser.add_argument("--show-changes", type=int, default=0, metavar="N", help="so many lines of each difference")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(int(bool(main())))
