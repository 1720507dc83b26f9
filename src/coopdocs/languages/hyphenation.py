"""Hyphenation: pyphen has patterns for French, Russian and English, and gets our own for Kazakh here."""

from __future__ import annotations

from pathlib import Path

__all__ = ["register_patterns"]

_FOLDER = Path(__file__).parent
_OWN = {"kk": "hyph_kk_KZ.dic", "kk_KZ": "hyph_kk_KZ.dic"}


def register_patterns() -> None:
    """Make our own patterns known to pyphen, and so to WeasyPrint, which asks it; more than once does no harm."""
    import pyphen

    for name, file in _OWN.items():
        pyphen.LANGUAGES[name] = _FOLDER / file
        pyphen.LANGUAGES_LOWERCASE[name.lower()] = name
