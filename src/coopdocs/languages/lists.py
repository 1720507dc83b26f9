"""Lists in running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from coopdocs.languages.language import Language
from coopdocs.languages.locales import find_locale

__all__ = ["format_choice", "format_list"]


def format_list(language: Language, items: Sequence[str]) -> str:
    """The items joined as the language joins them with “and”: « A, B et C », «A, B және C»."""
    return _join(language, items, language.list_end, "standard")


def format_choice(language: Language, items: Sequence[str]) -> str:
    """The items joined as the language joins them with “or”: « A, B ou C », «A, B немесе C»."""
    return _join(language, items, language.choice_end, "or")


def _join(language: Language, items: Sequence[str], end: str, style: Literal["standard", "or"]) -> str:
    """`end` is the language's own way to join the last two; where it is empty, CLDR's style is used."""
    locale = find_locale(language)
    if end and len(items) > 1:
        return end.format(", ".join(items[:-1]), items[-1])
    # Babel takes long to import, and an idle build formats nothing.
    from babel import lists

    return lists.format_list(items, style=style, locale=locale)
