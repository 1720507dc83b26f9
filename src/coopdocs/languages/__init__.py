"""What differs between the languages of an edition: names, dates, lists, quotation marks, plural rules."""

from coopdocs.languages.dates import format_date
from coopdocs.languages.language import Language, Quotes
from coopdocs.languages.lists import format_list
from coopdocs.languages.registry import language, languages

__all__ = ["Language", "Quotes", "format_date", "format_list", "language", "languages"]
