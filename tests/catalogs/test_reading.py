from __future__ import annotations

import pickle
import tracemalloc

import pytest

from coopdocs.catalogs import write_catalog
from coopdocs.model.finding import Severity

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
FULL = """\
# Айгүл says:
#  indented
#. heading 2
#. [1] https://example.org
#: source/a.md source/b.md:12
#, fuzzy, md-text, max-length:60
#| msgctxt "menu"
#| msgid "Vieux"
msgctxt "menu"
msgid ""
"Un \\"texte\\" \\\\ en deux"
" morceaux\\\\\\n"
"et deux lignes"
msgstr "бір"
"екі"

msgid "un"
msgid_plural "plusieurs"
msgstr[0] "бір"
msgstr[1] "көп"

#, fuzzy
#~| msgid "plus vieux"
#~ msgctxt "c"
#~ msgid "vieux"
#~ msgstr ""
#~ "ескі"
"""


def test_an_entry_gives_all_that_its_lines_say(read):
    entry = read(FULL).find("menu", 'Un "texte" \\ en deux morceaux\\\net deux lignes')
    assert entry.translation == "бірекі"
    assert entry.value.tcomment == "Айгүл says:\n indented"
    assert entry.value.comment == "heading 2\n[1] https://example.org"
    assert entry.value.occurrences == [("source/a.md", ""), ("source/b.md", "12")]
    assert entry.flags == ("fuzzy", "md-text", "max-length:60")
    assert (entry.value.previous_msgctxt, entry.value.previous_msgid) == ("menu", "Vieux")
    assert entry.is_fuzzy
    assert not entry.is_translated


@pytest.mark.parametrize(
    ("translation", "has_one", "has_all"),
    [
        ('msgstr "b"', True, True),
        ('msgstr ""\n"b"', True, True),
        ('msgstr ""', False, False),
        ('msgstr ""\n""', False, False),
        ('msgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"', True, True),
        ('msgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] ""', True, False),
        ('msgid_plural "as"\nmsgstr[0] ""\nmsgstr[1] ""', False, False),
    ],
)
def test_an_entry_is_translated_where_every_form_of_it_is(translation, has_one, has_all, read):
    (entry,) = read(f'msgid "a"\n{translation}').entries
    for each in (entry, entry.with_pieces()):
        assert (each.has_translation, each.is_translated) == (has_one, has_all)
        assert each.has_plural == ("plural" in translation)


def test_the_line_of_an_entry_is_that_of_its_msgid(read):
    catalog = read(FULL)
    assert str(catalog.position(catalog.entries[0])) == "kk.po:15"


def test_plural_forms_are_all_there(read):
    assert read(FULL).find(None, "un").translations == ("бір", "көп")


def test_an_obsolete_entry_is_kept_and_not_found(read):
    catalog = read(FULL)
    assert catalog.find("c", "vieux") is None
    (obsolete,) = catalog.obsolete_entries
    assert obsolete.translation == "ескі"
    assert obsolete.value.previous_msgid == "plus vieux"


def test_a_catalog_can_be_sent_to_another_process(read):
    catalog = read(FULL)
    values = [part.value for part in catalog.parts]
    sent = pickle.loads(pickle.dumps(catalog))
    assert sent == catalog
    assert [vars(part.value) for part in sent.parts] == [vars(value) for value in values]
    assert [part.line for part in sent.parts] == [part.line for part in catalog.parts]


def test_an_empty_context_is_not_the_same_as_none(read):
    catalog = read('msgctxt ""\nmsgid "a"\nmsgstr "b"\n')
    assert catalog.find("", "a").translation == "b"
    assert catalog.find(None, "a") is None


def test_the_header_is_no_entry_and_gives_its_fields(read):
    catalog = read(FULL)
    assert catalog.headers == {"Language": "kk", "Content-Type": "text/plain; charset=UTF-8"}
    assert all(entry.message for entry in catalog.entries)


def test_fuzzy_in_any_flag_line_counts_because_a_fuzzy_text_must_not_be_printed(read):
    assert read('#, fuzzy\n#, c-format\nmsgid "a"\nmsgstr "b"\n').find(None, "a").is_fuzzy
    assert read('#, c-format fuzzy\nmsgid "a"\nmsgstr "b"\n').find(None, "a").is_fuzzy


def test_letters_written_as_numbers_are_read(read):
    assert read('msgid "a"\nmsgstr "\\303\\251\\xC3\\xA8 \\""\n').find(None, "a").translation == 'éè "'


def test_a_comment_that_ends_with_a_backslash_goes_on_as_it_does_for_gettext(read):
    assert read('# C:\\\n# more\nmsgid "a"\nmsgstr "b"\n').find(None, "a").value.tcomment == "C:# more"


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        FULL.replace("\n", "\r\n"),
        'msgid "a" msgstr "b" msgid "c"\tmsgstr\n\n"d"',
        'msgid"a"msgstr"b"#, fuzzy\nmsgid "c"\nmsgstr "d"\n',
        '\n\n\n# lost\n\n# found\n\nmsgid "a"\nmsgstr "b"\n\n\n# the end\n',
        'msgid "a"\nmsgstr "b"\\\n"c"\n  msgid "d\\\ne"\nmsgstr ""\n',
        '#: a b\n#:c\n#,fuzzy,x\n#.y\n#z\n#\nmsgid "a"\nmsgstr "b"\n',
        '#~ msgid "a"\n#~ msgstr "b"\n#~msgid "c"\n#~msgstr "d"\n',
        '#~ msgid "a" msgstr "b" msgid "c"\n#~ msgstr "d"\nmsgid "e" msgstr ""',
        '#~ # note\n#~ msgid "a"\n#~ msgstr "b"\n#~ # another\n',
        '#| msgid "a"\n#| msgid_plural ""\n#| "as"\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] ""\nmsgstr[ 1 ] "c"\n',
        '\tmsgid\t"a"\r\n msgstr "b"  \r\n\n"c"\n\n\n  "d"\n',
        'msgid "a"\n"" "b"\nmsgstr ""\n""\n',
        '#: one.md\r\nmsgid "a"\nmsgstr ""\r\n"b"\n\r\n#~ msgid "c"\r\n#~ msgstr "d"',
        'msgid "' + "x" * 300 + '"\nmsgstr ""\n"short"\n""\n"lines"\n',
    ],
)
def test_every_byte_comes_back(text, read):
    catalog = read(text)
    assert write_catalog(catalog).decode().endswith(text)


def test_a_file_that_ends_without_a_newline_keeps_its_end(read):
    assert write_catalog(read('msgid "a"\nmsgstr "b"')).endswith(b'"b"')


def test_a_byte_order_mark_is_told_of_and_kept_while_nothing_changes(read):
    content = '\ufeffmsgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "a"\nmsgstr "b"\n'.encode()
    catalog = read(content)
    assert [finding.code for finding in catalog.findings] == ["catalog-byte-order-mark"]
    assert catalog.findings[0].severity is Severity.WARNING
    assert catalog.find(None, "a").line == 4
    assert write_catalog(catalog) == content


CYRILLIC = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\n# Айгүл\nmsgid "eau"\nmsgstr "су, вода"\n'
LATIN = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\nmsgid "water"\nmsgstr "énergie de l\'été"\n'


@pytest.mark.parametrize(
    ("name", "codec", "text"),
    [
        ("CP1251", "cp1251", CYRILLIC.replace("Айгүл", "Айгуль")),
        ("windows-1251", "cp1251", CYRILLIC.replace("Айгүл", "Айгуль")),
        ("KOI8-R", "koi8-r", CYRILLIC.replace("Айгүл", "Айгуль")),
        ("ISO-8859-5", "iso8859-5", CYRILLIC.replace("Айгүл", "Айгуль")),
        ("PT154", "ptcp154", CYRILLIC),
        ("KZ-1048", "kz1048", CYRILLIC),
        ("ISO-8859-1", "latin-1", LATIN),
        ("iso_8859-15", "iso8859-15", LATIN),
        ("Windows-1252", "cp1252", LATIN),
    ],
)
def test_a_legacy_encoding_is_read_told_of_and_written_as_utf_8(name, codec, text, read):
    catalog = read(text.format(name).encode(codec))
    assert (catalog.encoding, catalog.is_legacy) == (name, True)
    (finding,) = catalog.findings
    assert (finding.code, finding.severity, finding.position.line) == ("catalog-encoding", Severity.WARNING, 1)
    assert f"written in {name}" in finding.message
    assert write_catalog(catalog).decode() == text.format("UTF-8")
    assert not read(write_catalog(catalog)).is_legacy


def test_an_obsolete_entry_that_repeats_another_is_told_of_because_msgmerge_would_refuse(read):
    catalog = read('msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n')
    (finding,) = catalog.findings
    assert finding.message.startswith("this obsolete entry repeats the one in line 6")
    assert catalog.find(None, "a").translation == "b"


def test_a_catalog_takes_little_more_memory_than_its_text(read):
    texts = [(f"{'énergie ' * 40}{number}", f"{'Энергетика ' * 40}{number}") for number in range(2000)]
    content = "".join(f'#: a.md\nmsgid "{text}"\nmsgstr "{translation}"\n\n' for text, translation in texts)
    del texts
    read("")
    data = f"{HEADER}\n{content}".encode()
    tracemalloc.start()
    catalog = read(data)
    found = sum(catalog.find(None, entry.message) is entry for entry in catalog.entries)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 2000
    assert peak < 0.8 * len(data)
