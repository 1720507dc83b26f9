"""Embedded fonts: cuts of the theme's families travel in the file, so that every machine breaks the same lines.

The receiver goes on writing, so a cut holds the alphabets of Europe's Latin and of Cyrillic with its Kazakh and other
Turkic letters, whatever letters the brochure happens to use. A font whose maker forbids it is not embedded; Word then
takes the relation that the font table names.

The cuts keep their family's name, as those that Word itself embeds do: the styles ask for the family by it, and it is
the name of what a receiver may have installed.
"""

from __future__ import annotations

import hashlib
import uuid
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from coopdocs.fonts import Cut, cut_font
from coopdocs.model.edition import Edition
from coopdocs.writers.docx.font_files import StyleName, may_be_embedded, name_font, read_weight
from coopdocs.writers.docx.markup import Element, element
from coopdocs.writers.docx.package import FONT_TYPE, RELATIONSHIPS, new_binary_part, visible_text

if TYPE_CHECKING:
    from docx.opc.part import Part

__all__ = ["embed_fonts", "obfuscate"]

_OBFUSCATED = 32
"""Bytes at the beginning of a font that ISO/IEC 29500-1, 17.8.1, has disguised."""
_REGULAR, _BOLD = 400, 700
# In the order of the schema.
_ELEMENTS = {
    (False, False): "w:embedRegular",
    (True, False): "w:embedBold",
    (False, True): "w:embedItalic",
    (True, True): "w:embedBoldItalic",
}
_RANGES = (
    (0x0020, 0x007E),  # Latin …
    (0x00A0, 0x017F),  # … of western, central and northern Europe and of Turkey
    (0x0218, 0x021B),  # Romanian
    (0x02BC, 0x02BC),  # apostrophe that is a letter
    (0x0400, 0x045F),  # Cyrillic …
    (0x0490, 0x04F9),  # … of Kazakh and the other languages of Central Asia
    (0x2002, 0x200A),  # spaces
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x202F, 0x203A),  # narrow no-break space, per mille, primes, pointed quotation marks
    (0x20A0, 0x20BF),  # currencies, tenge and rouble among them
    (0x2116, 0x2122),  # numero sign, trade mark
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2248, 0x2265),  # about, not equal, at most, at least
)
_REPERTOIRE = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))


def embed_fonts(edition: Edition, font_table: Part, fonts: Element) -> bool:
    """Add the cuts to the font table's part and name them in its root; comes out with whether there are any.

    All other parts are written: a letter of theirs beyond the repertoire comes along.
    """
    characters = _REPERTOIRE | frozenset(visible_text(font_table.package))
    numbers = count(1)
    families = (("serif", edition.theme.fonts.serif), ("sans", edition.theme.fonts.sans))
    for entry, (role, family) in zip(fonts, families, strict=True):
        for (bold, italic), name in _ELEMENTS.items():
            data = edition.fonts.get(f"{role}-italic" if italic else role)
            cut = Cut(_BOLD if bold else _REGULAR, None, characters, raised=False)
            font = _make_font(data, cut, StyleName(family, bold, italic)) if data else None
            if font is not None:
                entry.append(_embed(font_table, name, f"/word/fonts/font{next(numbers)}.odttf", font))
    return next(numbers) > 1


@lru_cache(maxsize=16)
def _make_font(data: bytes, cut: Cut, name: StyleName) -> bytes | None:
    """The cut under its name; None where its maker forbids it, and for a bold that the font does not have.

    Remembered, because all editions of all brochures embed the same eight.
    """
    font = cut_font(data, cut)
    is_there = (read_weight(font) > (_REGULAR + _BOLD) // 2) is name.bold
    return name_font(font, name) if is_there and may_be_embedded(font) else None


def _embed(font_table: Part, name: str, path: str, font: bytes) -> Element:
    """The part of one font, and the element that names it and the key it is disguised by."""
    # A key by chance would give other bytes with every build.
    key = uuid.UUID(bytes=hashlib.sha256(font).digest()[:16], version=4)
    part = new_binary_part(font_table.package, path, FONT_TYPE, obfuscate(font, key))
    relationship = font_table.relate_to(part, RELATIONSHIPS["font"])
    return element(name, {"r:id": relationship, "w:fontKey": f"{{{str(key).upper()}}}"})


def obfuscate(font: bytes, key: uuid.UUID) -> bytes:
    """The font disguised by its key as the standard has it, or, done twice, undisguised again."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ bits for byte, bits in zip(font[:_OBFUSCATED], mask, strict=True)) + font[_OBFUSCATED:]
