"""No-breaks: the spaces that a line must not end at, and those that a sign wants before or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.galley import Change, Rule
from coopdocs.languages.name_no_breaks import name_rules
from coopdocs.languages.number_no_breaks import number_rules
from coopdocs.languages.patterns import LOWER, SPACE, SPACES, any_of, replacing
from coopdocs.languages.typography import NO_BREAK, Typography
from coopdocs.languages.untouchable import MASKS

__all__ = ["no_break_rules"]

_NO_WORD = r"(?<![\w’'.°-])"
"""Before a word of one letter: nothing that makes it part of another word, of an abbreviation or of °С."""
_OPENING = rf"(?:^|\n|[.!?…:»]{SPACE}|[«„“(]|[–—]{SPACE})"
"""Where a sentence begins."""
_GOES_ON = r"(?=[^\s–—-])"
_ENDS = r"(?=$|\n|[,.;:!?…»”“)\]])"


def no_break_rules(typography: Typography) -> tuple[Rule, ...]:
    """What is held together in a text, in this order."""
    return (
        *number_rules(typography),
        *name_rules(typography),
        *_abbreviation_rules(typography),
        *_word_rules(typography),
        _hold_list_marks,
    )


def _abbreviation_rules(typography: Typography) -> Iterator[Rule]:
    """One pattern for all: each space in an abbreviation is a group of its own."""
    if not typography.abbreviations:
        return
    space = f"({SPACE}{'*' if typography.opens_abbreviations else '+'})"
    words = sorted(typography.abbreviations, key=len, reverse=True)
    written = "|".join(space.join(map(re.escape, word.split(" "))) for word in words)
    pattern = re.compile(rf"(?<!\w)(?<!\w\.)(?:{written})")

    def rule(line: str) -> Iterator[Change]:
        for found in pattern.finditer(line):
            for group in range(1, pattern.groups + 1):
                if found.start(group) >= 0:
                    yield Change(*found.span(group), NO_BREAK)

    yield rule


def _word_rules(typography: Typography) -> Iterator[Rule]:
    if typography.hold_after:
        yield replacing(rf"{_NO_WORD}{any_of(typography.hold_after)}{SPACES}{_GOES_ON}", NO_BREAK)
        # A capital behind a number is a unit or the letter of a house: 220 В, 12 А.
        capitals = any_of(word.capitalize() for word in typography.hold_after)
        yield replacing(rf"{_NO_WORD}(?<!\d{SPACE}){capitals}{SPACES}{_GOES_ON}", NO_BREAK)
    if typography.hold_after_opening:
        yield replacing(rf"{_OPENING}{any_of(typography.hold_after_opening)}{SPACES}{_GOES_ON}", NO_BREAK)
    leans = rf"(?<=[\w»”“’{MASKS}]){SPACES}"
    if typography.hold_before:
        yield replacing(rf"{leans}(?={any_of(typography.hold_before)}(?![\w-]))", NO_BREAK)
    if typography.hold_before_end:
        yield replacing(rf"{leans}(?={any_of(typography.hold_before_end)}{_ENDS})", NO_BREAK)


_LIST_MARK = re.compile(rf"(?:(?<![^\s,;:])|^)(?:[{LOWER}]|\d{{1,2}})(?P<bracket>\)){SPACES}(?=[^\s–—-])")
_BRACKET = re.compile("[()]")


def _hold_list_marks(line: str) -> Iterator[Change]:
    """A mark of a list in running text, a) or 1), stays with its item; the end of a bracket is no such mark."""
    marks = {found.start("bracket"): found.span("at") for found in _LIST_MARK.finditer(line)}
    open_brackets = 0
    for bracket in _BRACKET.finditer(line) if marks else ():
        if bracket[0] == "(":
            open_brackets += 1
        elif open_brackets:
            open_brackets -= 1
        elif bracket.start() in marks:
            yield Change(*marks[bracket.start()], NO_BREAK)
