"""Markdown in and out: source text → `Document`, inline Markdown ↔ inlines. The only user of markdown-it.

The names below load markdown-it when they are first asked for, not when the package is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coopdocs.markdown.inline_reader import Target
    from coopdocs.markdown.inline_writer import WrittenInlines, read_inlines, write_inlines
    from coopdocs.markdown.reader import Reading, read_markdown

__all__ = ["Reading", "Target", "WrittenInlines", "read_inlines", "read_markdown", "write_inlines"]

_HOMES = {
    "Reading": "reader",
    "Target": "inline_reader",
    "WrittenInlines": "inline_writer",
    "read_inlines": "inline_writer",
    "read_markdown": "reader",
    "write_inlines": "inline_writer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"coopdocs.markdown.{_HOMES[name]}"), name)
