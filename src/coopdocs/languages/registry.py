"""Which languages there are, and how a tag finds its language.

A language is a file of this folder with a line `NAME = Language(`; nothing else names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from coopdocs.errors import CoopdocsError
from coopdocs.languages.language import Language

__all__ = ["language", "languages"]

_DEFINITION = re.compile(rb"^[A-Z_]+ = Language\($", re.MULTILINE)
_SCRIPT_LETTERS = 4


def languages() -> tuple[str, ...]:
    """The tags of all languages that coopdocs can print, in alphabetical order."""
    return tuple(_find_languages())


@cache
def _find_languages() -> Mapping[str, Language]:
    """Tag → language, from all files beside this one."""
    found: dict[str, Language] = {}
    for name in _list_files():
        for value in vars(import_module(f"{__package__}.{name}")).values():
            if isinstance(value, Language) and found.setdefault(value.tag, value) is not value:
                raise ValueError(f"two files of {__package__} hold a language with the tag {value.tag!r}")
    return dict(sorted(found.items()))


def _list_files() -> Iterator[str]:
    """The modules that hold a language. The others are not imported to find that out: `status` has no use for them."""
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if _DEFINITION.search(file.read_bytes()):
            yield file.stem


def language(tag: str) -> Language:
    """The language of a tag; a tag that is not known to the letter stops the run.

    A longer tag is not cut down to a shorter one: `kk-Latn` asks for Latin letters, and `kk` would print Cyrillic.
    """
    try:
        return _find_languages()[tag]
    except KeyError:
        raise CoopdocsError(*_explain(tag)) from None


def _explain(tag: str) -> tuple[str, str]:
    """One line that says what is wrong with the tag, one that says what to do."""
    known = f"The languages are {', '.join(f'{each.tag} ({each.name})' for each in _find_languages().values())}."
    suggestion = _suggest(tag)
    question = f"; did you mean {suggestion!r}?" if suggestion else ""
    primary, rest = _split(tag)
    if not suggestion and primary in _find_languages() and _names_a_script(rest):
        known += " Another script is a language of its own: docs/adding-a-language.md."
    return f"unknown language {tag!r}{question}", known


def _suggest(tag: str) -> str | None:
    """The tag that was probably meant, or None where another script or another language is asked for."""
    primary, rest = _split(tag)
    asked = f"{primary}-{rest}" if rest else primary
    for each in _find_languages().values():
        if asked in (each.tag.lower(), each.locale.replace("_", "-").lower(), *each.mistaken_tags):
            return each.tag
    return primary if primary in _find_languages() and rest and not _names_a_script(rest) else None


def _split(tag: str) -> tuple[str, str]:
    """The language of a tag as people write them, and all that follows."""
    primary, _, rest = tag.strip().replace("_", "-").lower().partition("-")
    return primary, rest


def _names_a_script(rest: str) -> bool:
    return len(rest.partition("-")[0]) == _SCRIPT_LETTERS
