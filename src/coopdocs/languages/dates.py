"""Dates as print writes them in each language."""

from __future__ import annotations

from datetime import date

from coopdocs.languages.language import Language
from coopdocs.languages.locales import find_locale

__all__ = ["format_date", "format_month", "format_short_date"]


def format_date(language: Language, day: date) -> str:
    """The long date: « 27 janvier 2014 », «2014 жылғы 27 қаңтар», «27 января 2014 г.», “27 January 2014”."""
    is_first = day.day == 1 and language.first_day_pattern
    return _format(language, day, language.first_day_pattern if is_first else language.date_pattern or "long")


def format_short_date(language: Language, day: date) -> str:
    """The date in digits: « 27/01/2014 », «27.01.2014»."""
    return _format(language, day, language.short_date_pattern or "short")


def format_month(language: Language, day: date) -> str:
    """The month of a day, with its year: « janvier 2014 », «2014 жылғы қаңтар», «январь 2014 г.»."""
    pattern = language.month_pattern or find_locale(language).datetime_skeletons["yMMMM"].pattern
    return _format(language, day, pattern)


def _format(language: Language, day: date, pattern: str) -> str:
    """`pattern` is in CLDR's letters, or the name of one of CLDR's own."""
    locale = find_locale(language)
    # Babel takes long to import, and an idle build formats nothing.
    from babel import dates

    return dates.format_date(day, pattern, locale=locale)
