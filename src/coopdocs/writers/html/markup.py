"""Markup: strings of HTML in which everything that comes from the content is escaped."""

from __future__ import annotations

import re
from html import escape

__all__ = ["allowed_address", "element", "escape_text"]

_VOID = frozenset({"br", "hr", "img", "link", "meta"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ALLOWED = re.compile(r"(?:https?|mailto|tel):|#", re.IGNORECASE)


def escape_text(text: str) -> str:
    """Text as HTML holds it; a control character, which HTML cannot hold, becomes U+FFFD."""
    return escape(_UNPRINTABLE.sub("\ufffd", text), quote=False)


def element(name: str, /, *content: str, **attributes: str | None) -> str:
    """An element; `class_` stands for `class`, `aria_label` for `aria-label`, and None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_UNPRINTABLE.sub("�", value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return f"<{name}{written}>"
    return f"<{name}{written}>{''.join(content)}</{name}>"


def allowed_address(target: str) -> str | None:
    """The address of a link, or None where no finished document holds one of its kind (`javascript:`, `file:` …)."""
    address = target.strip()
    return address if _ALLOWED.match(address) else None
