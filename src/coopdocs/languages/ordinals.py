"""Ordinals and abbreviations whose end is raised, and Roman centuries in small capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.galley import ALL_SMALL_CAPS, SUPERSCRIPT, Look, Rule
from coopdocs.languages.patterns import LOWER, SPACE, UPPER, any_of
from coopdocs.languages.typography import Typography

__all__ = ["ordinal_rules"]

_ROMAN_ORDINAL = "[IVX]+(?:er|e)"


def ordinal_rules(typography: Typography) -> tuple[Rule, ...]:
    """What is set in another way than the text around it."""
    rules = [_raise_ordinals(typography)] if typography.ordinal_endings else []
    return (*rules, _raise_abbreviations(typography)) if typography.raised else tuple(rules)


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
    office = rf"{any_of(typography.title_articles)}[{LOWER}]"
    title = re.compile(rf"(?<![\w’'-])(?:{words})(?={SPACE}(?:[{UPPER}]|{office}))")
    stems = {stem + end: len(stem) for stem, end in typography.raised}

    def rule(line: str) -> Iterator[Look]:
        for found in title.finditer(line):
            yield Look(found.start() + stems[found[0]], found.end(), SUPERSCRIPT)

    return rule
