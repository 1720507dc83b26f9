"""Wrapping a text as msgcat 0.21 does: 77 columns of escaped text, breaks by UAX #14, a greedy fill."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise

__all__ = ["escape", "is_wrapped", "wrap"]

# gettext's page of 79 columns, less the two quotation marks.
_WIDTH = 77
_PORTION = re.compile(r"[^\n]*\n|[^\n]+")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_ESCAPES |= {"\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
_TRANSLATION = str.maketrans(_ESCAPES)
_ESCAPED = re.compile('[\\\\"\n\t\r\a\b\f\v]')
# gettext leaves out the rule of UAX #14 that keeps `e.g.` and `www.total.kz` whole; without it, and but for numbers,
# these marks let a line end after them just where an exclamation mark does.
_LIKE_EXCLAMATION = re.compile("[,.:;\u037e\u060c\u060d\u2044](?![\u0300-\u036f]*\\d)")
# Latin, Greek, Cyrillic and their punctuation: one column each. Most texts hold nothing else.
_BEYOND_ASCII = "\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u200a\u2010-\u2027\u202f-\u205f€₸№"
_NARROW = re.compile(f"[ -~{_BEYOND_ASCII}]*")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})

# Most breaks need no UAX #14: between these characters a line may end after a space, and nowhere else before the end of
# the stretch that `_WORD` finds, the beginning of the next word as far as it certainly stays in one piece.
_LETTERS = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f"
_WORD = rf"[«“*(\[{_LETTERS}]++['’*_\u00a0\u202f{_LETTERS}]*+[,.;:!?»)\]]*+(?: [;:!?]++)?+[ -]?+|[–—] "


def _last(between: str = "") -> str:
    """An expression for the end of a line, with what stands between it and the next word."""
    return rf"(?:[{_LETTERS},.;:!?*_%)\]–-]|[»”’—](?= {between}[^(\[—])) "


_PLAIN_BREAK = re.compile(f"{_last()}({_WORD})")
_NEXT_LINE = '"\n"'
_LINE_AND_WORD = re.compile(rf'"([^"\n]*+)(?<={_last(_NEXT_LINE)})"\n(?="({_WORD}))')


def _field(keyword: str) -> str:
    """An expression for a text without escapes beside its keyword, where it fits, or on several lines below it."""
    letter = rf"[ !#-\[\]-~{_BEYOND_ASCII}]"
    beside = _WIDTH - len(keyword) - 1
    line = rf'"{letter}{{1,{_WIDTH}}}+"\n'
    alone = rf'"(?=[^"\n]*?{_last()}{_WORD}){letter}{{{beside + 1},{_WIDTH}}}+"\n'
    return rf'{keyword} (?:""\n(?:{line}(?:{line})++|{alone})|"{letter}{{0,{beside}}}+"\n)'


_PLAIN_BODY = re.compile(f"(?:{_field('msgctxt')})?+{_field('msgid')}{_field('msgstr')}")


def is_wrapped(body: str) -> bool:
    """Whether an entry's keywords certainly are as `wrap` writes them; quicker than to write them again.

    In a catalog that is formatted this is true of most entries, but not of all.
    """
    if not _PLAIN_BODY.fullmatch(body):
        return False
    breaks = _LINE_AND_WORD.findall(body)
    expected = body.count(_NEXT_LINE) - body.count(' "' + _NEXT_LINE)
    return len(breaks) == expected and all(len(line) + len(word) > _WIDTH for line, word in breaks)


def wrap(keyword: str, text: str, mark: str = "", *, whole: bool = False) -> str:
    """The lines of one field, each with `mark` (`#| `, `#~ `, `#~| `) before it; `whole` breaks at newlines only."""
    portions = [escape(portion) for portion in _PORTION.findall(text)] if "\n" in text else [escape(text)]
    width = _WIDTH - len(mark)
    if len(portions) == 1:
        portion = portions[0]
        # A text without any place to break stays beside its keyword, however long it is.
        if whole or _columns(portion) <= width - len(keyword) - 1 or not _may_break(portion):
            return f'{mark}{keyword} "{portion}"\n'
    lines = portions if whole else [line for portion in portions for line in _fill(portion, width)]
    between = f'"\n{mark}"'
    return f'{mark}{keyword} "{between}{between.join(lines)}"\n'


def escape(text: str) -> str:
    """A text as it stands between quotation marks."""
    return text.translate(_TRANSLATION) if _ESCAPED.search(text) else text


def _may_break(portion: str) -> bool:
    return _PLAIN_BREAK.search(portion) is not None or len(_pieces(portion)) > 1


def _fill(portion: str, width: int) -> list[str]:
    """Lines of at most `width` columns; spaces at a line's end count, a longer piece has a line of its own."""
    is_narrow = _NARROW.fullmatch(portion) is not None
    if (len(portion) if is_narrow else _columns(portion)) <= width:
        return [portion]
    if is_narrow and (lines := _fill_plainly(portion, width)):
        return lines
    lines = []
    line, filled = "", 0
    pieces = _pieces(portion)
    for piece, columns in zip(pieces, map(len if is_narrow else _columns, pieces), strict=True):
        if line and filled + columns > width:
            lines.append(line)
            line, filled = "", 0
        line += piece
        filled += columns
    return [*lines, line]


def _fill_plainly(portion: str, width: int) -> list[str] | None:
    """The same for a text in narrow letters of which each line ends at a plain break; None for any other."""
    lines = []
    start, last = 0, len(portion) - width
    while start < last:
        end = portion.rfind(" ", start, start + width) + 1
        word = _PLAIN_BREAK.match(portion, end - 2) if end - 2 > start else None
        if word is None or word.end(1) <= start + width:
            return None
        lines.append(portion[start:end])
        start = end
    lines.append(portion[start:])
    return lines


def _pieces(portion: str) -> list[str]:
    r"""The portion cut wherever a line may end: never inside an escape sequence, never before the last `\n`,
    never after spaces that begin it.
    """
    from unicode_segmentation_rs import line_break_units

    units = line_break_units(_LIKE_EXCLAMATION.sub("!", portion))
    ends = list(accumulate(map(len, units)))
    pieces = [portion[start:end] for start, end in pairwise([0, *ends])]
    return _join_escapes(pieces) if "\\" in portion or portion.startswith(" ") else pieces


def _join_escapes(units: list[str]) -> list[str]:
    """The pieces without the breaks that gettext does not allow, although UAX #14 does."""
    pieces: list[str] = []
    for piece in units:
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
