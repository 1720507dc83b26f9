"""The comment lines of an entry: text ↔ translator's notes, extracted notes, references, flags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["Comments", "find_comments", "read_comments", "read_reference", "write_comments"]

_PAGE_WIDTH = 79
# Newer gettext puts names that hold spaces between these two invisible marks.
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069(?::[0-9]+)?|\\S+")
_LINE_NUMBER = re.compile(r"(.+):([0-9]+)\Z", re.DOTALL)
# A comment, with the lines that a backslash at its end joins to it.
_COMMENT = re.compile(r"#(?![~|])[^\\\n]*(?:\\\n?[^\\\n]*)*")
_WRAPPING = frozenset({"wrap", "no-wrap"})


class Comments(NamedTuple):
    """What the comment lines of one entry say, in the terms of polib."""

    translator: str
    extracted: str
    references: list[tuple[str, str]]
    flags: list[str]


def find_comments(head: str) -> list[str]:
    """The comments of an entry's comment lines, each from its `#`."""
    return _COMMENT.findall(head)


def read_comments(lines: Iterable[str]) -> Comments:
    """Comment lines, each from its `#`, → what they say."""
    translator, extracted = [], []
    references: list[tuple[str, str]] = []
    flags: list[str] = []
    for line in lines:
        mark, text = line[1:2], line[2:].replace("\\\n", "").rstrip("\r")
        if mark == ".":
            extracted.append(text.removeprefix(" "))
        elif mark == ":":
            references += [read_reference(word) for word in _REFERENCE.findall(text)]
        elif mark in (",", "!"):
            flags += [flag for flag in _flags(text) if flag not in flags]
        else:
            translator.append((mark + text).replace("\\\n", "").rstrip("\r").removeprefix(" "))
    return Comments("\n".join(translator), "\n".join(extracted), references, flags)


def read_reference(word: str) -> tuple[str, str]:
    """`name:12` → name and line; the line is empty where there is none."""
    match = _LINE_NUMBER.match(word)
    return (match[1], match[2]) if match else (word, "")


def _flags(text: str) -> list[str]:
    """gettext parts flags at spaces too; ours are parted at commas, so that a value may hold a space."""
    flags = []
    for part in map(str.strip, text.split(",")):
        if ":" in part or '"' in part:
            flags.append(part)
        else:
            flags += part.split()
    return flags


def write_comments(value: POEntry) -> str:
    """The comment lines of an entry as msgcat writes them.

    Flags that gettext does not know (`md-text`, `max-length:60`) are written too; msgcat 0.21 drops them.
    """
    lines = [_comment("#", text) for text in value.tcomment.split("\n") if value.tcomment]
    lines += [_comment("#.", text) for text in value.comment.split("\n") if value.comment]
    if value.occurrences:
        lines += _reference_lines(value.occurrences)
    flags = sorted(_shown_flags(value), key=_rank)
    if flags:
        lines.append("#, " + ", ".join(flags))
    return "".join(f"{line}\n" for line in lines)


def _comment(mark: str, text: str) -> str:
    """gettext joins a line that ends with a backslash to the next one, even here; a space keeps them apart."""
    line = f"{mark} {text}" if text else mark
    return line + " " if line.endswith("\\") else line


def _shown_flags(value: POEntry) -> list[str]:
    """gettext does not call an empty translation fuzzy."""
    translated = value.msgstr or value.msgstr_plural.get(0)
    return [flag for flag in value.flags if flag != "fuzzy" or translated or value.obsolete]


def _rank(flag: str) -> int:
    """gettext's order; flags of one rank keep theirs."""
    if flag == "fuzzy":
        return 0
    if flag.endswith("-format"):
        return 1
    if flag.startswith("range:"):
        return 2
    return 4 if flag in _WRAPPING else 3


def _reference_lines(references: Iterable[tuple[str, str]]) -> list[str]:
    """`#:` lines of at most 79 columns, where gettext counts bytes; a longer name has a line of its own."""
    lines = []
    line, column = "#:", 2
    for name, number in dict.fromkeys(references):
        word = f" {name}:{number}" if number else f" {name}"
        length = len(word.encode())
        if column > 2 and column + length > _PAGE_WIDTH:
            lines.append(line)
            line, column = "#:", 2
        line += word
        column += length
    return [*lines, line]
