"""The YAML between the two `---` lines → FrontMatter. Strict: what is not known here is an error with its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coopdocs.model.document import Cover, FrontMatter, Inlines
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position

__all__ = ["read_front_matter", "split_front_matter"]

_TEXTS = ("title", "subtitle", "publisher", "description", "cover-alt")
_KEYS = (*_TEXTS, "date", "keywords", "cover-image")
_REQUIRED = ("title", "date")
_SHAPE = "Begin the file with a line ---, then title and date, then a line ---."

ReadText = Callable[[str, Position], Inlines]
"""Reads inline Markdown that stands at a position."""


def split_front_matter(text: str, file: str) -> tuple[str | None, int, Finding | None]:
    """The YAML text, the number of lines before the body, and what is wrong with the fences (then no YAML)."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, 0, Finding("front-matter-missing", "there is no front matter", Position(file, 1), _SHAPE)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:index]) + "\n", index + 1, None
    message = "the front matter is not closed"
    return None, 0, Finding("front-matter-unclosed", message, Position(file, 1), "Close it with a line ---.")


@dataclass(slots=True)
class _Entries:
    """Keys with their values and lines, as far as they could be understood."""

    file: str
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def position(self, key: str) -> Position:
        return Position(self.file, self.lines.get(key, 1))

    def complain(self, code: str, message: str, line: int, advice: str) -> None:
        self.findings.append(Finding(code, message, Position(self.file, line), advice))


def read_front_matter(yaml: str, file: str, read_text: ReadText) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    """The front matter, or None where title or date are missing or wrong, and all that is wrong in it.

    `yaml` begins on line 2 of `file`. Every value is taken as text, so that `no` and `1.10` stay what they are.
    """
    entries = _Entries(file)
    _collect(yaml, entries)
    for key in _REQUIRED:
        if key not in entries.lines and not entries.findings:
            entries.complain("front-matter-key-missing", f"the front matter has no {key}", 1, f"Add a line {key}: …")
    day = _date(entries)
    if "cover-image" in entries.texts and not entries.texts.get("cover-alt"):
        message = "the cover picture has no alternative text"
        advice = "Add cover-alt: what the picture shows."
        entries.complain("alt-text-missing", message, entries.lines["cover-image"], advice)
    if day is None or "title" not in entries.texts or entries.findings:
        return None, tuple(entries.findings)
    return _front_matter(entries, day, read_text), ()


def _front_matter(entries: _Entries, day: date, read_text: ReadText) -> FrontMatter:
    def read(key: str) -> Inlines:
        return read_text(entries.texts.get(key, ""), entries.position(key))

    cover = None
    if "cover-image" in entries.texts:
        cover = Cover(
            source=entries.texts["cover-image"], alt=read("cover-alt"), position=entries.position("cover-image")
        )
    return FrontMatter(
        title=read("title"),
        date=day,
        subtitle=read("subtitle"),
        publisher=read("publisher"),
        description=read("description"),
        keywords=tuple(read_text(word, entries.position("keywords")) for word in entries.lists.get("keywords", [])),
        cover=cover,
        lines=tuple(entries.lines.items()),
        position=Position(entries.file, 1),
    )


def _date(entries: _Entries) -> date | None:
    written = entries.texts.get("date")
    if written is None:
        return None
    try:
        if len(written) != len("2014-01-27"):
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        message = f"{written} is not a date"
        entries.complain("front-matter-date", message, entries.lines["date"], "Write it as 2014-01-27.")
        return None


def _collect(yaml: str, entries: _Entries) -> None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root: Any = YAML(typ="safe", pure=True).compose(yaml)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        message = f"the front matter cannot be read: {error.problem or error.context}"
        entries.complain("front-matter-syntax", message, line, "Put texts that hold a colon between quotation marks.")
        return
    except YAMLError as error:
        message = f"the front matter cannot be read: {str(error).splitlines()[0]}"
        entries.complain("front-matter-syntax", message, 1, _SHAPE)
        return
    if root is None or root.id != "mapping":
        entries.complain("front-matter-syntax", "the front matter is not a list of keys and values", 1, _SHAPE)
        return
    for key, value in root.value:
        _collect_entry(key, value, entries)


def _collect_entry(key: Any, value: Any, entries: _Entries) -> None:
    line = key.start_mark.line + 2
    name = str(key.value) if key.id == "scalar" else "?"
    if name not in _KEYS:
        close = difflib.get_close_matches(name, _KEYS, n=1)
        advice = f"Did you mean {close[0]}?" if close else f"Known keys: {', '.join(_KEYS)}."
        entries.complain("front-matter-key-unknown", f"unknown key {name}", line, advice)
    elif name in entries.lines:
        message = f"the key {name} stands twice, first on line {entries.lines[name]}"
        entries.complain("front-matter-key-twice", message, line, "Keep one of them.")
    elif name == "keywords":
        entries.lines[name] = line
        if value.id == "sequence" and all(item.id == "scalar" and not item.anchor for item in value.value):
            entries.lists[name] = [item.value for item in value.value]
        else:
            entries.complain("front-matter-value", "keywords is not a list", line, "Write keywords: [one, two].")
    else:
        entries.lines[name] = line
        if value.id == "scalar" and not value.anchor and value.value.strip():
            entries.texts[name] = value.value.strip()
        else:
            entries.complain("front-matter-value", f"{name} is not a text", line, f"Write {name}: and its text.")
