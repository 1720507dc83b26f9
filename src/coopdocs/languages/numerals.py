"""Numerals: ranges, groups of digits, ordinals, Roman centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.galley import ALL_SMALL_CAPS, SUPERSCRIPT, Change, Look, Rule
from coopdocs.languages.patterns import LOWER, SPACE, UPPER, any_of, replacing
from coopdocs.languages.typography import NO_BREAK, Typography
from coopdocs.languages.untouchable import MASK

__all__ = ["numeral_rules"]

_RANGE = re.compile(
    rf"(?<![\w.,/:+–-])(?<!\d{SPACE})(?P<from>\d{{1,4}})(?P<at>{SPACE}?-{SPACE}?)(?P<to>\d{{1,4}})(?![\w/]|[.,:]\d|-\d)"
)
_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}{SPACE}$")
"""Before a number: the letters of a standard or of a register, which it belongs to."""
_LONGEST_WORD = 24
"""Characters in which a word before a number is looked for."""
_SHORTENED_YEAR = 2
_YEAR = 4
_MONTHS = 12
_ROMAN_ORDINAL = "[IVX]+(?:er|e)"


def numeral_rules(typography: Typography) -> tuple[Rule, ...]:
    """What is done to the numbers of a text, in this order."""
    below_zero = replacing(rf"(?<![^\s(])(?P<at>-)(?=\d+(?:[.,]\d+)?{SPACE}?[°%‰])", typography.minus)
    rules = [below_zero, _space_groups(typography), *_group_rules(typography)]
    if typography.range_mark:
        rules += [
            _mark_ranges(typography),
            replacing(r"(?<![\w-])[IVXІХ]+(?P<at>-)(?=[IVXІХ]+(?![\w-]))", typography.range_mark),
        ]
    if typography.ordinal_endings:
        rules.append(_raise_ordinals(typography))
    if typography.raised:
        rules.append(_raise_abbreviations(typography))
    return tuple(rules)


def _mark_ranges(typography: Typography) -> Rule:
    def rule(line: str) -> Iterator[Change]:
        for found in _RANGE.finditer(line):
            if not _CAPITALS.search(line, 0, found.start()) and _is_range(found["from"], found["to"], found["at"]):
                yield Change(*found.span("at"), typography.range_mark)

    return rule


def _is_range(first: str, last: str, between: str) -> bool:
    """Whether two numbers are the ends of a range: 2010-2014, 12-18, 2010-14, and no year and month or difference."""
    if between != "-":
        # With spaces it may be a difference.
        return len(first) == len(last) == _YEAR and int(first) < int(last)
    if first[0] == "0" or last[0] == "0":
        return False
    if len(first) == _YEAR and len(last) == _SHORTENED_YEAR:
        return int(first[_SHORTENED_YEAR:]) < int(last) and int(last) > _MONTHS
    return int(first) < int(last) and len(last) - len(first) <= 1


def _space_groups(typography: Typography) -> Rule:
    """The spaces inside a long number, where they were typed."""
    number = re.compile(rf"(?<![\w.,{MASK}])(?<!\d{SPACE})[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?!\d|{SPACE}\d)")
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
    unit = any_of((*typography.units, *"%‰°€$£₸₽"))
    counted = rf"{SPACE}(?:[{LOWER}]|[A-Z]{{3}}(?!\w))|{SPACE}?{unit}(?!\w)"
    counting = re.compile(
        rf"(?<![\w.,/:+№#–{MASK}-])(?P<digits>[1-9]\d{{4,11}})(?=(?:[.,]\d{{1,3}}(?!\d))?(?:{counted}))"
    )
    money = re.compile(r"(?<=[€$£])(?P<digits>[1-9]\d{4,11})(?!\d)")
    words = any_of((*typography.identifier_words, *typography.before_numbers, "№"))
    named = re.compile(rf"(?<!\w)(?:{words}|[{UPPER}]{{2,}}){SPACE}?:?{SPACE}?$")

    def rule(line: str) -> Iterator[Change]:
        for pattern in (counting, money):
            for found in pattern.finditer(line):
                if pattern is counting and named.search(line, max(0, found.start() - _LONGEST_WORD), found.start()):
                    continue
                start, length = found.start("digits"), len(found["digits"])
                for place in range(length - 3, 0, -3):
                    yield Change(start + place, start + place, typography.group_mark)

    return (rule,)


def _raise_ordinals(typography: Typography) -> Rule:
    endings = any_of(typography.ordinal_endings)
    ordinal = re.compile(rf"(?<![\w.,])(?P<numeral>\d+|(?![CDLM]e)[IVXLCDM]+)(?P<ending>{endings})(?![\w’'])")
    joint = rf"{SPACE}(?:et|au|ou|à){SPACE}(?:le{SPACE})?|[-–]|,{SPACE}"
    century = re.compile(rf"(?:(?:{joint}){_ROMAN_ORDINAL})*{SPACE}{any_of(typography.centuries)}(?!\w)")

    def rule(line: str) -> Iterator[Look]:
        for found in ordinal.finditer(line):
            numeral, ending = found["numeral"], found["ending"]
            if not _agrees(numeral, ending):
                continue
            yield Look(*found.span("ending"), SUPERSCRIPT)
            if numeral.isalpha() and century.match(line, found.end()):
                yield Look(*found.span("numeral"), ALL_SMALL_CAPS)

    return rule


def _agrees(numeral: str, ending: str) -> bool:
    """Whether the numeral has that ending: 1er, 2e or 2nd, XXIe; `2er` is a slip, `1e` and `3d` may be names."""
    if numeral in ("1", "I"):
        return ending in ("er", "re", "ers", "res")
    if ending.startswith(("n", "d")):
        return numeral == "2"
    return ending in ("e", "es")


def _raise_abbreviations(typography: Typography) -> Rule:
    """The end of Mme in « Mme Curie »."""
    words = "|".join(sorted((f"{stem}(?:{end})" for stem, end in typography.raised), key=len, reverse=True))
    title = re.compile(rf"(?<![\w’'-])(?:{words})(?={SPACE}[{UPPER}])")
    stems = {stem + end: len(stem) for stem, end in typography.raised}

    def rule(line: str) -> Iterator[Look]:
        for found in title.finditer(line):
            yield Look(found.start() + stems[found[0]], found.end(), SUPERSCRIPT)

    return rule
