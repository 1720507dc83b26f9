"""Quotation marks and apostrophes: which mark opens, which closes, and how deep each quotation lies in others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coopdocs.languages.galley import Change
from coopdocs.languages.language import Quotes

__all__ = ["set_quotation_marks"]

_DOUBLE = frozenset('"«»“”„')
_SINGLE = frozenset("'‘’‚")
_SPACES = " \u00a0\u202f\u2009"
_BEFORE_OPENING = frozenset("([{—–-/\n" + _SPACES)
_SHORTENED_AND = re.compile(r"\s['’]n['’]\s")
_DECADE = re.compile(r"['’‘]\d\ds(?!\w)|['’]\d\d(?!\w)")
_ENDS_PLURAL = re.compile(r"s['’] ")
_CERTAINLY_CLOSES = re.compile(r"[^\s\w]['’](?!\w)|[^\W\ds]['’](?!\w)|s['’](?![ \w])")
"""A single mark that closes a quotation and is no plural's apostrophe."""
_OPENS, _CLOSES, _APOSTROPHE = "opens", "closes", "apostrophe"


def set_quotation_marks(text: str, quotes: Quotes, depth: int, apostrophe: str) -> Iterator[Change]:
    """The marks of a text as the language sets them; `depth` quotations are open where the text begins.

    Where a double mark has no partner, all marks stay as they are: nobody knows what is quoted.
    """
    marks = _Marks(text)
    marks.read()
    for place, role in sorted(marks.roles.items()):
        # Word processors open a quotation before the nineties: ‘90s.
        if role == _APOSTROPHE and (text[place] == "'" or (text[place] == "‘" and _DECADE.match(text, place))):
            yield Change(place, place + 1, apostrophe)
    pairs = [] if marks.is_broken else marks.pairs
    for opening, closing in pairs:
        level = depth + sum(other[0] < opening and closing < other[1] for other in pairs)
        left, right = quotes[level % 2]
        start, stop = closing, opening + 1
        while start > stop and text[start - 1] in _SPACES:
            start -= 1
        while stop < start and text[stop] in _SPACES:
            stop += 1
        yield Change(opening, stop, left)
        yield Change(start, closing + 1, right)


@dataclass(slots=True)
class _Marks:
    """One reading of a text from left to right."""

    text: str
    roles: dict[int, str] = field(default_factory=dict)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    is_broken: bool = False
    """Whether a double mark has no partner."""
    opened: list[int] = field(default_factory=list)

    def read(self) -> None:
        for place, letter in enumerate(self.text):
            if letter in _DOUBLE:
                self._double(place, letter)
            elif letter in _SINGLE:
                self._single(place, letter)
        for place in self.opened:
            self._leave(place)

    def _double(self, place: int, letter: str) -> None:
        partner = next((each for each in reversed(self.opened) if self.text[each] in _DOUBLE), None)
        if self._double_opens(place, letter, partner):
            self.roles[place] = _OPENS
            self.opened.append(place)
        elif partner is not None:
            self._close(partner, place)
        elif letter != '"' or not self._before(place).isdigit():
            # Behind a digit it means seconds or inches.
            self.is_broken = True

    def _double_opens(self, place: int, letter: str, partner: int | None) -> bool:
        match letter:
            case "«" | "„":
                return True
            case "»" | "”":
                return False
            case "“":
                # It closes in Russian and German, and only there.
                return partner is None or self.text[partner] != "„"
            case _:
                before, after = self._before(place), self._after(place)
                if not after or (after in _SPACES and partner is not None):
                    return False
                # Behind an elision, also inside another quotation: "n'est plus l'"ennemie"".
                is_elided = before in _SINGLE and (partner is None or after.isalpha())
                return self._may_open(place) or is_elided

    def _single(self, place: int, letter: str) -> None:
        before, after = self._before(place), self._after(place)
        partner = self.opened[-1] if self.opened and self.text[self.opened[-1]] in _SINGLE else None
        if self._is_shortened_and(place) or _DECADE.match(self.text, place) or (before.isalnum() and after.isalpha()):
            self.roles[place] = _APOSTROPHE
        elif self._single_opens(place, letter, partner):
            self.roles[place] = _OPENS
            self.opened.append(place)
        elif partner is not None and self._single_closes(place, letter, partner):
            self._close(partner, place)
        elif not before.isdigit():
            # Behind a digit it means minutes or feet.
            self.roles[place] = _APOSTROPHE

    def _single_opens(self, place: int, letter: str, partner: int | None) -> bool:
        after = self._after(place)
        closes_low = letter == "‘" and partner is not None and self.text[partner] == "‚"
        return letter != "’" and not closes_low and self._may_open(place) and after not in ("", *_BEFORE_OPENING)

    def _single_closes(self, place: int, letter: str, partner: int) -> bool:
        """Whether it closes what the partner opened, and is no apostrophe of a plural, as in ‘the students’ union’."""
        before, rest = self._before(place), self.text[place + 1 :]
        if before in ("", *_SPACES) or (before.isalnum() and rest[:1].isalnum()):
            return False
        if letter == "‘" and self.text[partner] != "‚":
            return False
        return not _ENDS_PLURAL.match(self.text, place - 1) or not _CERTAINLY_CLOSES.search(rest)

    def _is_shortened_and(self, place: int) -> bool:
        """Whether it is one of the two in “rock ’n’ roll”."""
        return any(_SHORTENED_AND.fullmatch(self.text, start, start + 5) for start in (place - 1, place - 3))

    def _close(self, partner: int, place: int) -> None:
        """Everything opened since the partner was no quotation; neither is one of nothing."""
        if not self.text[partner + 1 : place].strip():
            self.is_broken = True
        while (last := self.opened.pop()) != partner:
            self._leave(last)
        self.roles[place] = _CLOSES
        self.pairs.append((partner, place))

    def _leave(self, place: int) -> None:
        if self.text[place] in _SINGLE:
            self.roles[place] = _APOSTROPHE
        else:
            self.is_broken = True

    def _may_open(self, place: int) -> bool:
        before = self._before(place)
        return not before or before in _BEFORE_OPENING or self.roles.get(place - 1) == _OPENS

    def _before(self, place: int) -> str:
        return self.text[place - 1] if place else ""

    def _after(self, place: int) -> str:
        return self.text[place + 1 : place + 2]
