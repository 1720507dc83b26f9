"""Golden faulty catalogs: each is refused with its line and these words, and whatever msgfmt refuses is among them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from coopdocs.catalogs import read_catalog

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
"""Four lines: the entries of a case begin in line 5."""


class Faulty(NamedTuple):
    title: str
    content: bytes
    line: int
    message: str
    refused_by_msgfmt: bool = True


def entries(text: str) -> bytes:
    return (HEADER + text).encode()


def header(charset: str) -> bytes:
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n'.encode()


GOOD = 'msgid "eau"\nmsgstr "су"\n'
CASES = [
    Faulty("an empty file", b"", 1, "the file is empty", refused_by_msgfmt=False),
    Faulty("a file of blank lines", b"\n \n", 1, "the file is empty", refused_by_msgfmt=False),
    Faulty("comments only", b"# nothing\n", 1, "the file holds no entry", refused_by_msgfmt=False),
    Faulty("UTF-16", (HEADER + GOOD).encode("utf-16"), 1, "the file is UTF-16 or UTF-32, not UTF-8"),
    Faulty("Latin-1 under UTF-8", entries("") + b'msgid "a"\nmsgstr "\xe9"\n', 6, "the file is not UTF-8: byte 0xE9"),
    Faulty("cut inside a letter", entries(GOOD)[:-5], 6, "the file ends inside a letter"),
    Faulty(
        "UTF-16 without its mark", (HEADER + GOOD).encode("utf-16-le"), 1, "the file is UTF-16 or UTF-32, not UTF-8"
    ),
    Faulty(
        "letters in a file of ASCII",
        header("ASCII") + GOOD.encode(),
        4,
        "the header says charset=ASCII, but this line holds other letters",
    ),
    Faulty(
        "UTF-8 under another name",
        header("ISO-8859-1") + GOOD.encode(),
        2,
        "the header says charset=ISO-8859-1, but the file is UTF-8",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "a byte that the charset does not have",
        header("windows-1252") + b'msgid "a"\nmsgstr "\xe9 \x81"\n',
        4,
        "the file is not windows-1252, as its header says: byte 0x81",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "a control character of a legacy charset",
        header("ISO-8859-1") + b'msgid "a"\nmsgstr "d\x92eau"\n',
        4,
        "control character U+0092 in the file",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "NUL", entries('msgid "a\0b"\nmsgstr ""\n'), 5, "control character U+0000 in the file", refused_by_msgfmt=False
    ),
    Faulty(
        "escape",
        entries('msgid "a"\nmsgstr "\x1b[2J"\n'),
        6,
        "control character U+001B in the file",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "an escaped bell",
        entries('msgid "a"\nmsgstr "\\a"\n'),
        6,
        "“\\a” is a control character",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "an escaped NUL",
        entries('msgid "a"\nmsgstr "\\000"\n'),
        6,
        "“\\000” is a control character",
        refused_by_msgfmt=False,
    ),
    Faulty("the mark of contexts", entries('msgid "a\\004b"\nmsgstr ""\n'), 5, "“\\004” is a control character"),
    Faulty(
        "line ends of an old Macintosh",
        entries(GOOD).replace(b"\n", b"\r"),
        1,
        "a carriage return without a newline in the file",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "merge conflict",
        entries('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> theirs\n'),
        6,
        "merge conflict, first marker at line 6",
    ),
    Faulty("a second header", entries(HEADER), 5, "a second header; the first one is in line 1"),
    Faulty("duplicate msgid", entries(GOOD + "\n" + GOOD), 8, "this msgid stands in line 5 already"),
    Faulty("cut inside a text", entries('msgid "eau"\nmsgstr "le su'), 6, "the file ends inside a text"),
    Faulty("cut after msgid", entries('msgid "eau"\n'), 5, "the file ends before the msgstr of this msgid"),
    Faulty(
        "cut after msgstr",
        entries('msgid "eau"\nmsgstr'),
        6,
        "the file ends where a text in quotation marks after msgstr belongs",
    ),
    Faulty("cut inside a keyword", entries('msgid "eau"\nmsgs'), 6, "“msgs” is no keyword of a catalog"),
    Faulty(
        "no closing quotation mark",
        entries('msgid "Open\nmsgstr "a"\n'),
        5,
        "the text lacks its closing quotation mark",
    ),
    Faulty(
        "quotation marks inside", entries('msgid "a"\nmsgstr "le "mot" juste"\n'), 6, "“mot” is no keyword of a catalog"
    ),
    Faulty(
        "a letter outside",
        entries('msgid "a"\nmsgstr "le "é" mot"\n'),
        6,
        "“é” has no place outside the quotation marks of a text",
    ),
    Faulty("bad escape", entries('msgid "C:\\Users"\nmsgstr ""\n'), 5, "“\\U” is no escape sequence"),
    Faulty(
        "bad escape in a later line", entries('msgid ""\n"a"\n"\\q"\nmsgstr ""\n'), 7, "“\\q” is no escape sequence"
    ),
    Faulty(
        "half a letter in numbers",
        entries('msgid "a"\nmsgstr "\\303"\n'),
        6,
        "the numbers after backslashes are not UTF-8",
        refused_by_msgfmt=False,
    ),
    Faulty("missing msgstr", entries('msgid "a"\n\nmsgid "b"\nmsgstr ""\n'), 5, "this msgid has no msgstr"),
    Faulty("missing msgid", entries('msgstr "a"\n'), 5, "“msgstr” stands where msgid belongs"),
    Faulty("a text of its own", ('"a"\n' + GOOD).encode(), 1, "a text stands where msgid belongs"),
    Faulty("two msgstr", entries('msgid "a"\nmsgstr "b"\nmsgstr "c"\n'), 7, "“msgstr” stands where msgid belongs"),
    Faulty("msgctxt after msgid", entries('msgid "a"\nmsgctxt "c"\nmsgstr "b"\n'), 5, "this msgid has no msgstr"),
    Faulty("a comment inside", entries('msgid "a"\n# note\nmsgstr "b"\n'), 6, "a comment stands where msgstr belongs"),
    Faulty("an unknown keyword", entries('msgid "a"\nmsgtxt "b"\n'), 6, "“msgtxt” is no keyword of a catalog"),
    Faulty(
        "index without plural",
        entries('msgid "a"\nmsgstr[0] "b"\n'),
        6,
        "msgstr has an index, but the entry has no msgid_plural",
    ),
    Faulty(
        "plural without forms",
        entries('msgid "a"\nmsgid_plural "b"\n'),
        5,
        "the file ends before the msgstr[0] of this msgid",
    ),
    Faulty("plural without index", entries('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n'), 7, "msgstr lacks its index"),
    Faulty(
        "a gap among the forms",
        entries('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n'),
        8,
        "msgstr[2] stands where msgstr[1] belongs",
    ),
    Faulty(
        "a negative form",
        entries('msgid "a"\nmsgid_plural "b"\nmsgstr[-1] "c"\n'),
        7,
        "“-” has no place outside the quotation marks of a text",
    ),
    Faulty(
        "half obsolete",
        entries('#~ msgid "a"\nmsgstr "b"\n'),
        6,
        "some lines of this entry begin with #~ and others do not",
    ),
    Faulty(
        "half previous",
        entries('#| msgid "a"\n"b"\nmsgid "c"\nmsgstr "d"\n'),
        6,
        "some lines of this entry begin with #| and others do not",
    ),
    Faulty(
        "previous without a text",
        entries('#| msgid\nmsgid "c"\nmsgstr "d"\n'),
        6,
        "“msgid” stands where a text in quotation marks after msgid belongs",
    ),
    Faulty("previous without an entry", entries('#| msgid "c"\n'), 6, "the file ends where msgid belongs"),
    Faulty(
        "a domain",
        entries('domain "other"\n' + GOOD),
        5,
        "a “domain” line has no place in a catalog",
        refused_by_msgfmt=False,
    ),
    Faulty(
        "a newline too many",
        entries('msgid "a"\nmsgstr "b\\n"\n'),
        5,
        "either the msgid or the msgstr ends with a newline, and not both",
    ),
]


NO_PLAIN_TEXT = ["rot13", "hex", "utf-7", "UTF-16", "utf_32", "punycode", "idna", "unicode_escape", "GB2312", "no-such"]


@pytest.mark.parametrize("charset", NO_PLAIN_TEXT)
def test_a_charset_that_is_not_a_plain_one_is_refused(charset):
    (finding,) = read_catalog(header(charset) + GOOD.encode(), "a.po")
    assert finding.position.line == 2
    assert finding.message.startswith(f"the header says charset={charset}, which is not a plain text encoding")
    assert "charset=UTF-8" in finding.advice


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_faulty_catalog_is_refused_with_its_line(case):
    findings = read_catalog(case.content, "locales/kk/LC_MESSAGES/a.po")
    assert isinstance(findings, tuple)
    assert [(finding.position.line, finding.message) for finding in findings] == [(case.line, case.message)]
    assert findings[0].position.file == "locales/kk/LC_MESSAGES/a.po"
    assert findings[0].code == "catalog-syntax"
    assert findings[0].advice.endswith((".", '".'))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_table_says_truly_what_msgfmt_thinks(case, gettext):
    refused = gettext("msgfmt", case.content, "--output-file=/dev/null").returncode != 0
    assert refused is case.refused_by_msgfmt


def test_all_duplicates_are_named_at_once():
    other = GOOD.replace("eau", "feu")
    findings = read_catalog(entries(f"{GOOD}\n{other}\n{GOOD}\n{other}"), "a.po")
    assert [finding.position.line for finding in findings] == [11, 14]


def test_all_faults_of_a_file_are_named_at_once():
    faulty = 'msgid "Open\nmsgstr "a"\n\nmsgid "b"\n\n' + GOOD + '\nmsgid "C:\\Users"\nmsgstr ""\n\n' + GOOD
    findings = read_catalog(entries(faulty), "a.po")
    assert [(finding.position.line, finding.message) for finding in findings] == [
        (5, "the text lacks its closing quotation mark"),
        (8, "this msgid has no msgstr"),
        (13, "“\\U” is no escape sequence"),
        (16, "this msgid stands in line 10 already"),
    ]


def test_a_hopeless_file_is_given_up_after_twenty_faults():
    assert len(read_catalog(entries('msgid "Open\n\n' * 50), "a.po")) == 20


def test_a_merge_conflict_is_one_finding_however_many_there_are():
    conflict = '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> theirs\n\n'
    (finding,) = read_catalog(entries(conflict * 3), "a.po")
    assert finding.message == "merge conflict, first marker at line 5"


def test_the_marks_of_a_conflict_may_stand_in_a_text_and_in_a_note():
    text = '# <<<<<<< HEAD\n#=======\nmsgid "======= a"\nmsgstr ""\n">>>>>>> b"\n'
    assert read_catalog(entries(text), "a.po").find(None, "======= a").translation == ">>>>>>> b"


def test_a_message_shows_no_control_character_of_the_file():
    findings = read_catalog(header("x\x1b[2Jy") + GOOD.encode(), "a.po")
    assert "\x1b" not in findings[0].message


def test_a_catalog_whose_header_says_nothing_of_its_charset_is_read_as_utf_8():
    catalog = read_catalog('msgid "eau"\nmsgstr "су"\n'.encode(), "a.po")
    assert catalog.find(None, "eau").translation == "су"


@pytest.mark.parametrize("end", ["#: source/bienv", "#. a note\n", "#, fuzzy\n"])
def test_a_file_that_was_cut_in_the_comments_of_an_entry_is_refused_though_gettext_takes_it(end):
    findings = read_catalog(f'msgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "a"\nmsgstr "b"\n\n{end}', "kk.po")
    assert [(finding.code, finding.position.line) for finding in findings] == [("catalog-syntax", 7)]
    assert "cut off" in findings[0].advice
