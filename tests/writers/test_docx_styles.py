"""The look of a Word document: all of it in styles, all of the styles from the theme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_file import EVERYTHING, W, WordFile, make_edition, with_blocks

from coopdocs.languages import HouseStyle, language, typeset
from coopdocs.model.document import Paragraph, Span, Strong, Text
from coopdocs.model.position import Position
from coopdocs.writers.docx import STYLE_MAP, write_docx

HERE = Position("source/essai.md", 1)
STRUCTURAL = {"pStyle", "keepNext", "numPr", "sectPr"}


@pytest.fixture(scope="module")
def word() -> WordFile:
    return WordFile.of(EVERYTHING)


def names_by_identifier(word: WordFile, kind: str) -> dict[str, str]:
    styles = word.find(f"//w:style[@w:type='{kind}']", "styles")
    return {each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val") for each in styles}


def test_every_paragraph_style_used_is_in_the_themes_map(word):
    names = names_by_identifier(word, "paragraph")
    used = {
        names[style] for part in ("document", "footnotes", "header1", "footer1") for style, _ in word.paragraphs(part)
    }
    assert used <= set(STYLE_MAP.values())
    assert {"heading 1", "Body Text", "List Bullet 2", "caption", "footnote text", "toc 1", "Title"} <= used


def test_no_style_is_named_that_is_not_there(word):
    known = {each.get(f"{W}styleId") for each in word.find("//w:style", "styles")}
    for part in ("document", "footnotes", "header1", "footer1", "styles", "numbering"):
        named = word.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val", part)
        assert set(named) | set(word.find("//w:next/@w:val", part)) <= known


@pytest.mark.parametrize("part", ["document", "footnotes", "header1", "header2", "footer1"])
def test_nothing_is_formatted_past_its_style(word, part):
    properties = {each.tag.removeprefix(W) for each in word.find("//w:p/w:pPr/*", part)}
    assert properties <= STRUCTURAL
    assert {each.tag.removeprefix(W) for each in word.find("//w:r/w:rPr/*", part)} <= {"rStyle", "lang"}


def test_strong_words_in_a_bold_heading_stay_bold():
    # Bold in a paragraph's style and bold in a character's style cancel each other in Word.
    word = WordFile.of("## Un mot **fort** et *penché*\n\nUn mot **fort**.\n")
    runs = word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading2']/w:r")
    told = [[each.tag.removeprefix(W) for each in run.iterfind(f"{W}rPr/*")] for run in runs]
    assert told == [[], ["rStyle", "b", "bCs"], [], ["rStyle"]]
    assert word.find("//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r/w:rPr/w:b") == []


def test_each_part_begins_a_page_by_its_style_alone(word):
    assert word.find("//w:style[w:pPr/w:pageBreakBefore]/w:name/@w:val", "styles") == ["heading 1"]
    assert word.find("//w:p/w:pPr/w:pageBreakBefore") == []


def test_the_gallery_offers_what_an_author_writes_with(word):
    offered = word.find("//w:style[w:qFormat]/w:name/@w:val", "styles")
    assert {"Title", "heading 1", "Body Text", "Lead", "List Bullet", "Callout", "Strong", "Table Text"} <= set(offered)
    assert not {"toc 1", "header", "footnote text", "Label", "Spacer", "Hyperlink Strong"} & set(offered)


def test_marks_inside_marks_share_one_style(word):
    assert word.find("//w:r[w:t='fort et italique']/w:rPr/w:rStyle/@w:val") == ["IntenseEmphasis"]
    assert word.find("//w:r[w:t='lien']/w:rPr/w:rStyle/@w:val") == ["HyperlinkStrong"]
    (joined,) = word.find("//w:style[@w:styleId='HyperlinkStrong']/w:rPr", "styles")
    assert {child.tag.removeprefix(W) for child in joined} >= {"b", "u", "color"}


def test_fonts_and_colours_are_the_themes():
    edition = make_edition(EVERYTHING)
    theme = replace(
        edition.theme,
        fonts=replace(edition.theme.fonts, serif="Charis", sans="Carlito"),
        colours=replace(edition.theme.colours, accent_dark="0a0b0c"),
        sizes=replace(edition.theme.sizes, heading_1=31),
    )
    word = WordFile(write_docx(replace(edition, theme=theme)))
    (heading,) = word.find("//w:style[@w:styleId='Heading1']/w:rPr", "styles")
    assert word.find("//w:style[@w:styleId='Heading2']/w:rPr/w:rFonts/@w:ascii", "styles") == ["Carlito"]
    assert heading.find(f"{W}color").get(f"{W}val") == "0A0B0C"
    assert heading.find(f"{W}sz").get(f"{W}val") == "62"
    assert word.find("//a:majorFont/a:latin/@typeface", "theme/theme1") == ["Carlito"]
    assert word.find("//a:dk2/a:srgbClr/@val", "theme/theme1") == ["0A0B0C"]
    assert word.find("//w:font/@w:name", "fontTable") == ["Charis", "Carlito"]


def test_cyrillic_letters_get_the_same_font_as_latin_ones(word):
    for fonts in word.find("//w:rFonts", "styles"):
        assert len({fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1


def test_a_machine_without_the_fonts_is_told_their_nearest_relations(word):
    assert word.find("//w:altName/@w:val", "fontTable") == ["Cambria", "Calibri"]


@pytest.mark.parametrize(("tag", "word_tag"), [("fr", "fr-FR"), ("kk", "kk-KZ"), ("ru", "ru-RU"), ("en", "en-GB")])
def test_word_checks_the_spelling_in_the_editions_language(tag, word_tag):
    word = WordFile.of("Texte.\n", tag=tag)
    assert word.find("//w:docDefaults//w:lang/@w:val", "styles") == [word_tag]
    assert word.find("//w:style[@w:styleId='Normal']//w:lang/@w:val", "styles") == [word_tag]
    assert word.find("//w:themeFontLang/@w:val", "settings") == [word_tag]


@pytest.mark.parametrize("tag", ["fr", "kk", "ru", "en"])
def test_word_is_asked_to_divide_words_but_not_three_lines_running_nor_capitals(tag):
    word = WordFile.of("Texte.\n", tag=tag)
    settings = (
        "w:autoHyphenation",
        "w:doNotHyphenateCaps",
        "w:consecutiveHyphenLimit[@w:val='2']",
        "w:hyphenationZone",
    )
    assert all(word.find(f"//{setting}", "settings") for setting in settings)


def test_a_passage_in_another_language_says_so():
    word = WordFile.of("Un [English **strong**]{lang=en}, [қымыз]{lang=kk}, [*in vitro*]{lang=la}.\n")
    runs = word.find("//w:r[w:rPr/w:lang]")
    assert [("".join(run.itertext()), run.find(f"{W}rPr/{W}lang").get(f"{W}val")) for run in runs] == [
        ("English ", "en-GB"),
        ("strong", "en-GB"),
        ("қымыз", "kk-KZ"),
        ("in vitro", "la"),
    ]


def test_source_text_in_a_draft_is_marked_and_keeps_its_language():
    gap = Span((Text("Bonjour "), Strong((Text("fort"),))), language="fr", classes=("untranslated",))
    word = WordFile(write_docx(with_blocks(make_edition("x\n", tag="kk"), Paragraph(content=(gap,), position=HERE))))
    runs = word.find("//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r")
    assert [run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for run in runs] == ["Untranslated", "StrongUntranslated"]
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in runs} == {"fr-FR"}
    for style in ("Untranslated", "StrongUntranslated"):
        (marked,) = word.find(f"//w:style[@w:styleId='{style}']/w:rPr", "styles")
        assert {child.tag.removeprefix(W) for child in marked} >= {"shd", "u"}


def test_small_capitals_and_passages_on_one_line(word):
    assert word.find("//w:r[w:t='xixe']/w:rPr/w:rStyle/@w:val") == ["SmallCaps"]
    assert word.find("//w:style[@w:styleId='SmallCaps']/w:rPr/w:smallCaps", "styles")
    assert word.find("//w:t[.='a\xa0b\xa0c']")


def test_the_capitals_of_a_century_are_as_high_as_small_letters_in_running_text_and_in_headings():
    """Word's small capitals leave capitals as they are, and no style knows the size of its paragraph."""
    edition = make_edition("# Du XIXe siècle\n\nAu XXe siècle.\n")
    set_edition = replace(edition, document=typeset(edition.document, language("fr"), HouseStyle()))
    word = WordFile(write_docx(set_edition))
    sizes = edition.theme.sizes
    for numeral, size in (("XX", sizes.body), ("XIX", sizes.heading_1)):
        wanted = {str(round(size * 0.8 * 2))}
        assert set(word.find(f"//w:r[w:t='{numeral}']/w:rPr/w:sz/@w:val")) == wanted
        assert word.find(f"//w:r[w:t='{numeral}']/following-sibling::w:r[1]/w:rPr/w:rStyle/@w:val")[0] == "Superscript"


def test_built_in_styles_are_words_own_and_the_others_are_declared_ours(word):
    custom = set(word.find("//w:style[@w:customStyle='1']/w:name/@w:val", "styles"))
    assert {
        "Lead",
        "Callout",
        "Callout Title",
        "Pull Quote",
        "Credit",
        "Key Figure",
        "Contacts",
        "Table Text",
    } <= custom
    assert not custom & {"Title", "heading 1", "Body Text", "List Number", "Quote", "caption", "Hyperlink", "Strong"}


def test_items_of_a_list_stand_close_and_the_last_keeps_the_distance_of_a_paragraph(word):
    close = word.find("//w:style[w:pPr/w:contextualSpacing]/w:name/@w:val", "styles")
    assert close == [f"List {kind}{level}" for kind in ("Bullet", "Number") for level in ("", " 2", " 3")]
    for name in close:
        # None of their own: it is the distance of the body, which they are based on.
        assert word.find(f"//w:style[w:name/@w:val='{name}']/w:pPr/w:spacing", "styles") == []
        assert word.find(f"//w:style[w:name/@w:val='{name}']/w:basedOn/@w:val", "styles") == ["BodyText"]
