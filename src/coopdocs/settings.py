"""coopdocs.toml, read strictly: an unknown key or a wrong value stops the run with its line and a suggestion."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from coopdocs.errors import CoopdocsError
from coopdocs.languages import HouseStyle, language

__all__ = [
    "PROJECT_FILE",
    "BrochureSettings",
    "CatalogSettings",
    "ProjectSettings",
    "Settings",
    "Statement",
    "TypographySettings",
    "find_line",
    "read_settings",
    "settings_error",
    "split_statements",
]

PROJECT_FILE = "coopdocs.toml"
_FORMATS = ("pdf", "docx", "html")
_REFERENCES = ("file", "none")
# What msgspec calls the kinds of values, in the words of people who write TOML.
_KINDS = {
    "array": "a list in square brackets",
    "str": "text in quotation marks",
    "object": "a table",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date",
    "datetime": "a date",
    "time": "a time of day",
}


class ProjectSettings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """`[project]`: what the catalogs' header says of the project."""

    name: str = ""
    version: str = ""


class CatalogSettings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """`[catalogs]`: how catalogs are written."""

    references: str = "file"
    bugs_address: str = ""
    memory: Mapping[str, tuple[str, ...]] = {}
    """Language → other PO files of the project in which translations are looked for."""


class TypographySettings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """`[typography]`: what the house decides where print has several ways."""

    french_spaces: str = HouseStyle.FRENCH_SPACES[0]


class BrochureSettings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """`[brochures.NAME]`: where one brochure differs from the project; None is as the project has it."""

    languages: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The whole file."""

    source_language: str
    languages: tuple[str, ...]
    theme: str = "classic"
    formats: tuple[str, ...] = _FORMATS
    project: ProjectSettings = ProjectSettings()
    catalogs: CatalogSettings = CatalogSettings()
    typography: TypographySettings = TypographySettings()
    brochures: Mapping[str, BrochureSettings] = {}


Struct = TypeVar("Struct", bound=msgspec.Struct)
_Path = tuple[str, ...]
"""The keys that lead to a value."""


class _SettingError(Exception):
    """One thing to mend, before its line is known."""

    def __init__(self, path: _Path, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.path, self.code, self.message, self.advice = path, code, message, advice


def read_settings(text: str) -> Settings:
    """The text of a coopdocs.toml → settings whose every value is known to be sound."""
    table = _parse(text)
    try:
        settings = _convert(table)
        _check(settings)
    except _SettingError as fault:
        raise settings_error(find_line(text, fault.path), fault.code, fault.message, fault.advice) from None
    return settings


def find_line(text: str, path: _Path) -> int:
    """The line, counted from 1, of the statement that first gives this path of keys; 1 where there is none.

    `text` is valid TOML.
    """
    for statement in split_statements(text):
        found: object = tomllib.loads(statement.header + statement.text)
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        if found is not None:
            return statement.line if path else 1
    return 1


class Statement(NamedTuple):
    """A key with its value, the header of a table, a comment, or an empty line."""

    line: int
    """The first of its lines, counted from 1."""
    text: str
    """With the end of its last line."""
    header: str
    """The header of the table that it stands in; empty at the top and for headers themselves."""

    @property
    def opens_table(self) -> bool:
        """Whether it is a header itself."""
        return self.text.lstrip().startswith("[")


def split_statements(text: str) -> Iterator[Statement]:
    """The statements of valid TOML; together they are the text.

    tomllib keeps no positions, so they are cut off one after the other: a statement is the shortest run of lines that
    tomllib accepts.
    """
    header, start, held = "", 1, ""
    for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+", text), start=1):
        held += line
        try:
            tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        statement = Statement(start, held, "" if held.lstrip().startswith("[") else header)
        yield statement
        header = held if statement.opens_table else header
        start, held = number + 1, ""


def _parse(text: str) -> dict[str, Any]:
    """The raw tables; what is not TOML stops the run with tomllib's own line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
    except RecursionError:
        message = "too many brackets inside one another"
    end = text.rstrip().count("\n") + 1
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(place[1]) if place and place[1] else end
    what = message[: place.start()] if place else message
    if "overwrite" in what or "twice" in what:
        what = "a key or a table is given twice"
    raise settings_error(
        line, "syntax", f"this is not TOML: {what[:1].lower()}{what[1:]}", "The notation is shown on https://toml.io."
    )


def settings_error(line: int, code: str, message: str, advice: str) -> CoopdocsError:
    """What stops the run because of a line of coopdocs.toml."""
    return CoopdocsError(f"{PROJECT_FILE}:{line}: error {code}: {message}", advice)


# Each table is converted by itself before the whole is, because msgspec does not say under which name a table
# of `brochures` stands.
def _convert(table: dict[str, Any]) -> Settings:
    """The raw tables as structs; only their keys and the kinds of their values are known to be right."""
    _convert_table(table.get("project", {}), ProjectSettings, ("project",))
    _convert_table(table.get("catalogs", {}), CatalogSettings, ("catalogs",))
    _convert_table(table.get("typography", {}), TypographySettings, ("typography",))
    brochures = table.get("brochures", {})
    for name, brochure in brochures.items() if isinstance(brochures, dict) else ():
        _convert_table(brochure, BrochureSettings, ("brochures", name))
    return _convert_table(table, Settings, ())


def _convert_table(table: object, kind: type[Struct], path: _Path) -> Struct:
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    for key in table if isinstance(table, dict) else ():
        if key not in known:
            raise _SettingError(
                (*path, key), "unknown-key", f"unknown key {key!r}{_question(key, known)}", _choices("keys", known)
            )
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise _explain(str(error), path) from None


def _explain(message: str, path: _Path) -> _SettingError:
    """msgspec's message in plain words."""
    if missing := re.fullmatch(r"Object missing required field `(.+)`", message):
        example = 'languages = ["fr", "en"]' if missing[1] == "languages" else f'{missing[1]} = "fr"'
        return _SettingError((), "missing-key", f"the key {missing[1]!r} is missing", f"Write for instance: {example}")
    where = re.search(r" - at `\$\.([\w-]+)(?:\.([\w-]+))?", message)
    path = (*path, *(key for key in where.groups() if key)) if where else path
    expected, got = (_KINDS.get(word, word) for word in re.findall(r"`(\w+)[^`]*`", message)[:2])
    what = f"a value of {path[-1]!r}" if re.search(r"\[\d+\]`$", message) else repr(path[-1])
    return _SettingError(
        path,
        "wrong-value",
        f"{what} must be {expected}, not {got}",
        "Write it as the comments of a new project's coopdocs.toml show.",
    )


def _check(settings: Settings) -> None:
    """Whether every value is one that coopdocs knows."""
    _check_language(("source-language",), settings.source_language)
    _check_languages(("languages",), settings.languages)
    if settings.source_language not in settings.languages:
        message = f"the source language {settings.source_language!r} is not among the languages"
        raise _SettingError(("languages",), "wrong-value", message, "Add it to the list: its edition is printed too.")
    _check_list(("formats",), settings.formats, _FORMATS)
    _check_value(("catalogs", "references"), settings.catalogs.references, _REFERENCES)
    _check_value(("typography", "french-spaces"), settings.typography.french_spaces, HouseStyle.FRENCH_SPACES)
    _check_text(("theme",), settings.theme)
    _check_text(("project", "name"), settings.project.name)
    _check_text(("project", "version"), settings.project.version)
    _check_text(("catalogs", "bugs-address"), settings.catalogs.bugs_address)
    for tag, files in settings.catalogs.memory.items():
        _check_value(("catalogs", "memory", tag), tag, settings.languages)
        for file in files:
            _check_text(("catalogs", "memory", tag), file)
    for name, brochure in settings.brochures.items():
        if brochure.languages is not None:
            _check_languages(("brochures", name, "languages"), brochure.languages)
            _check_list(("brochures", name, "languages"), brochure.languages, settings.languages)
        if brochure.formats is not None:
            _check_list(("brochures", name, "formats"), brochure.formats, _FORMATS)


def _check_languages(path: _Path, tags: Iterable[str]) -> None:
    tags = tuple(tags)
    for tag in tags:
        _check_language(path, tag)
    _check_list(path, tags, tags)


def _check_language(path: _Path, tag: str) -> None:
    try:
        language(tag)
    except CoopdocsError as error:
        raise _SettingError(path, "unknown-language", error.message, error.advice) from None


def _check_list(path: _Path, values: tuple[str, ...], known: Collection[str]) -> None:
    """A list without a repetition, of known values, at least one."""
    for index, value in enumerate(values):
        _check_value(path, value, known)
        if value in values[:index]:
            raise _SettingError(path, "wrong-value", f"{path[-1]!r} names {value!r} twice", "Leave one of them out.")
    if not values:
        raise _SettingError(path, "wrong-value", f"{path[-1]!r} is empty", "Name at least one, or leave the key out.")


def _check_value(path: _Path, value: str, known: Collection[str]) -> None:
    if value not in known:
        message = f"{path[-1]!r} does not know {value!r}{_question(value, known)}"
        raise _SettingError(path, "wrong-value", message, _choices("values", known))


def _check_text(path: _Path, value: str) -> None:
    """Text that goes into file names and catalog headers, where a line break would forge a header line."""
    if not value.isprintable():
        raise _SettingError(
            path, "wrong-value", f"{path[-1]!r} holds a control character", "Write it on one line of plain text."
        )


def _question(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word.lower().replace("_", "-"), known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _choices(what: str, known: Collection[str]) -> str:
    return f"The {what} here are {', '.join(known)}."
