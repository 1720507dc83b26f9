"""What a build must know of each translated segment: that nothing of its markup was lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from coopdocs.catalogs.versions import holds_versions
from coopdocs.checks.sizes import measure_text
from coopdocs.model.document import (
    Code,
    Emphasis,
    FootnoteCall,
    Image,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)
from coopdocs.model.finding import Finding, Severity
from coopdocs.model.segment import Answer
from coopdocs.model.walk import all_inlines

__all__ = ["judge_answer"]

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
"""What CommonMark 0.31 (6.6) calls an open tag, closing tag or comment, more widely: one wrong shot is better
than one printed tag."""

_STRAY = re.compile(r"\*+|`+|\]\[\d*|\[\^[^\]]*\]|\]\(|\]\{|\{[.#]")
"""Marks that stayed text because they do not fit together."""


def judge_answer(answer: Answer) -> tuple[Finding, ...]:
    """All findings on one translated segment."""
    if holds_versions(answer.text):
        # Whatever else is wrong in it goes with the versions that are not kept.
        message = "it still holds the versions of several translators, and is not marked fuzzy any more"
        advice = "Keep one of them and remove the lines with #-#-#-#-#."
        return (_finding(answer, "catalog-open-choice", message, advice),)
    return tuple(finding for check in _CHECKS for finding in check(answer))


def _find_lost_links(answer: Answer) -> Iterator[Finding]:
    """Each link and picture of the source stands in the translation, once, in whatever order."""
    wanted = Counter(_targets(answer.segment.content))
    found = Counter(_targets(answer.content))
    for target in wanted - found:
        advice = "Write [text][number] with the number that the source has."
        yield _finding(answer, "link-lost", f"the link or picture {target} is missing", advice)
    for target in found - wanted:
        message = f"the link or picture {target} is not in the source, or stands twice"
        yield _finding(answer, "link-added", message, "Keep the source's links, each once.")


def _find_lost_calls(answer: Answer) -> Iterator[Finding]:
    """Each footnote is called exactly once."""
    wanted = _labels(answer.segment.content)
    found = Counter(_labels(answer.content))
    for number, label in enumerate(wanted, start=1):
        if found[label] != 1:
            message = f"the footnote call [^{number}] " + ("stands twice" if found[label] else "is missing")
            yield _finding(answer, "footnote-call-lost", message, f"Put [^{number}] where the note belongs, once.")


def _find_lost_marks(answer: Answer) -> Iterator[Finding]:
    """As many passages are strong, emphasised or code as in the source.

    A foreign word's emphasis may go where the word is at home: *Future Energy* needs none in English.
    """
    for kind, name, mark in ((Strong, "strong", "**"), (Emphasis, "emphasised", "*"), (Code, "code", "`")):
        foreign = _foreign(answer.segment.content, answer.language)
        wanted = sum(isinstance(inline, kind) for inline in foreign)
        found = sum(isinstance(inline, kind) for inline in all_inlines(answer.content))
        if found < wanted:
            message = f"{wanted} {name} passages in the source, {found} in the translation"
            yield _finding(answer, "markup-lost", message, f"Put {mark} on both sides of the passage.")


def _find_stray_marks(answer: Answer) -> Iterator[Finding]:
    """Marks that would be printed as they stand, where the source prints none."""
    wanted = Counter(_strays(answer.segment.content))
    for stray in Counter(_strays(answer.content)) - wanted:
        message = f"the mark {stray} would be printed as it stands"
        yield _finding(answer, "stray-markup", message, "Compare the marks with the source's: each opens and closes.")


def _find_raw_html(answer: Answer) -> Iterator[Finding]:
    """HTML is not markup here and would be printed."""
    wanted = set(_TAG.findall(_texts(answer.segment.content)))
    for tag in dict.fromkeys(_TAG.findall(_texts(answer.content))):
        if tag not in wanted:
            yield _finding(answer, "raw-html", f"raw HTML would be printed as text: {tag}", "Use the source's marks.")


def _find_too_long(answer: Answer) -> Iterator[Finding]:
    """The author's limit, in characters of visible text."""
    length, limit = len(plain_text(answer.content)), answer.segment.max_length
    if limit and length > limit:
        message = f"{length} characters, {limit} are allowed"
        yield _finding(answer, "too-long", message, "Shorten it.", Severity.WARNING)


def _find_oversized(answer: Answer) -> Iterator[Finding]:
    """More than can be laid out in good time, whatever the source has."""
    if message := measure_text(answer.content):
        yield _finding(answer, "text-too-long", message, "Shorten it, or have the author split the paragraph.")


_CHECKS: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    _find_lost_links,
    _find_lost_calls,
    _find_lost_marks,
    _find_stray_marks,
    _find_raw_html,
    _find_too_long,
    _find_oversized,
)


def _finding(answer: Answer, code: str, message: str, advice: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, message, answer.position, advice, severity, answer.language)


def _targets(inlines: Inlines) -> Iterator[str]:
    for inline in all_inlines(inlines):
        match inline:
            case Link():
                yield inline.target
            case Image():
                yield inline.source


def _labels(inlines: Inlines) -> list[str]:
    return [inline.label for inline in all_inlines(inlines) if isinstance(inline, FootnoteCall)]


def _foreign(inlines: Inlines, language: str) -> Iterator[Inline]:
    """All inlines save what stands in passages of this language."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Span) and inline.language == language:
            continue
        if isinstance(inline, Emphasis | Strong | Link | Span):
            yield from _foreign(inline.content, language)


def _texts(inlines: Inlines) -> str:
    return "\n".join(inline.text for inline in all_inlines(inlines) if isinstance(inline, Text))


def _strays(inlines: Inlines) -> list[str]:
    return _STRAY.findall(_texts(inlines))
