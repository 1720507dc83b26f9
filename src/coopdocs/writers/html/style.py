"""Style: the values of a theme as CSS variables, and its fonts as cuts that hold what the page shows."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from html import unescape

from coopdocs.fonts import Cut, cut_font
from coopdocs.languages import language
from coopdocs.model.edition import Edition
from coopdocs.model.theme import Theme
from coopdocs.writers.html.context import data_address

__all__ = ["FontNames", "font_faces", "language_variables", "theme_variables"]


@dataclass(frozen=True, slots=True)
class FontNames:
    """The family names that a style sheet uses."""

    serif: str
    sans: str


@dataclass(frozen=True, slots=True)
class _Face:
    """One font of the page: a cut at a weight, drawn for a size."""

    role: str
    weight: int
    optical_size: float


_FACES = (
    _Face("serif", 400, 10),
    _Face("serif", 600, 10),
    # The light weight is used in titles and quotations only, so it is drawn for large sizes.
    _Face("serif", 300, 40),
    _Face("serif-italic", 400, 10),
    _Face("sans", 400, 10),
    _Face("sans", 600, 10),
    _Face("sans-italic", 400, 10),
)
_OUR_OWN = frozenset(string.printable + "•–—…·↑«»“”„‘’\u00a0\u2002\u2003\u202f\u2009\u2010\ufffd")
"""What style sheets and labels may add to the page."""


def theme_variables(theme: Theme, names: FontNames) -> str:
    """`:root { --accent: #23457C; --size-body: 10pt; --page-top: 25mm; … }`."""
    rows = [f'--font-serif: "{names.serif}", "{names.sans}"', f'--font-sans: "{names.sans}", "{names.serif}"']
    rows += [f"--{name}: #{value}" for name, value in _values(theme.colours)]
    rows += [f"--size-{name}: {value:g}pt" for name, value in _values(theme.sizes)]
    rows += [f"--page-{name}: {value:g}{'' if name == 'columns' else 'mm'}" for name, value in _values(theme.page)]
    return ":root { " + "; ".join(rows) + " }\n"


def language_variables(edition: Edition) -> str:
    """The marks that the style sheets put round a quotation, and `--figures`, as the edition's language has them."""
    marks = " ".join(f'"{mark}"' for pair in edition.quotes for mark in pair)
    is_old = language(edition.document.language).typography.old_style_figures
    return f":root {{ quotes: {marks}; --figures: {'oldstyle-nums' if is_old else 'lining-nums'} }}\n"


def font_faces(edition: Edition, names: FontNames, page: str) -> str:
    """`@font-face` rules for all that a page and its style sheet show, under the names of `names`."""
    return "".join(_rules(edition, names, page))


def _rules(edition: Edition, names: FontNames, page: str) -> Iterator[str]:
    characters = _characters(page) | frozenset("".join(map("".join, edition.quotes)))
    small_capitals = "small-caps" in page
    own_names: Mapping[str, str] = {"serif": edition.theme.fonts.serif, "sans": edition.theme.fonts.sans}
    for face in _FACES:
        family, _, style = face.role.partition("-")
        name = getattr(names, family)
        cut = Cut(face.weight, face.optical_size, characters, small_capitals, named=name == own_names[family])
        address = data_address("font/ttf", cut_font(edition.fonts[face.role], cut))
        yield (
            f'@font-face {{ font-family: "{name}"; font-weight: {face.weight}; font-style: {style or "normal"}; '
            f'src: url("{address}") format("truetype") }}\n'
        )


def _characters(page: str) -> frozenset[str]:
    """The characters of a page, in capitals too: a style sheet may set a line in capitals."""
    characters = set(unescape(page))
    return frozenset(characters | set("".join(characters).upper()) | _OUR_OWN)


def _values(section: object) -> Iterator[tuple[str, str | float]]:
    """Names, with `-` for `_`, and values of one table of the theme."""
    for each in fields(section):  # type: ignore[arg-type]  # every table of a theme is a dataclass
        yield each.name.replace("_", "-"), getattr(section, each.name)
