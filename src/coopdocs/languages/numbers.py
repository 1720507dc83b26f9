"""Numbers, percentages and amounts of money as print writes them in each language."""

from __future__ import annotations

import re
from decimal import Decimal

from coopdocs.languages.language import Language
from coopdocs.languages.locales import find_locale

__all__ = ["format_currency", "format_number", "format_percent"]

_DIGITS = re.compile(r"0(?:\.[0#]+)?")
"""The last digit before the decimal mark, and those behind it, in a number pattern of CLDR."""
_LONG_DECIMALS = re.compile(r"\d{5,}")
"""Four decimals are left whole, as in the brochure on the SI."""
_MINUS = "\N{MINUS SIGN}"
_NO_BREAK_SPACE = "\u00a0"


def format_number(language: Language, number: Decimal | int) -> str:
    """The number with all decimals that it has, and no others: « 1 234,50 », “1,234.50”."""
    locale = find_locale(language)
    return _format(language, Decimal(number), locale.decimal_formats[None].pattern)


def format_percent(language: Language, share: Decimal | int) -> str:
    """A share of one as a percentage: 0.25 is « 25 % », «25%»."""
    locale = find_locale(language)
    return _format(language, Decimal(share), locale.percent_formats[None].pattern)


def format_currency(language: Language, amount: Decimal | int, currency: str) -> str:
    """An amount in the currency of an ISO 4217 code: « 1 234,50 € », “£1,234.50”, «12 500 ₸».

    A round amount has no decimals, as in running text; write `Decimal("12.00")` where a table wants them.
    """
    locale = find_locale(language)
    sign = locale.currency_symbols.get(currency, currency)
    pattern = _space_letters(locale.currency_formats["standard"].pattern, sign)
    return _format(language, Decimal(amount), pattern).replace("¤", sign)


def _format(language: Language, number: Decimal, pattern: str) -> str:
    """The number in a pattern of CLDR; whatever stands round its digits is kept."""
    locale = find_locale(language)
    # Babel takes long to import, and an idle build formats nothing.
    from babel.numbers import parse_pattern

    shift = parse_pattern(pattern).scale
    decimals = max(0, _decimals(number) - shift)
    exact = parse_pattern(_DIGITS.sub(f"0.{'0' * decimals}" if decimals else "0", pattern, count=1))
    is_grouped = number.scaleb(shift).adjusted() + 1 >= language.grouping_from
    # Minus nothing is nothing.
    shown = exact.apply(number or abs(number), locale, group_separator=is_grouped)
    symbols = locale.number_symbols["latn"]
    # CLDR's minus is the hyphen of the keyboard in most languages.
    return _group_decimals(shown.replace(symbols["minusSign"], _MINUS), symbols["decimal"], symbols["group"])


def _decimals(number: Decimal) -> int:
    """How many decimals a number has, noughts at the end too; less than none for whole thousands."""
    match number.as_tuple().exponent:
        case int(exponent):
            return -exponent
        case _:
            raise ValueError(f"{number} is not a number that can be printed")


def _group_decimals(shown: str, mark: str, group: str) -> str:
    """Where a space divides the thousands, it divides long decimals too: 74 835,140 71 (9th CGPM, resolution 7)."""
    if not group.isspace():
        return shown
    whole, _, rest = shown.partition(mark)
    found = _LONG_DECIMALS.match(rest)
    if found is None:
        return shown
    triples = re.sub(r"(\d{3})(?=\d)", rf"\1{group}", found[0])
    return f"{whole}{mark}{triples}{rest[found.end() :]}"


def _space_letters(pattern: str, sign: str) -> str:
    """CLDR's currency spacing, which Babel leaves out: letters never touch the digits, “KZT 12,500”."""
    if sign[-1:].isalpha():
        pattern = re.sub(r"¤(?=[#0])", f"¤{_NO_BREAK_SPACE}", pattern)
    return re.sub(r"(?<=[#0])¤", f"{_NO_BREAK_SPACE}¤", pattern) if sign[:1].isalpha() else pattern
