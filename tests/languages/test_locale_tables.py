"""Dates, numbers and lists against the golden tables, whose every row has its source."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdocs.fonts import load_fonts, missing_glyphs
from coopdocs.languages import (
    Language,
    format_choice,
    format_currency,
    format_date,
    format_list,
    format_month,
    format_number,
    format_percent,
    format_short_date,
    language,
    languages,
)
from coopdocs.themes import load_theme

FOLDER = Path(__file__).parent.parent / "golden"
TABLES = {
    file.suffixes[0][1:]: tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("locale.*.toml")
}
HALVES = ("first", "held_back")
ROWS = [
    pytest.param(table["tag"], table["locale"], kind, value, expected, id=f"{name} {kind} {value}")
    for name, table in sorted(TABLES.items())
    for half in HALVES
    for kind, value, expected, _ in table.get(half, ())
]
# A later release of the locale data may put one no-break space in the place of another.
SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007\u2009", " "))
NO_BREAK_SPACES = str.maketrans(dict.fromkeys("\u202f\u2007", "\u00a0"))


def write(each: Language, kind: str, value: str) -> str:
    match kind:
        case "date":
            return format_date(each, dt.date.fromisoformat(value))
        case "short date":
            return format_short_date(each, dt.date.fromisoformat(value))
        case "month":
            return format_month(each, dt.date.fromisoformat(value))
        case "number":
            return format_number(each, Decimal(value))
        case "percent":
            return format_percent(each, Decimal(value))
        case "currency":
            amount, currency = value.split()
            return format_currency(each, Decimal(amount), currency)
        case "list":
            return format_list(each, value.split(" | "))
        case "choice":
            return format_choice(each, value.split(" | "))
    raise ValueError(kind)


def written(tag: str, locale: str, kind: str, value: str) -> str:
    return write(dataclasses.replace(language(tag), locale=locale), kind, value)


@pytest.mark.parametrize(("tag", "locale", "kind", "value", "expected"), ROWS)
def test_print_has_the_words_and_marks_of_the_table(tag, locale, kind, value, expected) -> None:
    assert written(tag, locale, kind, value).translate(SPACES) == expected.translate(SPACES)


@pytest.mark.parametrize(("tag", "locale", "kind", "value", "expected"), ROWS)
def test_what_must_stay_together_does_and_no_more(tag, locale, kind, value, expected) -> None:
    assert written(tag, locale, kind, value).translate(NO_BREAK_SPACES) == expected.translate(NO_BREAK_SPACES)


def test_each_row_has_its_source_and_about_half_were_held_back() -> None:
    for tag in ("fr", "kk", "ru", "en"):
        first, held_back = (TABLES[tag][half] for half in HALVES)
        rows = [*first, *held_back]
        assert len({(kind, value) for kind, value, _, _ in rows}) == len(rows) >= 25
        assert all(source for *_, source in rows)
        assert len(held_back) >= len(first)


def test_the_fonts_have_every_sign_of_the_tables() -> None:
    fonts = load_fonts(load_theme("classic").fonts)
    assert missing_glyphs(fonts, "".join(row.values[-1] for row in ROWS)) == ()


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("fr", "12\u202f345"), ("kk", "12\u00a0345"), ("ru", "12\u00a0345"), ("en", "12,345")],
)
def test_thousands_are_divided_by_the_sign_of_the_language(tag: str, expected: str) -> None:
    """Narrow in French, as the Lexique has it; not in Russian and Kazakh, where the locale data have the full space."""
    assert format_number(language(tag), 12345) == expected


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=7, min_value=-(10**12), max_value=10**12),
    st.sampled_from(languages()),
)
def test_a_number_keeps_every_digit_and_its_sign(number: Decimal, tag: str) -> None:
    shown = format_number(language(tag), number)
    assert "".join(filter(str.isdigit, shown)) == "".join(filter(str.isdigit, f"{number:f}"))
    assert shown.startswith("−") == (number < 0)
    assert not shown.startswith("-")


@pytest.mark.parametrize("tag", ["fr", "kk", "ru", "en"])
def test_noughts_at_the_end_are_kept_and_none_is_added(tag: str) -> None:
    mark = "." if tag == "en" else ","
    assert format_number(language(tag), Decimal("2.50")) == f"2{mark}50"
    assert format_percent(language(tag), Decimal("0.250")).startswith(f"25{mark}0")
    assert format_number(language(tag), Decimal("1E+2")) == "100"
    assert "0" in format_number(language(tag), Decimal("-0"))
    assert "−" not in format_number(language(tag), Decimal("-0"))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_not_printed_as_one(number: str) -> None:
    with pytest.raises(ValueError, match="not a number that can be printed"):
        format_number(language("fr"), Decimal(number))
