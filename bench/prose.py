"""French-like sentences from templates: grammatical enough, and no two paragraphs alike."""

from __future__ import annotations

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

__all__ = ["write_paragraph", "write_phrase", "write_sentence"]

_VOWELS = "aàâeéèêiîoôuyœhAÉEIO"
_LINKS = (
    "pour", "avec", "dans", "sur", "sous", "sans", "depuis", "devant", "vers", "selon", "malgré", "contre", "chez",
    "autour de", "au-delà de", "à côté de", "près de", "grâce à",
)  # fmt: skip
_JOINTS = (
    "et", "mais", "car", "puis", "donc", "alors que", "tandis que", "parce que", "dès que", "pendant que", "où",
    "afin que", "lorsque", "bien que",
)  # fmt: skip
_OPENINGS = (
    "Cette année,", "En outre,", "Par ailleurs,", "De son côté,", "Chaque matin,", "À l’automne,", "Dès lors,",
    "Au fil du temps,", "En revanche,", "Pour cette raison,", "Sur place,", "À terme,", "Plus loin,", "Au besoin,",
)  # fmt: skip
_UNITS = ("%", "km", "hectares", "personnes", "euros", "heures", "tonnes", "élèves", "pages", "mètres")


def write_sentence(random: Random) -> str:
    """A sentence of about 6 to 30 words, with its full stop."""
    clause = random.choice(_CLAUSES)(random)
    shape = random.random()
    if shape < 0.25:
        clause = f"{random.choice(_OPENINGS)} {clause}"
    elif shape < 0.5:
        clause = f"{clause} {_join(random.choice(_JOINTS), random.choice(_CLAUSES)(random))}"
    elif shape < 0.6:
        clause = f"{clause}\N{NARROW NO-BREAK SPACE}; {random.choice(_CLAUSES)(random)}"
    elif shape < 0.7:
        clause = f"{_adverb(random)}, {clause}"
    elif shape < 0.8:
        clause = f"{clause} ({write_phrase(random, 1)})"
    return clause[0].upper() + clause[1:] + random.choice("........!?")


def write_paragraph(random: Random) -> str:
    """10 to 90 words."""
    wanted = random.randint(10, 70)
    text = write_sentence(random)
    while len(text.split()) < wanted:
        text += " " + write_sentence(random)
    words = text.split(" ")
    return text if len(words) <= 90 else " ".join(words[:90]).rstrip(",;.!? \N{NARROW NO-BREAK SPACE}") + "."


def write_phrase(random: Random, depth: int) -> str:
    """A noun with what belongs to it; `depth` nouns may hang on it."""
    female = random.random() < 0.5
    many = random.random() < 0.35
    noun = random.choice(FEMININE if female else MASCULINE)
    phrase = _inflect(noun, many=many)
    if random.random() < 0.45:
        phrase += " " + _agree(random.choice(ADJECTIVES), female=female, many=many)
    phrase = _determine(random, phrase, female=female, many=many)
    if depth and random.random() < 0.5:
        phrase += " " + _join("de", write_phrase(random, depth - 1))
    return phrase


def _subject(random: Random) -> tuple[str, bool]:
    """Who acts, and whether they are several."""
    if random.random() < 0.12:
        return f"{random.choice(GIVEN_NAMES)} {random.choice(SURNAMES)}", False
    phrase = write_phrase(random, 1)
    return phrase, phrase.startswith(("les ", "des ", "ces ", "nos ", "leurs ", "plusieurs ", "quelques "))


def _inflect(word: str, *, many: bool) -> str:
    return plural(word) if many else word


def _agree(adjective: str, *, female: bool, many: bool) -> str:
    return _inflect(feminine(adjective) if female else adjective, many=many)


def _determine(random: Random, phrase: str, *, female: bool, many: bool) -> str:
    """The phrase with an article or its like."""
    if many:
        return f"{random.choice(('les', 'les', 'des', 'ces', 'nos', 'leurs', 'plusieurs', 'quelques'))} {phrase}"
    if phrase[0] in _VOWELS:
        return random.choice((f"l’{phrase}", f"l’{phrase}", f"son {phrase}", f"chaque {phrase}"))
    choices = ("la", "la", "une", "cette", "sa", "notre") if female else ("le", "le", "un", "ce", "son", "notre")
    return f"{random.choice(choices)} {phrase}"


def _join(link: str, phrase: str) -> str:
    """`de` and `à` with the articles that they swallow."""
    for article, of, to in (("le ", "du ", "au "), ("les ", "des ", "aux ")):
        if phrase.startswith(article) and link.endswith(("de", "à")):
            head = link[:-2] + of if link.endswith("de") else link[:-1] + to
            return head + phrase.removeprefix(article)
    if link.endswith("de"):
        phrase = phrase.removeprefix("des ")
    if link.endswith(("de", "que")) and phrase[0] in _VOWELS:
        return f"{link[:-1]}’{phrase}"
    return f"{link} {phrase}"


def _adverb(random: Random) -> str:
    return random.choice(ADVERBS)


def _number(random: Random) -> str:
    return random.choice(
        (
            str(random.randint(2, 99)),
            str(random.randint(1950, 2030)),
            f"{random.randint(1, 99)},{random.randint(1, 9)}",
            f"{random.randint(1, 99)}\N{NARROW NO-BREAK SPACE}{random.randint(100, 999)}",
        )
    )


def _acts(random: Random) -> str:
    who, many = _subject(random)
    return f"{who} {present(random.choice(VERBS), many=many)} {write_phrase(random, 2)}"


def _acts_where(random: Random) -> str:
    return f"{_acts(random)} {_join(random.choice(_LINKS), write_phrase(random, 1))}"


def _acts_how(random: Random) -> str:
    who, many = _subject(random)
    return f"{who} {present(random.choice(VERBS), many=many)} {_adverb(random)} {write_phrase(random, 2)}"


def _is_done(random: Random) -> str:
    noun = random.choice(MASCULINE)
    subject = _determine(random, noun, female=False, many=False)
    agent = _join("par", write_phrase(random, 1))
    return f"{subject} est {_adverb(random)} {participle(random.choice(VERBS))} {agent}"


def _is_such(random: Random) -> str:
    noun = random.choice(FEMININE)
    subject = _determine(random, noun, female=True, many=False)
    such = " et ".join(feminine(word) for word in random.sample(ADJECTIVES, 2))
    return f"{subject} reste {such} {_join(random.choice(_LINKS), write_phrase(random, 1))}"


def _is_counted(random: Random) -> str:
    who, many = _subject(random)
    verb = present(random.choice(("compter", "réunir", "dépasser", "financer", "représenter")), many=many)
    return f"{who} {verb} {_number(random)} {random.choice(_UNITS)} {_join('pour', write_phrase(random, 1))}"


def _is_placed(random: Random) -> str:
    who, many = _subject(random)
    place = random.choice(PLACES)
    return f"à {place}, {who} {present(random.choice(VERBS), many=many)} {write_phrase(random, 1)}"


def _aims(random: Random) -> str:
    who, many = _subject(random)
    verb = "permettent de" if many else "permet de"
    return f"{who} {_join(verb, random.choice(VERBS))} {write_phrase(random, 1)} {_join('à', write_phrase(random, 1))}"


def _is_denied(random: Random) -> str:
    who, many = _subject(random)
    verb = present(random.choice(VERBS), many=many)
    particle = "n’" if verb[0] in _VOWELS else "ne "
    return f"{who} {particle}{verb} pas {write_phrase(random, 2)}"


def _lists(random: Random) -> str:
    things = [write_phrase(random, 0) for _ in range(3)]
    return f"on y trouve {things[0]}, {things[1]} et {things[2]}"


def _relates(random: Random) -> str:
    who, many = _subject(random)
    inner = f"qui {present(random.choice(VERBS), many=many)} {write_phrase(random, 1)}"
    return f"{who}, {inner}, {present(random.choice(VERBS), many=many)} {write_phrase(random, 1)}"


def _exists(random: Random) -> str:
    first, then = random.sample(VERBS, 2)
    return f"il faut {first} {write_phrase(random, 1)} {_join('avant de', then)} {write_phrase(random, 1)}"


_CLAUSES = (
    _acts, _acts_where, _acts_where, _acts_how, _is_done, _is_such, _is_counted, _is_placed, _aims, _is_denied, _lists,
    _relates, _exists,
)  # fmt: skip
