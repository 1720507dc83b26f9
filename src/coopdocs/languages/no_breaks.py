"""No-breaks: the spaces that a line must not end at, and those that a sign wants before or after it."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.languages.galley import Rule
from coopdocs.languages.patterns import LOWER, ROMAN, SPACE, UPPER, any_of, replacing
from coopdocs.languages.typography import NO_BREAK, Typography
from coopdocs.languages.untouchable import MASK

__all__ = ["no_break_rules"]

_NO_WORD = r"(?<![\w’'-])"
"""Before a word: no letter, and nothing that makes it the second part of another word."""
_SPACES = rf"(?P<at>{SPACE}+)"
_ANY_SPACES = rf"(?P<at>{SPACE}*)"
_AFTER_NUMBER = rf"(?<=[\d{MASK}])"


def no_break_rules(typography: Typography) -> tuple[Rule, ...]:
    """What is held together in a text, in this order."""
    return (
        *_sign_rules(typography),
        *_number_rules(typography),
        *_name_rules(typography),
        *_abbreviation_rules(typography),
        *_word_rules(typography),
    )


def _sign_rules(typography: Typography) -> Iterator[Rule]:
    if typography.spaced_signs:
        # In «25%-ный» the sign is part of a word.
        yield replacing(rf"(?<=\d){_ANY_SPACES}(?={any_of(typography.spaced_signs)}(?!-?\w))", NO_BREAK)
    if typography.closed_signs:
        yield replacing(rf"(?<=\d){_SPACES}(?={any_of(typography.closed_signs)})", "")
    if typography.sign_spaces:
        yield replacing(rf"(?<!\w){any_of(typography.sign_spaces)}{_ANY_SPACES}(?=\d)", NO_BREAK)


def _number_rules(typography: Typography) -> Iterator[Rule]:
    if typography.units:
        # 5 га is a unit, 5 гектар is another one; км² and 5 km/h are the unit itself.
        yield replacing(rf"{_AFTER_NUMBER}{_SPACES}(?={any_of(typography.units)}(?![^\W\d_]))", NO_BREAK)
        yield replacing(
            rf"(?<!\w){any_of(typography.multiples)}{_SPACES}(?={any_of(typography.units)}(?![^\W\d_]))", NO_BREAK
        )
        yield replacing(rf"(?<=\d){SPACE}h{_SPACES}(?=\d\d(?!\d))", NO_BREAK)
    if typography.months:
        day = r"(?<![\w.,])(?:\d{1,2}|1er)"
        yield replacing(rf"{day}{_SPACES}(?={any_of(typography.months)})", NO_BREAK)
    if typography.before_numbers:
        numeral = rf"(?=\d|{ROMAN}+(?!\w))"
        yield replacing(rf"{_NO_WORD}{any_of(typography.before_numbers)}{_SPACES}{numeral}", NO_BREAK)
    if typography.numeral_words:
        yield replacing(rf"(?<!\w){ROMAN}+(?:er|e)?{_SPACES}(?={any_of(typography.numeral_words)})", NO_BREAK)
    # A king's number stays with his name.
    numeral = rf"(?!{any_of(typography.capital_words)}(?!\w)){ROMAN}+(?:er)?(?!\w)"
    yield replacing(rf"(?<!\w)[{UPPER}][{LOWER}]{{2,}}{_SPACES}(?={numeral})", NO_BREAK)


def _name_rules(typography: Typography) -> Iterator[Rule]:
    initial = rf"(?:[{UPPER}]\.-)?[{UPPER}]\."
    name = rf"[{UPPER}]’?[{UPPER}{LOWER}][{LOWER}]"
    if typography.opens_initials:
        yield replacing(rf"(?<![\w.-]){initial}{_ANY_SPACES}(?={initial}{SPACE}*{name})", NO_BREAK)
        yield replacing(rf"(?<![{LOWER}])(?<=[{UPPER}]\.){_ANY_SPACES}(?={name})(?<=[\s\u00a0][{UPPER}]\.)", NO_BREAK)
        surname = rf"(?<!\w)[{UPPER}][{LOWER}]+"
        yield replacing(rf"{surname}{SPACE}{initial}(?P<at>{SPACE}*)(?={initial}(?!\w))", NO_BREAK)
    yield replacing(rf"(?<![\w.]){initial}{_SPACES}(?={initial}|{name})", NO_BREAK)
    yield replacing(rf"(?<![\w]){initial}{_SPACES}(?={name})", NO_BREAK)
    yield replacing(
        rf"(?<!\w)[{UPPER}][{LOWER}]+{_SPACES}(?={initial}{SPACE}?{initial}(?!{SPACE}?[{UPPER}]))", NO_BREAK
    )
    if typography.before_names:
        titles = any_of(typography.before_names)
        yield replacing(rf"(?<![\d{MASK}]{SPACE}){_NO_WORD}{titles}{_SPACES}(?=[{UPPER}«“„{MASK}])", NO_BREAK)
    if typography.after_names:
        yield replacing(rf"(?<=\w){_SPACES}(?={any_of(typography.after_names)}(?![^\W\d_]))", NO_BREAK)


def _abbreviation_rules(typography: Typography) -> Iterator[Rule]:
    spaces = _ANY_SPACES if typography.opens_abbreviations else _SPACES
    for abbreviation in typography.abbreviations:
        parts = abbreviation.split(" ")
        for index in range(1, len(parts)):
            before, after = any_of((" ".join(parts[:index]),)), any_of((" ".join(parts[index:]),))
            yield replacing(rf"(?<!\w)(?<!\w\.){before}{spaces}(?={after})", NO_BREAK)


def _word_rules(typography: Typography) -> Iterator[Rule]:
    if typography.hold_after:
        yield replacing(rf"(?i:(?<![\w’'.-]){any_of(typography.hold_after)}){_SPACES}(?=[^\s–—-])", NO_BREAK)
    if typography.hold_after_opening:
        yield replacing(rf"(?<![\w’'.-]){any_of(typography.hold_after_opening)}{_SPACES}(?=[^\s–—-])", NO_BREAK)
    if typography.hold_before:
        yield replacing(rf"(?<=[\w»”“’{MASK}]){_SPACES}(?={any_of(typography.hold_before)}(?![\w-]))", NO_BREAK)
