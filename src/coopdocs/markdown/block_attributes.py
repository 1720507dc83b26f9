"""What the author writes about a block: `{#id .class key=value}` above it, the name behind `:::`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from coopdocs.model.document import NO_ATTRIBUTES, Attributes, ContainerKind

__all__ = ["Complain", "read_attributes", "read_container_kind"]

Complain = Callable[[str, str, str], None]
"""Takes code, message and advice of something to mend."""

_CLASSES = ("lead", "attribution")
_KEYS = ("id", "class", "context", "max-length")


def read_attributes(given: Mapping[str, str], complain: Complain) -> Attributes:
    """The attributes of a block; what is not known is left out and complained of."""
    if not given:
        return NO_ATTRIBUTES
    for key in given:
        if key not in _KEYS:
            complain("unknown-attribute", f"unknown attribute {key}", f"Known for a block: {', '.join(_KEYS)}.")
    classes = given.get("class", "").split()
    for name in classes:
        if name not in _CLASSES:
            complain("unknown-class", f"unknown class .{name}", f"Known classes of a block: {', '.join(_CLASSES)}.")
    return Attributes(
        identifier=given.get("id"),
        classes=tuple(name for name in classes if name in _CLASSES),
        context=given.get("context"),
        max_length=_read_limit(given.get("max-length", ""), complain),
    )


def _read_limit(written: str, complain: Complain) -> int | None:
    """A number of characters, at least 1."""
    if not written:
        return None
    if written.isascii() and written.isdigit() and int(written) > 0:
        return int(written)
    complain("attribute-value", f"max-length={written} is not a number of characters", "Write {max-length=60}.")
    return None


def read_container_kind(name: str, complain: Complain) -> ContainerKind | None:
    """The kind of this name; None, with a suggestion, where there is none."""
    kinds = {kind.value: kind for kind in ContainerKind}
    if name not in kinds:
        close = difflib.get_close_matches(name, kinds, n=1)
        advice = f"Did you mean {close[0]}?" if close else f"Known containers: {', '.join(kinds)}."
        complain("unknown-container", f"unknown container {name}", advice)
    return kinds.get(name)
