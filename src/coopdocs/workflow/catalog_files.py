"""po: merging, formatting and checking catalogs that are named one by one, in a project or outside of any.

Their paths come from the person at the keyboard or from git, never from a text, so they may lead anywhere.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coopdocs.catalogs import Catalog, format_catalog, read_catalog, write_catalog
from coopdocs.errors import CoopdocsError
from coopdocs.files import retry_while_changing, write_atomically, write_if_unchanged
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.model.quoting import quote
from coopdocs.reports import printable, write_merge_lines
from coopdocs.workflow.outcome import Outcome

if TYPE_CHECKING:
    from coopdocs.catalogs.three_way import ThreeWay

__all__ = ["MergeFiles", "run_po_check", "run_po_format", "run_po_merge", "run_po_merge3"]


@dataclass(frozen=True, slots=True)
class MergeFiles:
    """The three versions of a catalog, where the merged one goes, and what they are called in what is said of them."""

    base: Path
    """An empty file where both sides began the catalog on their own."""
    ours: Path
    theirs: Path
    output: Path
    shown: str = ""
    """The catalog's path in the repository; git hands over temporary files, whose names mean nothing to anybody."""
    our_name: str = "ours"
    their_name: str = "theirs"

    def name(self, path: Path) -> str:
        """How findings name one of the files."""
        if not self.shown:
            return str(path)
        names = {self.base: "base", self.ours: self.our_name, self.theirs: self.their_name}
        return f"{self.shown} ({names[path]})"


def run_po_merge3(files: MergeFiles) -> Outcome:
    """Merge by entry; nothing is written where one of the three is faulty."""
    from coopdocs.catalogs.three_way import merge_three_ways

    findings: list[Finding] = []
    empty = not _read_bytes(files.base).strip()
    base = None if empty else _read(files.base, findings, files.name(files.base))
    ours = _read(files.ours, findings, files.name(files.ours))
    theirs = _read(files.theirs, findings, files.name(files.theirs))
    if ours is None or theirs is None or (base is None and not empty):
        return Outcome(tuple(findings))
    merged = merge_three_ways(base, ours, theirs, (files.our_name, files.their_name))
    content = write_catalog(merged.catalog)
    shown = files.shown or str(files.output)
    read_back = read_catalog(content, shown)
    if not isinstance(read_back, Catalog):
        return Outcome(read_back)
    write_atomically(files.output, content)
    return Outcome(_merge_findings(merged, read_back))


def run_po_format(paths: Iterable[Path], *, check: bool = False) -> Outcome:
    """Write catalogs as msgcat would; with `check`, only say which would change. A faulty one is never rewritten."""
    findings: list[Finding] = []
    troubles: list[CoopdocsError] = []
    changed = []
    for path in paths:
        try:
            found, differs = retry_while_changing(partial(_format, path, check=check))
        except CoopdocsError as trouble:
            troubles.append(trouble)
        else:
            findings += found
            changed += [printable(str(path))] if differs else []
    return Outcome(tuple(findings), tuple(changed), work_found=check and bool(changed), troubles=tuple(troubles))


def _format(path: Path, *, check: bool) -> tuple[list[Finding], bool]:
    """Format one file; what is to be mended in it, and whether its layout was another one."""
    findings: list[Finding] = []
    before = _read_bytes(path)
    catalog = _read(path, findings, str(path), before)
    content = write_catalog(format_catalog(catalog)) if catalog else before
    if content != before and check:
        findings.append(_layout_finding(path))
    elif content != before:
        write_if_unchanged(path, content, before)
    return findings, content != before


def run_po_check(paths: Iterable[Path]) -> Outcome:
    """What is to be mended in catalogs as such, whatever source they belong to."""
    from coopdocs.checks.catalogs import judge_catalog

    findings: list[Finding] = []
    troubles = []
    for path in paths:
        try:
            catalog = _read(path, findings, str(path))
            findings += judge_catalog(catalog) if catalog else ()
        except CoopdocsError as trouble:
            troubles.append(trouble)
    return Outcome(tuple(findings), troubles=tuple(troubles))


def run_po_merge(definition: Path, reference: Path, output: Path | None) -> tuple[Outcome, str]:
    """The texts of `reference` with the translations of `definition`, in `output`.

    Where no output is named the merged catalog is returned as a text. Faulty files leave the output as it is.
    """
    return retry_while_changing(partial(_merge, definition, reference, output))


def _merge(definition: Path, reference: Path, output: Path | None) -> tuple[Outcome, str]:
    from coopdocs.catalogs import merge_catalogs

    if output and output.exists() and reference.exists() and output.samefile(reference):
        advice = "The order is: coopdocs po merge CATALOG.po TEMPLATE.pot -o OUTPUT.po"
        raise CoopdocsError(f"{output}: this is the reference, which is not to be overwritten", advice)
    findings: list[Finding] = []
    before = _read_bytes(output) if output and output.exists() else None
    known = _read(definition, findings, str(definition))
    wanted = _read(reference, findings, str(reference))
    if known is None or wanted is None:
        return Outcome(tuple(findings)), ""
    merged = merge_catalogs(known, wanted, str(output or definition))
    # Large catalogs are large: what the result does not need gives its room back before the result is written.
    del known, wanted
    content = write_catalog(merged.catalog)
    if output is None:
        return Outcome(tuple(findings), tuple(write_merge_lines(merged)), merges=(merged,)), content.decode()
    differs = write_if_unchanged(output, content, before)
    return Outcome(tuple(findings), tuple(write_merge_lines(merged)) if differs else (), merges=(merged,)), ""


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CoopdocsError(f"{path}: cannot be read: {problem.strerror}") from None


def _read(path: Path, findings: list[Finding], shown: str, content: bytes | None = None) -> Catalog | None:
    """A catalog, or None with what is wrong in it among the findings."""
    read = read_catalog(_read_bytes(path) if content is None else content, shown)
    findings += read.findings if isinstance(read, Catalog) else read
    return read if isinstance(read, Catalog) else None


def _layout_finding(path: Path) -> Finding:
    message = "the catalog is not laid out as msgcat lays it out"
    return Finding("catalog-layout", message, Position(str(path)), f"Run: coopdocs po format {shlex.quote(str(path))}")


def _merge_findings(merged: ThreeWay, result: Catalog) -> tuple[Finding, ...]:
    """An error for each text that a translator must settle, a warning for what went another way than one may think."""
    lines = {part.key: part.line for part in reversed(result.parts)}

    def find(code: str, key: tuple[str | None, str], message: str, advice: str = "") -> Finding:
        severity = Severity.ERROR if code == "merge-conflict" else Severity.WARNING
        return Finding(code, message, Position(result.file, lines.get(key, 0)), advice, severity)

    advice = "Keep one of the versions in its msgstr, remove the lines with #-#-#-#-# and the word fuzzy."
    findings = [
        find("merge-conflict", key, f"both sides translated {quote(key[1])}, each in its own way", advice)
        for key in merged.conflicts
    ]
    findings += [
        find("merge-obsolete", key, f"{quote(key[1])} is no longer in use, but was worked on; it is kept as obsolete")
        for key in merged.laid_down
    ]
    findings += [
        find("merge-suggestion", key, f"the suggestion {quote(text)} gave way to a translation")
        for key, text in merged.given_way
    ]
    return tuple(findings)
