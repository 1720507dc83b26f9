"""Wrapping a text as msgcat 0.21 does: 77 columns of escaped text, breaks by UAX #14, a greedy fill."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["escape", "wrap"]

# gettext's page of 79 columns, less the two quotation marks.
_WIDTH = 77
_PORTION = re.compile(r"[^\n]*\n|[^\n]+")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_ESCAPES |= {"\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
_TRANSLATION = str.maketrans(_ESCAPES)
# gettext leaves out the rule of UAX #14 that keeps `e.g.` and `www.total.kz` whole; without it, and but for numbers,
# these marks let a line end after them just where an exclamation mark does.
_LIKE_EXCLAMATION = re.compile("[,.:;\u037e\u060c\u060d\u2044](?![\u0300-\u036f]*\\d)")
# Latin, Greek, Cyrillic and their punctuation: one column each. Most texts hold nothing else.
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u200a\u2010-\u2027\u202f-\u205f]*"
)
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


def wrap(keyword: str, text: str, mark: str = "", *, whole: bool = False) -> str:
    """The lines of one field, each with `mark` (`#| `, `#~ `, `#~| `) before it; `whole` breaks at newlines only."""
    portions = [escape(portion) for portion in _PORTION.findall(text)]
    if not portions:
        return f'{mark}{keyword} ""\n'
    width = _WIDTH - len(mark)
    if len(portions) == 1:
        if whole or _columns(portions[0]) <= width - len(keyword) - 1:
            return f'{mark}{keyword} "{portions[0]}"\n'
        # A text without any place to break stays beside its keyword, however long it is.
        pieces = _pieces(portions[0])
        if len(pieces) == 1:
            return f'{mark}{keyword} "{portions[0]}"\n'
    lines = [f'{mark}{keyword} ""\n']
    for portion in portions:
        filled = [portion] if whole else _fill(portion, width)
        lines += [f'{mark}"{line}"\n' for line in filled]
    return "".join(lines)


def escape(text: str) -> str:
    """A text as it stands between quotation marks."""
    return text.translate(_TRANSLATION)


def _fill(portion: str, width: int) -> list[str]:
    """Lines of at most `width` columns; spaces at a line's end count, a longer piece has a line of its own."""
    if _columns(portion) <= width:
        return [portion]
    lines: list[str] = []
    line, filled = "", 0
    for piece in _pieces(portion):
        columns = _columns(piece)
        if line and filled + columns > width:
            lines.append(line)
            line, filled = "", 0
        line += piece
        filled += columns
    return [*lines, line]


def _pieces(portion: str) -> list[str]:
    r"""The portion cut wherever a line may end: never inside an escape sequence, never before the last `\n`,
    never after spaces that begin it.
    """
    from unicode_segmentation_rs import line_break_units

    pieces: list[str] = []
    offset = 0
    for unit in line_break_units(_LIKE_EXCLAMATION.sub("!", portion)):
        piece = portion[offset : offset + len(unit)]
        offset += len(unit)
        if pieces and (_ends_inside_escape(pieces[-1]) or pieces == [" " * len(pieces[0])]):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if len(pieces) > 1 and pieces[-1] == r"\n":
        last = pieces.pop()
        pieces[-1] += last
    return pieces


def _ends_inside_escape(piece: str) -> bool:
    """Whether its last backslash waits for the character that it escapes."""
    return (len(piece) - len(piece.rstrip("\\"))) % 2 == 1


def _columns(text: str) -> int:
    """Columns on a terminal: two for East Asian characters and most emoji, none for combining ones."""
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(_column(letter) for letter in text)


def _column(letter: str) -> int:
    if unicodedata.category(letter) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
