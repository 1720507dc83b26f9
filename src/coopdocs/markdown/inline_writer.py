r"""Inlines ↔ canonical inline Markdown: what a translator sees, and what becomes of the answer.

A backslash stands only where leaving it out would change what the text says, which is found out by reading the
text back: a translator must not meet `R\&D`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import assert_never

from coopdocs.markdown.inline_reader import Target, parse_inlines
from coopdocs.markdown.normal_form import normalise
from coopdocs.model.document import (
    Code,
    Emphasis,
    FootnoteCall,
    HardBreak,
    Image,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)
from coopdocs.model.walk import all_inlines

__all__ = ["WrittenInlines", "read_inlines", "write_inlines"]

_SPECIAL = re.compile(r"([\\`*_\[\]<&!^{}])")

_MOST_TRIED = 200
"""Beyond so many special characters the cautious spelling stands: trying each costs a parse."""


@dataclass(frozen=True, slots=True)
class WrittenInlines:
    """A msgid and what its numbers stand for."""

    text: str
    targets: tuple[Target, ...]
    calls: tuple[str, ...]
    """Footnote labels in order of appearance."""


def read_inlines(text: str, targets: tuple[Target, ...] = (), calls: tuple[str, ...] = ()) -> Inlines:
    """The inlines of a msgid or msgstr, in normal form.

    `targets` are what its link and picture numbers stand for, `calls` the footnote labels behind `[^1]`, `[^2]` …;
    a number without counterpart stays text. What is read can always be written and read again: marks tangled so
    that no source would give them back (one in 50,000 random strings) are kept only as far as they can be written.
    """
    inlines = parse_inlines(text, targets, calls)
    if not any(isinstance(inline, Emphasis | Strong) for inline in all_inlines(inlines)):
        return inlines
    for candidate in (inlines, normalise(_marked(inlines, depth=1)), normalise(_marked(inlines, depth=0))):
        written = write_inlines(candidate)
        if parse_inlines(written.text, written.targets, written.calls) == candidate:
            return candidate
    raise AssertionError(f"text without marks could not be written: {text!r}")


def _marked(inlines: Inlines, depth: int) -> Inlines:
    """The inlines with marks nested no deeper than `depth`."""
    result: list[Inline] = []
    for inline in inlines:
        match inline:
            case Emphasis() | Strong():
                content = _marked(inline.content, max(depth - 1, 0))
                result += [replace(inline, content=content)] if depth else content
            case Link() | Span():
                result.append(replace(inline, content=_marked(inline.content, depth)))
            case Text() | Code() | Image() | FootnoteCall() | HardBreak():
                result.append(inline)
            case _:
                assert_never(inline)
    return tuple(result)


def write_inlines(inlines: Inlines) -> WrittenInlines:
    """The canonical source of the inlines; `read_inlines` of it gives their normal form back."""
    wanted = normalise(inlines)
    draft = _Draft()
    draft.write(wanted)
    targets, calls = tuple(draft.targets), tuple(draft.calls)
    candidates = [index for index, piece in enumerate(draft.pieces) if piece.startswith("\\") and len(piece) == 2]
    optional = set(candidates)

    def says_the_same(pieces: list[str]) -> bool:
        return parse_inlines("".join(pieces), targets, calls) == wanted

    pieces = [piece[1] if index in optional else piece for index, piece in enumerate(draft.pieces)]
    if candidates and not says_the_same(pieces):
        pieces = draft.pieces
        if len(candidates) <= _MOST_TRIED:
            # From the end, so that of a pair the first keeps its backslash: \*word* says at once what it means.
            for index in reversed(candidates):
                lighter = [*pieces[:index], pieces[index][1], *pieces[index + 1 :]]
                pieces = lighter if says_the_same(lighter) else pieces
    return WrittenInlines("".join(pieces), targets, calls)


@dataclass(slots=True)
class _Draft:
    """The pieces of the text; a special character of running text is a piece of its own, with its backslash."""

    pieces: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def write(self, inlines: Inlines) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self.pieces += ["\\" + part if _SPECIAL.fullmatch(part) else part for part in _parts(inline.text)]
                case Code():
                    self._markup(_code(inline.text))
                case HardBreak():
                    self._markup("\\\n")
                case Emphasis():
                    self._wrapped("*", inline.content, "*")
                case Strong():
                    self._wrapped("**", inline.content, "**")
                case Link():
                    self._link(inline)
                case Image():
                    self._image(inline)
                case FootnoteCall():
                    self.calls.append(inline.label)
                    self._markup(f"[^{len(self.calls)}]")
                case Span():
                    self._wrapped("[", inline.content, "]" + _attributes(inline))
                case _:
                    assert_never(inline)

    def _markup(self, text: str) -> None:
        # Two pieces where one of two characters could pass for an escaped special character.
        self.pieces += [text] if len(text) != 2 else [*text]

    def _wrapped(self, opening: str, content: Inlines, closing: str) -> None:
        self._markup(opening)
        self.write(content)
        self._markup(closing)

    def _link(self, link: Link) -> None:
        if link.autolink:
            self._markup(f"<{plain_text(link.content)}>")
            return
        self.targets.append(Target(link.target, link.title, translate=link.translate_target))
        self._wrapped("[", link.content, f"][{len(self.targets)}]")

    def _image(self, image: Image) -> None:
        self.targets.append(Target(image.source, image.title, image=True))
        self._wrapped("![", image.alt, f"][{len(self.targets)}]")


def _parts(text: str) -> list[str]:
    return [part for part in _SPECIAL.split(text) if part]


def _code(text: str) -> str:
    """A code span whose fence is longer than any run of backticks inside it (CommonMark 0.31, 6.1)."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    padded = text.strip(" ") and text.startswith(" ") and text.endswith(" ")
    padding = " " if padded or text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _attributes(span: Span) -> str:
    language = [f"lang={span.language}"] if span.language else []
    return "{" + " ".join([*(f".{name}" for name in span.classes), *language]) + "}"
