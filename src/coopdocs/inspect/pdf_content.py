"""The text of a PDF page, by marked content: what stands in the page's own instructions, decoded through its fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

__all__ = ["Fragment", "PageText", "read_page"]

# What a PDF holds is typed at run time only: pikepdf's objects are Any here.
_Object = Any

_OPERATORS = "BMC BDC EMC q Q cm Tf Tm Tj TJ ' \" Do"
_UNKNOWN = "\ufffd"
_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One marked content: in WeasyPrint's files a piece of one line."""

    text: str
    baseline: float
    """Height of the line in the page's current coordinates; equal for the fragments of one line."""
    left: float = 0.0
    """Points from the page's left edge, as `right`."""
    right: float = 0.0
    height: float = 0.0
    """Points from the page's bottom edge to the baseline."""
    size: float = 0.0
    """Of the font, in points."""


@dataclass(slots=True)
class PageText:
    """The text of one page."""

    fragments: dict[int, Fragment] = field(default_factory=dict)
    """By marked-content identifier."""
    loose: list[str] = field(default_factory=list)
    """Text that the structure tree cannot reach."""


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Font:
    code_length: int
    characters: dict[bytes, str]
    widths: dict[int, float]
    """Thousandths of the font's size by code."""
    usual_width: float

    def decode(self, codes: bytes) -> str:
        return "".join(self.characters.get(code, _UNKNOWN) for code in self._split(codes))

    def measure(self, codes: bytes) -> float:
        """How wide the codes are drawn, in thousandths of the font's size."""
        return sum(self.widths.get(int.from_bytes(code), self.usual_width) for code in self._split(codes))

    def _split(self, codes: bytes) -> Iterator[bytes]:
        length = self.code_length
        return (codes[index : index + length] for index in range(0, len(codes), length))


class _Reader:
    """Goes through the instructions of one page and of the forms that it draws."""

    def __init__(self, fonts: dict[tuple[int, int], _Font]) -> None:
        self._fonts = fonts
        self._font: _Font | None = None
        self._size = 0.0
        self._axes = _IDENTITY
        self._saved: list[tuple[_Font | None, float, _Matrix]] = []
        self._marks: list[int | None] = []
        self._pen = _IDENTITY
        self._texts: dict[int | None, list[Fragment]] = {}

    def read(self, content: _Object, resources: _Object) -> None:
        import pikepdf

        instructions: Any = pikepdf.parse_content_stream(content, _OPERATORS)
        for operands, operator in instructions:
            match str(operator):
                case "TJ":
                    parts = list(operands[0])
                    moves = sum(float(part) for part in parts if not isinstance(part, pikepdf.String))
                    self._show(b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String)), moves)
                case "Tj" | "'" | '"':
                    self._show(bytes(operands[-1]))
                case "Tf":
                    self._font, self._size = self._find_font(resources.Font[operands[0]]), float(operands[1])
                case "Tm":
                    self._pen = _matrix(operands)
                case "cm":
                    self._axes = _multiply(_matrix(operands), self._axes)
                case "BMC" | "BDC":
                    self._marks.append(_identifier(operands, self._marks))
                case "EMC":
                    self._marks.pop()
                case "q":
                    self._saved.append((self._font, self._size, self._axes))
                case "Q":
                    self._font, self._size, self._axes = self._saved.pop()
                case "Do":
                    self._draw(resources.XObject[operands[0]], resources)

    def page(self) -> PageText:
        page = PageText()
        for identifier, parts in self._texts.items():
            if identifier is None:
                page.loose.append("".join(part.text for part in parts))
            else:
                page.fragments[identifier] = _join(parts)
        return page

    def _show(self, codes: bytes, moves: float = 0.0) -> None:
        """Draw codes; `moves` are thousandths of the font's size by which the pen is taken back between them."""
        identifier = self._marks[-1] if self._marks else None
        text = self._font.decode(codes) if self._font else _UNKNOWN * len(codes)
        width = (self._font.measure(codes) - moves) * self._size / 1000 if self._font else 0.0
        scale, _, _, _, left, height = _multiply(self._pen, self._axes)
        drawn = Fragment(text, self._pen[5], left, left + scale * width, height, abs(scale) * self._size)
        self._texts.setdefault(identifier, []).append(drawn)

    def _find_font(self, font: _Object) -> _Font:
        key = font.objgen
        if key not in self._fonts:
            self._fonts[key] = _read_font(font)
        return self._fonts[key]

    def _draw(self, form: _Object, resources: _Object) -> None:
        if form.get("/Subtype") == "/Form":
            before = self._font, self._size, self._axes, self._saved
            self.read(form, form.get("/Resources", resources))
            self._font, self._size, self._axes, self._saved = before


def read_page(page: _Object, fonts: dict[tuple[int, int], Any]) -> PageText:
    """The text of a page; `fonts` keeps the decoded fonts from page to page."""
    reader = _Reader(fonts)
    reader.read(page, page.Resources)
    return reader.page()


def _join(parts: list[Fragment]) -> Fragment:
    """What was drawn in one marked content as one fragment, which stands where its first piece does."""
    text, right = "".join(part.text for part in parts), max(part.right for part in parts)
    return replace(parts[0], text=text, right=right)


def _matrix(operands: Any) -> _Matrix:
    first, second, third, fourth, fifth, sixth = map(float, operands)
    return first, second, third, fourth, fifth, sixth


def _multiply(one: _Matrix, other: _Matrix) -> _Matrix:
    """The matrix that does what the first does and then what the other does (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _identifier(operands: Any, marks: list[int | None]) -> int | None:
    """The MCID of a marked content, else that of the one around it; an artifact has none."""
    if operands[0] == "/Artifact":
        return None
    if len(operands) > 1 and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return marks[-1] if marks else None


def _read_font(font: _Object) -> _Font:
    """The characters of a font by its ToUnicode map (ISO 32000-1, 9.10.3); a font without one gives U+FFFD."""
    length = 2 if font.get("/Subtype") == "/Type0" else 1
    characters: dict[bytes, str] = {}
    if "/ToUnicode" in font:
        for kind, section in _SECTION.findall(font.ToUnicode.read_bytes()):
            tokens = [
                None if opening or closing else bytes.fromhex(code.decode())
                for code, opening, closing in _HEX.findall(section)
            ]
            if kind == b"codespacerange":
                length = len(tokens[0] or b"\0")
            elif kind == b"bfchar":
                characters |= {
                    code: _decode(text)
                    for code, text in zip(tokens[::2], tokens[1::2], strict=False)
                    if code is not None and text is not None
                }
            else:
                characters |= _read_ranges(tokens)
    descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return _Font(length, characters, dict(_widths(descendant)), float(descendant.get("/DW", 1000)))


def _widths(font: _Object) -> Iterator[tuple[int, float]]:
    """Code and width: `first [width …]` and `first last width` of composite fonts, `/Widths` of the others."""
    first = int(font.get("/FirstChar", 0))
    yield from ((first + step, float(width)) for step, width in enumerate(font.get("/Widths", ())))
    rest = iter(font.get("/W", ()))
    for start in rest:
        following = next(rest)
        if isinstance(following, (int, float, Decimal)):
            width = float(next(rest))
            yield from ((code, width) for code in range(int(start), int(following) + 1))
        else:
            yield from ((int(start) + step, float(width)) for step, width in enumerate(following))


def _read_ranges(tokens: list[bytes | None]) -> dict[bytes, str]:
    """`<first> <last> <text>`, the text counting up, or `<first> <last> [<text> …]`; brackets are None."""
    characters: dict[bytes, str] = {}
    rest = iter(tokens)
    for first in rest:
        last, text = next(rest), next(rest)
        if first is None or last is None:
            return characters
        codes = [code.to_bytes(len(first), "big") for code in range(int.from_bytes(first), int.from_bytes(last) + 1)]
        if text is None:
            characters |= {code: _decode(next(rest) or b"") for code in codes}
            next(rest)
        else:
            start = _decode(text)
            characters |= {code: start[:-1] + chr(ord(start[-1]) + step) for step, code in enumerate(codes)}
    return characters


def _decode(text: bytes) -> str:
    return text.decode("utf-16-be", errors="replace")
