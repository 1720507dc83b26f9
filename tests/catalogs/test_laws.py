"""The laws of catalogs, for every valid file: no byte lost in reading and writing, merging twice is merging once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coopdocs.catalogs import (
    Catalog,
    Fate,
    HeaderFacts,
    LanguageFacts,
    make_template,
    merge,
    read_catalog,
    write_catalog,
)
from coopdocs.catalogs.words import outline
from coopdocs.model.catalog import Message

FACTS = HeaderFacts("brochures 1.0", "", "2026-11-23 14:05+0000")
GONE = (Fate.OBSOLETE, Fate.DROPPED)
KAZAKH = LanguageFacts("kk", "nplurals=2; plural=(n != 1);")
# Few different texts, so that the same ones meet again in template, catalog and obsolete entries.
LETTERS = st.sampled_from(list('abé қ«»"\\\n\t№10%—#~|[]'))
TEXTS = st.sampled_from(
    [
        "Énergie",
        "Énergies",
        "L’énergie du pays",
        "Médecine",
        "La médecine",
        "un\\\ndeux",
        "",
        " ",
        'C:\\ "x"',
        "10 % — « a »",
    ]
) | st.text(LETTERS, max_size=12)
CONTEXTS = st.sampled_from([None, None, None, "", "menu"])


def quoted(text: str, cut: int, newline: str, mark: str = "") -> str:
    """A text in quotation marks, cut into two lines at `cut`."""
    pieces = [text[:cut], text[cut:]] if 0 < cut < len(text) else [text]
    escaped = [
        piece.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") for piece in pieces
    ]
    return (newline + mark).join(f'"{piece}"' for piece in escaped)


@st.composite
def entries(draw: st.DrawFn, newline: str) -> tuple[str | None, str, bool, str]:
    """One entry's context, text, whether it is obsolete, and the lines that some editor wrote for it."""
    context, text, translation = draw(CONTEXTS), draw(TEXTS.filter(bool)), draw(TEXTS)
    fuzzy = draw(st.booleans())
    obsolete = draw(st.integers(0, 4)) == 0
    mark = "#~ " if obsolete else ""
    cut = draw(st.integers(0, 8))
    # gettext refuses a sound translation that begins or ends with a newline where its text does not.
    translation = translation.strip("\n")
    text = text.strip("\n") or "x"
    lines = draw(
        st.lists(
            st.sampled_from(["# note", "#", "#. paragraph", "#: a.md", "#, md-text", "#,x, max-length:5"]), max_size=3
        )
    )
    lines += ["#, fuzzy"] if fuzzy else []
    if fuzzy and draw(st.booleans()):
        lines.append(("#~| " if obsolete else "#| ") + "msgid " + quoted(draw(TEXTS), 0, newline))
    if context is not None:
        lines.append(f"{mark}msgctxt {quoted(context, 0, newline)}")
    lines.append(f"{mark}msgid {quoted(text, cut, newline, mark)}")
    lines.append(f"{mark}msgstr {quoted(translation, cut, newline, mark)}")
    blank = newline * draw(st.integers(0, 2))
    return context, text, obsolete, newline.join([*lines, ""]) + blank


@st.composite
def catalogs(draw: st.DrawFn) -> bytes:
    """A valid catalog as some editor may have left it."""
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    header = f'msgid ""{newline}msgstr "Language: kk\\nPOT-Creation-Date: 2020-01-01 00:00+0000\\n"{newline}{newline}'
    written = draw(st.lists(entries(newline), max_size=8, unique_by=lambda entry: entry[:2]))
    tail = draw(st.sampled_from(["", "", "# the end" + newline]))
    content = header + "".join(entry[3] for entry in written) + tail
    return (content.rstrip() if draw(st.booleans()) else content).encode()


TEMPLATES = st.lists(
    st.builds(
        Message,
        CONTEXTS,
        TEXTS.map(lambda text: text.strip("\n")).filter(bool),
        st.lists(st.sampled_from(["paragraph", "heading 1", "[1] https://a.b"]), max_size=2).map(tuple),
        st.sampled_from([(), ("a.md",), ("a.md", "b.md")]),
        st.sampled_from([(), ("md-text",), ("md-text", "max-length:60")]),
    ),
    max_size=8,
).map(lambda messages: make_template(messages, None, FACTS))


def read(content: bytes) -> Catalog:
    catalog = read_catalog(content, "kk.po")
    assert isinstance(catalog, Catalog), (catalog, content)
    return catalog


@given(catalogs())
def test_reading_and_writing_changes_no_byte(content):
    assert write_catalog(read(content)) == content


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.text(st.sampled_from('msgidtrcx_"\\\n#~|,:[]0 '), max_size=80).map(str.encode)
)
def test_no_bytes_raise_and_what_is_read_is_written_as_it_was(content):
    catalog = read_catalog(content, "kk.po")
    if isinstance(catalog, Catalog):
        assert write_catalog(catalog) == content
    else:
        assert all(finding.position.line >= 1 for finding in catalog)


@given(catalogs(), TEMPLATES)
def test_merging_twice_is_merging_once(content, template):
    once = write_catalog(merge(read(content), template, KAZAKH).catalog)
    assert write_catalog(merge(read(once), template, KAZAKH).catalog) == once


@given(catalogs(), TEMPLATES)
def test_a_merge_gives_the_texts_of_the_template_in_their_order(content, template):
    merged = merge(read(content), template, KAZAKH).catalog
    assert [entry.key for entry in merged.entries] == [message.key for message in template.messages]
    assert [entry.key for entry in read(write_catalog(merged)).entries] == [entry.key for entry in merged.entries]


@given(catalogs(), TEMPLATES)
def test_no_translation_vanishes_in_a_merge(content, template):
    before = read(content)
    after = read(write_catalog(merge(before, template, KAZAKH).catalog))
    translations = Counter(part.translation for part in before.parts if part.translation and not part.is_header)
    # A text that was several holds the translations of all of them, one after the other.
    joined = [part.translation for part in after.parts if part.is_fuzzy and " " in part.translation]
    for translation in translations - Counter(part.translation for part in after.parts):
        assert any(translation in each for each in joined), translation


@given(catalogs(), TEMPLATES)
def test_a_merge_never_makes_a_text_translated_that_was_not(content, template):
    before = read(content)
    sound = {
        (outline(part.message), part.translation)
        for part in before.parts
        if part.translation and not part.is_fuzzy and not part.is_header
    }
    after = merge(before, template, KAZAKH).catalog
    assert {(outline(entry.message), entry.translation) for entry in after.entries if entry.is_translated} <= sound


@given(catalogs(), TEMPLATES)
def test_every_text_is_accounted_for_once(content, template):
    before = read(content)
    merged = merge(before, template, KAZAKH)
    came = [change.entry.key for change in merged.changes if change.fate not in GONE]
    assert came == [entry.key for entry in template.catalog.entries]
    used = {old.key for change in merged.changes for old in change.previous if not old.is_obsolete}
    kept = {change.entry.key for change in merged.of(Fate.KEPT, Fate.MOVED)}
    gone = {change.entry.key for change in merged.of(*GONE)}
    assert {entry.key for entry in before.entries} <= used | kept | gone
