from __future__ import annotations

import pytest

from coopdocs.catalogs import read_catalog
from coopdocs.model.catalog import Message

WHOLE = """\
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: brochures 1.0\\n"
"Report-Msgid-Bugs-To: texts@example.org\\n"
"POT-Creation-Date: 2026-11-23 14:05+0000\\n"
"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"
"Language-Team: LANGUAGE <LL@li.org>\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. heading 2
#. [1] https://example.org/long/path
#: source/a.md
#, md-text, max-length:60
msgctxt "menu"
msgid "Énergie"
msgstr ""
"""

ENERGY = Message(
    "menu",
    "Énergie",
    ("heading 2", "[1] https://example.org/long/path"),
    ("source/a.md",),
    ("md-text", "max-length:60"),
)


def test_a_template_is_written_as_xgettext_writes_one(template):
    assert template(ENERGY).content.decode() == WHOLE


def test_msgfmt_and_msgcat_accept_a_template(template, gettext):
    content = template(ENERGY).content
    assert gettext("msgfmt", content, "--check", "--output-file=/dev/null").returncode == 0
    # msgcat 0.21 drops flags that it does not know, and nothing else.
    assert gettext("msgcat", content).stdout == content.replace(b"#, md-text, max-length:60\n", b"")


def test_a_template_without_a_change_keeps_its_bytes_whatever_the_clock_says(template, later):
    first = template("un", "deux").content
    assert template("un", "deux", facts=later, previous=first).content == first


@pytest.mark.parametrize("texts", [("un",), ("deux", "un"), ("un", "deux", "trois"), ("un", "Deux")])
def test_the_date_moves_with_the_texts_and_their_order(texts, template, later):
    first = template("un", "deux").content
    assert template(*texts, facts=later, previous=first).creation_date == later.now


def test_a_new_comment_does_not_move_the_date(template, facts, later):
    first = template("un").content
    second = template(Message(None, "un", ("paragraph",)), facts=later, previous=first)
    assert b"#. paragraph" in second.content
    assert second.creation_date == facts.now


def test_a_template_full_of_conflict_markers_is_made_anew(template):
    assert template("un", previous=b"<<<<<<< HEAD\n").content == template("un").content


def test_equal_texts_are_one_entry_that_lists_all_and_holds_the_smallest_limit(template):
    first = Message(None, "un", ("table cell", "[1] https://a.example"), ("source/a.md",), ("md-text", "max-length:60"))
    second = Message(None, "un", ("table cell", "[1] https://b.example"), ("source/a.md",), ("max-length:40",))
    (united,) = template(first, second).messages
    assert united.comments == ("table cell", "[1] https://a.example", "[1] https://b.example")
    assert united.references == ("source/a.md",)
    assert united.flags == ("md-text", "max-length:40")


def test_equal_texts_in_two_contexts_are_two_entries(template):
    assert len(template(Message("a", "un"), Message("b", "un"), Message(None, "un")).messages) == 3


def test_a_comment_cannot_break_out_of_its_line(template):
    content = template(Message(None, "un", ('a\nmsgid "b"', "C:\\", "\x1b[2J"))).content
    catalog = read_catalog(content, "a.pot")
    (entry,) = catalog.entries
    assert entry.value.comment == 'a\nmsgid "b"\nC:\\ \n[2J'


def test_the_header_is_no_message(template):
    with pytest.raises(ValueError, match="needs a text"):
        template("")
