"""Numerals: minus signs, groups of digits, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.galley import Change, Rule
from coopdocs.languages.patterns import LOWER, ROMAN, SPACE, UPPER, any_of, replacing
from coopdocs.languages.typography import NO_BREAK, Typography
from coopdocs.languages.untouchable import FIGURES, MASKS

__all__ = ["numeral_rules"]

_FRACTION = r"(?:[.,]\d+)?"
_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_RANGE = re.compile(
    rf"(?<![\w.,/:+–{MASKS}-])(?<!\d{SPACE})(?P<from>{_NUMBER})(?P<at>{SPACE}?-{SPACE}?)(?P<to>{_NUMBER})"
    r"(?![\w/]|[.,:]\d|-\d)"
)
_GROUPED = rf"\d{{1,3}}(?:(?:,|{SPACE})\d{{3}})+"
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
"""A time with a point, or a day and a month."""
_LONGEST_WORD = 24
"""Characters in which a word before a number is looked for."""
_SHORTENED_YEAR = 2
_YEAR = 4
_MONTHS = 12
_LONG = 5
"""Digits of a number that is divided."""


def numeral_rules(typography: Typography) -> tuple[Rule, ...]:
    """What is done to the numbers of a text, in this order."""
    rules = [_mark_below_zero(typography), _space_groups(typography), *_group_rules(typography)]
    if mark := typography.range_mark:
        rules += [
            _mark_ranges(typography),
            # Of dates in digits and of times: 9:00-18:00, 25-30.06.2014, 01.06-31.08.2014.
            replacing(rf"(?<={FIGURES})(?P<at>{SPACE}?[–—-]{SPACE}?)(?={FIGURES})", mark),
            replacing(rf"(?<![\w.,/:+–-])\d{{1,2}}(?:\.\d\d)?(?P<at>-)(?={FIGURES})", mark),
            replacing(rf"(?<![\w-]){ROMAN}+(?P<at>-)(?={ROMAN}+(?![\w-]))", mark),
            replacing(r"(?<=\d)(?P<at>-)(?=[€£$]\d)", mark),
            replacing(rf"(?<![\w.,]){_GROUPED}(?P<at>{SPACE}?-{SPACE}?)(?={_GROUPED}(?!\d))", mark),
            *_spaced_range_rules(typography),
        ]
    return tuple(rules)


def _spaced_range_rules(typography: Typography) -> Iterator[Rule]:
    """Ranges typed with spaces, where what follows or comes before tells that they are no differences."""
    first = rf"(?<![\w.,/:+–-])(?<!\d{SPACE})\d{{1,4}}{_FRACTION}(?P<at>{SPACE}-{SPACE})"
    signs = any_of((*typography.units, *typography.spaced_signs, *typography.closed_signs))
    yield replacing(rf"{first}(?=\d{{1,4}}{_FRACTION}{SPACE}?{signs}(?!\w))", typography.range_mark)
    days = rf"(?<![\w.,/:+–-])(?<!\d{SPACE})\d{{1,2}}(?P<at>{SPACE}-{SPACE})"
    yield replacing(rf"{days}(?=\d{{1,2}}{SPACE}{any_of(typography.months)})", typography.range_mark)


def _mark_below_zero(typography: Typography) -> Rule:
    """A hyphen before a temperature or a percentage, or before the first of two: -5 °C, -5 à +3 °C, -2…+4 °C."""
    other = rf"(?:(?:{SPACE}\w{{1,3}}{SPACE}|…)[+−-]?\d+{_FRACTION})?"
    return replacing(rf"(?<![^\s(…])(?P<at>-)(?=\d+{_FRACTION}{other}{SPACE}?[°%‰])", typography.minus)


def _mark_ranges(typography: Typography) -> Rule:
    words = any_of(filter(_is_word, typography.identifier_words))
    # Before a number: the letters of a standard or of a register, which it belongs to.
    letters = rf"(?!{any_of(typography.currency_codes)})[{UPPER}]{{2,}}"
    named = re.compile(rf"(?<!\w)(?:{words}|{letters}){SPACE}$")
    paged = re.compile(rf"(?<!\w){any_of(typography.before_numbers)}{SPACE}$")

    def rule(line: str) -> Iterator[Change]:
        for found in _RANGE.finditer(line):
            before = max(0, found.start() - _LONGEST_WORD), found.start()
            is_paged = found["at"] == "-" and paged.search(line, *before)
            last = _lengthen(found["from"], found["to"]) if is_paged else found["to"]
            if not named.search(line, *before) and _is_range(found["from"], last, found["at"]):
                yield Change(*found.span("at"), typography.range_mark)

    return rule


def _lengthen(first: str, last: str) -> str:
    """The last page of pp. 233-41 in full: 241."""
    return first[: -len(last)] + last if first.isdigit() and last.isdigit() and len(last) > 1 else last


def _is_word(word: str) -> bool:
    return word[:1].isalpha()


def _is_range(first: str, last: str, between: str) -> bool:
    """Whether two numbers are the ends of a range: 2010-2014, 12-18, 2010-14, 9.00-12.30, 0,5-1,5.

    Not so a year with its month, a difference, a score.
    """
    if not (first + last).isdigit():
        is_clock = _CLOCK.fullmatch(first) and _CLOCK.fullmatch(last)
        return bool(is_clock) or (between == "-" and _value(first) < _value(last))
    if between != "-":
        # With spaces it may be a difference.
        return len(first) == len(last) == _YEAR and int(first) < int(last)
    if first[0] == "0" or last[0] == "0":
        return False
    if len(first) == _YEAR and len(last) == _SHORTENED_YEAR:
        return int(first[_SHORTENED_YEAR:]) < int(last) and int(last) > _MONTHS
    return int(first) < int(last) and len(last) - len(first) <= 1


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _space_groups(typography: Typography) -> Rule:
    """The spaces inside a long number, where they were typed."""
    number = re.compile(rf"(?<![\w.,{MASKS}])(?<!\d{SPACE})[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?!\d|{SPACE}\d)")
    space = re.compile(SPACE)
    held = typography.group_mark if typography.group_mark.isspace() else NO_BREAK

    def rule(line: str) -> Iterator[Change]:
        for found in number.finditer(line):
            for inner in space.finditer(line, *found.span()):
                yield Change(*inner.span(), held)

    return rule


def _group_rules(typography: Typography) -> tuple[Rule, ...]:
    """A long number in one piece is divided only where it counts something; elsewhere it may be a code or an index."""
    if not typography.group_mark:
        return ()
    # Bounded: how many figures stand before a hyphen is asked for each of them.
    between = rf"(?P<at>{SPACE}?[–-]{SPACE}?|{SPACE}{any_of(typography.links)}{SPACE})"
    lower_end = rf"(?:(?P<from>[1-9]\d{{0,11}}){between})?"
    counting = re.compile(
        rf"(?<![\w.,/:+№#–{MASKS}-]){lower_end}(?P<to>[1-9]\d{{4,11}})"
        rf"(?=(?:[.,]\d{{1,3}}(?!\d))?(?:{_counted(typography)}))"
    )
    codes = any_of(typography.currency_codes)
    money = re.compile(rf"(?:(?<=[€$£])|(?<!\w){codes}{SPACE}?){lower_end}(?P<to>[1-9]\d{{4,11}})(?!\d)")
    words = any_of((*typography.identifier_words, *typography.before_numbers, "№"))
    named = re.compile(rf"(?<!\w)(?:{words}|(?!{codes})[{UPPER}]{{2,}}){SPACE}?:?{SPACE}?$")

    def rule(line: str) -> Iterator[Change]:
        for pattern in (counting, money):
            for found in pattern.finditer(line):
                if pattern is money or not named.search(line, max(0, found.start() - _LONGEST_WORD), found.start()):
                    yield from _divide(found, typography)

    return (rule,)


def _counted(typography: Typography) -> str:
    """What follows a number that counts something: a word that is no mere link, a currency, a unit, an ending."""
    unit = any_of((*typography.units, *"%‰°€$£₸₽"))
    link = rf"{any_of(typography.links)}(?!\w)"
    return rf"{SPACE}(?:(?!{link})[{LOWER}]|[A-Z]{{3}}(?!\w))|{SPACE}?{unit}(?!\w)|-[{LOWER}]"


def _divide(found: re.Match[str], typography: Typography) -> Iterator[Change]:
    """The group marks of a number, or of both ends of a range with the mark between them."""
    if found["from"] and int(found["from"]) >= int(found["to"]):
        return
    for end in ("from", "to"):
        start, length = found.start(end), len(found[end] or "")
        for place in range(length - 3, 0, -3) if length >= _LONG else ():
            yield Change(start + place, start + place, typography.group_mark)
    if found["from"] and typography.range_mark and not any(map(str.isalpha, found["at"])):
        yield Change(*found.span("at"), typography.range_mark)
