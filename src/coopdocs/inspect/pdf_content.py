"""The text of a PDF page, by marked content: what stands in the page's own instructions, decoded through its fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Fragment", "PageText", "read_page"]

# What a PDF holds is typed at run time only: pikepdf's objects are Any here.
_Object = Any

_OPERATORS = "BMC BDC EMC q Q Tf Tm Tj TJ ' \" Do"
_UNKNOWN = "\ufffd"
_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One marked content: in WeasyPrint's files a piece of one line."""

    text: str
    baseline: float
    """Height of the line in the page's current coordinates; equal for the fragments of one line."""


@dataclass(slots=True)
class PageText:
    """The text of one page."""

    fragments: dict[int, Fragment] = field(default_factory=dict)
    """By marked-content identifier."""
    loose: list[str] = field(default_factory=list)
    """Text that the structure tree cannot reach."""


@dataclass(frozen=True, slots=True)
class _Font:
    code_length: int
    characters: dict[bytes, str]

    def decode(self, codes: bytes) -> str:
        length = self.code_length
        parts = (codes[index : index + length] for index in range(0, len(codes), length))
        return "".join(self.characters.get(code, _UNKNOWN) for code in parts)


class _Reader:
    """Goes through the instructions of one page and of the forms that it draws."""

    def __init__(self, fonts: dict[tuple[int, int], _Font]) -> None:
        self._fonts = fonts
        self._font: _Font | None = None
        self._saved: list[_Font | None] = []
        self._marks: list[int | None] = []
        self._baseline = 0.0
        self._texts: dict[int | None, list[str]] = {}
        self._baselines: dict[int | None, float] = {}

    def read(self, content: _Object, resources: _Object) -> None:
        import pikepdf

        instructions: Any = pikepdf.parse_content_stream(content, _OPERATORS)
        for operands, operator in instructions:
            match str(operator):
                case "TJ":
                    self._show(b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)))
                case "Tj" | "'" | '"':
                    self._show(bytes(operands[-1]))
                case "Tf":
                    self._font = self._find_font(resources.Font[operands[0]])
                case "Tm":
                    self._baseline = float(operands[5])
                case "BMC" | "BDC":
                    self._marks.append(_identifier(operands, self._marks))
                case "EMC":
                    self._marks.pop()
                case "q":
                    self._saved.append(self._font)
                case "Q":
                    self._font = self._saved.pop()
                case "Do":
                    self._draw(resources.XObject[operands[0]], resources)

    def page(self) -> PageText:
        page = PageText()
        for identifier, parts in self._texts.items():
            if identifier is None:
                page.loose.append("".join(parts))
            else:
                page.fragments[identifier] = Fragment("".join(parts), self._baselines[identifier])
        return page

    def _show(self, codes: bytes) -> None:
        identifier = self._marks[-1] if self._marks else None
        self._baselines.setdefault(identifier, self._baseline)
        text = self._font.decode(codes) if self._font else _UNKNOWN * len(codes)
        self._texts.setdefault(identifier, []).append(text)

    def _find_font(self, font: _Object) -> _Font:
        key = font.objgen
        if key not in self._fonts:
            self._fonts[key] = _read_font(font)
        return self._fonts[key]

    def _draw(self, form: _Object, resources: _Object) -> None:
        if form.get("/Subtype") == "/Form":
            font, saved = self._font, self._saved
            self.read(form, form.get("/Resources", resources))
            self._font, self._saved = font, saved


def read_page(page: _Object, fonts: dict[tuple[int, int], Any]) -> PageText:
    """The text of a page; `fonts` keeps the decoded fonts from page to page."""
    reader = _Reader(fonts)
    reader.read(page, page.Resources)
    return reader.page()


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
    return _Font(length, characters)


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
