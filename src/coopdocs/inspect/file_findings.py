"""What is wrong with a file beside its running text: language, title, outline, alternatives, running heads, fonts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from coopdocs.inspect.attributes import same_language
from coopdocs.inspect.expected import ExpectedText
from coopdocs.inspect.found import FoundFont, FoundHeading, FoundText, TaggedHeading
from coopdocs.inspect.outline import nest_headings
from coopdocs.inspect.rules import Rule
from coopdocs.inspect.wording import OURS, Format, quote
from coopdocs.model.document import plain_text
from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position

__all__ = ["find_in_file"]

_REPEATING = frozenset({Rule.CONTENTS, Rule.FURNITURE_CLASS, Rule.FURNITURE_STYLE, Rule.LABEL_STYLE})
"""Rules by which words are left out; the others leave out numbers, marks and drawings."""


def find_in_file(expected: ExpectedText, found: FoundText, form: Format, edition: Edition) -> tuple[Finding, ...]:
    """The findings on one file."""
    check = _Check(expected, found, form, edition)
    return (
        *check.language(),
        *check.title(),
        *check.outline(),
        *check.alternatives(),
        *check.furniture(),
        *check.fonts(),
    )


@dataclass(frozen=True, slots=True)
class _Check:
    expected: ExpectedText
    found: FoundText
    form: Format
    edition: Edition

    def language(self) -> Iterator[Finding]:
        """A screen reader takes the voice of the file's language for all that has none of its own."""
        if not same_language(self.expected.language, self.found.language):
            told = self.found.language or "no language"
            what = f"is tagged as {told} instead of {self.expected.language}"
            yield self._finding("wrong-language-tag", what)

    def title(self) -> Iterator[Finding]:
        """The title that windows and search results show."""
        title = plain_text(self.edition.document.front_matter.title)
        if self._letters(title) != self._letters(self.found.title):
            yield self._finding(
                "title-differs", f"gives its title as {quote(self.found.title)} instead of {quote(title)}"
            )

    def outline(self) -> Iterator[Finding]:
        """Bookmarks, and the headings themselves."""
        tagged = self.found.tagged_headings
        yield from self._outline(self.found.outline, "headings" if tagged is None else "bookmarks")
        if tagged is not None:
            yield from self._outline(self._tagged_outline(tagged), "tagged headings")

    def _tagged_outline(self, tagged: Sequence[TaggedHeading]) -> Sequence[FoundHeading]:
        """The tagged headings without the title; a number in one is a footnote call unless the author wrote it."""
        title = self._letters(plain_text(self.edition.document.front_matter.title))
        headings = tagged[1:] if tagged and self._letters(tagged[0].text) == title else tagged
        wanted = {self._letters(text) for each in self.expected.headings for text in (each.text, each.bare_text)}
        return nest_headings(
            (each.level, each.text if self._letters(each.text) in wanted else each.without_numbers) for each in headings
        )

    def _outline(self, found: Sequence[FoundHeading], name: str) -> Iterator[Finding]:
        headings = self.expected.headings
        wanted = nest_headings((min(each.level, self.form.deepest_heading), each.text) for each in headings)
        whole = {self._letters(each.bare_text): self._letters(each.text) for each in headings}
        said = [self._letters(each.text) for each in found]
        sides = (
            [(each.depth, self._letters(each.text)) for each in wanted],
            [(each.depth, whole.get(text, text)) for each, text in zip(found, said, strict=True)],
        )
        for before, after in _changes(*sides):
            lost, instead = _list_headings(wanted[before]), _list_headings(found[after])
            positions = [each.position for each in headings[before]]
            yield self._finding("outline-differs", f"has {instead} among its {name} instead of {lost}", *positions[:1])

    def alternatives(self) -> Iterator[Finding]:
        """What a screen reader says in the place of pictures."""
        wanted = [self._letters(each.text) for each in self.expected.alternatives]
        got = [self._letters(text) for text in self.found.alternatives]
        for before, after in _changes(wanted, got):
            segments, texts = self.expected.alternatives[before], self.found.alternatives[after]
            for number, segment in enumerate(segments):
                instead = f"; {quote(texts[number])} stands there instead" if number < len(texts) else ""
                what = f"lacks the alternative text {quote(segment.text)}{instead}"
                yield self._finding("alt-text-not-printed", what, segment.position)
            for text in texts[len(segments) :]:
                yield self._finding(
                    "unexpected-text", f"has the alternative text {quote(text)}, which no segment holds"
                )

    def furniture(self) -> Iterator[Finding]:
        """What is left out of the comparison may only say what the text says elsewhere, or what coopdocs adds.

        Contents left in another language are found here, although no segment is missing.
        """
        texts = [*self.found.outside, *(each.text for each in self.found.stripped if each.rule in _REPEATING)]
        known = [self._letters(text) for text in self._known_texts()]
        for text in dict.fromkeys(texts):
            # A page number may stand on either side of a running head.
            said = self._letters(text).strip("0123456789").rstrip("-")
            # A line of the contents or a running head may be broken: each of its lines is a part of the whole.
            if any(map(str.isalpha, said)) and not any(said in whole for whole in known):
                yield self._finding("unexpected-text", f"prints {quote(text)} in its contents, margins or labels")

    def _known_texts(self) -> Iterator[str]:
        document, labels = self.edition.document, self.edition.labels
        yield from map(plain_text, (document.front_matter.title, document.front_matter.publisher))
        yield from (text for each in self.expected.headings for text in (each.text, each.bare_text))
        yield from (segment.text for segment in self.expected.missing_pictures)
        yield self.edition.date
        yield labels.updated_on.format(date=self.edition.date)
        yield from (getattr(labels, label.name) for label in fields(labels))

    def fonts(self) -> Iterator[Finding]:
        """Both families and no other; what the reader's machine lacks must be in the file."""
        for font in self.found.fonts:
            yield from self._font(font)

    def _font(self, font: FoundFont) -> Iterator[Finding]:
        families = self.edition.theme.fonts
        advice = "Write the text with characters that the theme's fonts have, or give the theme fonts that have them."
        if not _key(font.name).startswith((_key(families.serif), _key(families.sans))):
            what = f"uses the font {font.name} beside {families.serif} and {families.sans}"
            yield self._finding("other-font", what, advice=advice)
        if self.form.carries_fonts and not font.embedded:
            yield self._finding("font-not-embedded", f"does not hold the font {font.name} that it uses")
        if self.form.carries_fonts and not font.mapped:
            what = f"does not say which characters the glyphs of {font.name} stand for"
            yield self._finding("font-not-mapped", what)

    def _letters(self, text: str) -> str:
        return self.form.letters(text)

    def _finding(self, code: str, what: str, *positions: Position, advice: str = OURS) -> Finding:
        """A finding on a place in the text, or on the whole brochure."""
        document = self.edition.document
        position = positions[0] if positions else document.position
        return Finding(code, f"the {self.form.name} {what}", position, advice, language=document.language)


def _list_headings(headings: Sequence[FoundHeading]) -> str:
    return ", ".join(f"{quote(each.text)} at level {each.depth}" for each in headings) or "nothing"


def _changes(expected: Sequence[object], found: Sequence[object]) -> Iterator[tuple[slice, slice]]:
    """The stretches in which two sequences differ."""
    for kind, start, end, found_start, found_end in SequenceMatcher(None, expected, found, False).get_opcodes():
        if kind != "equal":
            yield slice(start, end), slice(found_start, found_end)


def _key(family: str) -> str:
    """A font's name without spaces and hyphens, which differ from format to format."""
    return "".join(filter(str.isalnum, family)).lower()
