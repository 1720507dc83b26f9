"""Preparing: a document and everything around it → one edition, ready for the writers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coopdocs.checks.answers import judge_answer
from coopdocs.checks.glyphs import GlyphCheck, code_blocks
from coopdocs.engine.inputs import Inputs, hash_input
from coopdocs.engine.sources import CatalogReading, Source, read_project_catalog
from coopdocs.files import read_text
from coopdocs.fonts import FontProblem, load_fonts, missing_glyphs
from coopdocs.labels import judge_labels, load_labels
from coopdocs.languages import Language, format_date, house_quotes, typeset, typesetting_characters
from coopdocs.model.document import Document, plain_text
from coopdocs.model.edition import Edition, Picture
from coopdocs.model.finding import Finding, Severity, has_errors
from coopdocs.model.position import Position
from coopdocs.model.theme import Theme
from coopdocs.model.walk import picture_sources
from coopdocs.pictures import load_picture, localised_name
from coopdocs.project import Project
from coopdocs.settings import PROJECT_FILE, find_line
from coopdocs.themes import ThemeProblem, find_value, load_theme
from coopdocs.translation.segments import collect_segments
from coopdocs.translation.translate import Counts, Translation, translate_document

__all__ = ["Preparation", "Workshop", "open_workshop", "prepare_edition"]

_UPDATE = "Run: coopdocs update"
_MISSING = "missing-translation"
_GAPS = (_MISSING, "fuzzy-translation", "catalog-outdated", "catalog-missing")
"""What a draft is made in spite of."""

_PICTURE_FOLDER = "source"


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all editions share."""

    project: Project
    theme: Theme | None
    """None where it or one of its fonts cannot be used: the findings say why, and nothing can be printed."""
    fonts: Mapping[str, bytes]
    settings: str | None
    """SHA-256 of the project file."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the theme."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """An edition, and what is to be mended before it may be printed; errors forbid it."""

    edition: Edition | None
    """None where there is no theme for it."""
    findings: tuple[Finding, ...]
    counts: Counts
    inputs: Inputs

    @property
    def is_printable(self) -> bool:
        """Whether nothing forbids to write it."""
        return self.edition is not None and not has_errors(self.findings)


def open_workshop(project: Project) -> Workshop:
    """The project's theme and fonts, or what is wrong with them: sources and catalogs can be judged without."""
    settings = hash_input(project, PROJECT_FILE)
    try:
        theme = load_theme(project.theme)
    except ThemeProblem as problem:
        position = problem.position or _theme_position(project)
        finding = Finding(problem.code, problem.message, position, problem.advice)
        return Workshop(project, None, {}, settings, (finding,))
    try:
        return Workshop(project, theme, load_fonts(theme.fonts), settings)
    except FontProblem as problem:
        position = find_value(theme.name, "fonts", problem.role)
        finding = Finding("unknown-font", problem.message, position, problem.advice)
        return Workshop(project, None, {}, settings, (finding,))


def _theme_position(project: Project) -> Position:
    """Where the project names its theme."""
    return Position(PROJECT_FILE, find_line(read_text(project.root, PROJECT_FILE), ("theme",)))


def prepare_edition(workshop: Workshop, source: Source, language: Language, *, draft: bool) -> Preparation:
    """The edition of a source (whose document exists) in a language, and everything to mend in it.

    The source's own findings are not among the findings. Where a draft is asked for, gaps in the translation
    are warnings.
    """
    if source.document is None:
        raise ValueError("a source without document has no editions")
    project = workshop.project
    path = project.catalog_path(source.brochure.name, language.tag)
    # Hashed before they are read: of a file saved in between, the old content is on record, and the next build sees it.
    inputs = _hash_inputs(workshop, source, path, language)
    reading = read_project_catalog(project, path)
    glyphs = GlyphCheck(workshop.fonts, language.tag) if workshop.theme else None
    translation = translate_document(
        source.document,
        reading.catalog,
        language.tag,
        lambda answer: (*judge_answer(answer), *(glyphs.judge_answer(answer) if glyphs else ())),
    )
    findings = [*reading.findings, *_judge_translation(translation, reading, path), *judge_labels(language.tag)]
    pictures, faults = _load_pictures(project, translation.document)
    findings += faults
    findings += _find_missing_glyphs(glyphs, translation.document) if glyphs else ()
    edition = _dress(workshop, translation.document, language, pictures, draft=draft)
    if draft:
        findings = [_forgiven(finding) for finding in findings]
    return Preparation(edition, tuple(findings), translation.counts, inputs)


def _dress(
    workshop: Workshop, document: Document, language: Language, pictures: Mapping[str, Picture], *, draft: bool
) -> Edition | None:
    """The translated document with all that a writer needs; None where the theme cannot be used."""
    if workshop.theme is None:
        return None
    lacking = frozenset(missing_glyphs(workshop.fonts, "".join(typesetting_characters())))
    house = replace(workshop.project.house, lacking=lacking)
    return Edition(
        document=typeset(document, language, house),
        labels=load_labels(language.tag),
        theme=workshop.theme,
        date=format_date(language, document.front_matter.date),
        pictures=pictures,
        fonts=workshop.fonts,
        quotes=house_quotes(language, house),
        draft=draft,
    )


def _judge_translation(translation: Translation, reading: CatalogReading, path: str) -> tuple[Finding, ...]:
    """The gaps of a translation; where everything is one gap, that is said once."""
    counts, language = translation.counts, translation.document.language
    if counts.translated + counts.fuzzy or not counts.missing:
        return translation.findings
    if not reading.exists:
        return (Finding("catalog-missing", "there is no such catalog", Position(path), _UPDATE, language=language),)
    if reading.catalog is None:
        # Why it could not be read is said already.
        return ()
    others = tuple(finding for finding in translation.findings if finding.code != _MISSING)
    if len(others) == len(translation.findings):
        return others
    message = f"none of the {counts.missing} texts is translated"
    advice = "Translate them, or build a --draft."
    return (*others, Finding(_MISSING, message, Position(path), advice, language=language))


def _forgiven(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING) if finding.code in _GAPS else finding


def _load_pictures(project: Project, document: Document) -> tuple[Mapping[str, Picture], list[Finding]]:
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    for source, position in picture_sources(document):
        picture, faults = load_picture(project.root, _PICTURE_FOLDER, source, document.language, position)
        findings += faults
        if picture:
            pictures[source] = picture
    return pictures, findings


def _find_missing_glyphs(glyphs: GlyphCheck, document: Document) -> Iterator[Finding]:
    for segment in collect_segments(document):
        yield from glyphs.judge_text(plain_text(segment.content), segment.position)
    for block in code_blocks(document):
        yield from glyphs.judge_text(block.text, block.position)


def _hash_inputs(workshop: Workshop, source: Source, catalog: str, language: Language) -> Inputs:
    project = workshop.project
    paths = [catalog]
    for picture, _ in picture_sources(source.document) if source.document else ():
        paths += [f"{_PICTURE_FOLDER}/{name}" for name in (picture, localised_name(picture, language.tag))]
    hashed = {path: hash_input(project, path) for path in paths}
    return hashed | {PROJECT_FILE: workshop.settings, source.brochure.source: source.content}
