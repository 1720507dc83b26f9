"""msgcat 0.21 is the judge: it must not change a byte of what we write."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from polib import POEntry

from coopdocs.catalogs import Catalog, HeaderFacts, LanguageFacts, format_catalog, read_catalog, write_catalog
from coopdocs.catalogs.headers import catalog_header
from coopdocs.catalogs.wrapping import _NARROW, _fill_plainly, _pieces, escape, is_wrapped, wrap
from coopdocs.catalogs.writing import make_entry, write_parts

VOCABULARY = {
    "fr": (
        "la coopération scientifique entre l'Institut et l'université d'Almaty s'appuie sur l’énergie, la médecine ; "
        "c'est-à-dire aujourd'hui, depuis 2009 : « Bonjour », dit-elle — et voilà ! N° 5, p. 12 à 14, etc. "
        "«\u00a0Kazatomprom\u00a0» «\u202fTotal\u202f» 1\u202f234\u202f567\u00a0€ 12,5\u00a0% (CEA) Saint-Petersbourg ?"
    ),
    "kk": (
        "Қазақстан мен Франция арасындағы ғылыми ынтымақтастық энергетика, медицина, ауыл шаруашылығы; «Әл-Фараби» "
        "атындағы Қазақ ұлттық университеті – 2014 жылғы 27 қаңтар, 10%-ға **«Total»**дың іс-шара, құқық, Һәм өңір! "
        "т.б. 1 234 млн. теңге ₸ үшін (АЭС)"
    ),
    "ru": (
        "научное сотрудничество между Францией и Казахстаном опирается на энергетику, медицину; Институт Пастера — "
        "с 2009 года. «Здравствуйте», — сказал он: «т.е. сегодня!» № 5, с. 12–14, и т. д., 1 234 руб. (12,5 %) кое-что"
    ),
    "en": (
        "scientific co-operation between France and Kazakhstan rests on energy, medicine, and agriculture; the CEA — "
        "since 2009 — “Hello,” he said, “that's it!” 12.5% (or £1,234,567) in 2013–2014, e.g. and/or A/B #1 $5.00 R&D"
    ),
}
MARKS = [
    *["https://www.kz.ambafrance.org/spip.php?article=12&lang=fr#haut", "<https://total.kz/>", "nom@exemple.fr"],
    *["[lien][1]", "[^1]", "![logo][2]", "**fort**", "*accent*", "`code --option`", "[mot]{lang=en}", "\\*"],
    *["C:\\dossier", '"', '"cité"', "…", "...", "–", "—", "12:30", "2014-01-27", "+7\u00a0(727)\u00a0258-25-04"],
    *["non\u2011sécable", "a\u2060b", "mot\u00adcoupé", "zéro\u200blargeur", "R&D", "©", "§", "½", "²", "₂", "₸"],
    *["\\\n", "\\\n ", "\t", "é" * 90, "ұ" * 77, "x" * 71, "x" * 70, "http://a.b/" + "c" * 100],
]


CLUSTERS = [
    *[
        "—",
        "–",
        "-",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        "*",
        "**",
        "_",
        "’",
        "'",
        "%",
        "!",
        "?",
        ":",
        ";",
        ",",
        "…",
        "“",
        "”",
    ],
    *["*мот*", "«\u00a0a", "a\u00a0»", "(а", "б)", "1,5", ":5", ";5", "-5", "a-b", "l’a", "a/b", "№", "\u00a0", ")a"],
    *[")(", "!a", "?(", "a]b", "«(", ".b", "x.y", "!»", "»!", ")»)", "]-", "-[", "“*", "“мот”", "à", "Қ", "ё"],
]
PHRASES = st.lists(
    st.sampled_from([word for text in VOCABULARY.values() for word in text.split(" ")])
    | st.sampled_from([*CLUSTERS, *MARKS]),
    min_size=1,
    max_size=40,
).map(" ".join)
COMMENTS = st.lists(
    st.sampled_from(
        [
            *[
                "# note",
                "#",
                "#  two",
                "# ",
                "#x",
                "#\tt",
                "# fuzzy",
                "#. ex",
                "#.",
                "#.  ex",
                "#.ex",
                "#. C:\\x",
                "#:a",
            ],
            *["#: a.md", "#: a.md:12 b.md", "#: a a", "#: a:012", f"#: {'x' * 78}", f"#: {'b.md ' * 20}c", "#: é.md"],
            *[
                "#, fuzzy",
                "#, fuzzy, md-text",
                "#, md-text, fuzzy",
                "#, md-text, md-text",
                "#, fuzzy, fuzzy",
                "#,fuzzy",
            ],
            *["#, max-length:60", "#, no-wrap", "#, range:0..3", "#, c-format, wrap", ""],
        ]
    ),
    max_size=5,
)


def prose(dice: random.Random) -> str:
    """A text of 1 to 120 words of one language, with a mark now and then."""
    words = VOCABULARY[dice.choice(sorted(VOCABULARY))].split(" ")
    count = dice.choice([1, 2, 5, 8, 9, 10, 11, 12, 13, 20, 40, 120])
    return " ".join(dice.choice(MARKS) if dice.random() < 0.05 else dice.choice(words) for _ in range(count)).strip()


def prose_catalog(seed: int, size: int) -> Catalog:
    """A catalog of `size` different texts in every state, with notes, contexts and previous texts."""
    dice = random.Random(seed)
    header = catalog_header(
        HeaderFacts("brochures 1.0", "", ""),
        "2026-11-23 14:05+0000",
        LanguageFacts("kk", "nplurals=2; plural=(n != 1);"),
    )
    values: dict[str, POEntry] = {}
    while len(values) < size:
        text = prose(dice)
        value = POEntry(
            msgid=text, msgstr=prose(dice) if dice.random() < 0.8 else "", occurrences=[("source/a.md", "")]
        )
        if value.msgstr and dice.random() < 0.1:
            value.flags, value.previous_msgid = ["fuzzy"], prose(dice)
        if dice.random() < 0.1:
            value.msgctxt, value.comment, value.tcomment = "menu principal", "heading 2\n[1] https://a.b", "à revoir"
        if value.msgstr and dice.random() < 0.05:
            value.obsolete, value.occurrences, value.comment = True, [], ""
        if text:
            values[text] = value
    ordered = sorted(values.values(), key=lambda value: bool(value.obsolete))
    return Catalog("kk.po", write_parts([header, *map(make_entry, ordered)]))


@pytest.mark.parametrize("seed", range(3))
def test_msgcat_leaves_every_byte_of_prose_in_four_languages(seed, gettext):
    content = write_catalog(prose_catalog(seed, 2000))
    told = gettext("msgcat", content)
    assert told.returncode == 0
    differing = [
        (ours, theirs)
        for ours, theirs in zip(content.split(b"\n\n"), told.stdout.split(b"\n\n"), strict=False)
        if ours != theirs
    ]
    assert differing == []
    assert told.stdout == content


def test_msgfmt_accepts_what_we_write_and_counts_the_same(gettext):
    catalog = prose_catalog(7, 500)
    checked = gettext("msgfmt", write_catalog(catalog), "--check", "--statistics", "--output-file=/dev/null")
    assert checked.returncode == 0
    translated = sum(entry.is_translated for entry in catalog.entries)
    fuzzy = sum(entry.is_fuzzy for entry in catalog.entries)
    missing = sum(not entry.translation for entry in catalog.entries)
    expected = f"{translated} translated messages, {fuzzy} fuzzy translations, {missing} untranslated messages."
    assert checked.stderr.decode().strip() == expected


def test_what_was_written_is_read_again(gettext):
    catalog = prose_catalog(8, 500)
    again = read_catalog(write_catalog(catalog), "kk.po")
    assert isinstance(again, Catalog)
    assert [vars(part.value) for part in again.parts] == [vars(part.value) for part in catalog.parts]


@pytest.mark.parametrize("options", [["--no-wrap"], ["-w", "40"], ["-w", "100"], ["--indent"], []])
def test_what_msgcat_lays_out_in_any_way_keeps_its_bytes_and_can_be_formatted_back(options, gettext):
    content = write_catalog(prose_catalog(5, 400))
    told = gettext("msgcat", content, *options).stdout
    catalog = read_catalog(told, "kk.po")
    assert isinstance(catalog, Catalog)
    assert write_catalog(catalog) == told
    assert write_catalog(format_catalog(catalog)) == content


MESSY = """\
# first
msgid ""
msgstr "Project-Id-Version: x\\nX-Odd: kept\\nLanguage: kk\\nContent-Type: text/plain; charset=UTF-8\\n"
#~ msgid "gone"
#~ msgstr "кеткен"
#, c-format, fuzzy
#: b.md a.md:12
#: b.md
#. second
#| msgid "before"

msgid  "a"
 "b"
msgstr"c"


#,md-text,max-length:9
msgctxt "menu"
msgid "un"
msgid_plural "plusieurs"
msgstr[0]   "бір"
msgstr[1]   "көп"

"""


def test_a_formatted_catalog_is_msgcats_but_for_flags_that_gettext_does_not_know(gettext, read):
    formatted = write_catalog(format_catalog(read(MESSY.encode())))
    told = gettext("msgcat", formatted)
    assert told.returncode == 0
    assert told.stdout == formatted.replace(b"#, max-length:9, md-text\n", b"").replace(
        b"#, md-text, max-length:9\n", b""
    )
    assert b"X-Odd: kept" in formatted
    assert write_catalog(format_catalog(read(formatted))) == formatted


def test_formatting_changes_nothing_that_a_catalog_says(read):
    before = read(MESSY.encode())
    after = format_catalog(before)
    said = {entry.key: (entry.translations, set(entry.flags), entry.comments.translator) for entry in before.parts}
    assert said == {
        entry.key: (entry.translations, set(entry.flags), entry.comments.translator) for entry in after.parts
    }


def test_formatting_keeps_the_line_ends_of_windows_and_drops_the_byte_order_mark(read):
    content = ("\ufeff" + MESSY.replace("\n", "\r\n") + "# the end").encode()
    formatted = write_catalog(format_catalog(read(content)))
    assert formatted.count(b"\n") == formatted.count(b"\r\n")
    assert formatted.startswith(b"# first")
    assert formatted.endswith(b"\r\n\r\n# the end\r\n")


def test_formatting_a_formatted_catalog_leaves_its_entries_alone(read):
    once = format_catalog(read(MESSY.encode()))
    assert all(one is other for one, other in zip(once.parts[1:], format_catalog(once).parts[1:], strict=True))


def test_an_obsolete_entry_that_shares_a_line_stays_obsolete_on_a_line_of_its_own(read):
    parts = read('#~ msgid "a" msgstr "b" msgid "c" msgstr "d"\n').parts
    again = read(write_catalog(Catalog("kk.po", write_parts(parts))))
    assert [(part.message, part.is_obsolete) for part in again.parts[1:]] == [("a", True), ("c", True)]


def test_the_mark_of_a_file_and_its_tail_are_written_where_they_stood(read):
    content = ("\ufeff" + MESSY + "# the end").encode()
    assert write_catalog(read(content)) == content


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ['msgid ""']),
        ("x" * 71, [f'msgid "{"x" * 71}"']),
        ("x" * 200, [f'msgid "{"x" * 200}"']),
        ("a" * 35 + " " + "b" * 35, [f'msgid "{"a" * 35} {"b" * 35}"']),
        ("a" * 35 + " " + "b" * 36, ['msgid ""', f'"{"a" * 35} {"b" * 36}"']),
        ("a" * 39 + " " + "b" * 38, ['msgid ""', f'"{"a" * 39} "', f'"{"b" * 38}"']),
        ("un\\\ndeux", ['msgid ""', '"un\\\\\\n"', '"deux"']),
        ("un\n", ['msgid "un\\n"']),
        ('dire "oui" \\ ou\tnon', ['msgid "dire \\"oui\\" \\\\ ou\\tnon"']),
    ],
)
def test_a_text_stands_on_one_line_where_it_fits_and_under_its_keyword_where_not(text, lines):
    assert wrap("msgid", text).splitlines() == lines


@given(PHRASES)
def test_lines_that_need_no_unicode_rule_end_where_the_rules_would_end_them(text):
    portion = escape(text.replace("\n", " "))
    lines = _fill_plainly(portion, 77) if _NARROW.fullmatch(portion) and len(portion) > 77 else None
    filled = [""]
    for piece in _pieces(portion):
        if filled[-1] and len(filled[-1] + piece) > 77:
            filled.append("")
        filled[-1] += piece
    assert lines in (None, filled)


@given(PHRASES, PHRASES, st.integers(70, 80))
def test_only_lines_as_msgcat_ends_them_are_taken_for_such(text, translation, width):
    fields = {"msgid": text, "msgstr": translation}
    lines = {keyword: [""] for keyword in fields}
    for keyword, said in fields.items():
        for word in escape(said).split(" "):
            if lines[keyword][-1] and len(lines[keyword][-1] + word) >= width:
                lines[keyword].append("")
            lines[keyword][-1] += word + " "
        lines[keyword][-1] = lines[keyword][-1][:-1]
    body = "".join(
        f'{keyword} "{broken[0]}"\n'
        if len(broken) == 1
        else f'{keyword} ""\n' + "".join(f'"{line}"\n' for line in broken)
        for keyword, broken in lines.items()
    )
    assert not is_wrapped(body) or body == "".join(wrap(keyword, said) for keyword, said in fields.items())


def test_plain_prose_as_msgcat_wraps_it_is_known_at_once():
    body = make_entry(POEntry(msgid=VOCABULARY["en"], msgstr=VOCABULARY["en"].replace("energy", "«énergie»"))).body
    assert body.count("\n") > 6
    assert is_wrapped(body)
    assert not is_wrapped(body.replace(' "\n"', '"\n" ', 1))


@given(COMMENTS, st.sampled_from(["", "қуат"]), st.booleans())
def test_whatever_comment_lines_an_entry_has_they_are_formatted_as_they_would_be_written(
    comments, translation, obsolete
):
    mark = "#~ " if obsolete else ""
    fields = f'{mark}msgid "énergie"\n{mark}msgstr "{translation}"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    before = read_catalog("".join([header, *(f"{line}\n" for line in comments), fields]), "kk.po")
    assert isinstance(before, Catalog)
    part, formatted = before.parts[1], format_catalog(before).parts[1]
    made = make_entry(part.value)
    assert formatted.body == made.body
    # Lines that say nothing stay where no translator's note says something.
    kept = "" if part.value.tcomment else "".join(f"{line}\n" for line in comments if line in ("#", "# "))
    assert formatted.head == kept + made.head


def test_a_catalog_marked_no_wrap_breaks_at_newlines_only():
    value = POEntry(msgid="a " * 60 + "\n" + "b " * 60, flags=["no-wrap"])
    assert [len(line) for line in make_entry(value).body.splitlines()] == [8, 124, 122, 9]


def test_references_share_lines_of_79_columns(gettext):
    value = POEntry(msgid="a", occurrences=[(f"source/brochure-{number}.md", "") for number in range(9)])
    entry = make_entry(value)
    assert all(len(line) <= 79 for line in entry.head.splitlines())
    assert gettext("msgcat", entry.raw.lstrip().encode()).stdout.decode() == entry.raw.lstrip()


def test_flags_stand_in_the_order_of_gettext():
    value = POEntry(msgid="a", msgstr="b", flags=["no-wrap", "max-length:60", "python-format", "md-text", "fuzzy"])
    assert make_entry(value).head == "#, fuzzy, python-format, max-length:60, md-text, no-wrap\n"


def test_an_empty_translation_is_not_called_fuzzy():
    assert make_entry(POEntry(msgid="a", flags=["fuzzy"])).head == ""


def test_entries_are_parted_by_one_blank_line():
    content = write_catalog(prose_catalog(9, 50)).decode()
    assert "\n\n\n" not in content
    assert not content.startswith("\n")
    assert all(after.startswith(("#", "msg")) for _, after in pairwise(content.split("\n\n")))
