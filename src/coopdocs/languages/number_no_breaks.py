"""Numbers and what stands with them: signs, currencies, units, months, and what they count or number."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.languages.galley import Rule
from coopdocs.languages.patterns import ANY_SPACES, LOWER, ROMAN, SPACE, SPACES, UPPER, any_of, replacing, with_capitals
from coopdocs.languages.typography import NO_BREAK, Typography
from coopdocs.languages.untouchable import MASKS

__all__ = ["number_rules"]

_AFTER_NUMBER = rf"(?<=[\d{MASKS}])"
_LONGEST_SIGN = 3
"""Letters of a unit that is no word."""
_NO_INITIAL = rf"(?!(?<=[12]\d\d\d){SPACE}+[{UPPER}]\.{SPACE}?[{UPPER}][{LOWER}])"
"""After a year one capital is no unit: 1989 V. Havel."""
_WORD_ENDS = r"(?![^\W\d_]|[’'])"
"""5 га is a unit, 5 гектар is another one, and 2021 l’ambassade has none; km² and 5 km/h are the unit itself."""


def number_rules(typography: Typography) -> tuple[Rule, ...]:
    """What stays with a number, in this order."""
    return (
        *_sign_rules(typography),
        *_unit_rules(typography),
        *_date_rules(typography),
        *_naming_rules(typography),
        *_counting_rules(typography),
    )


def _sign_rules(typography: Typography) -> Iterator[Rule]:
    if typography.spaced_signs:
        # In «25%-ный» the sign is part of a word.
        yield replacing(rf"(?<=\d){ANY_SPACES}(?={any_of(typography.spaced_signs)}(?!-?\w))", NO_BREAK)
    if typography.closed_signs:
        yield replacing(rf"(?<=\d){SPACES}(?={any_of(typography.closed_signs)})", "")
    if typography.sign_spaces:
        yield replacing(rf"(?<!\w){any_of(typography.sign_spaces)}{ANY_SPACES}(?=[\d{MASKS}])", NO_BREAK)
    if typography.closed_prefixes:
        yield replacing(rf"(?<![\w\d]){any_of(typography.closed_prefixes)}{SPACES}(?=\d)", "")
    yield replacing(rf"(?<!\w){any_of(typography.currency_codes)}{SPACES}(?=\d)", NO_BREAK)


def _unit_rules(typography: Typography) -> Iterator[Rule]:
    if typography.units:
        units = rf"(?={any_of(typography.units)}{_WORD_ENDS})"
        yield replacing(rf"{_AFTER_NUMBER}{_NO_INITIAL}{SPACES}{units}", NO_BREAK)
        # A sign or an abbreviation stays with million, too; a word need not.
        signs = any_of(unit for unit in typography.units if len(unit) <= _LONGEST_SIGN or not unit.isalpha())
        yield replacing(rf"(?<!\w){any_of(typography.multiples)}{SPACES}(?={signs}{_WORD_ENDS})", NO_BREAK)
        yield replacing(rf"(?<=\d){SPACE}h{SPACES}(?=\d\d(?!\d))", NO_BREAK)
    if typography.unit_stems:
        yield replacing(rf"{_AFTER_NUMBER}{SPACES}(?={any_of(typography.unit_stems)})", NO_BREAK)


def _date_rules(typography: Typography) -> Iterator[Rule]:
    if typography.months:
        day = r"(?<![\w.,])(?:\d{1,2}(?:st|nd|rd|th)?|1er)"
        yield replacing(rf"{day}{SPACES}(?={any_of(typography.months)})", NO_BREAK)


def _naming_rules(typography: Typography) -> Iterator[Rule]:
    """Numbers that name one of several things, and Roman ones with what they are the number of."""
    if typography.before_numbers:
        numeral = rf"(?=\d|{ROMAN}+(?!\w))"
        # What begins an abbreviation that ends with such a word: «в т. ч. 350».
        parts = (each.rpartition(" ") for each in typography.abbreviations)
        begins = {begin for begin, _, end in parts if end in typography.before_numbers}
        # After an elision, too: l’article 12.
        yield replacing(
            rf"(?<![\w-]){any_of(with_capitals(typography.before_numbers))}{SPACES}{numeral}",
            NO_BREAK,
            unless=rf"(?<!\w){any_of(begins)}{SPACE}?$",
        )
    if typography.numeral_words:
        yield replacing(rf"(?<!\w){ROMAN}+(?:er|e)?{SPACES}(?={any_of(typography.numeral_words)})", NO_BREAK)
    # A king's number stays with his name; that of a century has nothing to do with the word before it.
    century = rf"{ROMAN}+(?:er|e)?(?:[-–]{ROMAN}|{SPACE}{any_of(typography.numeral_words)})"
    numeral = rf"(?!{century})(?!{any_of(typography.capital_words)}(?!\w)){ROMAN}+(?:er)?(?!\w)"
    yield replacing(rf"(?<!\w)[{UPPER}][{LOWER}]{{2,}}{SPACES}(?={numeral})", NO_BREAK)
    if typography.numbered_names:
        yield replacing(
            rf"(?<!\w){any_of(typography.numbered_names)}{SPACES}(?={any_of(typography.capital_words)}(?!\w))", NO_BREAK
        )


def _counting_rules(typography: Typography) -> Iterator[Rule]:
    """A number in figures and the noun that it counts, an ordinal and its noun."""
    if not typography.holds_counted:
        return
    noun = rf"(?!{any_of(typography.links)}(?!\w))[{LOWER}]{{3}}"
    # A number of four figures without a space is a year.
    number = rf"(?<![\w.,/:])(?<!\D[-–])(?<!\d{SPACE})\d{{1,3}}(?:{SPACE}\d{{3}})*(?:,\d+)?(?!\d)"
    words = any_of((*typography.before_numbers, *typography.identifier_words))
    named = rf"(?<!\w)(?i:{words}){SPACE}?(?:[\d,]+[–-])?$|\d{SPACE}h{SPACE}$"
    yield replacing(rf"{number}{SPACES}(?={noun})", NO_BREAK, unless=named)
    ordinal = rf"(?<!\w)(?:\d+|{ROMAN}+){any_of(typography.ordinal_endings)}{SPACES}(?={noun}|[{UPPER}][{LOWER}’])"
    # A king's number belongs to the name before it: « François Ier voisine avec … »
    yield replacing(ordinal, NO_BREAK, unless=rf"[{UPPER}][{LOWER}]{{2,}}{SPACE}$")
