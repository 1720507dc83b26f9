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

from coopdocs.model.position import Position
from coopdocs.model.theme import Colours, Fonts, Page, Sizes, Theme

__all__ = ["ThemeProblem", "find_value", "load_theme", "read_theme"]

_FOLDER = Path(__file__).parent
_FILE = "theme.toml"
_SECTIONS = {"fonts": Fonts, "colours": Colours, "sizes": Sizes, "page": Page}
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_HEADER = re.compile(r"\s*\[\s*([\w-]+)\s*\]")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_Section = TypeVar("_Section", Fonts, Colours, Sizes, Page)


class ThemeProblem(Exception):
    """A theme that cannot be used as it is: something for its designer, or for who chose it.

    `message` is one sentence, `advice` another; `position` is in the theme's own files, None where there is no theme of
    that name.
    """

    def __init__(self, message: str, advice: str, position: Position | None = None) -> None:
        super().__init__(message)
        self.message, self.advice, self.position = message, advice, position

    @property
    def code(self) -> str:
        """The rule that is broken, for a finding."""
        return "unusable-theme" if self.position else "unknown-theme"


def load_theme(name: str) -> Theme:
    """The packaged theme of that name; where none is packaged, the problem names those that are."""
    known = sorted(path.parent.name for path in _FOLDER.glob(f"*/{_FILE}"))
    if name not in known:
        raise ThemeProblem(f"unknown theme {name!r}{_question(name, known)}", f"The themes are {', '.join(known)}.")
    return read_theme(_FOLDER / name)


def find_value(name: str, section: str, key: str) -> Position:
    """Where a packaged theme gives a value."""
    return _File(_FOLDER / name, _FILE).find(section, key)


def read_theme(folder: Path) -> Theme:
    """The theme in a folder with `theme.toml`, `screen.css` and `print.css`; its name is the folder's."""
    file = _File(folder, _FILE)
    values = _read_values(file)
    _refuse_unknown_keys(values, _SECTIONS, file)
    colours = _read_section(values, "colours", Colours, file)
    _refuse_other_colours(colours, file)
    return Theme(
        name=folder.name,
        fonts=_read_section(values, "fonts", Fonts, file),
        colours=colours,
        sizes=_read_section(values, "sizes", Sizes, file),
        page=_read_section(values, "page", Page, file),
        style_sheet=_File(folder, "screen.css").text,
        print_style_sheet=_File(folder, "print.css").text,
    )


class _File:
    """One file of a theme, and places in it."""

    def __init__(self, folder: Path, name: str) -> None:
        self._shown = f"themes/{folder.name}/{name}"
        try:
            self.text = (folder / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise ThemeProblem("this file is not UTF-8", "Save the file as UTF-8.", Position(self._shown)) from None
        except OSError as problem:
            message = f"this file of the theme cannot be read: {problem.strerror}"
            raise ThemeProblem(message, f"A theme has {_FILE}, screen.css and print.css.", self.at(0)) from None

    def at(self, line: int) -> Position:
        return Position(self._shown, line)

    def find(self, section: str, key: str = "") -> Position:
        """The line of a section or of a value in it; the section's where the value is not there."""
        found, current = 0, ""
        for number, line in enumerate(self.text.split("\n"), start=1):
            header = _HEADER.match(line)
            current = header[1] if header else current
            if current == section and (header or re.match(rf"\s*{re.escape(key)}\s*=", line)):
                found = number
        return self.at(found)


def _read_values(file: _File) -> dict[str, object]:
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
    place = _TOML_PLACE.search(message)
    line = int(place[1]) if place and place[1] else file.text.rstrip().count("\n") + 1
    what = message[: place.start()] if place else message
    advice = "The notation is shown on https://toml.io."
    raise ThemeProblem(f"this is not TOML: {what[:1].lower()}{what[1:]}", advice, file.at(line))


def _read_section(values: dict[str, object], name: str, kind: type[_Section], file: _File) -> _Section:
    """One table of the file as the model's class; missing and wrong values are named with their key."""
    section = values.get(name, {})
    if isinstance(section, dict):
        _refuse_unknown_keys(section, [field.name for field in fields(kind)], file, name)
    try:
        return msgspec.convert(section, kind)
    except msgspec.ValidationError as error:
        message = str(error).replace("Object missing required field", "missing value")
        key = re.search(r"`\$\.(\w+)`", message)
        position = file.find(name, key[1] if key else "")
        raise ThemeProblem(f"[{name}]: {message}", "docs/designing.md lists the values of a theme.", position) from None


def _refuse_unknown_keys(section: dict[str, object], known: Iterable[str], file: _File, name: str = "") -> None:
    """Stop at the first key that means nothing: a misspelt value would be passed over in silence."""
    names = sorted(known)
    for key in section:
        if key not in names:
            message = f"{f'[{name}]: ' if name else ''}unknown key {key!r}{_question(key, names)}"
            position = file.find(name, key) if name else file.find(key)
            raise ThemeProblem(message, f"Known are {', '.join(names)}.", position)


def _refuse_other_colours(colours: Colours, file: _File) -> None:
    """Word knows colours as six hexadecimal digits only, so every writer gets just that."""
    for field in fields(colours):
        value = getattr(colours, field.name)
        if not _COLOUR.fullmatch(value):
            message = f"[colours]: {field.name} = {value!r} is not a colour of six hexadecimal digits"
            advice = 'Write red, green and blue without `#`, for instance "23457C".'
            raise ThemeProblem(message, advice, file.find("colours", field.name))


def _question(name: str, known: list[str]) -> str:
    """`; did you mean 'x'?` where one name is close enough."""
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
