"""The settings of one brochure in the text of coopdocs.toml, renamed or taken out as a person would do it by hand.

All other bytes stay, comments above all. What comes out is read again and must say what was meant; where a person
wrote it in a way that is not understood here, the person changes it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from coopdocs.errors import CoopdocsError
from coopdocs.settings import Statement, settings_error, split_statements

__all__ = ["has_settings", "remove_settings", "rename_settings"]

_TABLE = "brochures"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
"""A key that needs no quotation marks (TOML 1.0, Keys)."""


def has_settings(text: str, name: str) -> bool:
    """Whether a brochure has settings of its own; `text` is that of a sound coopdocs.toml."""
    return name in tomllib.loads(text).get(_TABLE, {})


def rename_settings(text: str, old: str, new: str) -> str:
    """The text with the settings of `old` under the name `new`; CoopdocsError where that cannot be done safely."""
    wanted = tomllib.loads(text)
    wanted[_TABLE] = _renamed(wanted[_TABLE], old, new)
    by_hand = f"write {new} instead of {old} there"
    result = "".join(_rename_in(statement, old, new, by_hand) for statement in split_statements(text))
    return _verified(result, wanted, text, by_hand)


def remove_settings(text: str, name: str) -> str:
    """The text without the settings of a brochure; CoopdocsError where that cannot be done safely."""
    wanted = tomllib.loads(text)
    del wanted[_TABLE][name]
    return _verified("".join(_without(text, name)), wanted, text, f"take out what it says of {name}")


def _renamed(table: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in table.items()}


def _brochures_in(statement: Statement) -> dict[str, Any] | None:
    """What the statement itself, not the header above it, names of `brochures`; None where that is nothing."""
    found = tomllib.loads(statement.text)
    if statement.header and tomllib.loads(statement.header) != {_TABLE: {}}:
        return None
    table = found if statement.header else found.get(_TABLE)
    return table if isinstance(table, dict) else None


def _rename_in(statement: Statement, old: str, new: str, by_hand: str) -> str:
    brochures = _brochures_in(statement)
    if brochures is None or old not in brochures:
        return statement.text
    wanted = _renamed(brochures, old, new)
    key = new if _BARE.fullmatch(new) else json.dumps(new, ensure_ascii=False)
    spelled = "|".join(re.escape(each) for each in (f'"{old}"', f"'{old}'", old))
    for place in re.finditer(rf"(?<![\w-])(?:{spelled})(?![\w-])", statement.text):
        changed = statement.text[: place.start()] + key + statement.text[place.end() :]
        if _reads_as(statement._replace(text=changed), wanted):
            return changed
    raise _trouble(statement.line, by_hand)


def _reads_as(statement: Statement, wanted: dict[str, Any]) -> bool:
    try:
        return _brochures_in(statement) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _without(text: str, name: str) -> Iterator[str]:
    """The statements that stay; comments that follow a table stay, for they may belong to the next one."""
    leaving = False
    held: list[str] = []
    for statement in split_statements(text):
        named = name in (_brochures_in(statement) or {})
        if statement.opens_table:
            leaving = named
        says_nothing = not tomllib.loads(statement.text)
        if leaving and says_nothing:
            held.append(statement.text)
        elif leaving or named:
            held.clear()
        else:
            yield from held
            held.clear()
            yield statement.text
    yield from held


def _verified(result: str, wanted: dict[str, Any], before: str, by_hand: str) -> str:
    try:
        found = tomllib.loads(result)
    except tomllib.TOMLDecodeError:
        found = {}
    if {_TABLE: {}, **found} != {_TABLE: {}, **wanted}:
        line = next((each.line for each in split_statements(before) if _brochures_in(each)), 1)
        raise _trouble(line, by_hand)
    return result


def _trouble(line: int, by_hand: str) -> CoopdocsError:
    message = "the settings of the brochure are written in a way that cannot be changed safely"
    return settings_error(line, "brochure-settings", message, f"In coopdocs.toml, {by_hand}; then run this again.")
