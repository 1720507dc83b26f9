"""Whether a PNG or JPEG has all the pixels that it claims: where data end early, decoders draw grey and say nothing.

The data were decoded before, so the structure walked through here is sound.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from coopdocs.pictures.metadata import jpeg_segments, png_chunks

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["is_whole_jpeg", "is_whole_png"]

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values for each pixel, by PNG's colour type (PNG, third edition, 11.2.1)."""
_WHOLE = ((0, 0, 1, 1),)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""First column, first row and the steps from there, of each pass of an interlaced PNG (8.1)."""
_PIECE = 1 << 20
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
"""Markers of a JPEG's frame (ITU-T T.81, table B.1): of any, and of one whose scans each bring a part of each value."""
_SCAN = 0xDA
_VALUES = 64
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
_NOISE = bytes(range(1, 255))
_MORE = _NOISE + b"".join(bytes((0xFF, 0xD0 + number)) + _NOISE for number in range(8))
"""What could be pixels of any JPEG: bytes without a marker, then each of the markers at which decoding starts anew."""


def is_whole_png(data: bytes) -> bool:
    """Whether what was compressed has as many bytes as the head makes it have."""
    chunks = list(png_chunks(data))
    wanted = sum(_pass_sizes(chunks[0][8:-4]))
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        packed = chunk[8:-4] if chunk[4:8] == b"IDAT" else b""
        while packed and wanted > 0:
            wanted -= len(unpacker.decompress(packed, _PIECE))
            packed = unpacker.unconsumed_tail
    return wanted <= 0


def is_whole_jpeg(data: bytes, image: Image.Image) -> bool:
    """Whether each scan has pixels to its end; `image` is what the data were decoded to.

    JPEG does not say how long its data are, and to count is to decode. So more data are put where a scan ends or begins
    anew: a decoder that has all its pixels passes them over, and one that has not makes pixels of them, which changes
    the picture.
    """
    from PIL import Image, ImageChops

    segments = list(jpeg_segments(data))
    scans = [segment for segment in segments if segment[1] == _SCAN]
    if not _has_all_values(segments) or not all(map(_has_restarts_in_order, scans)):
        return False
    longer = b"".join(_lengthen(segment) if segment[1] == _SCAN else segment for segment in segments)
    with Image.open(BytesIO(b"\xff\xd8" + longer + b"\xff\xd9"), formats=["JPEG"]) as other:
        return ImageChops.difference(image, other).getbbox() is None


def _pass_sizes(head: bytes) -> Iterator[int]:
    """Bytes of each pass: rows of whole bytes, each with one before it that names its filter (7.2, 9.1)."""
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, colours, interlaced = head[8], head[9], head[12]
    for left, top, across, down in _ADAM7 if interlaced else _WHOLE:
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            yield rows * (1 + (columns * depth * _CHANNELS[colours] + 7) // 8)


def _has_restarts_in_order(scan: bytes) -> bool:
    """Whether the markers at which decoding begins anew count from 0 to 7 over and over (T.81, B.2.1)."""
    return all(found[0][1] == 0xD0 + place % 8 for place, found in enumerate(_RESTART.finditer(scan)))


def _lengthen(scan: bytes) -> bytes:
    return _RESTART.sub(lambda found: _NOISE + found[0], scan) + _MORE


def _has_all_values(segments: Iterable[bytes]) -> bool:
    """Whether the scans bring every value of every component to its last bit (T.81, B.2.3 and G.1.1.1)."""
    missing: set[tuple[int, int]] = set()
    is_progressive = False
    for segment in segments:
        if segment[1] in _FRAMES:
            is_progressive = segment[1] in _PROGRESSIVE
            components = segment[10 : 10 + 3 * segment[9] : 3]
            missing = {(component, value) for component in components for value in range(_VALUES)}
        elif segment[1] == _SCAN:
            components = segment[5 : 5 + 2 * segment[4] : 2]
            first, last, bits = segment[5 + 2 * segment[4] : 8 + 2 * segment[4]]
            # Other scans are always of all values, and some programs write zeros there.
            values = range(first, last + 1) if is_progressive else range(_VALUES)
            if not (is_progressive and bits & 0x0F):
                missing -= {(component, value) for component in components for value in values}
    return not missing
