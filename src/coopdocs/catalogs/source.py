"""Source: the text of a catalog, kept once for all its entries."""

from __future__ import annotations

__all__ = ["Source"]

_BLOCK = 4096


class Source:
    """A text in UTF-8, kept once for all entries that stand in it."""

    __slots__ = ("_newlines", "data", "is_file")

    def __init__(self, data: bytes, *, is_file: bool = False) -> None:
        self.data = data
        self.is_file = is_file
        """Whether its lines are those of a file, so that findings may name them."""
        self._newlines: list[int] | None = None
        """How many newlines stand before each block of 4,096 bytes."""

    def line_at(self, offset: int) -> int:
        """The line of a byte, counted from 1; 0 where the text comes from no file."""
        if not self.is_file:
            return 0
        if self._newlines is None:
            self._newlines = [0]
            for start in range(0, len(self.data), _BLOCK):
                self._newlines.append(self._newlines[-1] + self.data.count(b"\n", start, start + _BLOCK))
        block = offset // _BLOCK
        return self._newlines[block] + self.data.count(b"\n", block * _BLOCK, offset) + 1
