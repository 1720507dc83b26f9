"""The template (.pot): what the source says to translators, and the header that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coopdocs.catalogs.catalog import Catalog, Key
from coopdocs.catalogs.comments import read_reference
from coopdocs.catalogs.headers import HeaderFacts, template_header
from coopdocs.catalogs.reading import read_catalog
from coopdocs.catalogs.writing import make_entry, write_catalog, write_parts
from coopdocs.model.catalog import Message

if TYPE_CHECKING:
    from polib import POEntry

__all__ = ["Template", "is_source_flag", "make_template", "unite_messages"]

_LIMIT = "max-length:"
# Comment lines are one line each; gettext lets anything else pass.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Template:
    """A template, ready to be written and to be merged into catalogs."""

    messages: tuple[Message, ...]
    """In document order, each key once."""
    facts: HeaderFacts
    creation_date: str
    """POT-Creation-Date: when the texts last changed."""
    catalog: Catalog
    content: bytes
    """The file's bytes."""


def make_template(messages: Iterable[Message], previous: bytes | None, facts: HeaderFacts) -> Template:
    """The template of these messages; where nothing changed, `content` equals `previous`.

    A previous template that cannot be read is no obstacle: everything in it comes from the source.
    """
    united = unite_messages(messages)
    before = read_catalog(previous, "") if previous else ()
    known = before if isinstance(before, Catalog) else Catalog("", ())
    same_texts = [entry.key for entry in known.entries] == [message.key for message in united]
    date = known.headers.get("POT-Creation-Date") if same_texts else None
    header = template_header(facts, date or facts.now)
    entries = [make_entry(_value(message)) for message in united]
    catalog = Catalog("", write_parts([header, *entries]))
    return Template(united, facts, date or facts.now, catalog, write_catalog(catalog))


def unite_messages(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Equal texts become one entry that lists all that was said of each; of several limits the smallest holds."""
    united: dict[Key, Message] = {}
    for message in messages:
        if not message.text:
            raise ValueError("a message needs a text: the empty one is the header")
        known = united.setdefault(message.key, message)
        if known is not message:
            united[message.key] = replace(
                known,
                comments=tuple(dict.fromkeys(known.comments + message.comments)),
                references=tuple(dict.fromkeys(known.references + message.references)),
                flags=_unite_flags(known.flags + message.flags),
            )
    return tuple(united.values())


def _value(message: Message) -> POEntry:
    """A message as an entry without translation."""
    from polib import POEntry

    return POEntry(
        msgid=message.text,
        msgctxt=message.context,
        comment="\n".join(_comment_lines(message.comments)),
        occurrences=[read_reference(reference) for reference in message.references],
        flags=list(message.flags),
    )


def is_source_flag(flag: str) -> bool:
    """Whether a flag says what the source asks for, so that it goes when the source no longer does."""
    return flag == "md-text" or flag.startswith(_LIMIT)


def _unite_flags(flags: Iterable[str]) -> tuple[str, ...]:
    """Each flag once, the smallest limit in the place of the first one."""
    names = list(dict.fromkeys(flags))
    limits = [int(flag.removeprefix(_LIMIT)) for flag in names if flag.startswith(_LIMIT)]
    smallest = f"{_LIMIT}{min(limits, default=0)}"
    return tuple(dict.fromkeys(smallest if flag.startswith(_LIMIT) else flag for flag in names))


def _comment_lines(comments: Iterable[str]) -> list[str]:
    """One printable line each; gettext takes a backslash at its end for a line that goes on, a space prevents it."""
    lines = [_UNPRINTABLE.sub(" ", line).strip() for comment in comments for line in comment.split("\n")]
    return [line + " " if line.endswith("\\") else line for line in lines]
