r"""Several versions of one translation in one msgstr, for a translator to choose from: gettext's own convention.

msgcat writes them so where its files disagree, and Poedit and Weblate show them as they are:

    "#-#-#-#-#  main  #-#-#-#-#\n"
    "one version\n"
    "#-#-#-#-#  kk-translation  #-#-#-#-#\n"
    "the other version"
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Version", "holds_versions", "read_versions", "write_versions"]

Version = tuple[str, str]
"""The name of whose it is, and the text."""

_RULE = "#-#-#-#-#"
_MARK = re.compile(rf"^{_RULE}  (.*?)  {_RULE}\n", re.MULTILINE)


def holds_versions(text: str) -> bool:
    """Whether somebody has still to choose."""
    return _MARK.search(text) is not None


def read_versions(text: str, name: str) -> tuple[Version, ...]:
    """The versions that a translation holds; one, of this name, where it is an ordinary translation."""
    pieces = _MARK.split(text)
    if len(pieces) == 1 or pieces[0]:
        return ((name, text),)
    pairs = list(zip(pieces[1::2], pieces[2::2], strict=True))
    # The newline before the next mark is the mark's.
    return (*((each, part.removesuffix("\n")) for each, part in pairs[:-1]), pairs[-1])


def write_versions(versions: Iterable[Version]) -> str:
    """Each text once under the first of its names, empty ones left out; the plain text where there is but one."""
    names: dict[str, str] = {}
    for name, text in versions:
        if text:
            names.setdefault(text, name)
    if len(names) < 2:
        return "".join(names)
    return "\n".join(f"{_RULE}  {_printable(name)}  {_RULE}\n{text}" for text, name in names.items())


def _printable(name: str) -> str:
    """A name that keeps to its line and does not end the mark before its time."""
    text = "".join(letter if letter.isprintable() else " " for letter in name).replace(_RULE, " ")
    return " ".join(text.split()) or "?"
