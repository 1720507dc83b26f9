"""Dates as print writes them in each language."""

from __future__ import annotations

from datetime import date

from coopdocs.languages.language import Language

__all__ = ["format_date"]


def format_date(language: Language, day: date) -> str:
    """The long date: « 27 janvier 2014 », «2014 жылғы 27 қаңтар», «27 января 2014 г.», “27 January 2014”."""
    # Babel takes long to import, and an idle build formats no date.
    from babel import dates

    is_first = day.day == 1 and language.first_day_pattern
    pattern = language.first_day_pattern if is_first else language.date_pattern
    return dates.format_date(day, pattern, locale=_locale(language))


def _locale(language: Language) -> str:
    """The locale, once it is sure that Babel does not put another one (another script) in its place."""
    from babel import Locale

    found = str(Locale.parse(language.locale))
    # Babel answers `kk_Latn` with `kk_Cyrl` without a word.
    if found != language.locale:
        raise LookupError(f"the locale data have {found} instead of {language.locale}")
    return found
