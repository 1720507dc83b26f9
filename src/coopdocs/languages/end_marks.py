"""End marks: which of them never stand before a closing quotation mark.

Russian has the full stop, the comma, the semicolon and the colon behind it (Розенталь, § 66), and so has Kazakh. Who
translates from French or English types them before it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopdocs.languages.galley import Change, Rule
from coopdocs.languages.language import Quotes
from coopdocs.languages.patterns import LOWER, any_of
from coopdocs.languages.typography import Typography

__all__ = ["end_mark_rules"]

_STOP = rf"(?<=[{LOWER}]{{4}})\."
"""A full stop behind a word; what ends with a stop and is shorter may be an abbreviation."""


def end_mark_rules(typography: Typography, quotes: Quotes, *, closes: bool) -> tuple[Rule, ...]:
    """What is done to marks before a closing quotation mark; `closes` where the design puts one behind the text.

    There the stop goes: what stands out as a quotation needs none.
    """
    marks = typography.end_marks.outside_quotation
    if not marks:
        return ()
    closing = "".join(right.strip() for _, right in quotes)
    stop = rf"{_STOP}|(?<=[{closing}])\." if "." in marks else "(?!)"
    mark = rf"(?P<mark>[{re.escape(marks.replace('.', ''))}]|{stop})"
    before_closing = re.compile(rf"{mark}(?P<closing>[{closing}]+)(?P<after>[.,;:]?)")
    last_stop = re.compile(rf"{_STOP}$")
    words = (*typography.units, *typography.before_numbers, *typography.before_names, *typography.after_names)
    abbreviation = re.compile(rf"(?<!\w){any_of(word for word in words if word.endswith('.'))}$")

    def move(line: str) -> Iterator[Change]:
        for found in before_closing.finditer(line):
            if not abbreviation.search(line, 0, found.end("mark")):
                yield Change(*found.span("mark"), "")
                if not found["after"]:
                    yield Change(found.end("closing"), found.end("closing"), found["mark"])

    def drop(line: str) -> Iterator[Change]:
        found = last_stop.search(line)
        if found and not abbreviation.search(line, 0, found.end()):
            yield Change(*found.span(), "")

    return (move, drop) if closes and "." in marks else (move,)
