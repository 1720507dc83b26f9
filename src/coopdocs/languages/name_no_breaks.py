"""Names: initials, titles and what follows a name."""

from __future__ import annotations

from collections.abc import Iterator

from coopdocs.languages.galley import Rule
from coopdocs.languages.patterns import (
    ANY_SPACES,
    LOWER,
    NO_WORD,
    ROMAN,
    SPACE,
    SPACES,
    UPPER,
    any_of,
    replacing,
    with_capitals,
)
from coopdocs.languages.typography import NO_BREAK, Typography
from coopdocs.languages.untouchable import MASKS

__all__ = ["name_rules"]

_PARTICLES = ("de", "du", "des", "van", "von", "der", "де", "ди", "ван", "фон", "аль", "әл", "ибн", "бен")
_SURNAME = rf"[{UPPER}]’?[{UPPER}{LOWER}][{LOWER}]|(?:[{UPPER}][{LOWER}]|{any_of(_PARTICLES)})[{SPACE[1:-1]}-][{UPPER}]"
"""How a surname begins: Havel, O’Neill, Le Clézio, de Gaulle."""


def name_rules(typography: Typography) -> tuple[Rule, ...]:
    """What stays with a name, in this order."""
    return (*_initial_rules(typography), *_title_rules(typography))


def _initial_rules(typography: Typography) -> Iterator[Rule]:
    single = rf"[{UPPER}]\."
    initial = rf"(?:(?:[{UPPER}]\.-)?{single}|{any_of(typography.long_initials)})"
    # A letter that tells things apart ends a sentence: « le plan B. Paris l’a approuvé ».
    ending = r"\w*" if typography.inflects else "s?"
    no_initial = rf"(?<!\w)(?i:{any_of(typography.lettered)}){ending}{SPACE}(?:[–—-]{SPACE})?$"
    if typography.opens_initials:
        yield replacing(rf"(?<![\w.-]){initial}{ANY_SPACES}(?={initial}{SPACE}*(?:{_SURNAME}))", NO_BREAK)
        yield replacing(rf"(?<=[\s\u00a0][{UPPER}]\.)(?P<at>)(?=[{UPPER}][{LOWER}]{{2}})", NO_BREAK)
        surname = rf"(?<!\w)[{UPPER}][{LOWER}]+"
        yield replacing(rf"{surname}{SPACE}{initial}{ANY_SPACES}(?={initial}(?!\w))", NO_BREAK)
    yield replacing(rf"(?<![\w.]){initial}{SPACES}(?={initial}|{_SURNAME})", NO_BREAK, unless=no_initial)
    yield replacing(rf"(?<!\w){single}{SPACES}(?={_SURNAME})", NO_BREAK, unless=no_initial)
    # Behind the surname, as lists have them: «Сатпаев К. И.», «Морель А. и Петров И.».
    both = rf"{initial}{SPACE}?{initial}(?!{SPACE}?(?:{_SURNAME}))"
    one = rf"{single}(?=[,;)]|{SPACE}[{LOWER}]|$)" if typography.opens_initials else "(?!)"
    yield replacing(rf"(?<!\w)[{UPPER}][{LOWER}]+{SPACES}(?={both}|{one})", NO_BREAK)


def _title_rules(typography: Typography) -> Iterator[Rule]:
    if typography.before_names:
        # What may also stay with the number before it: г., с.
        also_units = [word for word in typography.before_names if word in typography.units]
        after_number = rf"(?:(?<![\d{MASKS}]{SPACE})|(?!{any_of(also_units)}))"
        titles = any_of(with_capitals(typography.before_names))
        name = rf"(?!{ROMAN}+(?!\w))(?:d’|{any_of(_PARTICLES)}{SPACE})?[{UPPER}«“„{MASKS}]"
        name = rf"(?:{name}|{any_of(typography.title_articles)}[{LOWER}])"
        yield replacing(rf"{after_number}{NO_WORD}{titles}{SPACES}(?={name})", NO_BREAK)
    if typography.after_names:
        yield replacing(rf"(?<=[\w,»”]){SPACES}(?={any_of(typography.after_names)}(?![^\W\d_]))", NO_BREAK)
