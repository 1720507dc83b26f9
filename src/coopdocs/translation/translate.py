"""A document and a catalog → the document in another language, and what is missing for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from coopdocs.catalogs import Catalog, Entry
from coopdocs.catalogs.values import read_origin
from coopdocs.catalogs.versions import holds_versions
from coopdocs.markdown import read_inlines, write_inlines
from coopdocs.model.document import Document, Inlines, Span
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.position import Position
from coopdocs.model.quoting import quote
from coopdocs.model.segment import Answer, Segment
from coopdocs.translation.segments import map_segments

__all__ = ["Counts", "Judge", "Translation", "translate_document"]

Judge = Callable[[Answer], tuple[Finding, ...]]
"""The checks that each translated segment must pass."""


@dataclass(slots=True)
class Counts:
    """Segments of one document in one language; repeated texts count as often as they are printed."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0

    @property
    def percent(self) -> int:
        """Of the segments, how many hundredths are translated, rounded down: 100 means every one."""
        total = self.translated + self.fuzzy + self.missing
        return self.translated * 100 // total if total else 100


@dataclass(frozen=True, slots=True)
class Translation:
    """The translated tree; gaps hold the source text, tagged with its language."""

    document: Document
    findings: tuple[Finding, ...]
    counts: Counts


def translate_document(document: Document, catalog: Catalog | None, language: str, judge: Judge) -> Translation:
    """The document with each segment replaced by its translation.

    In the source language the catalog holds a copy-editor's corrections: an empty msgstr prints the source and is
    complete. In the others an empty or fuzzy msgstr is a finding, and the source text fills the gap: a fuzzy
    translation belongs to another text than this one, and nobody has said that it still fits.
    """
    translator = _Translator(document.language, language, catalog, judge)
    translated = map_segments(document, translator.rewrite)
    findings = [*translator.findings, *translator.outdated(document.position)]
    unique = tuple(dict.fromkeys(findings))
    return Translation(replace(translated, language=language), unique, translator.counts)


@dataclass(slots=True)
class _Translator:
    source_language: str
    language: str
    catalog: Catalog | None
    judge: Judge
    findings: list[Finding] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    unknown: int = 0
    """Segments that the catalog has no entry for."""

    def rewrite(self, segment: Segment) -> Inlines:
        written = write_inlines(segment.content)
        entry = self.catalog.find(segment.context, written.text) if self.catalog else None
        if entry and entry.is_fuzzy and entry.translation:
            return self._fuzzy(segment, entry)
        if entry is None or not entry.translation:
            return self._missing(segment, entry)
        self.counts.translated += 1
        content = read_inlines(entry.translation, written.targets, written.calls)
        answer = Answer(segment, self.language, entry.translation, content, self._position(entry))
        self.findings += self.judge(answer)
        return content

    def _fuzzy(self, segment: Segment, entry: Entry) -> Inlines:
        if self._in_source_language():
            self.counts.translated += 1
            message = f"the correction of {quote(entry.message)} is fuzzy: the source text is printed"
            advice = "Look whether it still fits the text, then clear the fuzzy mark."
            self._complain("fuzzy-correction", message, self._position(entry), advice, Severity.WARNING)
            return segment.content
        self.counts.fuzzy += 1
        reason, advice = _explain_fuzzy(entry)
        message = f"the translation of {quote(entry.message)} is fuzzy: {reason}"
        self._complain("fuzzy-translation", message, self._position(entry), advice)
        return self._gap(segment)

    def _missing(self, segment: Segment, entry: Entry | None) -> Inlines:
        if self._in_source_language():
            self.counts.translated += 1
            return segment.content
        self.counts.missing += 1
        if entry is None:
            self.unknown += 1
        else:
            message = f"{quote(entry.message)} is not translated"
            self._complain("missing-translation", message, self._position(entry), "Translate it, or build a --draft.")
        return self._gap(segment)

    def _gap(self, segment: Segment) -> Inlines:
        """The source text, tagged: a screen reader must not read French as Kazakh."""
        return (Span(segment.content, self.source_language, ("untranslated",)),)

    def _in_source_language(self) -> bool:
        return self.language == self.source_language

    def outdated(self, source: Position) -> tuple[Finding, ...]:
        """One finding for all that the catalog has never heard of."""
        if not self.unknown:
            return ()
        position = Position(self.catalog.file) if self.catalog else source
        texts = "1 text" if self.unknown == 1 else f"{self.unknown} texts"
        message = f"the catalog does not hold {texts} of {source.file}"
        finding = Finding("catalog-outdated", message, position, "Run: coopdocs update", language=self.language)
        return (finding,)

    def _position(self, entry: Entry) -> Position:
        return self.catalog.position(entry) if self.catalog else Position("")

    def _complain(
        self, code: str, message: str, position: Position, advice: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.findings.append(Finding(code, message, position, advice, severity, self.language))


def _explain_fuzzy(entry: Entry) -> tuple[str, str]:
    """Why a translation is not printed as it is, and what its translator does about it."""
    if holds_versions(entry.translation):
        advice = "Keep one of them, remove the lines with #-#-#-#-# and the word fuzzy."
        return "it holds several versions to choose from", advice
    if origin := read_origin(entry.value.tcomment):
        advice = "See whether it fits here, mend it, and clear the fuzzy mark."
        return f"it is a suggestion from {origin}, to be looked at", advice
    if entry.value.previous_msgid:
        advice = "Compare it with the text as it is now, mend it, and clear the fuzzy mark."
        return "the source text changed since", advice
    return "nobody has said yet that it fits", "Compare it with the text, mend it, and clear the fuzzy mark."
