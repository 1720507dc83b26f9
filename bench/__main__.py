"""`python -m bench`: coopdocs beside its peers in one run on one machine; exit code 1 if a "must" is missed."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import bench.replay
import bench.round_trip
from bench.corpus import write_corpus
from bench.measures import Costs, measure_copy, measure_format, measure_merge, measure_po4a, prepare
from bench.quality_run import measure_quality, print_quality
from bench.revision import QUALITY, revise
from bench.table import Row, print_rows
from bench.timing import Cost, compare

_SMALL, _MIDDLE, _LARGE = 10, 100, 1000
_PROGRAMS = {"msgmerge": "gettext", "msgcat": "gettext", "po4a-updatepo": "po4a"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what each run took, then the table; 1 if something that must be is not."""
    options = _read_options(arguments)
    absent = sorted({package for program, package in _PROGRAMS.items() if not shutil.which(program)})
    if absent:
        print(f"The bench needs Debian's packages {' and '.join(absent)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_measure(Path(folder), options))
    print()
    print_rows(rows)
    return int(any(row.is_missed for row in rows))


def _measure(folder: Path, options: argparse.Namespace) -> Iterator[Row]:
    floor = compare({"nothing": ["true"]}, 3, folder)["nothing"]
    print(f"Seconds of wall and CPU, MiB of the largest process; what is below {floor.memory:.0f} MiB cannot be seen.")
    small = prepare(folder, _SMALL, options.seed)
    _show(
        "merge, 5 % edited, 400", measure_merge(small, 3, edited=True, peers=("msgmerge", "Babel")[: 2 - options.quick])
    )
    middle = prepare(folder, _MIDDLE, options.seed)
    fuzzy = _show("merge, 5 % edited, 4,000", measure_merge(middle, options.rounds, edited=True, peers=("msgmerge",)))
    yield _ratio("fuzzy merge, 4,000, 5 % edited: wall ÷ msgmerge", fuzzy, "msgmerge", (0.15, 0.05))
    if not options.quick:
        _show("merge, 5 % edited, 4,000, with extraction", measure_po4a(middle, 1))
    exact = measure_merge(middle, options.rounds, edited=False, peers=("msgmerge -N",))
    _show("merge, nothing edited, 4,000", exact)
    yield _ratio("merge without edits, 4,000: wall ÷ msgmerge -N", exact, "msgmerge -N", (1.5, 0.8))
    copied = _show("read and write, 4,000", measure_copy(middle, options.rounds))
    yield _ratio("read and write, 4,000: wall ÷ msgcat", copied, "msgcat", (1.2, 0.5))
    formatted = _show(
        "po format of a file that has its form, 4,000", measure_format(middle, options.rounds, wrapped=True)
    )
    yield _ratio("po format, 4,000: wall ÷ msgcat", formatted, "msgcat", (1.2, 0.5))
    _show("po format of a file without any wrapping, 4,000", measure_format(middle, options.rounds, wrapped=False))
    if options.large:
        yield from _measure_large(prepare(folder, _LARGE, options.seed), fuzzy.get("coopdocs"))
    if options.quality:
        yield from _judge(options)
    for clone, pattern, *versions in options.real or ():
        yield from _look_at_history(clone, pattern, versions, options.every)


def _measure_large(files: Path, at_middle: Cost | None) -> Iterator[Row]:
    fuzzy = _show("merge, 5 % edited, 40,000", measure_merge(files, 3, edited=True, peers=()))
    _show("merge, nothing edited, 40,000", measure_merge(files, 1, edited=False, peers=("msgmerge -N",)))
    _show("read and write, 40,000", measure_copy(files, 1))
    ours = fuzzy.get("coopdocs")
    growth = ours.cpu / at_middle.cpu if ours and at_middle else None
    spent = (f"{ours.cpu:.2f} s", f"{at_middle.cpu:.2f} s") if ours and at_middle else ("–", "–")
    yield Row("fuzzy merge, 40,000: CPU ÷ our CPU at 4,000", *spent, growth, 15, 11)
    memory = ours.memory if ours else None
    yield Row("peak memory, fuzzy merge, 40,000: MiB", f"{memory:.0f} MiB" if memory else "–", "–", memory, 200, 120)


def _judge(options: argparse.Namespace) -> Iterator[Row]:
    seeds = range(options.seed, options.seed + options.seeds)
    corpora = [revise(write_corpus(seed, options.documents), seed, QUALITY) for seed in seeds]
    ours, theirs = (measure_quality(tool, corpora) for tool in ("coopdocs", "msgmerge"))
    for tool, quality in (("coopdocs", ours), ("msgmerge", theirs)):
        if quality:
            print_quality(tool, quality)
    for name, attribute, limits in (
        ("light edits not given their right translation: %", "share_of_light_missed", (0.5, 0)),
        ("heavy edits not given it: %", "share_of_heavy_missed", (2, 0)),
        ("splits and merges, no part given the right half: %", "share_of_parts_missed", (5, 1)),
        ("wrong translation offered as translated", "wrongly_printed", (0, 0)),
        ("unchanged, moved or only punctuated, lost", "no_longer_printed", (0, 0)),
    ):
        figures = [getattr(quality, attribute) if quality else None for quality in (ours, theirs)]
        shown = ["–" if figure is None else f"{figure:.3g}" for figure in figures]
        yield Row(name, shown[0], shown[1], figures[0], *limits)


def _look_at_history(clone: str, pattern: str, versions: list[str], every: int) -> Iterator[Row]:
    """A real project: its catalogs read and written, and its history replayed."""
    name = f"{Path(clone).name} {pattern}"
    revision = ["--revision", versions[-1]] if versions else []
    broken = bench.round_trip.main([clone, pattern, *revision])
    yield Row(f"{name}: files changed by a round trip", str(broken), "–", broken, 0, 0)
    between = [text for pair in zip(("--before", "--after"), versions, strict=False) for text in pair]
    scores = bench.replay.main([clone, pattern, *between, "--every", str(every)])
    ours, theirs = scores["coopdocs"], scores["msgmerge"]
    yield Row(f"{name}: survivors lost", str(ours.lost), str(theirs.lost), ours.lost, 0, 0)
    shares = ours.share_recovered, theirs.share_recovered
    ratio = shares[1] / shares[0] if shares[0] else None
    yield Row(f"{name}: recovered, msgmerge ÷ ours", f"{shares[0]:.1f} %", f"{shares[1]:.1f} %", ratio, 1, 0.95)
    wrong = ours.wrong / max(theirs.wrong, 1)
    yield Row(f"{name}: wrong suggestions ÷ msgmerge", str(ours.wrong), str(theirs.wrong), wrong, 1, 0.5)


def _show(title: str, costs: Costs) -> Costs:
    print(f"\n{title}")
    for name, cost in costs.items():
        print(f"  {name:14}{cost.wall:9.3f} s wall{cost.cpu:9.3f} s CPU{cost.memory:7.0f} MiB")
    return costs


def _ratio(name: str, costs: Costs, peer: str, limits: tuple[float, float]) -> Row:
    ours, theirs = costs.get("coopdocs"), costs[peer]
    ratio = ours.wall / theirs.wall if ours else None
    return Row(name, f"{ours.wall:.3f} s" if ours else "–", f"{theirs.wall:.3f} s", ratio, *limits)


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the slowest peers, Babel's merge and po4a")
    parser.add_argument("--large", action="store_true", help="also 40,000 entries")
    parser.add_argument("--quality", action="store_true", help="also what the merges gave each text")
    parser.add_argument(
        "--real",
        nargs="+",
        action="append",
        metavar=("CLONE", "GLOB"),
        help="also the catalogs of a project; with two revisions behind it these, otherwise its history",
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth pair of catalogs of --real (1)")
    parser.add_argument("--rounds", type=int, default=5, help="of each comparison, for the median (5)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=50, help="of each corpus of --quality (50)")
    parser.add_argument("--seeds", type=int, default=4, help="corpora of --quality (4)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
