"""Line ends: words that a typesetter keeps whole.

CSS has no words for them. So they are put into elements of class `held`, which the style sheet neither hyphenates nor
breaks, or `compound`, which it breaks only where they have a hyphen themselves (*Lexique*: coupures); the text itself
stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from coopdocs.languages.compounds import holds_together

__all__ = ["hold_line_ends"]

_WORD = re.compile(r"[^ \t\n]+")
_JOINED = re.compile("[\u00a0\u202f]")
_SHORTEST = 5
"""Characters; a shorter word without a hyphen is not broken anyway."""
_LONGEST = 24
"""Characters; a longer word may be wider than a narrow column."""
_TEXTS = frozenset({"p", "li", "dd"})
_Piece = tuple[str, str, str]
_UNTOUCHED = frozenset({"code", "nav", "pre", "table"})


def hold_line_ends(page: Element) -> None:
    """Hold names, compounds with a short part and the last word of each text."""
    for body in page.iter("body"):
        _release(body)
        for element in list(body):
            _hold(element)


def _release(element: Element) -> None:
    """Take away what the web page holds: print decides in whole texts, and holds the same words and more."""
    for child in list(element):
        _release(child)
        if child.tag == "span" and child.get("class") == "held":
            _dissolve(element, child)


def _dissolve(parent: Element, child: Element) -> None:
    """Put the words of a child without children in its place."""
    place = list(parent).index(child)
    words = (child.text or "") + (child.tail or "")
    parent.remove(child)
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _hold(element: Element) -> None:
    """Hold what is to be held in an element and in those inside it."""
    if element.tag in _UNTOUCHED:
        return
    children = list(element)
    for child in children:
        _hold(child)
    last = children[-1] if children else None
    places: tuple[Element | None, ...] = (None, *children)
    for before in places:
        text = element.text if before is None else before.tail
        ends_text = element.tag in _TEXTS and before is last
        _replace(element, before, list(_cut(text or "", ends_text=ends_text)))


def _replace(parent: Element, before: Element | None, pieces: list[_Piece]) -> None:
    """Set the text after a child, or the parent's own, to pieces of what is held and what follows it."""
    if len(pieces) < 2:
        return
    place = 0 if before is None else list(parent).index(before) + 1
    if before is None:
        parent.text = pieces[0][2]
    else:
        before.tail = pieces[0][2]
    for number, (name, held, after) in enumerate(pieces[1:]):
        element = Element("span", {"class": name})
        element.text, element.tail = held, after
        parent.insert(place + number, element)


def _cut(text: str, *, ends_text: bool) -> Iterator[_Piece]:
    """Pieces of a text: each how it is held and what, first nothing, and what follows it."""
    name, held, end = "", "", 0
    for next_name, start, stop in _ranges(text, ends_text=ends_text):
        yield name, held, text[end:start]
        name, held, end = next_name, text[start:stop], stop
    yield name, held, text[end:]


def _ranges(text: str, *, ends_text: bool) -> Iterator[tuple[str, int, int]]:
    """How it is held, and where in a text it begins and ends; the last word is held where a text block ends with it."""
    words = list(_WORD.finditer(text))
    for word in words:
        is_last = ends_text and word is words[-1] and len(word[0]) >= _SHORTEST
        if len(word[0]) <= _LONGEST and (is_last or _is_whole(word[0])):
            yield "held", *word.span()
        elif "-" in word[0]:
            yield "compound", *word.span()


def _is_whole(word: str) -> bool:
    """Whether a word must not be broken, at a hyphen or elsewhere; of words that stay together, one of them."""
    return any(len(each) >= _SHORTEST and _is_name(each) for each in _JOINED.split(word)) or holds_together(word)


def _is_name(word: str) -> bool:
    """Whether a word has a capital first; words at the beginning of a sentence have it too, and lose nothing by it."""
    letters = word.lstrip("«»“”„‘’([\u00a0\u202f")
    # After an elision comes the name itself: l’Agence.
    return letters[:1].isupper() or letters.partition("’")[2][:1].isupper()
