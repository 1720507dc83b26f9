"""The locale data of a language: those that it asks for, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopdocs.errors import CoopdocsError
from coopdocs.languages.language import Language

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["find_locale"]

_SCRIPT_LETTERS = 4


def find_locale(language: Language) -> Locale:
    """CLDR's data for the language's own locale, in the script that its tag stands for; none stops the run."""
    # Babel takes long to import, and an idle build formats nothing.
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(language.locale)
    except (UnknownLocaleError, ValueError):
        raise _unsupported(language, f"there are no locale data for {language.locale!r}") from None
    # Babel answers `kk_Latn` with `kk_Cyrl` without a word.
    if str(found) != language.locale:
        raise _unsupported(language, f"there are no locale data for {language.locale!r}, only for {found}")
    asked, given = _script(language.tag), _script(language.locale)
    if asked != given:
        raise _unsupported(
            language, f"the locale {language.locale!r} is written in {given}, the tag stands for {asked}"
        )
    return found


def _script(tag: str) -> str:
    """The code of the script that a tag or locale names, or that its language is usually written in."""
    from babel.core import get_global

    parts = tag.replace("-", "_").split("_")
    named = [part for part in parts[1:] if len(part) == _SCRIPT_LETTERS and part.isalpha()]
    usual = get_global("likely_subtags")
    likely = usual.get("_".join(parts)) or usual.get(parts[0]) or ""
    return (named or likely.split("_")[1:2] or [""])[0]


def _unsupported(language: Language, reason: str) -> CoopdocsError:
    return CoopdocsError(
        f"{language.name} ({language.tag}) cannot be printed: {reason}",
        "Give its file a locale of the script that its tag stands for, or leave the language out of coopdocs.toml.",
    )
