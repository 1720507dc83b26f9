"""`python -m bench.quality_run`: coopdocs and msgmerge judged on the truth of made-up revisions."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.catalog_files import write_files
from bench.corpus import write_corpus
from bench.ours import merge_command
from bench.pseudo import translate
from bench.quality import Answer, Quality, read_answers
from bench.revision import FATES, QUALITY, Revision, revise

__all__ = ["main", "measure_quality", "print_quality"]

TOOLS = ("coopdocs", "msgmerge")


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a table for each tool, and the misses that were asked for."""
    options = _read_options(arguments)
    corpora = [_make(seed, options.documents) for seed in range(options.seed, options.seed + options.seeds)]
    for tool in TOOLS if options.peer else TOOLS[:1]:
        quality = measure_quality(tool, corpora, by_function=options.by_function)
        if quality is None:
            print(f"{tool}: not yet")
            continue
        print_quality(tool, quality)
        olds = {translate(text): text for corpus in corpora for text in _old_texts(corpus)}
        for answer in list(quality.misses(options.fates.split(",")))[: options.show_misses]:
            print("\n".join(_describe(answer, olds)))


def measure_quality(tool: str, corpora: Iterable[Revision], *, by_function: bool = False) -> Quality | None:
    """The tool's answers on all corpora; None if it cannot merge yet."""
    answers: list[Answer] = []
    for corpus in corpora:
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder)
            write_files(corpus, files)
            command = _command(tool, files, by_function=by_function)
            if command is None:
                return None
            subprocess.run(command, check=True, capture_output=True)
            answers += read_answers(corpus.truths, files / "out.po")
    return Quality(tuple(answers))


def print_quality(tool: str, quality: Quality) -> None:
    """A line for each fate, and what is asked of a merge."""
    print(f"\n{tool:14}{'texts':>7}{'right':>7}{'empty':>7}{'wrong':>7}{'translated':>12}")
    for fate in FATES:
        counts = quality.count(fate)
        print(
            f"{fate:14}{counts['all']:7}{counts['right']:7}{counts['empty']:7}{counts['wrong']:7}{counts['printed']:12}"
        )
    print(f"light edits not given their right translation: {quality.share_missed('light'):.2f} %")
    print(f"heavy edits not given it: {quality.share_missed('heavy'):.2f} %")
    print(f"splits and merges of which no part got the right half: {quality.share_of_parts_missed:.2f} %")
    print(f"offered as translated wrongly: {quality.wrongly_printed}")
    print(f"unchanged, moved or only punctuated, no longer translated: {quality.no_longer_printed}")


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.quality_run", description=__doc__)
    parser.add_argument("--documents", type=int, default=50, help="of about 40 texts each (50)")
    parser.add_argument("--seed", type=int, default=1, help="the first corpus (1)")
    parser.add_argument("--seeds", type=int, default=1, help="how many corpora (1)")
    parser.add_argument("--show-misses", type=int, default=0, metavar="N", help="print so many of them (0)")
    parser.add_argument("--fates", default=",".join(FATES), help="of these kinds only: " + ",".join(FATES))
    parser.add_argument("--no-peer", dest="peer", action="store_false", help="leave msgmerge out")
    parser.add_argument("--by-function", action="store_true", help="call merge_catalogs, not the command")
    return parser.parse_args(arguments)


def _make(seed: int, documents: int) -> Revision:
    return revise(write_corpus(seed, documents), seed, QUALITY)


def _command(tool: str, files: Path, *, by_function: bool) -> list[str] | None:
    definition, reference, output = files / "old.po", files / "new.pot", files / "out.po"
    if tool == "coopdocs":
        return merge_command(definition, reference, output, by_function=by_function)
    return ["msgmerge", "--quiet", "--previous", str(definition), str(reference), "-o", str(output)]


def _old_texts(corpus: Revision) -> Iterator[str]:
    yield from corpus.obsolete
    yield from (segment.text for document in corpus.old for segment in document)


def _describe(answer: Answer, olds: dict[str, str]) -> Iterator[str]:
    """A miss for a person: the new text, where it comes from, and whose translation it was given."""
    moved = ", moved" if answer.truth.moved else ""
    state = "fuzzy" if answer.is_fuzzy else "translated" if answer.suggestion else "empty"
    yield f"\n--- {answer.truth.fate}{moved}: {state}{', wrong' if answer.is_wrong else ''}"
    yield f"new:   {answer.truth.text}"
    yield from (f"old:   {origin}" for origin in answer.truth.origins)
    if answer.suggestion:
        yield f"given: {olds.get(answer.suggestion, answer.suggestion)}"


if __name__ == "__main__":
    main()
