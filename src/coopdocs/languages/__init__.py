"""What differs between the languages of an edition: names, dates, numbers, lists, quotation marks, plural rules."""

from coopdocs.languages.dates import format_date, format_month, format_short_date
from coopdocs.languages.language import Language, Quotes
from coopdocs.languages.lists import format_choice, format_list
from coopdocs.languages.numbers import format_currency, format_number, format_percent
from coopdocs.languages.registry import language, languages
from coopdocs.languages.typesetting import house_quotes, typeset, typesetting_characters
from coopdocs.languages.typography import EndMarks, HouseStyle, Typography

__all__ = [
    "EndMarks",
    "HouseStyle",
    "Language",
    "Quotes",
    "Typography",
    "format_choice",
    "format_currency",
    "format_date",
    "format_list",
    "format_month",
    "format_number",
    "format_percent",
    "format_short_date",
    "house_quotes",
    "language",
    "languages",
    "typeset",
    "typesetting_characters",
]
