"""What authors do to a text: each edit gives the new text, or None where it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from bench.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    FEMININE,
    GIVEN_NAMES,
    MASCULINE,
    PLACES,
    SURNAMES,
    VERBS,
    feminine,
    participle,
    plural,
    present,
)

__all__ = [
    "change_name",
    "change_negation",
    "change_number",
    "edit_heavily",
    "edit_lightly",
    "edit_shortly",
    "find_cut",
    "mend_punctuation",
]

_WORD = re.compile(r"(?P<head>(?:[ldn]’)?)(?P<word>[^\W\d_]+)(?P<tail>[,.]?)")
_NUMBER = re.compile(r"(?<!\[)(?:\d[\d,\N{NARROW NO-BREAK SPACE}]*\d|\d)")
_MEANINGFUL = frozenset({"ne", "pas", "jamais", "sans", "avec"})
_NAMES = (PLACES, GIVEN_NAMES, SURNAMES)
_NARROW = "\N{NARROW NO-BREAK SPACE}"

_CLASSES: tuple[tuple[str, ...], ...] = (
    MASCULINE,
    FEMININE,
    tuple(plural(noun) for noun in MASCULINE),
    tuple(plural(noun) for noun in FEMININE),
    ADJECTIVES,
    tuple(plural(word) for word in ADJECTIVES),
    tuple(feminine(word) for word in ADJECTIVES),
    tuple(plural(feminine(word)) for word in ADJECTIVES),
    tuple(present(verb, many=False) for verb in VERBS),
    tuple(present(verb, many=True) for verb in VERBS),
    VERBS,
    tuple(participle(verb) for verb in VERBS),
    ADVERBS,
)
_CLASS_OF = {form: forms for forms in reversed(_CLASSES) for form in forms}
_FINITE = frozenset(_CLASSES[8]) | frozenset(_CLASSES[9])
_ACCENTS = {"e": "é", "a": "à", "u": "ù", "é": "e", "è": "e", "ê": "e", "î": "i", "à": "a", "ô": "o", "â": "a"}


def edit_lightly(random: Random, text: str) -> str | None:
    """One to three words, at most a tenth of all: replaced, put in, taken out, swapped or with another accent."""
    words = text.split(" ")
    for _ in range(random.randint(1, min(3, len(words) // 10)) if len(words) >= 10 else 0):
        places = _find_words(words)
        if not places:
            return None
        random.choice((_replace, _replace, _replace, _insert, _remove, _swap, _accent))(
            random, words, random.choice(places)
        )
    return _changed(text, words)


def edit_shortly(random: Random, text: str) -> str | None:
    """One word of a text of 3 to 7 replaced."""
    words = text.split(" ")
    places = [place for place in _find_words(words) if place]
    if not 3 <= len(words) <= 7 or not places:
        return None
    _replace(random, words, random.choice(places))
    return _changed(text, words)


def edit_heavily(random: Random, text: str) -> str | None:
    """20 to 45 % of the words of a text of 8 or more: here and there, a whole run of them, cut out, or added."""
    words = text.split(" ")
    count = round(len(words) * random.uniform(0.2, 0.45))
    places = _find_words(words)
    if len(words) < 8 or not 0.2 <= count / len(words) <= 0.45 or len(places) < count:
        return None
    start = random.choice(places[: len(places) - count + 1])
    match random.choice(("scattered", "scattered", "run", "cut", "added")):
        case "scattered":
            for place in random.sample(places, count):
                _replace(random, words, place)
        case "run":
            words[start : start + count] = _make_run(random, count)
        case "cut":
            del words[start : start + count]
        case _:
            words[start:start] = _make_run(random, count)
    return _changed(text, words)


def change_number(random: Random, text: str) -> str | None:
    """Another number, or the same digits with the comma gone."""
    found = _NUMBER.search(text)
    if not found or len(text.split(" ")) < 5:
        return None
    number = found[0]
    if "," in number and random.random() < 0.4:
        new = number.replace(",", "")
    else:
        place = random.choice([index for index, letter in enumerate(number) if letter.isdigit()])
        new = number[:place] + random.choice("123456789".replace(number[place], "")) + number[place + 1 :]
    return text[: found.start()] + new + text[found.end() :]


def change_negation(random: Random, text: str) -> str | None:
    """A verb denied, or no longer denied; or with and without changed places."""
    words = text.split(" ")
    verbs = [place for place, word in enumerate(words) if word in _FINITE and place]
    if "pas" in words and "ne" in words:
        words.remove("pas")
        words.remove("ne")
    elif "avec" in words and random.random() < 0.5:
        words[words.index("avec")] = "sans"
    elif verbs:
        place = random.choice(verbs)
        words[place : place + 1] = ["ne", words[place], random.choice(("pas", "jamais", "plus"))]
    else:
        return None
    return _changed(text, words)


def change_name(random: Random, text: str) -> str | None:
    """Another town, or another person."""
    words = text.split(" ")
    for place, word in enumerate(words):
        bare = word.rstrip(",.")
        names = next((names for names in _NAMES if bare in names), ())
        if names:
            words[place] = random.choice(names) + word[len(bare) :]
            return _changed(text, words)
    return None


def mend_punctuation(random: Random, text: str) -> str | None:
    """Case, punctuation, spaces or apostrophes: what a copy-editor mends without a thought for translators."""
    new = random.choice(_MENDS)(random, text)
    return None if new == text else new


def find_cut(random: Random, text: str) -> int | None:
    """Where a text of two or more sentences can be cut, five words or more on each side."""
    cuts = [found.end() for found in re.finditer(r"[^\d\s][.!?] (?=[A-ZÀÉÎÔ])", text)]
    fit = [cut for cut in cuts if min(len(text[:cut].split()), len(text[cut:].split())) >= 5]
    return random.choice(fit) if fit else None


def _find_words(words: list[str]) -> list[int]:
    """Places of words that mean neither a number, nor a negation, nor a name."""
    return [
        place
        for place, word in enumerate(words)
        if _WORD.fullmatch(word) and word not in _MEANINGFUL and (word.islower() and not word.startswith("n’"))
    ]


def _replace(random: Random, words: list[str], place: int) -> None:
    """Another word of the same sort, behind the same elision and before the same comma."""
    found = _WORD.fullmatch(words[place])
    assert found
    forms = _CLASS_OF.get(found["word"], _CLASSES[place % 4])
    words[place] = found["head"] + random.choice(forms) + found["tail"]


def _insert(random: Random, words: list[str], place: int) -> None:
    words.insert(place, random.choice(random.choice((ADVERBS, ADJECTIVES))))


def _remove(random: Random, words: list[str], place: int) -> None:  # noqa: ARG001 -- one of several alike
    del words[place]


def _swap(random: Random, words: list[str], place: int) -> None:
    other = place - 1 if place - 1 in _find_words(words) else place
    if other == place or words[place][-1] in ",.":
        _replace(random, words, place)
    else:
        words[other], words[place] = words[place], words[other]


def _accent(random: Random, words: list[str], place: int) -> None:
    letters = [index for index, letter in enumerate(words[place]) if letter in _ACCENTS]
    if not letters:
        _replace(random, words, place)
        return
    at = random.choice(letters)
    words[place] = words[place][:at] + _ACCENTS[words[place][at]] + words[place][at + 1 :]


def _make_run(random: Random, count: int) -> list[str]:
    return [random.choice(random.choice(_CLASSES)) for _ in range(count)]


def _changed(text: str, words: list[str]) -> str | None:
    """The words as a text that begins with a capital where the old one did; None if nothing changed."""
    new = " ".join(words)
    if text[0].isupper():
        new = new[0].upper() + new[1:]
    return None if new == text else new


def _mend_end(_: Random, text: str) -> str:
    if text.endswith((".", "!")):
        return text[:-1] if text.endswith(".") else text[:-1] + "."
    return text if text.endswith("?") else text + "."


def _mend_apostrophes(_: Random, text: str) -> str:
    return text.replace("’", "'")


def _mend_spaces(random: Random, text: str) -> str:
    if _NARROW in text:
        return text.replace(_NARROW, random.choice(("\N{NO-BREAK SPACE}", " ")))
    return re.sub(r"(?<=\w)([!?;])", _NARROW + r"\1", text)


def _mend_double_space(random: Random, text: str) -> str:
    places = [found.start() for found in re.finditer(" ", text)]
    at = random.choice(places) if places else 0
    return text[:at] + " " + text[at:] if places else text


def _mend_comma(random: Random, text: str) -> str:
    words = text.split(" ")
    place = random.randrange(len(words))
    if words[place].endswith(",") and place:
        words[place] = words[place].rstrip(",")
    elif words[place].isalpha() and place + 1 < len(words):
        words[place] += ","
    return " ".join(words)


def _mend_capital(random: Random, text: str) -> str:
    words = text.split(" ")
    places = [place for place in _find_words(words) if place]
    if places:
        place = random.choice(places)
        words[place] = words[place].capitalize()
    return " ".join(words)


def _mend_shout(_: Random, text: str) -> str:
    return text.upper() if len(text.split()) < 8 and "]" not in text else text


def _mend_brackets(_: Random, text: str) -> str:
    return re.sub(r"\(([^()]+)\)", r"– \1 –", text)


_MENDS: tuple[Callable[[Random, str], str], ...] = (
    _mend_end,
    _mend_apostrophes,
    _mend_spaces,
    _mend_double_space,
    _mend_comma,
    _mend_capital,
    _mend_shout,
    _mend_brackets,
)
