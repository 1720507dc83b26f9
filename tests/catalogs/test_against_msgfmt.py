"""msgfmt is the judge of damage: a sound catalog is damaged at random, and what msgfmt refuses must be refused."""

from __future__ import annotations

import random

import pytest

from coopdocs.catalogs import Catalog, read_catalog, write_catalog

SOUND = r"""# Айгүл, 2026
msgid ""
msgstr ""
"Language: kk\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#. heading 1
#: source/a.md
msgid "Énergie"
msgstr "Энергетика"

# note
#, fuzzy
#| msgctxt "menu"
#| msgid "Un \"vieux\" texte"
msgctxt "menu"
msgid ""
"Un texte \\ assez long, et qui va "
"à la ligne\\\n"
"deux fois"
msgstr "Бір мәтін"

msgid "un"
msgid_plural "plusieurs"
msgstr[0] "бір"
msgstr[1] "көп"

#, fuzzy
#~| msgid "plus vieux"
#~ msgctxt "c"
#~ msgid "vieux"
#~ msgstr ""
#~ "ескі "
#~ "мәтін"
"""
PIECES = ['"', "\\", "\n", "#", "#~ ", "#| ", "#~| ", "#. c\n", "#, fuzzy\n", "[", "]", "0", "7", " ", "\t", "a", "é"]
PIECES += [
    "msgid ",
    "msgstr ",
    "msgctxt ",
    "msgid_plural ",
    "msgstr[0] ",
    "msgstr[1] ",
    '"x"\n',
    "\\n",
    "\\x41",
    "\\\n",
]


def damaged(dice: random.Random) -> str:
    """The sound catalog with one to three faults: something cut out, put in, doubled, or cut off."""
    text = SOUND
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        place = dice.randrange(len(text) + 1)
        match dice.choice(["out", "in", "in", "lines", "off"]):
            case "out":
                text = text[:place] + text[place + dice.choice([1, 2, 5, 20]) :]
            case "in":
                text = text[:place] + dice.choice(PIECES) + text[place:]
            case "lines":
                lines = text.split("\n")
                lines.insert(dice.randrange(len(lines)), lines[dice.randrange(len(lines))])
                text = "\n".join(lines)
            case _:
                text = text[:place]
    return text


@pytest.mark.parametrize("seed", range(4))
def test_what_msgfmt_refuses_is_refused_and_what_we_read_keeps_its_bytes(seed, gettext):
    dice = random.Random(seed)
    refused = 0
    for _ in range(100):
        content = damaged(dice).encode()
        catalog = read_catalog(content, "kk.po")
        accepted = gettext("msgfmt", content, "--output-file=/dev/null").returncode == 0
        refused += not accepted
        if isinstance(catalog, Catalog):
            assert accepted, content.decode()
            assert write_catalog(catalog) == content
    assert refused > 30
