"""The files of a corpus: Markdown for po4a, template and catalog of the old version, template of the new, the truth."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.corpus import Document, write_markdown
from bench.pseudo import translate
from bench.revision import Revision

__all__ = ["write_files", "write_po"]

_HEADER = (
    "Project-Id-Version: bench",
    "POT-Creation-Date: 2026-01-01 12:00+0000",
    "PO-Revision-Date: 2026-01-01 12:00+0000",
    "Last-Translator: bench",
    "Language-Team: none",
    "Language: x-pseudo",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    "Plural-Forms: nplurals=1; plural=0;",
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def write_files(revision: Revision, folder: Path) -> None:
    """`old/*.md`, `new/*.md`, `old.pot`, `old.po`, `new.pot` and `truth.json`; msgcat gives the catalogs their form."""
    for version, documents in (("old", revision.old), ("new", revision.new)):
        (folder / version).mkdir(parents=True, exist_ok=True)
        for number, document in enumerate(documents, 1):
            (folder / version / f"{_name(number)}.md").write_text(write_markdown(document), encoding="utf-8")
    write_po(folder / "old.pot", _entries(revision.old, translated=False))
    write_po(folder / "new.pot", _entries(revision.new, translated=False))
    obsolete = (_entry((), text, translate(text), "#~ ") for text in revision.obsolete)
    write_po(folder / "old.po", [*_entries(revision.old, translated=True), *obsolete])
    truths = [asdict(truth) for truth in revision.truths]
    (folder / "truth.json").write_text(json.dumps(truths, ensure_ascii=False, indent=1), encoding="utf-8")


def write_po(path: Path, entries: Iterable[str]) -> None:
    """The entries with a header, in msgcat's form."""
    header = _entry((), "", "".join(f"{line}\n" for line in _HEADER))
    text = "\n".join((header, *entries))
    written = subprocess.run(["msgcat", "-"], input=text.encode(), capture_output=True, check=True).stdout
    path.write_bytes(written)


def _name(number: int) -> str:
    return f"brochure-{number:04}"


def _entries(documents: Sequence[Document], *, translated: bool) -> list[str]:
    """Equal texts are one entry that names all its documents."""
    notes: dict[str, list[str]] = {}
    for number, document in enumerate(documents, 1):
        for segment in document:
            lines = notes.setdefault(segment.text, [])
            lines += [f"#. {segment.kind}", *(f"#. [{n}] {target}" for n, target in enumerate(segment.targets, 1))]
            lines.append(f"#: source/{_name(number)}.md")
    return [_entry(dict.fromkeys(lines), text, translate(text) if translated else "") for text, lines in notes.items()]


def _entry(comments: Iterable[str], text: str, translation: str, mark: str = "") -> str:
    lines = [
        *comments,
        f'{mark}msgid "{text.translate(_ESCAPES)}"',
        f'{mark}msgstr "{translation.translate(_ESCAPES)}"',
    ]
    return "".join(f"{line}\n" for line in lines)
