"""Themes: packaged sets of values and style sheets, one folder each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import msgspec

from coopdocs.errors import CoopdocsError
from coopdocs.model.theme import Colours, Fonts, Page, Sizes, Theme

__all__ = ["load_theme", "read_theme"]

_FOLDER = Path(__file__).parent
_SECTIONS = {"fonts": Fonts, "colours": Colours, "sizes": Sizes, "page": Page}
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_Section = TypeVar("_Section", Fonts, Colours, Sizes, Page)


def load_theme(name: str) -> Theme:
    """The packaged theme of that name; a name that is not packaged stops the run with those that are."""
    known = sorted(path.parent.name for path in _FOLDER.glob("*/theme.toml"))
    if name not in known:
        raise CoopdocsError(f"unknown theme {name!r}{_question(name, known)}", f"The themes are {', '.join(known)}.")
    return read_theme(_FOLDER / name)


def read_theme(folder: Path) -> Theme:
    """The theme in a folder with `theme.toml`, `screen.css` and `print.css`; its name is the folder's."""
    file = folder / "theme.toml"
    place = f"themes/{folder.name}/theme.toml"
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CoopdocsError(f"{place}: {error}", "Mend the line; the format is TOML.") from None
    _refuse_unknown_keys(values, _SECTIONS, place)
    colours = _read_section(values, "colours", Colours, place)
    _refuse_other_colours(colours, place)
    return Theme(
        name=folder.name,
        fonts=_read_section(values, "fonts", Fonts, place),
        colours=colours,
        sizes=_read_section(values, "sizes", Sizes, place),
        page=_read_section(values, "page", Page, place),
        style_sheet=(folder / "screen.css").read_text(encoding="utf-8"),
        print_style_sheet=(folder / "print.css").read_text(encoding="utf-8"),
    )


def _read_section(values: dict[str, object], name: str, kind: type[_Section], place: str) -> _Section:
    """One table of the file as the model's class; missing and wrong values are named with their key."""
    section = values.get(name, {})
    if isinstance(section, dict):
        _refuse_unknown_keys(section, [field.name for field in fields(kind)], f"{place}: [{name}]")
    try:
        return msgspec.convert(section, kind)
    except msgspec.ValidationError as error:
        message = str(error).replace("Object missing required field", "missing value")
        raise CoopdocsError(f"{place}: [{name}]: {message}", "docs/designing.md lists the values of a theme.") from None


def _refuse_unknown_keys(section: dict[str, object], known: Iterable[str], place: str) -> None:
    """Stop at the first key that means nothing: a misspelt value would be passed over in silence."""
    names = sorted(known)
    for key in section:
        if key not in names:
            raise CoopdocsError(
                f"{place}: unknown key {key!r}{_question(key, names)}", f"Known are {', '.join(names)}."
            )


def _refuse_other_colours(colours: Colours, place: str) -> None:
    """Word knows colours as six hexadecimal digits only, so every writer gets just that."""
    for field in fields(colours):
        value = getattr(colours, field.name)
        if not _COLOUR.fullmatch(value):
            message = f"{place}: [colours]: {field.name} = {value!r} is not a colour of six hexadecimal digits"
            raise CoopdocsError(message, 'Write red, green and blue without `#`, for instance "23457C".')


def _question(name: str, known: list[str]) -> str:
    """`; did you mean 'x'?` where one name is close enough."""
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
