"""Punctuation: ellipses, dashes, and the spaces before and after marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.galley import Change, Rule
from coopdocs.languages.patterns import SPACE, UPPER, any_of, replacing
from coopdocs.languages.typography import NO_BREAK, HouseStyle, Typography

__all__ = ["punctuation_rules"]

_MARK_ENDS = r"(?=$|[\s»”“’)\]])"
"""After a mark that belongs to the word before it: nothing, a space, or what closes."""
_SPACED_DASH = re.compile(rf"(?:(?P<before>{SPACE}+)|^|(?<=\n))(?P<dash>[–—])(?:(?P<after>{SPACE}+)|(?=[,.;:!?…]))")
_SENTENCE_ENDS = re.compile(
    rf"[.!?…]{SPACE}?[»”)]?{SPACE}+(?=(?:[–—]{SPACE}+)?[«“„(]?{SPACE}?[{UPPER}\d])|[;:]{SPACE}(?![–—])|\n"
)
"""Where a sentence or clause ends, and with it an aside that nobody closed; not so « ? – » before a small letter."""


def punctuation_rules(typography: Typography, house: HouseStyle) -> tuple[Rule, ...]:
    """What is done to the marks of a text, in this order."""
    return (
        replacing(r"(?<![.?!…])(?P<at>\.{3})(?!\.)", typography.ellipsis),
        replacing(r"(?<=[?!])(?P<at>\.{3})(?!\.)", typography.ellipsis_after_mark),
        *_mark_space_rules(typography, house),
        *_dash_mark_rules(typography),
        _space_dashes(typography),
    )


def _mark_space_rules(typography: Typography, house: HouseStyle) -> tuple[Rule, ...]:
    no_space = replacing(rf"(?<=[^\s(\[«„])(?P<at>{SPACE}+)(?=[,.]{_MARK_ENDS})(?!\.\.)", "")
    if not typography.spaced_marks:
        # Between figures a colon may mean “divided by”.
        colon = replacing(rf"(?<=[^\s\d(\[«„])(?P<at>{SPACE}+)(?=:{_MARK_ENDS})", "")
        return no_space, colon, replacing(rf"(?<=[^\s(\[«„])(?P<at>{SPACE}+)(?=[;!?]+{_MARK_ENDS})", "")
    # A mark inside a word is none: a;b, !=. Neither is one alone in brackets: (!).
    before = r"(?<=[^\s;:!?(\[«“„/])"
    high = replacing(rf"{before}(?P<at>{SPACE}*)(?=[;!?]+(?:$|[\s»”“’)\],.…]))", house.before_high_marks)
    colon = replacing(rf"{before}(?P<at>{SPACE}*)(?=:(?:$|[\s»”]))", house.before_colon)
    return no_space, high, colon


def _dash_mark_rules(typography: Typography) -> tuple[Rule, ...]:
    """Hyphens that stand for dashes; between digits they may be a minus."""
    mark = typography.dash
    hyphens = rf"(?P<at>-{{1,3}}{f'|[{typography.mistaken_dashes}]' if typography.mistaken_dashes else ''})"
    return (
        replacing(rf"(?<=[^\s\d]){SPACE}{hyphens}(?={SPACE}\S)", mark),
        replacing(rf"(?<=\S){SPACE}{hyphens}(?={SPACE}[^\s\d])", mark),
        replacing(rf"(?:^|(?<=\n))(?P<at>-{{1,2}})(?={SPACE}\S)", mark),
        # One that closes an aside before another mark, and one between two dates: 27 mai 2014 - 3 juin 2014.
        replacing(rf"(?<=\S){SPACE}{hyphens}(?=[,;](?:\s|$))", mark),
        replacing(rf"(?<=\d{{4}}){SPACE}{hyphens}(?={SPACE}\d{{1,2}}{SPACE}{any_of(typography.months)})", mark),
        replacing(r"(?<=[^\W\d_])(?P<at>--)(?=[^\W\d_])", f" {mark} "),
    )


def _space_dashes(typography: Typography) -> Rule:
    """Which of the spaces round a dash a line may break at."""

    def rule(line: str) -> Iterator[Change]:
        end, is_open = 0, False
        for found in _SPACED_DASH.finditer(line):
            if _SENTENCE_ENDS.search(line, end, found.start("dash") + 1):
                is_open = False
            starts = found["before"] is None
            # A dash that begins a line opens a speech or an item, and no aside.
            is_open, end = not (is_open or starts), found.end("dash")
            # A line may begin with the dash that opens an aside, as with a bracket, but not with one that closes it.
            leans_right = starts or (typography.dash_leans and is_open and found["after"] is not None)
            if found["before"]:
                yield Change(*found.span("before"), " " if leans_right else NO_BREAK)
            if found["after"]:
                yield Change(*found.span("after"), NO_BREAK if leans_right else " ")

    return rule
