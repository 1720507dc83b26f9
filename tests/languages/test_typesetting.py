"""Typesetting of whole documents: house styles, poor fonts, foreign passages, and a language that is added."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typesetting_rows import TAGS, show

from coopdocs.catalogs import Catalog, read_catalog
from coopdocs.errors import CoopdocsError
from coopdocs.fonts import load_fonts, missing_glyphs
from coopdocs.languages import HouseStyle, Language, Typography, house_quotes, language, typeset, typesetting_characters
from coopdocs.languages.typesetting import typeset_inlines
from coopdocs.markdown import read_inlines, read_markdown
from coopdocs.model.document import Document, Inlines, Text, plain_text
from coopdocs.model.walk import all_inlines, inline_runs, map_inlines
from coopdocs.settings import read_settings
from coopdocs.themes import load_theme
from coopdocs.translation.segments import collect_segments

ROOT = Path(__file__).parents[2]
NAME = "cooperation-scientifique"


def set_text(text: str, tag: str, house: HouseStyle = HouseStyle()) -> str:  # noqa: B008 — it is frozen
    return show(typeset_inlines(read_inlines(text, (), ()), language(tag), house))


def set_document(text: str, tag: str = "fr") -> Document:
    document = read_markdown(f"---\ntitle: X\ndate: 2014-01-27\n---\n\n{text}", "x", tag, "source/x.md").document
    assert document is not None
    return typeset(document, language(tag), HouseStyle())


def texts(document: Document) -> list[str]:
    return [show(content) for content, _ in inline_runs(document.blocks) if content]


@pytest.mark.parametrize(
    ("spaces", "expected"),
    [
        ("lexique", "«⍽Oui⎵!⍽»⍽: 25⍽%⎵; non⎵?"),
        ("narrow", "«⎵Oui⎵!⎵»⎵: 25⍽%⎵; non⎵?"),
        ("wide", "«⍽Oui⍽!⍽»⍽: 25⍽%⍽; non⍽?"),
    ],
)
def test_the_house_chooses_the_french_spaces(spaces: str, expected: str) -> None:
    assert set_text('"Oui!" : 25 %; non?', "fr", HouseStyle(spaces)) == expected
    # What was set by another house's rules is set anew.
    typed = "«\u202fOui\u00a0!\u202f»\u202f: 25\u00a0%\u00a0; non\u00a0?"
    assert set_text(typed, "fr", HouseStyle(spaces)) == expected


def test_the_house_style_stands_in_the_project_file() -> None:
    small = 'source-language = "fr"\nlanguages = ["fr"]\n'
    assert read_settings(small).typography.french_spaces == "lexique"
    assert read_settings(small + '[typography]\nfrench-spaces = "wide"\n').typography.french_spaces == "wide"
    with pytest.raises(CoopdocsError, match=r"toml:4: .*did you mean 'narrow'\?"):
        read_settings(small + '[typography]\nfrench-spaces = "narow"\n')
    with pytest.raises(CoopdocsError, match="did you mean 'french-spaces'"):
        read_settings(small + '[typography]\nfrench-space = "wide"\n')


def test_our_own_fonts_print_all_that_is_put_in() -> None:
    fonts = load_fonts(load_theme("classic").fonts)
    assert missing_glyphs(fonts, "".join(typesetting_characters())) == ()
    assert "\u2011" not in typesetting_characters()


def test_fonts_without_the_narrow_space_get_the_wide_one() -> None:
    assert set_text("Oui!", "fr", HouseStyle(lacking=frozenset("\u202f"))) == "Oui⍽!"


def test_a_mark_that_the_fonts_lack_stays_as_it_was_typed() -> None:
    poor = HouseStyle(lacking=frozenset("“”’…"))
    assert set_text('"It\'s"...', "en", poor) == '"It\'s"...'


def test_a_pull_quotation_has_its_outer_marks_from_the_design() -> None:
    document = set_document('::: pullquote\nLe mot "juste".\n\n{.attribution}\nUn "auteur"\n:::\n')
    assert texts(document) == ["Le mot “juste”.", "Un «⍽auteur⍽»"]


def test_every_text_of_a_document_is_set() -> None:
    document = set_document(
        "# Un!\n\n- deux!\n\nTerme!\n: trois!\n\n| a! |\n| --- |\n| b! |\n\n"
        '![alt!](i.svg "légende!"){credit="crédit!"}\n\n'
        "::: callout titre!\n> quatre![^1]\n:::\n\n[^1]: note!\n"
    )
    printed = texts(document) + [show(content) for content, _ in inline_runs(document.footnotes[0].blocks)]
    assert len(printed) == 11
    assert all("⎵!" in each for each in printed)
    figure = next(block for block in document.blocks if type(block).__name__ == "Figure")
    assert show(figure.alt) == "alt⎵!"


def test_titles_of_links_and_alternative_texts_are_set_too() -> None:
    document = set_document('Voir [le site](https://a.fr "Le site!") et ![la carte!](images/a.svg) ici.')
    ((content, _),) = inline_runs(document.blocks)
    link, image = (each for each in content if type(each).__name__ in {"Link", "Image"})
    assert link.title == "Le site\u202f!"
    assert plain_text(image.alt) == "la carte\u202f!"


def test_code_blocks_stay_as_they_are() -> None:
    document = set_document('```\nx = "1" ; y!\n```\n')
    assert document.blocks[0].text == 'x = "1" ; y!\n'


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("[oui!]{lang=fr-CA} yes !", "[oui⎵!]{lang=fr-CA} yes!"),
        ("[yes !]{lang=en-US}", "[yes!]{lang=en-US}"),
        ("[ja - nein !]{lang=de}", "[ja - nein !]{lang=de}"),
        ("[«Iá»]{lang=kk-Latn}", "[«Iá»]{lang=kk-Latn}"),
        ("[oui [yes !]{lang=en}!]{lang=fr}", "[oui [yes!]{lang=en}⎵!]{lang=fr}"),
    ],
)
def test_a_foreign_passage_is_set_by_its_own_language_or_not_at_all(typed: str, printed: str) -> None:
    assert set_text(typed, "en") == printed


GERMAN = Language(
    tag="de",
    locale="de_DE",
    word_tag="de-DE",
    name="German",
    endonym="Deutsch",
    quotes=(("„", "“"), ("‚", "‘")),
    plural_forms="nplurals=2; plural=(n != 1);",
    hyphenates=True,
    typography=Typography(
        range_mark="–",
        group_mark="\u202f",
        spaced_signs=("%", "€"),
        units=("km", "kg", "Mio.", "Euro"),
        months=("Januar", "Mai", "Dezember"),
        before_numbers=("S.", "Nr."),
        before_names=("Dr.", "Prof."),
        abbreviations=("z. B.", "d. h."),
        opens_abbreviations=True,
    ),
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Er sagte "ja"" - leise...', "„Er sagte ‚ja‘“⍽– leise…"),
        ("z.B. 25000 Euro auf S. 12-18", "z.⍽B. 25⎵000⍽Euro auf S.⍽12–18"),
        ("25% bei Dr. Roth ?", "25⍽% bei Dr.⍽Roth?"),
    ],
)
def test_another_language_takes_twenty_lines(typed: str, printed: str) -> None:
    once = typeset_inlines((Text(typed),), GERMAN, HouseStyle())
    assert show(once) == printed
    assert typeset_inlines(once, GERMAN, HouseStyle()) == once


def _contents(tag: str) -> list[Inlines]:
    """All texts of the project's own brochure in a language, as its author or translator typed them."""
    if tag == "fr":
        source = (ROOT / "source" / f"{NAME}.md").read_text(encoding="utf-8")
        document = read_markdown(source, NAME, "fr", "source/x.md").document
        assert document is not None
        return [segment.content for segment in collect_segments(document)]
    path = ROOT / "locales" / tag / "LC_MESSAGES" / f"{NAME}.po"
    catalog = read_catalog(path.read_bytes(), path.name)
    assert isinstance(catalog, Catalog)
    calls = tuple("123456789")
    return [read_inlines(entry.translation, (), calls) for entry in catalog.entries if entry.translation]


def _as_on_a_keyboard(inlines: Inlines) -> Inlines:
    """The texts as somebody types them who knows no other signs than those on the keys."""
    document = set_document("")
    typed = replace(document, front_matter=replace(document.front_matter, title=inlines))
    return map_inlines(typed, lambda content, _: tuple(map(_retype, content))).front_matter.title


def _retype(inline):
    if isinstance(inline, Text):
        text = re.sub(r"[«“„][\u00a0\u202f]?|[\u00a0\u202f]?[»”]", '"', inline.text)
        text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").replace("…", "...")
        return Text(re.sub(" [–—] ", " - ", text))
    return replace(inline, content=tuple(map(_retype, inline.content))) if hasattr(inline, "content") else inline


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_typed_with_the_signs_of_a_keyboard_is_printed_like_what_is_typed_with_care(tag: str) -> None:
    """The careful author of the source held one name together that no rule speaks of: that space may differ."""
    careful = [typeset_inlines(each, language(tag), HouseStyle()) for each in _contents(tag)]
    typed = [typeset_inlines(_as_on_a_keyboard(each), language(tag), HouseStyle()) for each in _contents(tag)]
    assert len(careful) > 100
    assert [_spaces_alike(each) for each in careful] == [_spaces_alike(each) for each in typed]
    assert sum(one != other for one, other in zip(careful, typed, strict=True)) <= 1


def _spaces_alike(inlines: Inlines) -> str:
    return show(inlines).replace("⍽", " ").replace("⎵", " ")


@pytest.mark.parametrize("tag", TAGS)
def test_no_text_holds_letters_that_its_language_does_not_have(tag: str) -> None:
    intruders = set(language(tag).typography.intruders)
    assert not intruders.intersection(language(tag).typography.alphabet)
    for content in _contents(tag):
        own = "".join(each.text for each in content if isinstance(each, Text))
        assert not intruders.intersection(own.lower()), own
    assert all(list(all_inlines(content)) for content in _contents(tag))


@pytest.mark.parametrize(("spaces", "space"), [("lexique", "\u00a0"), ("narrow", "\u202f"), ("wide", "\u00a0")])
def test_the_marks_of_a_pull_quotation_have_the_spaces_of_the_house(spaces, space):
    house = HouseStyle(french_spaces=spaces)
    assert house_quotes(language("fr"), house)[0] == (f"«{space}", f"{space}»")
    assert house_quotes(language("ru"), house) == language("ru").quotes


def test_the_marks_of_a_pull_quotation_have_no_space_that_the_fonts_lack():
    house = HouseStyle(french_spaces="narrow", lacking=frozenset("\u202f"))
    assert house_quotes(language("fr"), house)[0] == ("«\u00a0", "\u00a0»")
