"""From a document and a catalog to the document in another language, and to what is missing for it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdocs.catalogs import Catalog, HeaderFacts, LanguageFacts, make_template, merge, read_catalog, write_catalog
from coopdocs.markdown import read_inlines, write_inlines
from coopdocs.markdown.reader import read_body
from coopdocs.model.document import Document, FrontMatter, Paragraph, Span, Text, plain_text
from coopdocs.model.position import Position
from coopdocs.translation.messages import write_messages
from coopdocs.translation.segments import collect_segments, map_segments
from coopdocs.translation.translate import translate_document

SOURCE = """# Énergie

Le soleil **chauffe** la [steppe](https://a.example "Infobulle").
"""
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def approve(_answer) -> tuple:
    return ()


def make_document(text: str = SOURCE) -> Document:
    body = read_body(text, "source/x.md")
    front_matter = FrontMatter(title=(Text("Titre"),), date=date(2014, 1, 27), position=Position("source/x.md", 1))
    return Document(
        name="x",
        language="fr",
        front_matter=front_matter,
        blocks=body.blocks,
        footnotes=body.footnotes,
        position=Position("source/x.md"),
    )


def make_catalog(entries: dict[str, str], fuzzy: tuple[str, ...] = ()) -> Catalog:
    text = HEADER
    for message, translation in entries.items():
        flag = "#, fuzzy\n" if message in fuzzy else ""
        text += f"\n{flag}msgid {quoted(message)}\nmsgstr {quoted(translation)}\n"
    catalog = read_catalog(text, "locales/ru/LC_MESSAGES/x.po")
    assert isinstance(catalog, Catalog)
    return catalog


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


FULL = {
    "Titre": "Заглавие",
    "Énergie": "Энергия",
    "Le soleil **chauffe** la [steppe][1].": "[Степь][1] **греет** солнце.",
    "Infobulle": "Подсказка",
}


def translate(entries: dict[str, str], language: str = "ru", fuzzy: tuple[str, ...] = ()):
    return translate_document(make_document(), make_catalog(entries, fuzzy), language, approve)


def texts(document: Document) -> list[str]:
    return [plain_text(segment.content) for segment in collect_segments(document)]


def test_a_full_catalog_gives_the_whole_document_in_its_language():
    translation = translate(FULL)
    assert texts(translation.document) == ["Заглавие", "Энергия", "Степь греет солнце.", "Подсказка"]
    assert translation.document.language == "ru"
    assert (translation.findings, translation.counts.percent) == ((), 100)


def test_a_missing_translation_is_the_source_text_marked_as_such():
    translation = translate({**FULL, "Énergie": ""})
    heading = translation.document.blocks[0]
    assert heading.content == (Span((Text("Énergie"),), "fr", ("untranslated",)),)
    assert [finding.code for finding in translation.findings] == ["missing-translation"]
    assert str(translation.findings[0].position) == "locales/ru/LC_MESSAGES/x.po:8"


def test_a_fuzzy_translation_falls_back_to_the_source_text():
    translation = translate(FULL, fuzzy=("Énergie",))
    assert texts(translation.document)[1] == "Énergie"
    assert [finding.code for finding in translation.findings] == ["fuzzy-translation"]
    assert (translation.counts.translated, translation.counts.fuzzy) == (3, 1)


@pytest.mark.parametrize(
    ("mark", "translation", "reason"),
    [
        ('#| msgid "Energie"', "Энергия", "the source text changed since"),
        (
            "# Suggestion from locales/ru/LC_MESSAGES/y.po",
            "Энергия",
            "it is a suggestion from locales/ru/LC_MESSAGES/y.po",
        ),
        ("# Look at this.", "Энергия", "nobody has said yet that it fits"),
        ("#", "#-#-#-#-#  a  #-#-#-#-#\nЭ\n#-#-#-#-#  b  #-#-#-#-#\nЯ", "it holds several versions to choose from"),
    ],
)
def test_why_a_translation_is_fuzzy_is_said_as_it_is(mark, translation, reason):
    notes, previous = ("", f"{mark}\n") if mark.startswith("#|") else (f"{mark}\n", "")
    text = f'{HEADER}\n{notes}#, fuzzy\n{previous}msgid "Énergie"\nmsgstr {quoted(translation)}\n'
    catalog = read_catalog(text, "locales/ru/LC_MESSAGES/x.po")
    assert isinstance(catalog, Catalog), catalog
    finding = translate_document(make_document(), catalog, "ru", approve).findings[0]
    assert finding.code == "fuzzy-translation"
    assert finding.message.startswith(f"the translation of “Énergie” is fuzzy: {reason}")


def test_texts_that_the_catalog_does_not_know_are_one_finding():
    translation = translate({"Titre": "Заглавие"})
    assert [finding.code for finding in translation.findings] == ["catalog-outdated"]
    assert "3 texts" in translation.findings[0].message


def test_an_empty_french_catalog_is_complete_and_prints_the_source():
    translation = translate(dict.fromkeys(FULL, ""), language="fr")
    assert texts(translation.document) == texts(make_document())
    assert (translation.findings, translation.counts.percent) == ((), 100)


def test_a_correction_in_the_french_catalog_overrides_the_source():
    translation = translate({"Énergie": "L’énergie"}, language="fr")
    assert texts(translation.document)[1] == "L’énergie"


def test_a_fuzzy_correction_prints_the_source_and_warns():
    translation = translate({"Énergie": "L’énergie"}, language="fr", fuzzy=("Énergie",))
    assert texts(translation.document)[1] == "Énergie"
    assert [(found.code, found.severity.value) for found in translation.findings] == [("fuzzy-correction", "warning")]


def test_a_changed_address_costs_no_translation():
    moved = make_document(SOURCE.replace("https://a.example", "https://b.example"))
    translation = translate_document(moved, make_catalog(FULL), "ru", approve)
    paragraph = translation.document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert translation.findings == ()
    assert [inline.target for inline in paragraph.content if hasattr(inline, "target")] == ["https://b.example"]


def test_the_same_text_is_translated_twice_where_the_author_asks_for_it():
    document = make_document("{context=verbe}\nPorte\n\nPorte\n")
    messages = [(message.context, message.text) for message in write_messages(document)]
    assert messages[1:] == [("verbe", "Porte"), (None, "Porte")]


def test_an_address_is_translated_where_the_author_asks_for_it():
    document = make_document("[Site](https://a.example/fr){translate=yes}\n")
    entries = {"Titre": "Заглавие", "[Site][1]": "[Сайт][1]", "https://a.example/fr": "https://a.example/ru"}
    translation = translate_document(document, make_catalog(entries), "ru", approve)
    (paragraph,) = translation.document.blocks
    assert paragraph.content[0].target == "https://a.example/ru"


@pytest.mark.parametrize(
    "marks", ["| a | b |\n| - | - |\n| c | d |", "- a\n  - b\n\n    c", "a\n: b\n: c", "> a\n>\n> - b"]
)
def test_every_text_is_met_once_and_in_the_order_of_the_page(marks):
    found = texts(make_document(marks))[1:]
    assert found == sorted(found)


_words = st.sampled_from(
    ["un", "**deux**", "*trois*", "[lien](https://a.example)", "`code`", "« quatre »", "R&D", "a*b", "_c_"]
)
_paragraphs = st.lists(_words, min_size=1, max_size=6).map(" ".join)
_blocks = st.one_of(
    _paragraphs,
    _paragraphs.map(lambda text: f"## {text}"),
    st.lists(_paragraphs, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    _paragraphs.map(lambda text: f"::: callout {text}\n{text}\n:::"),
    _paragraphs.map(lambda text: f"> {text}"),
)


@given(st.lists(_blocks, max_size=5).map("\n\n".join))
def test_rewriting_every_segment_by_itself_changes_nothing(text):
    document = make_document(text)

    def by_itself(segment):
        written = write_inlines(segment.content)
        return read_inlines(written.text, written.targets, written.calls)

    assert map_segments(document, by_itself) == document


@given(st.lists(_blocks, max_size=5).map("\n\n".join), st.lists(_blocks, max_size=5).map("\n\n".join))
def test_a_translation_made_for_one_text_is_never_lost_by_an_update_to_another(before, after):
    facts, language = HeaderFacts("x 1", "", "2014-01-27 10:00+0000"), LanguageFacts("ru", "nplurals=1; plural=0;")
    first = make_template(write_messages(make_document(before)), None, facts)
    blank = merge(None, first, language, "x.po").catalog
    filled = write_catalog(blank).decode().replace('msgstr ""\n\n', 'msgstr "перевод"\n\n')
    read = read_catalog(filled, "x.po")
    assert isinstance(read, Catalog)
    translations = sum(entry.translation == "перевод" for entry in read.entries)
    second = make_template(write_messages(make_document(after)), None, facts)
    merged = merge(read, second, language, "x.po").catalog
    kept = sum(entry.translation == "перевод" for entry in (*merged.entries, *merged.obsolete_entries))
    assert kept >= translations
    again = merge(merged, second, language, "x.po").catalog
    assert write_catalog(again) == write_catalog(merged)
