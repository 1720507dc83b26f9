"""Galley: the running text of one paragraph as a single string, whatever marks run through it, and back again.

Rules of typesetting read the string and say what to change where. So a quotation that opens before a word in
`**strong**` and closes after it is one text to them, and the tree is put together again as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from coopdocs.languages.typography import NARROW, NO_BREAK
from coopdocs.languages.untouchable import MASK, mask
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
)

__all__ = ["ALL_SMALL_CAPS", "SUPERSCRIPT", "Change", "Galley", "Look", "Rule", "read_galley"]

SUPERSCRIPT = "superscript"
ALL_SMALL_CAPS = "all-small-caps"
_NO_LEAF = -1


@dataclass(frozen=True, slots=True)
class Change:
    """Characters from `start` to before `stop` are to be `text`; where they are none, it goes before `start`."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """Characters from `start` to before `stop` are to be set in another way: the class of a span."""

    start: int
    stop: int
    name: str


Rule = Callable[[str], Iterable[Change | Look]]
"""Reads the text of a galley; what it must not touch is one of the `MASKS` there, a forced line break a line feed."""


@dataclass(slots=True)
class Galley:
    """One text; the lists have an entry for each of its characters."""

    text: str
    """As rules read it."""
    letters: list[str]
    """As it is printed."""
    leaves: list[int]
    """The number of the `Text` that it stands in, counted in the order of the tree; none for what is no text."""
    looks: list[str]
    """What a rule wants it to look like; empty for as it is."""
    raised: frozenset[int]
    """Leaves that have such a look already."""
    is_foreign: Callable[[Span], bool]

    def apply(self, rule: Rule, lacking: frozenset[str]) -> None:
        """Do what a rule asks for, as far as the fonts can print it; of two changes in one place, the first."""
        wanted = list(rule(self.text))
        if not wanted:
            return
        wanted.sort(key=lambda change: (change.start, change.stop))
        changes: list[Change] = []
        for each in wanted:
            if isinstance(each, Look):
                self._mark(each)
            elif not changes or (each.start >= changes[-1].stop and each.start > changes[-1].start):
                changes.append(each)
        for change in reversed(changes):
            text = _printable(change.text, lacking)
            if text is not None and text != self.text[change.start : change.stop]:
                self._replace(change.start, change.stop, text)

    def write(self, inlines: Inlines, rewrite: Callable[[Inline], Inline]) -> Inlines:
        """The inlines that the galley was read from, with its text.

        `rewrite` gets what has texts of its own: a foreign span, an image, a link without its content.
        """
        contents: dict[int, list[tuple[str, str]]] = {}
        for leaf, letter, look in zip(self.leaves, self.letters, self.looks, strict=True):
            contents.setdefault(leaf, []).append((letter, look))
        return _Writer(contents, self.is_foreign, rewrite).write(inlines)

    def _mark(self, look: Look) -> None:
        for place in range(look.start, look.stop):
            if self.leaves[place] not in self.raised:
                self.looks[place] = look.name

    def _replace(self, start: int, stop: int, text: str) -> None:
        neighbour = start if start < len(self.leaves) and self.leaves[start] != _NO_LEAF else start - 1
        leaf = self.leaves[neighbour]
        if leaf == _NO_LEAF:
            # Between two things that are no text there is nothing to put a character into.
            return
        self.letters[start:stop] = text
        self.leaves[start:stop] = [leaf] * len(text)
        self.looks[start:stop] = [self.looks[neighbour] if start == stop else ""] * len(text)
        self.text = self.text[:start] + text + self.text[stop:]


def _printable(text: str, lacking: frozenset[str]) -> str | None:
    """The text with what the fonts have; None where they cannot print it."""
    if NARROW in lacking:
        text = text.replace(NARROW, NO_BREAK)
    return None if lacking.intersection(text) else text


def read_galley(inlines: Inlines, is_foreign: Callable[[Span], bool]) -> Galley:
    """The text of the inlines; a span that is foreign is no text of theirs."""
    reader = _Reader(is_foreign)
    reader.read(inlines, looks=False)
    letters = "".join(reader.letters)
    return Galley(
        mask(letters), list(letters), reader.leaves, [""] * len(letters), frozenset(reader.raised), is_foreign
    )


@dataclass(slots=True)
class _Reader:
    is_foreign: Callable[[Span], bool]
    letters: list[str] = field(default_factory=list)
    leaves: list[int] = field(default_factory=list)
    raised: set[int] = field(default_factory=set)
    count: int = 0

    def read(self, inlines: Inlines, *, looks: bool) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self._text(inline.text, looks=looks)
                case Link() if inline.autolink:
                    self._object(MASK)
                case Span() if self.is_foreign(inline):
                    self._object(MASK)
                case Span():
                    self.read(
                        inline.content, looks=looks or not {SUPERSCRIPT, ALL_SMALL_CAPS}.isdisjoint(inline.classes)
                    )
                case Emphasis() | Strong() | Link():
                    self.read(inline.content, looks=looks)
                case Code() | Image():
                    self._object(MASK)
                case HardBreak():
                    self._object("\n")
                case FootnoteCall():
                    # What follows it belongs to the word before it.
                    pass
                case _:
                    assert_never(inline)

    def _text(self, text: str, *, looks: bool) -> None:
        self.letters += text
        self.leaves += [self.count] * len(text)
        if looks:
            self.raised.add(self.count)
        self.count += 1

    def _object(self, letter: str) -> None:
        self.letters.append(letter)
        self.leaves.append(_NO_LEAF)


@dataclass(slots=True)
class _Writer:
    """Goes the way of the reader."""

    contents: dict[int, list[tuple[str, str]]]
    is_foreign: Callable[[Span], bool]
    rewrite: Callable[[Inline], Inline]
    count: int = 0

    def write(self, inlines: Inlines) -> Inlines:
        return tuple(each for inline in inlines for each in self._write(inline))

    def _write(self, inline: Inline) -> Iterator[Inline]:
        match inline:
            case Text():
                yield from self._text()
            case Link() if inline.autolink:
                yield inline
            case Span() if self.is_foreign(inline):
                yield self.rewrite(inline)
            case Emphasis() | Strong() | Span():
                yield replace(inline, content=self.write(inline.content))
            case Link():
                link = self.rewrite(replace(inline, content=()))
                yield replace(link, content=self.write(inline.content)) if isinstance(link, Link) else link
            case Image():
                yield self.rewrite(inline)
            case Code() | FootnoteCall() | HardBreak():
                yield inline
            case _:
                assert_never(inline)

    def _text(self) -> Iterator[Inline]:
        letters = self.contents.get(self.count, [])
        self.count += 1
        for look, run in groupby(letters, key=itemgetter(1)):
            text = Text("".join(letter for letter, _ in run))
            yield Span((text,), None, (look,)) if look else text
