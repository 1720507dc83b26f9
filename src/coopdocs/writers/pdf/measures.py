"""Measures: how wide the lines of each paragraph and heading are set, so that none of them looks lost.

Where a paragraph set in the full width of its column ends with a stub, has a gap at its edge or a divided word, it is
tried with whole words, and with its last lines, all of them or one a little narrower, in as many lines as before. It is
set in the way that has least of these faults and the evenest edge (CSS Text 4: `text-wrap: pretty`). A heading of
several lines is set as narrow as it can be without one line more, which makes its lines even (`text-wrap: balance`).
WeasyPrint knows neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

__all__ = ["Measure", "Setting", "choose_measure", "has_measure", "is_divided", "is_worth_measuring", "read_setting"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTS = frozenset({"p", "li", "dd", "dt", "figcaption"})
_NOTE = "footnote"
_SETTING = ("font_size", "font_family", "font_weight", "font_style", "hyphens", "lang", "white_space")
_LEAST_STEP = 0.002
"""Share of the width by which the next measure to be tried is narrower at the least."""
_BALANCED_STEPS = 6
"""Halvings of the width in which a heading is sought: to one part in 64."""
_WIDEST = 0.75
"""Width of a letter in a text of wide ones, as a share of its size."""
_LONGEST = 3000
"""Characters of a paragraph; in a longer one lines are not tried."""
_NARROWEST = 0.7
_LONE_WORD, _FEW_WORDS = 0.5, 0.3
"""Share of its column from which a last line of one word, or of several, is no stub at all."""
_LONE_LONG, _FEW_LONG = 7.6, 4.8
"""The same in heights of a line: in a wide column it need not grow with the width."""
_FILLED = 2 / 3
_STUB_COSTS, _GAP_COSTS, _HYPHEN_COSTS, _LADDER_COSTS = 6.0, 4.0, 1.0, 1.0
"""Of each fault."""
_EDGE_COSTS = 8.0
"""Of a line that is empty, by the square of what is empty of it: two quarters are as bad as a divided word."""
_WORTH_TRYING = 1.0
"""What the faults of a paragraph cost at the least before another setting of it is tried."""
_GOOD = 0.3
"""What a setting costs at the most that need not be bettered."""
_LAST_LINES, _FIRST_LINES = 4, 8
"""How many of them are tried narrower by themselves: together, and each alone."""


_ALL = 1_000_000
"""More lines than any paragraph has."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a paragraph is set."""

    share: float = 1.0
    """Of the width that there is."""
    divides: bool = True
    """Whether its words may be divided."""
    begin: int = 0
    """The first line that is narrower, counted from 0."""
    end: int = _ALL
    """The first one after it that is not."""

    def share_of(self, line: int) -> float:
        """How much of the width a line gets."""
        return self.share if self.begin <= line < self.end else 1.0


TryMeasure = Callable[[Measure], Sequence[Any]]
"""Lays out the lines of a paragraph by way of trial."""


def has_measure(element: Any) -> bool:
    """Whether an element is a heading or running text; cells of tables and lines of the contents have their own."""
    return element is not None and (element.tag in _HEADINGS | _TEXTS or element.get("class") == _NOTE)


Setting = tuple[tuple[Any, ...], ...]
"""The pieces of a paragraph: the words of each, its size in the unit of widths, and how else it is set."""


def is_worth_measuring(setting: Setting, width: float) -> bool:
    """Whether a paragraph has more lines than one, as far as can be told without laying it out, and not very many."""
    letters = sum(len(text) for text, *_ in setting)
    return letters <= _LONGEST and sum(len(text) * float(size) for text, size, *_ in setting) * _WIDEST > width


def read_setting(box: Any) -> Setting:
    """What the lines of a box depend on besides their width: its words and how they are set."""
    return tuple(
        (text, *(each.style[name] for name in _SETTING))
        for each in box.descendants()
        if (text := getattr(each, "text", ""))
    )


def choose_measure(element: Any, width: float, attempt: TryMeasure) -> Measure:
    """The measure for the lines of an element that is `width` wide, in the unit of the lines that `attempt` returns."""
    lines = attempt(Measure())
    if len(lines) < 2 or any(_has_leader(line) for line in lines):
        return Measure()
    if element.tag in _HEADINGS:
        return _balance(len(lines), attempt)
    return _prettify(lines, width, attempt)


def _balance(count: int, attempt: TryMeasure) -> Measure:
    """The narrowest width with as many lines."""
    narrow, wide = 1 / count, 1.0
    for _ in range(_BALANCED_STEPS):
        middle = (narrow + wide) / 2
        lines = attempt(Measure(middle))
        if len(lines) > count or any(map(is_divided, lines)):
            narrow = middle
        else:
            wide = middle
    return Measure(wide)


def _prettify(lines: Sequence[Any], width: float, attempt: TryMeasure) -> Measure:
    best, costs = Measure(), _faults(lines, width) + _raggedness(lines, width)
    if _faults(lines, width) < _WORTH_TRYING:
        return best
    count = len(lines)
    ranges = _ranges(count)
    # Where no word is divided, not to divide any is nothing new.
    for divides in (False, True) if any(map(is_divided, lines)) else (True,):
        whole = lines if divides else attempt(Measure(divides=False))
        for begin, end in ranges if len(whole) == count else ():
            for measure, tried in _narrow(Measure(divides=divides, begin=begin, end=end), whole, width, attempt):
                raggedness = _raggedness(tried, width)
                if raggedness >= costs:
                    # Narrower ones are more ragged still.
                    break
                if (found := raggedness + _faults(tried, width)) < costs:
                    best, costs = measure, found
                if costs < _GOOD:
                    return best
    return best


def _ranges(count: int) -> list[tuple[int, int]]:
    """Which lines are narrowed together: the last ones, all of them, or one of them by itself."""
    last = [(max(0, count - each), _ALL) for each in range(2, 2 + _LAST_LINES)]
    single = [(line, line + 1) for line in range(min(count - 2, _FIRST_LINES))]
    return list(dict.fromkeys((*last, (0, _ALL), *single)))


def _narrow(
    measure: Measure, lines: Sequence[Any], width: float, attempt: TryMeasure
) -> Iterator[tuple[Measure, Sequence[Any]]]:
    """The settings in which lines break in another way, from wide to narrow, as long as there are not more of them."""
    tried = lines
    while len(tried) == len(lines) and measure.share > _NARROWEST:
        yield measure, tried
        # The longest line no longer fits.
        widest = max(float(line.width) for line in tried[measure.begin : measure.end])
        measure = replace(measure, share=min(widest / width - _LEAST_STEP, measure.share - _LEAST_STEP))
        tried = attempt(measure)


def _faults(lines: Sequence[Any], width: float) -> float:
    """How much there is to mend in lines; 0 for nothing."""
    divided = [is_divided(line) for line in lines]
    gaps = sum(bool(line.width < _FILLED * width) for line in lines[:-1])
    ladders = sum(first and second for first, second in pairwise(divided))
    hyphens = sum(divided) * _HYPHEN_COSTS + ladders * _LADDER_COSTS
    return hyphens + gaps * _GAP_COSTS + _stub(lines[-1], width) * _STUB_COSTS


def _raggedness(lines: Sequence[Any], width: float) -> float:
    """How far the edge is from an even one."""
    return sum((1 - float(line.width) / width) ** 2 for line in lines[:-1]) * _EDGE_COSTS


def _stub(line: Any, width: float) -> float:
    """How much of a stub a last line is: from 0, none, to 1."""
    # What a no-break space joins is seen as one word.
    share, heights = (_FEW_WORDS, _FEW_LONG) if " " in _text(line).strip() else (_LONE_WORD, _LONE_LONG)
    return max(0.0, 1 - float(line.width) / min(width * share, float(line.height) * heights))


def is_divided(line: Any) -> bool:
    """Whether a line ends within a word: with a hyphen of ours or of the word itself."""
    return _text(line).rstrip().endswith("-")


def _text(line: Any) -> str:
    return "".join(getattr(box, "text", "") for box in line.descendants())


def _has_leader(line: Any) -> bool:
    return any(getattr(box, "is_leader", False) for box in line.descendants())
