"""Lists in running text."""

from __future__ import annotations

from collections.abc import Sequence

from coopdocs.languages.language import Language

__all__ = ["format_list"]


def format_list(language: Language, items: Sequence[str]) -> str:
    """The items joined as the language joins them with “and”: « A, B et C », «A, B және C»."""
    # Babel takes long to import, and an idle build formats no list.
    from babel import lists

    if len(items) > 2 and language.list_end:
        return language.list_end.format(", ".join(items[:-1]), items[-1])
    return lists.format_list(items, locale=language.locale)
