"""What typesetting keeps, whatever the text: letters, digits, words and the tree."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from typesetting_rows import TAGS

from coopdocs.languages import HouseStyle, language, typesetting_characters
from coopdocs.languages.typesetting import typeset_inlines
from coopdocs.model.document import (
    Code,
    Emphasis,
    FootnoteCall,
    HardBreak,
    Image,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    plain_text,
)

OURS = {"superscript", "all-small-caps"}
PIECES = (
    *"abeéIVXАвгиқ1259 0 \u00a0\u202f",
    *"\"'«»“”„‘’.,;:!?-–—…()[]/%°№§€+@_ʼ",
    *(
        " ",
        " ",
        " - ",
        "--",
        "...",
        " « ",
        " » ",
        ' "',
        '" ',
        " '",
        "' ",
        "XIXe siècle",
        "1er",
        "Mme ",
        "M. ",
        "12345 ",
    ),
    *(
        "2010-2014",
        "25 000",
        "К.И. ",
        "Сатпаев",
        " г.",
        "т.е.",
        " в ",
        " же ",
        "qu'",
        "x.org",
        "14:30",
        "ж. т. б.",
        " p. 5",
    ),
    *("18 млн руб.", "27 қаңтар", "-5 °C", "№5", "'n'", "students' ", "5 км", " Dr Smith", "Louis XIV"),
)

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
leaves = st.one_of(
    texts.map(Text),
    texts.map(Text),
    st.just(Code("a; b")),
    st.just(HardBreak()),
    st.just(FootnoteCall("1")),
    texts.map(lambda text: Image((Text(text),), "i.svg", text)),
    texts.map(lambda text: Link((Text(text),), text, autolink=True)),
)


def wrapped(content: st.SearchStrategy) -> st.SearchStrategy:
    runs = st.lists(content, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        runs.map(Strong),
        runs.map(Emphasis),
        st.builds(Link, runs, st.just("https://a.fr"), texts),
        st.builds(Span, runs, st.sampled_from([None, "fr", "ru", "la", "kk-Latn"]), st.sampled_from([(), ("nowrap",)])),
    )


trees = st.lists(st.recursive(leaves, wrapped, max_leaves=8), min_size=1, max_size=5).map(tuple)
languages = st.sampled_from(TAGS).map(language)


@given(trees, languages, st.sampled_from(HouseStyle.FRENCH_SPACES))
def test_setting_a_tree_again_changes_nothing(tree, own, spaces) -> None:
    house = HouseStyle(spaces)
    once = typeset_inlines(tree, own, house)
    assert typeset_inlines(once, own, house) == once


@given(trees, languages)
def test_no_letter_and_no_digit_changes(tree, own) -> None:
    assert _letters(typeset_inlines(tree, own, HouseStyle())) == _letters(tree)


def _letters(inlines: Inlines) -> str:
    return "".join(character for character in plain_text(inlines) if character.isalnum())


@given(trees, languages)
def test_no_word_is_joined_or_divided_but_long_numbers_are_grouped(tree, own) -> None:
    before, after = _words(tree), iter(_words(typeset_inlines(tree, own, HouseStyle())))
    for word in before:
        found = next(after)
        while found != word:
            digits = re.match(r"\d*", word)[0]
            assert len(digits) >= 5, f"{word} became {found}"
            assert word.startswith(found)
            found += next(after)
    assert not list(after)


def _words(inlines: Inlines) -> list[str]:
    return re.findall(r"[^\W_]+", plain_text(inlines))


@given(trees, languages)
def test_the_tree_stays_as_it_is(tree, own) -> None:
    assert _shape(typeset_inlines(tree, own, HouseStyle())) == _shape(tree)


def _shape(inlines: Inlines) -> list[object]:
    """The tree without its texts, and without the spans that typesetting makes inside them."""
    shape: list[object] = []
    for inline in inlines:
        match inline:
            case Text():
                pass
            case Span() if OURS.intersection(inline.classes):
                shape += _shape(inline.content)
            case Emphasis() | Strong():
                shape.append((type(inline), _shape(inline.content)))
            case Link():
                shape.append((Link, inline.target, inline.autolink, _shape(inline.content)))
            case Span():
                shape.append((Span, inline.language, inline.classes, _shape(inline.content)))
            case Image():
                shape.append((Image, inline.source, _shape(inline.alt)))
            case _:
                shape.append(inline)
    return shape


@given(trees, languages)
def test_nothing_is_put_in_that_the_fonts_lack(tree, own) -> None:
    poor = HouseStyle(lacking=typesetting_characters() - set(" "))
    assert set(_all_text(typeset_inlines(tree, own, poor))) <= set(_all_text(tree))


def _all_text(inlines: Inlines) -> str:
    return plain_text(inlines)


@given(texts)
def test_code_and_addresses_and_unknown_languages_stay_as_they_are(text) -> None:
    kept = (Code(text), Link((Text(text),), text, autolink=True), Span((Text(text),), "la"))
    for own in map(language, TAGS):
        assert typeset_inlines(kept, own, HouseStyle()) == kept
