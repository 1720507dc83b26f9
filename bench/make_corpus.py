"""`python -m bench.make_corpus FOLDER`: writes the files of a made-up corpus and of its next version."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.catalog_files import write_files
from bench.corpus import write_corpus
from bench.revision import QUALITY, TIMING, revise

MIXES = {"timing": TIMING, "quality": QUALITY, "none": {}}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.make_corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100, help="of about 40 texts each (100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mix", choices=MIXES, default="timing", help="which edits: 5 %% of the texts, or a third")
    options = parser.parse_args(arguments)
    write_files(revise(write_corpus(options.seed, options.documents), options.seed, MIXES[options.mix]), options.folder)


if __name__ == "__main__":
    main()
