from __future__ import annotations

import pytest

from coopdocs.catalogs import Catalog, Fate, MergePolicy, merge, merge_catalogs, read_catalog, recall, write_catalog
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
    return write_catalog(merged_catalog.catalog).decode().partition("\n\n")[2].rstrip("\n") + "\n"


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
    assert result.counts == {"kept": 1}


def test_entries_stand_in_the_order_of_the_source(merged):
    result = merged('msgid "a"\nmsgstr "1"\n\nmsgid "b"\nmsgstr "2"\n', "b", "neuf", "a")
    assert [entry.message for entry in result.catalog.entries] == ["b", "neuf", "a"]
    assert [entry.translation for entry in result.catalog.entries] == ["2", "", "1"]


def test_an_edited_text_keeps_its_translation_as_a_fuzzy_one_beside_the_text_it_was_made_for(merged):
    result = merged('# note\nmsgid "Le beau texte"\nmsgstr "Мәтін"\n', "Le beau texte, corrigé")
    assert body(result) == (
        '# note\n#, fuzzy\n#| msgid "Le beau texte"\nmsgid "Le beau texte, corrigé"\nmsgstr "Мәтін"\n'
    )
    assert result.counts == {"edited": 1}


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
    assert [change.entry.message for change in result.of(Fate.OBSOLETE)] == ["Énergie"]


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
    assert [change.entry.message for change in result.of(Fate.DROPPED)] == ["Énergie"]


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


FARMING = "La coopération agricole a commencé en 1990 avec des semences venues de Bourgogne."
MILK = "Elle porte aujourd’hui sur la qualité du lait dans les fermes de la steppe."


def entry(text: str, translation: str) -> str:
    return f'msgid "{text}"\nmsgstr "{translation}"\n\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("La médecine", "La Médecine"),
        ("Quatre pays, un projet", "Quatre pays : un projet."),
        ("L'hôpital d'Almaty", "L’hôpital d’Almaty"),
        ("Ouvert  à tous", "Ouvert à tous"),
        ("En 2014, trois pays", "En 2014 : trois pays"),
        ("Un budget de 10 000 euros", "Un budget de 10\u202f000 euros"),
    ],
)
def test_a_text_whose_capitals_or_punctuation_changed_keeps_its_translation_and_is_listed(merged, before, after):
    result = merged(entry(before, "X"), after)
    assert result.catalog.entries[0].is_translated
    assert [change.previous[0].message for change in result.of(Fate.RETOUCHED)] == [before]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ouvert en 2014", "Ouvert en 2015"),
        ("De 1,5 à 2 litres", "De 15 à 2 litres"),
        ("De 2010 à 2014", "De 2010 à -2014"),
        ("Les années 2010-2014", "Les années 2010, 2014"),
        ("Il fait froid ici", "Il ne fait pas froid ici"),
        ("Vous venez demain.", "Vous venez demain ?"),
        ("Le groupe Total investit", "Le groupe Areva investit"),
        ("Un accord avec les US", "Un accord avec les us"),
        ("La **santé** publique", "La santé publique"),
        ("Le [site][1] du projet", "Le site du projet"),
        ("Partir sur tout le pays", "Partir surtout le pays"),
    ],
)
def test_a_change_that_carries_meaning_makes_the_translation_fuzzy(merged, before, after):
    result = merged(entry(before, "X"), after)
    assert result.catalog.entries[0].is_fuzzy
    assert result.catalog.entries[0].value.previous_msgid == before
    assert [change.fate for change in result.changes] == [Fate.EDITED]


def test_a_fuzzy_text_that_is_retouched_stays_fuzzy(merged):
    result = merged(f'#, fuzzy\n#| msgid "Le lait"\n{entry("Le lait frais", "X")}', "Le lait frais !")
    assert body(result) == '#, fuzzy\n#| msgid "Le lait"\nmsgid "Le lait frais !"\nmsgstr "X"\n'


def test_both_halves_of_a_split_text_get_its_translation_to_choose_from(merged):
    result = merged(
        entry("Avant", "A") + entry(f"{FARMING} {MILK}", "X") + entry("Après", "B"), "Avant", FARMING, MILK, "Après"
    )
    assert [each.translation for each in result.catalog.entries] == ["A", "X", "X", "B"]
    assert result.counts == {"kept": 2, "split": 2}
    assert all(change.entry.value.previous_msgid == f"{FARMING} {MILK}" for change in result.of(Fate.SPLIT))


def test_a_text_that_was_two_gets_both_translations_one_after_the_other(merged):
    result = merged(f"# note\n{entry(FARMING, 'A')}# autre\n{entry(MILK, 'B')}", f"{FARMING} {MILK}")
    (united,) = result.catalog.entries
    assert (united.translation, united.is_fuzzy) == ("A B", True)
    assert united.value.tcomment == "note\nautre"
    assert result.counts == {"united": 1}


def test_a_text_that_moved_stays_translated_and_is_counted(merged):
    result = merged(entry("un", "1") + entry("deux", "2") + entry("trois", "3"), "trois", "un", "deux")
    assert [change.entry.message for change in result.of(Fate.MOVED)] == ["trois"]
    assert all(each.is_translated for each in result.catalog.entries)


def test_of_two_texts_alike_each_new_one_goes_to_the_one_in_its_place(merged):
    old = (
        entry("Titre", "T")
        + entry("Un stage de six mois", "A")
        + entry("Suite", "S")
        + entry("Un stage de dix mois", "B")
    )
    result = merged(old, "Titre", "Un stage de deux mois", "Suite", "Un stage de trois mois")
    assert [each.translation for each in result.catalog.entries] == ["T", "A", "S", "B"]


def test_a_text_of_another_brochure_is_offered_with_the_name_of_its_catalog(read, template, kazakh):
    other = read_catalog(b'msgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "Contacts"\nmsgstr "X"\n', "locales/kk/b.po")
    memory = recall(["Contacts"], [other])
    result = merge(read(entry("un", "1")), template("un", "Contacts"), kazakh, policy=MergePolicy(memory))
    assert body(result).endswith('# Suggestion from locales/kk/b.po\n#, fuzzy\nmsgid "Contacts"\nmsgstr "X"\n')
    (change,) = result.of(Fate.REMEMBERED)
    assert change.origin == "locales/kk/b.po"


def test_the_name_of_the_catalog_goes_when_the_translator_has_looked(merged):
    result = merged(f"# Suggestion from locales/kk/b.po\n# note\n{entry('Contacts', 'X')}", "Contacts")
    assert body(result) == '# note\nmsgid "Contacts"\nmsgstr "X"\n'


def test_a_text_that_nobody_has_translated_yet_is_looked_for_in_memory_too(read, template, kazakh):
    other = read_catalog(b'msgid ""\nmsgstr "Language: kk\\n"\n\n#~ msgid "Contacts"\n#~ msgstr "X"\n', "b.po")
    result = merge(
        read('# note\nmsgid "Contacts"\nmsgstr ""\n'),
        template("Contacts"),
        kazakh,
        policy=MergePolicy(recall(["Contacts"], [other])),
    )
    assert body(result) == '# note\n# Suggestion from b.po\n#, fuzzy\nmsgid "Contacts"\nmsgstr "X"\n'


def test_a_correction_changes_the_text_and_leaves_the_translation_as_it_is(read, template, kazakh):
    policy = MergePolicy(corrections=frozenset({"ne", "pas"}))
    old = entry("La recherhce médicale", "A") + f"#, fuzzy\n{entry('Le lait est bonn', 'B')}"
    result = merge(read(old), template("La recherche médicale", "Le lait est bon"), kazakh, policy=policy)
    assert (
        body(result) == 'msgid "La recherche médicale"\nmsgstr "A"\n\n#, fuzzy\nmsgid "Le lait est bon"\nmsgstr "B"\n'
    )
    assert (result.counts, result.refusals) == ({"corrected": 2}, ())


def test_what_is_more_than_a_correction_is_refused_with_its_reason(read, template, kazakh):
    policy = MergePolicy(corrections=frozenset({"ne", "pas"}))
    old = entry("Ouvert en 2014 à tous", "A") + entry("Le lait est bon ici", "B") + entry("Rien de tel", "C")
    texts = ("Ouvert en 2015 à tous", "Le lait n’est pas bon ici")
    result = merge(read(old), template(*texts), kazakh, policy=policy)
    assert [change.refusal for change in result.refusals] == [
        "touches a number",
        "touches a negation",
        "takes a text away",
    ]


def test_plural_entries_of_other_programs_are_merged_with_as_many_forms_as_the_language_has(read):
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=0;\\n"\n\n'
    plural = 'msgid "%d fichier{}"\nmsgid_plural "%d fichiers{}"\n'
    known = read((header + plural.format("", "") + 'msgstr[0] "A"\nmsgstr[1] "B"\nmsgstr[2] "C"\n').encode())
    reference = read((header + plural.format(" lu", " lus") + 'msgstr[0] ""\nmsgstr[1] ""\n').encode())
    (value,) = (each.value for each in merge_catalogs(known, reference).catalog.entries)
    assert (value.msgid_plural, value.previous_msgid_plural) == ("%d fichiers lus", "%d fichiers")
    assert (value.msgstr_plural, value.flags) == ({0: "A", 1: "B", 2: "C"}, ["fuzzy"])
    (empty,) = (each.value for each in merge_catalogs(read(header.encode()), reference).catalog.entries)
    assert empty.msgstr_plural == {0: "", 1: "", 2: ""}


def test_notes_that_an_editor_wrapped_are_no_change(merged):
    old = '#. paragraph — Énergie ›\n#. Le solaire\nmsgid "un"\nmsgstr "b"\n'
    assert body(merged(old, Message(None, "un", ("paragraph — Énergie › Le solaire",)))) == old
