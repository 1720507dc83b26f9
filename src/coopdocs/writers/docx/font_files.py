"""Font files: what their maker allows, and the names by which Word finds the four styles of a family in them.

Tables and their fields are those of the OpenType specification 1.9 (`name`, `OS/2`, `head`).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["StyleName", "may_be_embedded", "name_font", "read_weight"]

_HEADER = struct.Struct(">4s4H")
_TABLE = struct.Struct(">4s3L")
_NAMES = struct.Struct(">3H")
_NAME = struct.Struct(">6H")
_NUMBER = struct.Struct(">H")

_FONT_TYPE, _SELECTION, _WEIGHT = 8, 62, 4
"""Where `OS/2` holds fsType, fsSelection and usWeightClass."""
_ADJUSTMENT, _MAC_STYLE = 8, 44
"""Where `head` holds checkSumAdjustment and macStyle."""
_WHOLE_FILE = 0xB1B0AFBA

_USAGE, _EDITABLE, _NO_CUTS_OR_OUTLINES = 0x000F, 0x0008, 0x0300
_ITALIC, _BOLD, _REGULAR = 0x0001, 0x0020, 0x0040

_KEPT_NAMES = frozenset({0, 5, 7, 8, 9, 10, 11, 12, 13, 14})
"""Copyright, version, trademark, makers and licence; all names of the family and its styles are written anew."""
_WINDOWS_ENGLISH = (3, 1, 0x0409)
_FIRST_LANGUAGE_TAG = 0x8000


@dataclass(frozen=True, slots=True)
class StyleName:
    """One style of a family, as Word's buttons for bold and italic choose it."""

    family: str
    bold: bool
    italic: bool

    @property
    def style(self) -> str:
        """`Regular`, `Bold`, `Italic` or `Bold Italic`."""
        return " ".join([*["Bold"] * self.bold, *["Italic"] * self.italic]) or "Regular"

    @property
    def full(self) -> str:
        """Family and style."""
        return f"{self.family} {self.style}"

    @property
    def postscript(self) -> str:
        """Printable ASCII without spaces and brackets, 63 characters at most."""
        family, style = (re.sub(r"[^A-Za-z0-9]", "", each) for each in (self.family, self.style))
        return f"{family}-{style}"[:63]


def may_be_embedded(font: bytes) -> bool:
    """Whether a cut of the font may travel in a document that its receiver edits.

    By fsType that is so where embedding is installable or editable, and neither cuts nor outlines are excluded.
    """
    (allowed,) = _NUMBER.unpack_from(_tables(font)["OS/2"], _FONT_TYPE)
    usage = allowed & _USAGE
    return (not usage or bool(usage & _EDITABLE)) and not allowed & _NO_CUTS_OR_OUTLINES


def read_weight(font: bytes) -> int:
    """CSS weight of a static font."""
    return int(_NUMBER.unpack_from(_tables(font)["OS/2"], _WEIGHT)[0])


def name_font(font: bytes, name: StyleName) -> bytes:
    """The static font under that name, told to be that style; all else, the licence above all, stays."""
    tables = dict(_tables(font))
    # What describes a style among a variable font's others says nothing true of a family of four.
    tables.pop("STAT", None)
    tables["name"] = _name_table(tables["name"], name)
    tables["OS/2"] = _with_selection(tables["OS/2"], name)
    tables["head"] = _replaced(tables["head"], _MAC_STYLE, _NUMBER.pack(name.bold | name.italic << 1))
    return _assemble(font[:4], tables)


def _tables(font: bytes) -> Mapping[str, bytes]:
    """The tables by their tags."""
    _, count, *_ = _HEADER.unpack_from(font)
    rows = (_TABLE.unpack_from(font, _HEADER.size + _TABLE.size * row) for row in range(count))
    return {tag.decode("latin-1"): font[offset : offset + length] for tag, _, offset, length in rows}


def _name_table(table: bytes, name: StyleName) -> bytes:
    """The table with the names kept and ours, sorted as the specification wants it."""
    ours = {1: name.family, 2: name.style, 3: name.full, 4: name.full, 6: name.postscript}
    records = _kept_names(table) | {
        (*_WINDOWS_ENGLISH, number): text.encode("utf-16-be") for number, text in ours.items()
    }
    rows, strings = b"", b""
    for key, text in sorted(records.items()):
        rows += _NAME.pack(*key, len(text), len(strings))
        strings += text
    return _NAMES.pack(0, len(records), _NAMES.size + len(rows)) + rows + strings


def _kept_names(table: bytes) -> dict[tuple[int, ...], bytes]:
    """Platform, encoding, language and number → text."""
    _, count, strings = _NAMES.unpack_from(table)
    kept = {}
    for row in range(count):
        *key, length, offset = _NAME.unpack_from(table, _NAMES.size + _NAME.size * row)
        if key[3] in _KEPT_NAMES and key[2] < _FIRST_LANGUAGE_TAG:
            kept[tuple(key)] = table[strings + offset : strings + offset + length]
    return kept


def _with_selection(table: bytes, name: StyleName) -> bytes:
    """`OS/2` with the bits of bold, italic and regular as the name says."""
    (selection,) = _NUMBER.unpack_from(table, _SELECTION)
    selection &= ~(_ITALIC | _BOLD | _REGULAR)
    selection |= _BOLD * name.bold | _ITALIC * name.italic | _REGULAR * (name.style == "Regular")
    return _replaced(table, _SELECTION, _NUMBER.pack(selection))


def _replaced(table: bytes, place: int, content: bytes) -> bytes:
    return table[:place] + content + table[place + len(content) :]


def _assemble(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    """A font file of the tables, its checksums right: Word refuses a font whose sums are wrong."""
    tables = {**tables, "head": _replaced(tables["head"], _ADJUSTMENT, bytes(4))}
    power = len(tables).bit_length() - 1
    directory = _HEADER.pack(version, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = _HEADER.size + _TABLE.size * len(tables)
    content, head = b"", 0
    for tag, table in sorted(tables.items()):
        head = offset + len(content) if tag == "head" else head
        directory += _TABLE.pack(tag.encode("latin-1"), _sum(table), offset + len(content), len(table))
        content += _padded(table)
    font = directory + content
    adjustment = struct.pack(">L", (_WHOLE_FILE - _sum(font)) % 2**32)
    return _replaced(font, head + _ADJUSTMENT, adjustment)


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)


def _sum(table: bytes) -> int:
    """The sum of the numbers of 32 bits that the bytes are."""
    padded = _padded(table)
    numbers: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(numbers) % 2**32
