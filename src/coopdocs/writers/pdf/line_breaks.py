"""Line breaks: a fault of WeasyPrint mended, and what CSS has words for that WeasyPrint does not know.

A text before a link or an emphasis ends with a space. Where all of it fits on a line and only the space does not,
WeasyPrint breaks after the text's first word, so that one short word stands on a line of its own: such a text is asked
for again without its last space. After two lines that end with a hyphen the third is set without one
(`hyphenate-limit-lines`), and so is the last line of a column or page, and the one before that, which is the last one
where a line goes over for the sake of a widow (`hyphenate-limit-last`). All this happens while the lines are laid out;
only how wide a paragraph is set is tried beforehand, once for each. Both functions are wrapped by their private names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from coopdocs.errors import CoopdocsError
from coopdocs.writers.pdf.measures import (
    Measure,
    choose_measure,
    has_measure,
    is_divided,
    is_worth_measuring,
    read_setting,
)

__all__ = ["mend_line_breaks"]

_SPLITTER = "split_first_line"
_LINES = "iter_line_boxes"
_IN_SUCCESSION = 2
"""Hyphens at the ends of lines that follow one another: three make a ladder (Мильчин; *Lexique*, coupures)."""


@contextmanager
def mend_line_breaks(measures: dict[Any, Measure]) -> Iterator[None]:
    """While the block runs, WeasyPrint breaks lines as said above; one layout, one block.

    `measures` keeps what was found for each paragraph: balanced columns and further layouts of the same brochure set
    the same ones again and again.
    """
    import weasyprint
    from weasyprint.layout import block, inline

    split, lay_out = getattr(inline, _SPLITTER, None), getattr(block, _LINES, None)
    if split is None or lay_out is None:
        raise CoopdocsError(
            f"WeasyPrint {weasyprint.__version__} breaks lines in another way than version 70",
            "Install the version that the lock names: some lines would end too early.",
        )
    splitter = _Splitter(split)
    setattr(inline, _SPLITTER, splitter)
    setattr(block, _LINES, _Lines(lay_out, splitter, measures))
    try:
        yield
    finally:
        setattr(inline, _SPLITTER, split)
        setattr(block, _LINES, lay_out)


class _Splitter:
    """Stand-in for what finds a line's end; it answers layout, length and place to go on in bytes, width, height and
    baseline.

    Balancing columns sets the same lines again and again, so answers are kept, with the style that each was given for:
    a style is told by its place in memory, which nothing else may take meanwhile.
    """

    def __init__(self, split: Any) -> None:
        self._split = split
        self._answers: dict[Any, tuple[Any, Any]] = {}
        self._whole_styles: dict[int, tuple[Any, Any]] = {}
        self.divides = True
        """Whether words may be divided in the line that is laid out now."""

    def __call__(self, text: str, style: Any, context: Any, max_width: Any, *rest: Any, **options: Any) -> Any:
        if not self.divides and style["hyphens"] == "auto":
            style = self._without_division(style)
        key = (text, id(style), max_width, rest, *options.items())
        if key not in self._answers:
            self._answers[key] = self._find_break(text, style, context, max_width, *rest, **options), style
        return self._answers[key][0]

    def _find_break(self, text: str, style: Any, context: Any, max_width: Any, *rest: Any, **options: Any) -> Any:
        answer = self._split(text, style, context, max_width, *rest, **options)
        words = text.rstrip(" ")
        if answer[2] is None or words in ("", text) or style["white_space"] != "normal":
            return answer
        layout, length, go_on, width, *heights = self._split(words, style, context, max_width, *rest, **options)
        if go_on is not None or width > max_width:
            return answer
        return layout, length, len(text.encode()), width, *heights

    def _without_division(self, style: Any) -> Any:
        if id(style) not in self._whole_styles:
            whole = style.copy()
            whole["hyphens"] = "manual"
            self._whole_styles[id(style)] = whole, style
        return self._whole_styles[id(style)][0]


class _Lines:
    """Stand-in for what lays out the lines of a paragraph one by one."""

    def __init__(self, lay_out: Any, splitter: _Splitter, measures: dict[Any, Measure]) -> None:
        self._lay_out = lay_out
        self._splitter = splitter
        self._measures = measures
        self._places: dict[Any, int] = {}
        """How many lines of a paragraph stand before the place where it goes on in another column."""

    def __call__(self, context: Any, box: Any, top: float, below: float, *rest: Any) -> Iterator[tuple[Any, Any]]:
        """Lines from `top` down; `below` is what is to be left free over the foot of the page."""
        # Where in the paragraph they begin, the block whose width they have, and what is of no interest here.
        begin, parent, *others = rest
        foot = self._height(box.style) * (box.style["widows"] + 1)
        key, measure = self._choose(context, box, top, parent)

        def may_divide(top: float) -> bool:
            return measure.divides and not context.overflows_page(below, top + foot)

        block = _Narrowing(parent, measure, self._places.get((key, repr(begin)), 0) if begin else 0)
        lines = self._lay_out(context, box, top, below, begin, block.box, *others)
        for line, go_on in self._set(lines, top, block, may_divide):
            if key is not None and go_on is not None:
                self._places[key, repr(go_on)] = block.line
            yield line, go_on

    def _set(
        self, lines: Any, top: float, block: _Narrowing, may_divide: Callable[[float], bool]
    ) -> Iterator[tuple[Any, Any]]:
        """The lines, with words divided where the line's own place and the lines before it allow that."""
        hyphens = 0
        while True:
            block.begin_line()
            divides = hyphens < _IN_SUCCESSION and may_divide(top)
            before, self._splitter.divides = self._splitter.divides, divides
            try:
                line, go_on = next(lines, (None, None))
            finally:
                self._splitter.divides = before
            if line is None:
                return
            top = line.position_y + line.height
            yield line, go_on
            hyphens = hyphens + 1 if is_divided(line) else 0

    def _choose(self, context: Any, box: Any, top: float, parent: Any) -> tuple[Any, Measure]:
        """What tells a paragraph from others, and its measure, whichever of its lines come now."""
        starts_left = parent.style["text_align_all"] in {"start", "left"} and parent.style["direction"] == "ltr"
        beside_float = any(shape.position_y + shape.margin_height() > top for shape in context.excluded_shapes)
        if beside_float or not starts_left or not has_measure(parent.element):
            return None, Measure()
        setting = read_setting(box)
        if not is_worth_measuring(setting, parent.width):
            return None, Measure()
        key = parent.element.tag, parent.width, setting

        def attempt(measure: Measure) -> list[Any]:
            block = _Narrowing(parent, measure)
            lines = self._lay_out(context, box.copy(), top, 0, None, block.box, [], [], None, None)
            return [line for line, _ in self._set(lines, top, block, lambda _: measure.divides)]

        if key not in self._measures:
            self._measures[key] = choose_measure(parent.element, parent.width, attempt)
        return key, self._measures[key]

    @staticmethod
    def _height(style: Any) -> float:
        """The height of a line."""
        from weasyprint.text.line_break import strut

        return float(strut(style)[0])


class _Narrowing:
    """A block that is as wide for each line as the line is to be: WeasyPrint looks at it line by line."""

    def __init__(self, parent: Any, measure: Measure, line: int = 0) -> None:
        self.box = parent if measure.share == 1 else parent.copy()
        self.line = line
        """The number of the next line of the paragraph."""
        self._width = parent.width
        self._measure = measure

    def begin_line(self) -> None:
        """Give the next line its width."""
        if self._measure.share != 1:
            self.box.width = self._width * self._measure.share_of(self.line)
        self.line += 1
