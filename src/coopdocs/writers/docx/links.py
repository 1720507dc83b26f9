"""Addresses that a Word document may lead to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

__all__ = ["external_address"]

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Everything that RFC 3986 lets stand in an address, and letters beyond ASCII, which Word writes and reads as they are.
_KEPT = "-._~:/?#[]@!$&'()*+,;=%"


def external_address(target: str) -> str | None:
    """The address as a relationship may hold it, or None where it leads to no page, mailbox or telephone.

    Word refuses a whole document for one address that is not well formed, so spaces and control characters are encoded
    and an address that cannot be taken apart is none.
    """
    try:
        parts = urlsplit(target)
        well_formed = parts.hostname if parts.scheme in ("http", "https") else parts.path
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not well_formed:
        return None
    return "".join(letter if letter.isalnum() else quote(letter, safe=_KEPT, errors="replace") for letter in target)
