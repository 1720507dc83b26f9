"""Line breaks: a fault of WeasyPrint mended.

A text before a link or an emphasis ends with a space. Where all of it fits on a line and only the space does not,
WeasyPrint breaks after the text's first word, so that one short word stands on a line of its own. The function that
finds the breaks is wrapped, by its private name: such a text is asked for again without its last space.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from coopdocs.errors import CoopdocsError

__all__ = ["mend_line_breaks"]

_SPLITTER = "split_first_line"


@contextmanager
def mend_line_breaks() -> Iterator[None]:
    """While the block runs, WeasyPrint breaks no line early for want of room for a space; one layout, one block."""
    import weasyprint
    from weasyprint.layout import inline

    split = getattr(inline, _SPLITTER, None)
    if split is None:
        raise CoopdocsError(
            f"WeasyPrint {weasyprint.__version__} breaks lines in another way than version 70",
            "Install the version that the lock names: some lines would end too early.",
        )
    setattr(inline, _SPLITTER, _Splitter(split))
    try:
        yield
    finally:
        setattr(inline, _SPLITTER, split)


class _Splitter:
    """The function's stand-in; it answers layout, length and place to go on in bytes, width, height and baseline.

    Balancing columns sets the same lines again and again, so answers are kept, with the style that each was given for:
    a style is told by its place in memory, which nothing else may take meanwhile.
    """

    def __init__(self, split: Any) -> None:
        self._split = split
        self._answers: dict[Any, tuple[Any, Any]] = {}

    def __call__(self, text: str, style: Any, context: Any, max_width: Any, *rest: Any, **options: Any) -> Any:
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
