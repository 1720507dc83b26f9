"""Inspection: a finished file against the edition that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coopdocs.inspect.added_text import added_texts
from coopdocs.inspect.docx import read_docx
from coopdocs.inspect.expected import ExpectedSegment, ExpectedText, expected_text
from coopdocs.inspect.file_findings import find_in_file
from coopdocs.inspect.found import FoundPiece, FoundText, Stripped
from coopdocs.inspect.html import read_html
from coopdocs.inspect.letters import is_call_mark
from coopdocs.inspect.line_quality import LineQuality, judge_lines
from coopdocs.inspect.line_quality_report import find_cut_lines, find_poor_lines
from coopdocs.inspect.pdf import read_pdf
from coopdocs.inspect.rules import Rule
from coopdocs.inspect.text_comparison import StreamComparison, compare_stream
from coopdocs.inspect.text_findings import find_in_text
from coopdocs.inspect.wording import DOCX, HTML, PDF, Format
from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding

__all__ = ["Compared", "Inspection", "StrippedCount", "inspect_docx", "inspect_html", "inspect_pdf"]


@dataclass(frozen=True, slots=True)
class StrippedCount:
    """How much was left out by one rule, with the first text as an example; rules that leave out no text count 0."""

    rule: Rule
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How much was compared."""

    segments: int
    """Cover and body."""
    note_segments: int
    letters: int
    foreign_passages: int
    links: int
    alternatives: int
    headings: int
    pages: int
    """0 for formats without pages."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the inspection of one file came to."""

    format: str
    language: str
    findings: tuple[Finding, ...]
    stripped: tuple[StrippedCount, ...]
    """One entry for each rule of the format."""
    compared: Compared
    lines: LineQuality | None = None
    """Of the lines as they are laid out; None for formats whose lines are laid out by the program that shows them."""


def inspect_pdf(data: bytes, edition: Edition) -> Inspection:
    """The PDF of an edition, read through its structure tree, and its lines."""
    found = read_pdf(data)
    inspection = _inspect(PDF, found, edition)
    quality = judge_lines(found.lines)
    findings = (*inspection.findings, *find_cut_lines(found, edition), *find_poor_lines(quality, edition))
    return replace(inspection, findings=findings, lines=quality)


def inspect_docx(data: bytes, edition: Edition) -> Inspection:
    """The Word document of an edition, read from its parts."""
    return _inspect(DOCX, read_docx(data), edition)


def inspect_html(text: str, edition: Edition) -> Inspection:
    """The web page of an edition."""
    return _inspect(HTML, read_html(text), edition)


def _inspect(form: Format, found: FoundText, edition: Edition) -> Inspection:
    expected = expected_text(edition.document, edition.pictures.keys(), back_cover_last=form.back_cover_last)
    added = added_texts(edition, expected, form.letters)
    wanted = (*_cover_in_order(expected.cover, found.body, form), *expected.body)
    body = compare_stream(wanted, found.body, form, added)
    notes = compare_stream(_notes_in_order(expected.notes, found.notes, form), found.notes, form, ())
    return Inspection(
        format=form.name,
        language=expected.language,
        findings=(*find_in_text((body, notes), form, edition), *find_in_file(expected, found, form, edition)),
        stripped=_count(form, (*found.stripped, *_outside(found), *body.stripped, *notes.stripped)),
        compared=_compared(expected, body, notes, found.pages),
    )


def _cover_in_order(
    cover: Sequence[ExpectedSegment], found: Sequence[FoundPiece], form: Format
) -> tuple[ExpectedSegment, ...]:
    """The cover's lines in the order in which the file has them; a line that the file has not got comes last."""
    texts = [form.letters(piece.text) for piece in found]
    return tuple(sorted(cover, key=lambda line: _place(form.letters(line.text), texts)))


def _notes_in_order(
    notes: Sequence[tuple[ExpectedSegment, ...]], found: Sequence[FoundPiece], form: Format
) -> tuple[ExpectedSegment, ...]:
    """All segments of the notes by number.

    Where a note calls another, each format has its own way: the called note may stand inside the calling one or
    after all others. Then the notes come in the order in which the file has them.
    """
    if any(is_call_mark(character) for note in notes for segment in note for character in segment.text):
        texts = [form.letters(piece.text) for piece in found]
        notes = sorted(notes, key=lambda note: _place(form.letters(note[0].text) if note else "", texts))
    return tuple(segment for note in notes for segment in note)


def _place(wanted: str, texts: Sequence[str]) -> int:
    """The first piece with which a text can begin."""
    return next((index for index, text in enumerate(texts) if text and wanted.startswith(text)), len(texts))


def _outside(found: FoundText) -> tuple[Stripped, ...]:
    return tuple(Stripped(Rule.OUTSIDE_TREE, text) for text in found.outside if text.strip())


def _count(form: Format, stripped: Sequence[Stripped]) -> tuple[StrippedCount, ...]:
    counts = Counter(each.rule for each in stripped)
    examples = {each.rule: each.text for each in reversed(stripped)}
    return tuple(StrippedCount(rule, counts[rule], examples.get(rule, "")) for rule in form.rules)


def _compared(expected: ExpectedText, body: StreamComparison, notes: StreamComparison, pages: int) -> Compared:
    passages = [passage for segment in (*body.segments, *notes.segments) for passage in segment.passages]
    return Compared(
        segments=len(body.segments),
        note_segments=len(notes.segments),
        letters=body.letters + notes.letters,
        foreign_passages=sum(passage.language != expected.language for passage in passages),
        links=sum(bool(passage.target) for passage in passages),
        alternatives=len(expected.alternatives),
        headings=len(expected.headings),
        pages=pages,
    )
