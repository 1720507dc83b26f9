"""The table of contents."""

from __future__ import annotations

from coopdocs.writers.html.context import Context
from coopdocs.writers.html.inlines import write_label
from coopdocs.writers.html.markup import element, escape_text
from coopdocs.writers.html.outline import OutlineEntry

__all__ = ["write_contents"]

_DEEPEST_LEVEL = 2


def write_contents(context: Context) -> str:
    """Parts and their sections as a nested list of links; nothing where the brochure has no headings."""
    entries = [entry for entry in context.outline if entry.heading.level <= _DEEPEST_LEVEL]
    if not entries:
        return ""
    title = element("h2", escape_text(context.edition.labels.contents), id="contents-title")
    groups = "".join(_write_group(group, context) for group in _group(entries))
    return element("nav", title, element("ol", groups), class_="contents furniture", aria_labelledby="contents-title")


def _group(entries: list[OutlineEntry]) -> list[list[OutlineEntry]]:
    """The entries by part; sections before the first part stand alone."""
    groups: list[list[OutlineEntry]] = []
    for entry in entries:
        if entry.heading.level == 1 or not groups or groups[-1][0].heading.level != 1:
            groups.append([])
        groups[-1].append(entry)
    return groups


def _write_group(group: list[OutlineEntry], context: Context) -> str:
    first, *rest = group
    inner = element("ol", *(element("li", _write_entry(entry, context)) for entry in rest)) if rest else ""
    return element("li", _write_entry(first, context), inner)


def _write_entry(entry: OutlineEntry, context: Context) -> str:
    words = element("span", write_label(entry.heading.content, context), class_="entry")
    # The empty element is drawn as a row of dots in print: dots as text would be read aloud one by one.
    return element("a", words, element("span", class_="leader"), href=f"#{entry.identifier}")
