from __future__ import annotations

import pytest

from coopdocs.catalogs import Catalog, merge, read_catalog, write_catalog
from coopdocs.model.catalog import Message

NEW_CATALOG = """\
msgid ""
msgstr ""
"Project-Id-Version: brochures 1.0\\n"
"Report-Msgid-Bugs-To: texts@example.org\\n"
"POT-Creation-Date: 2026-11-23 14:05+0000\\n"
"PO-Revision-Date: 2026-11-23 14:05+0000\\n"
"Last-Translator: Automatically generated\\n"
"Language-Team: none\\n"
"Language: kk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "un"
msgstr ""
"""


@pytest.fixture
def merged(read, template, kazakh):
    """`merged(old, *texts)`: what becomes of the entries `old` where the source has these texts."""

    def run(old, *texts):
        return merge(read(old), template(*texts), kazakh)

    return run


def body(merged_catalog) -> str:
    """Everything after the header."""
    return write_catalog(merged_catalog.catalog).decode().partition("\n\n")[2]


def test_a_new_catalog_has_a_whole_header_and_no_translation(template, kazakh):
    result = merge(None, template("un"), kazakh, "locales/kk/LC_MESSAGES/a.po")
    assert write_catalog(result.catalog).decode() == NEW_CATALOG
    assert result.catalog.file == "locales/kk/LC_MESSAGES/a.po"


def test_msgfmt_says_nothing_about_a_new_catalog(template, kazakh, gettext):
    content = write_catalog(merge(None, template("un"), kazakh).catalog)
    checked = gettext("msgfmt", content, "--check", "--output-file=/dev/null")
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert gettext("msgcat", content).stdout == content


def test_a_translation_that_is_still_wanted_keeps_its_bytes(merged):
    old = '#  my note\nmsgid ""\n"u"\n"n"\nmsgstr ""\n"бір"\n'
    result = merged(old, "un")
    assert body(result) == old
    assert result.counts == {"kept": 1, "new": 0, "fuzzy": 0, "revived": 0, "obsolete": 0, "dropped": 0}


def test_entries_stand_in_the_order_of_the_source(merged):
    result = merged('msgid "a"\nmsgstr "1"\n\nmsgid "b"\nmsgstr "2"\n', "b", "neuf", "a")
    assert [entry.message for entry in result.catalog.entries] == ["b", "neuf", "a"]
    assert [entry.translation for entry in result.catalog.entries] == ["2", "", "1"]


def test_an_edited_text_keeps_its_translation_as_a_fuzzy_one_beside_the_text_it_was_made_for(merged):
    result = merged('# note\nmsgid "Le beau texte"\nmsgstr "Мәтін"\n', "Le beau texte, corrigé")
    assert body(result) == (
        '# note\n#, fuzzy\n#| msgid "Le beau texte"\nmsgid "Le beau texte, corrigé"\nmsgstr "Мәтін"\n'
    )
    assert result.counts["fuzzy"] == 1
    assert result.counts["obsolete"] == 0


def test_a_text_edited_twice_still_shows_the_text_that_was_translated(merged, template, kazakh):
    once = merged('msgid "Le beau texte"\nmsgstr "Мәтін"\n', "Le beau texte, corrigé").catalog
    twice = merge(once, template("Le beau texte, corrigé encore"), kazakh).catalog
    assert twice.entries[0].value.previous_msgid == "Le beau texte"


def test_another_context_asks_the_translator(merged):
    result = merged('msgctxt "menu"\nmsgid "Énergie"\nmsgstr "Энергия"\n', Message("title", "Énergie"))
    entry = result.catalog.find("title", "Énergie")
    assert entry.is_fuzzy
    assert (entry.value.previous_msgctxt, entry.value.previous_msgid) == ("menu", "Énergie")


def test_each_old_translation_goes_to_the_text_that_resembles_it_most(merged):
    old = 'msgid "La recherche médicale"\nmsgstr "A"\n\nmsgid "La recherche agricole"\nmsgstr "B"\n'
    result = merged(old, "La recherche agricole commune", "La recherche médicale commune")
    assert [entry.translation for entry in result.catalog.entries] == ["B", "A"]


def test_a_text_unlike_all_others_is_new_and_the_old_one_obsolete(merged):
    result = merged('#. heading\n#: a.md\n#, md-text, no-wrap\nmsgid "Énergie"\nmsgstr "Энергия"\n', "Bonjour à tous")
    assert body(result) == (
        'msgid "Bonjour à tous"\nmsgstr ""\n\n#, no-wrap\n#~ msgid "Énergie"\n#~ msgstr "Энергия"\n'
    )
    assert [entry.message for entry in result.obsolete] == ["Énergie"]


def test_a_text_that_comes_back_finds_its_translation(merged):
    result = merged('msgid "a"\nmsgstr "1"\n\n# note\n#~ msgid "Énergie"\n#~ msgstr "Энергия"\n', "a", "Énergie")
    assert body(result) == 'msgid "a"\nmsgstr "1"\n\n# note\nmsgid "Énergie"\nmsgstr "Энергия"\n'
    assert result.counts["revived"] == 1


def test_a_text_that_comes_back_fuzzy_stays_fuzzy(merged):
    result = merged('msgid "a"\nmsgstr "1"\n\n#, fuzzy\n#~ msgid "Énergie"\n#~ msgstr "Энергия"\n', "a", "Énergie")
    assert result.catalog.find(None, "Énergie").is_fuzzy


def test_a_text_that_goes_untranslated_leaves_no_trace_but_in_the_report(merged):
    result = merged('msgid "Énergie"\nmsgstr ""\n\nmsgid "a"\nmsgstr "1"\n', "a")
    assert "Énergie" not in body(result)
    assert [entry.message for entry in result.dropped] == ["Énergie"]


def test_a_note_on_a_text_that_goes_is_work_too(merged):
    result = merged('# ask the author\nmsgid "Énergie"\nmsgstr ""\n\nmsgid "a"\nmsgstr "1"\n', "a")
    assert '# ask the author\n#~ msgid "Énergie"\n' in body(result)


def test_what_the_source_says_is_refreshed_and_the_translators_lines_keep_their_wrapping(merged):
    lines = 'msgid ""\n"un"\nmsgstr "b"\n"ir"\n'
    old = f"#\n#note\n#. paragraph\n#. [1] http://old\n#: old.md\n#, md-text, max-length:9, x-mine\n{lines}"
    message = Message(None, "un", ("paragraph", "[1] https://new"), ("source/a.md",), ("md-text", "max-length:60"))
    assert body(merged(old, message)) == (
        f"#\n#note\n#. paragraph\n#. [1] https://new\n#: source/a.md\n#, x-mine, md-text, max-length:60\n{lines}"
    )


def test_of_the_header_only_the_date_changes_and_only_with_the_texts(template, kazakh, later):
    first = template("un")
    old = (
        b'# Kazakh for the embassy\nmsgid ""\nmsgstr ""\n"X-Generator: Poedit 3\\n"\n'
        b'"POT-Creation-Date: 2026-11-23 14:05+0000\\n"\n"Language: kk\\n"\n\n'
        b'msgid "un"\nmsgstr "b"\n'
    )
    catalog = read_catalog(old, "kk.po")
    assert write_catalog(merge(catalog, first, kazakh).catalog) == old
    second = template("un", "deux", facts=later, previous=first.content)
    changed = write_catalog(merge(catalog, second, kazakh).catalog)
    assert changed == old.replace(b"2026-11-23 14:05", b"2027-03-01 09:00") + b'\nmsgid "deux"\nmsgstr ""\n'


def test_line_ends_of_windows_are_kept_in_new_entries_too(read, template, kazakh):
    old = 'msgid ""\r\nmsgstr "Language: kk\\n"\r\n\r\nmsgid "un"\r\nmsgstr "b"\r\n'
    result = merge(read(old.encode()), template("un", "deux"), kazakh)
    assert write_catalog(result.catalog).decode() == old + '\r\nmsgid "deux"\r\nmsgstr ""\r\n'


def test_a_byte_order_mark_goes_with_the_first_change(read, template, kazakh):
    old = '\ufeffmsgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "un"\nmsgstr "b"\n'.encode()
    assert write_catalog(merge(read(old), template("un"), kazakh).catalog) == old
    assert write_catalog(merge(read(old), template("deux"), kazakh).catalog).startswith(b"msgid")


def test_an_entry_added_after_a_last_line_without_newline_begins_a_new_one(read, template, kazakh):
    old = b'msgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "un"\nmsgstr "b"'
    content = write_catalog(merge(read(old), template("un", "deux"), kazakh).catalog)
    assert content == old + b'\n\nmsgid "deux"\nmsgstr ""\n'


def test_plural_entries_go_to_the_end_whole(merged):
    old = 'msgid "Un texte"\nmsgid_plural "Des textes"\nmsgstr[0] "A"\nmsgstr[1] "B"\n'
    result = merged(old, "Un texte !")
    assert body(result).endswith(
        '#~ msgid "Un texte"\n#~ msgid_plural "Des textes"\n#~ msgstr[0] "A"\n#~ msgstr[1] "B"\n'
    )


def test_a_catalog_without_a_header_is_given_one(kazakh, template):
    catalog = read_catalog('msgid "un"\nmsgstr "бір"\n', "kk.po")
    assert isinstance(catalog, Catalog)
    result = merge(catalog, template("un"), kazakh)
    assert result.catalog.headers["Language"] == "kk"
    assert body(result) == 'msgid "un"\nmsgstr "бір"\n'


def test_one_more_paragraph_changes_five_lines(template, kazakh, later):
    texts = [f"Paragraphe {number} de la brochure." for number in range(40)]
    first = template(*texts)
    before = write_catalog(merge(None, first, kazakh).catalog).splitlines()
    second = template(*texts[:20], "Un tout autre sujet", *texts[20:], facts=later, previous=first.content)
    catalog = read_catalog("\n".join(line.decode() for line in before) + "\n", "kk.po")
    after = write_catalog(merge(catalog, second, kazakh).catalog).splitlines()
    assert len(after) == len(before) + 3
    assert len([line for line in before if line not in after]) == 1
