"""Typesetting: a translated document → the same document as a native typesetter of its language would set it.

It is done when an edition is printed, never in catalogs: translators type plain spaces and the marks of a keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from coopdocs.languages.end_marks import end_mark_rules
from coopdocs.languages.galley import Change, Rule, read_galley
from coopdocs.languages.language import Language, Quotes
from coopdocs.languages.no_breaks import no_break_rules
from coopdocs.languages.numerals import numeral_rules
from coopdocs.languages.ordinals import ordinal_rules
from coopdocs.languages.punctuation import punctuation_rules
from coopdocs.languages.quotation import set_quotation_marks
from coopdocs.languages.registry import language, languages
from coopdocs.languages.typography import NARROW, NO_BREAK, HouseStyle
from coopdocs.model.document import Document, Image, Inline, Inlines, Link, Span, Text, plain_text
from coopdocs.model.walk import map_inlines

__all__ = ["house_quotes", "typeset", "typeset_inlines", "typesetting_characters"]

_SCRIPT_LETTERS = 4
_ROUNDS = 5
"""Two are enough for what people write."""


def typeset(document: Document, language: Language, house: HouseStyle) -> Document:
    """The document set by the rules of its language, and each passage in another language by its own.

    No letter and no digit changes, no word is joined or divided, and nothing is put in that the fonts lack. Setting it
    again changes nothing.
    """
    setter = _Typesetter(language, house)
    return map_inlines(document, lambda inlines, place: setter.set(inlines, int(place.is_quoted), closes=place.is_last))


def typeset_inlines(inlines: Inlines, language: Language, house: HouseStyle) -> Inlines:
    """One text, as `typeset` sets it."""
    return _Typesetter(language, house).set(inlines, 0)


def typesetting_characters() -> frozenset[str]:
    """All characters that typesetting may put into a text."""
    found = {NARROW, NO_BREAK}
    for tag in languages():
        known = language(tag)
        own = known.typography
        found.update(*chain.from_iterable(known.quotes))
        marks = (own.apostrophe, own.dash, own.ellipsis, own.ellipsis_after_mark, own.minus, own.range_mark)
        found.update(*marks, own.group_mark)
    return frozenset(found)


def house_quotes(language: Language, house: HouseStyle) -> Quotes:
    """The quotation marks of a language, with the house's spaces inside where the language has spaces there."""
    if not language.typography.spaced_marks:
        return language.quotes
    (left, right), nested = language.quotes
    return (_respace(left, house), _respace(right, house)), nested


@dataclass(frozen=True, slots=True)
class _Typesetter:
    language: Language
    house: HouseStyle

    def set(self, inlines: Inlines, depth: int, *, closes: bool = False) -> Inlines:
        """The inlines, set; `depth` quotations are open round them, and the design closes one behind them or not.

        What one rule puts in may be what an earlier one looks for, so they go over the text until nothing changes.
        """
        for _ in range(_ROUNDS):
            before, inlines = inlines, self._set_once(inlines, depth, closes=closes)
            if inlines == before:
                break
        return inlines

    def _set_once(self, inlines: Inlines, depth: int, *, closes: bool) -> Inlines:
        galley = read_galley(inlines, self._is_foreign)
        for rule in _rules(self.language, self.house, depth, closes=closes):
            galley.apply(rule, self.house.lacking)
        return galley.write(inlines, self._set_part)

    def _is_foreign(self, span: Span) -> bool:
        return span.language is not None and _find_language(span.language) is not self.language

    def _set_part(self, inline: Inline) -> Inline:
        match inline:
            case Span():
                own = _find_language(inline.language or "")
                content = _Typesetter(own, self.house).set(inline.content, 0) if own else inline.content
                return replace(inline, content=content)
            case Image():
                return replace(inline, alt=self.set(inline.alt, 0), title=self._set_string(inline.title))
            case Link():
                return replace(inline, title=self._set_string(inline.title))
            case _:
                return inline

    def _set_string(self, text: str) -> str:
        return plain_text(self.set((Text(text),), 0)) if text else text


def _find_language(tag: str) -> Language | None:
    """The language of a passage: a region makes no other language of it, a script does."""
    primary, _, rest = tag.partition("-")
    known = languages()
    if tag in known:
        return language(tag)
    names_a_script = len(rest.partition("-")[0]) == _SCRIPT_LETTERS
    return language(primary.lower()) if primary.lower() in known and not names_a_script else None


@lru_cache(maxsize=16)
def _rules(language: Language, house: HouseStyle, depth: int, *, closes: bool) -> tuple[Rule, ...]:
    """All that is done to a text, in order."""
    typography, quotes = language.typography, house_quotes(language, house)

    def quotation_marks(line: str) -> Iterator[Change]:
        return set_quotation_marks(line, quotes, depth, typography.apostrophe)

    return (
        quotation_marks,
        *end_mark_rules(typography, quotes, closes=closes),
        *punctuation_rules(typography, house),
        *numeral_rules(typography),
        *ordinal_rules(typography),
        *no_break_rules(typography),
    )


def _respace(mark: str, house: HouseStyle) -> str:
    return mark.replace("\u00a0", house.inside_quotes).replace(NARROW, house.inside_quotes)
