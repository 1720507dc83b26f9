"""Which languages there are, and how a tag finds its language."""

from __future__ import annotations

from coopdocs.errors import CoopdocsError
from coopdocs.languages.english import ENGLISH
from coopdocs.languages.french import FRENCH
from coopdocs.languages.kazakh import KAZAKH
from coopdocs.languages.language import Language
from coopdocs.languages.russian import RUSSIAN

__all__ = ["language", "languages"]

_LANGUAGES = {each.tag: each for each in (FRENCH, KAZAKH, RUSSIAN, ENGLISH)}


def languages() -> tuple[str, ...]:
    """The tags of all languages that coopdocs can print."""
    return tuple(_LANGUAGES)


def language(tag: str) -> Language:
    """The language of a tag; a tag that is not known to the letter stops the run.

    A longer tag is not cut down to a shorter one: `kk-Latn` asks for Latin letters, and `kk` would print Cyrillic.
    """
    try:
        return _LANGUAGES[tag]
    except KeyError:
        raise CoopdocsError(*_explain(tag)) from None


def _explain(tag: str) -> tuple[str, str]:
    """One line that says what is wrong with the tag, one that says what to do."""
    known = f"The languages are {', '.join(f'{each.tag} ({each.name})' for each in _LANGUAGES.values())}."
    suggestion = _suggest(tag)
    question = f"; did you mean {suggestion!r}?" if suggestion else ""
    return f"unknown language {tag!r}{question}", known


def _suggest(tag: str) -> str | None:
    """The tag that was probably meant, or None where another script or another language is asked for."""
    asked = tag.strip().replace("_", "-").lower()
    for each in _LANGUAGES.values():
        if asked in (each.tag, each.locale.replace("_", "-").lower(), *each.mistaken_tags):
            return each.tag
    primary, _, rest = asked.partition("-")
    names_a_script = len(rest.partition("-")[0]) == 4
    return primary if primary in _LANGUAGES and rest and not names_a_script else None
