"""Write the hyphenation patterns for Kazakh from the rules of its syllables: `python tools/make_kazakh_patterns.py`.

A pattern is a run of letters with figures between them: an odd figure allows a break there, an even one forbids it, and
the highest figure of all patterns that fit a word decides (Liang, *Word Hy-phen-a-tion by Com-put-er*, 1983). No such
patterns are published for Kazakh. The rules are those by which its orthography carries words over (тасымал); the
examples after each are its own. At least two letters stay on either side, which the file says in its head.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

FILE = Path(__file__).parent.parent / "src" / "coopdocs" / "languages" / "hyph_kk_KZ.dic"

VOWELS = "аәеёиоөуұүыіэюя"
CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
CLOSED_BY_GLIDE = "аәеёоөұүыіэя"
"""Vowels after which у is the consonant [w]; и, у and ю end in a glide themselves, so that у is a vowel after them."""

MARKS = "-\u2010’«»"
"""What may stand beside a word in the text that a program hands over."""

HEAD = """UTF-8
LEFTHYPHENMIN 2
RIGHTHYPHENMIN 2
% Kazakh in Cyrillic. Written by tools/make_kazakh_patterns.py from the rules that stand there; do not edit.
"""

SEAMS = (
    # Countries: қазақ-стан, not қазақс-тан; but курс-тан.
    "қ3с2тан",
    "з3с2тан",
    "бек3с2тан",
    "жік3с2тан",
    "мен3с2тан",
    "ған3с2тан",
    "электр3с2тан",
    # What is between halves or states: ха-лық-ара-лық.
    "2қ3а2ралық",
    "2т3а2ралық",
    "а3а2ралық",
    # Names of things with a second word that begins with a vowel: кә-сіп-орын.
    "і2п3о2рын",
    "ге2о3э2не",
    "тө2р3а2ға",
    "ше2т3е2лді",
    "жа2н3ұ2я",
    "қа2з3а2том",
    "то2м3ө2нер",
    # дүние-жүзі, био-технология: no single letter is torn off before a seam.
    "ни2е3жү",
    "би2о3тех",
)
"""Words made of words, whose parts stay whole (мемлекет-аралық), where the syllables alone would divide them."""


def write_patterns() -> Iterator[str]:
    """The patterns, rule by rule."""
    # A consonant before a vowel opens a syllable, whatever stands before it: ба-ла, мек-теп, құмырс-қа, за-уыт-қа.
    # With й it is the same: қо-йын, да-йындық, көй-лек.
    yield from (f"1{consonant}{vowel}" for consonant, vowel in product(CONSONANTS, VOWELS))
    # Between two vowels у does: да-уыс, са-уат. Before a consonant it closes the syllable: тау-лар.
    yield from (f"{before}1у2{after}" for before, after in product(CLOSED_BY_GLIDE, VOWELS))
    # Two vowels part: по-эма, про-ект; so do и and у, which stand for ый and ұу, and what follows: қи-ын, су-ық.
    yield from (
        f"{before}1{after}"
        for before, after in product(VOWELS, VOWELS)
        if not (after == "у" and before in CLOSED_BY_GLIDE)
    )
    # The signs belong to the letter before them: аль-бом, объ-ект, ком-пьютер.
    yield from ("2ь", "2ъ")
    yield from (f"ъ1{vowel}" for vowel in VOWELS)
    yield from (f"1{consonant}ь{vowel}" for consonant, vowel in product(CONSONANTS, VOWELS))
    # Consonants alone are no syllable: стра-тегия, съез-дің, not ст-ратегия, съ-ездің.
    yield from (f".{first}{second}2" for first, second in product(CONSONANTS, CONSONANTS + "ьъ"))
    # Programs that hand over more than a word: a line breaks at its own hyphen, and a part begins there as a word does.
    yield from (f"2{mark}2" for mark in MARKS)
    yield from (f"{mark}{vowel}2" for mark, vowel in product(MARKS, VOWELS))
    yield from SEAMS


def write_file() -> str:
    """The file as LibreOffice and pyphen read it."""
    return HEAD + "".join(f"{pattern}\n" for pattern in write_patterns())


if __name__ == "__main__":
    FILE.write_text(write_file(), encoding="utf-8")
