"""PNG and JPEG without what says where, when and by whom they were made; the pixels keep their bytes.

The data were decoded before, so the structure walked through here is sound.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["jpeg_segments", "png_chunks", "strip_jpeg", "strip_png"]

_SIGNATURE = 8
# What the pixels need to look right: palette, transparency, colour space, resolution.
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"})
_END, _SCAN = 0xD9, 0xDA
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
# JFIF, the colour profile and Adobe's note on the colour transform; EXIF, XMP and all others go.
_KEPT = (b"\xe0JFIF\0", b"\xe2ICC_PROFILE\0", b"\xeeAdobe")


def strip_png(data: bytes) -> bytes:
    """The chunks that the pixels need; what stands after the last one goes too."""
    return data[:_SIGNATURE] + b"".join(chunk for chunk in png_chunks(data) if chunk[4:8] in _CHUNKS)


def png_chunks(data: bytes) -> Iterator[bytes]:
    """Each chunk up to the end of the picture: four bytes of length, four of kind, the body, a checksum."""
    start, kind = _SIGNATURE, b""
    while kind != b"IEND" and start + 12 <= len(data):
        end = start + 12 + int.from_bytes(data[start : start + 4], "big")
        kind = data[start + 4 : start + 8]
        yield data[start:end]
        start = end


def strip_jpeg(data: bytes) -> bytes:
    """The segments that the pixels need; what stands after the first picture (previews, films) goes too."""
    return b"\xff\xd8" + b"".join(segment for segment in jpeg_segments(data) if _is_kept(segment)) + b"\xff\xd9"


def _is_kept(segment: bytes) -> bool:
    if segment[1] == _COMMENT:
        return False
    return segment[1] not in _APPLICATION or any((segment[1:2] + segment[4:]).startswith(head) for head in _KEPT)


def jpeg_segments(data: bytes) -> Iterator[bytes]:
    """Each segment between start and end of the picture, a scan with its compressed pixels."""
    start = 2
    while start + 4 <= len(data):
        if data[start] != 0xFF or data[start + 1] == 0xFF:
            # Filling between segments.
            start += 1
            continue
        if data[start + 1] == _END:
            return
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if data[start + 1] == _SCAN:
            end = _scan_end(data, end)
        yield data[start:end]
        start = end


def _scan_end(data: bytes, start: int) -> int:
    """Where compressed pixels end: at the first marker that is neither a stuffed byte nor a restart."""
    while True:
        start = data.find(b"\xff", start)
        if start < 0 or start + 1 >= len(data):
            return len(data)
        if data[start + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return start
        start += 1 if data[start + 1] == 0xFF else 2
