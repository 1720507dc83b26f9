"""Whatever editor wrote a catalog: its bytes come back, and the quick reader says what the strict parser says."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable

import polib
import pytest
from babel.messages import Catalog as BabelCatalog
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

from coopdocs.catalogs import Catalog, format_catalog, read_catalog, write_catalog
from coopdocs.catalogs.ordinary import Form
from coopdocs.catalogs.reading import _Reader
from coopdocs.catalogs.writing import make_entry

HEADER = (
    "Project-Id-Version: x\nX-Unknown: kept\nLanguage: ru\nContent-Type: text/plain; charset=UTF-8\nX-Generator: y\n"
)
LETTERS = st.sampled_from(list('abé қ«»"\\\n\t№10%—#~|[]'))
WORDS = st.sampled_from(
    ["énergie", "Қазақстан", "«\u00a0Total\u00a0»", "с", "2009", "[lien][1]", '"', "C:\\x", "#~", "\\\n"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.text(LETTERS, min_size=1, max_size=12)
TEXTS = TEXTS.map(lambda text: text.strip("\n")).filter(bool)
NOTES = st.lists(st.sampled_from(["", "note", " indented", "C:\\x", "msgid", '"a"', "~x"]), max_size=2).map("\n".join)


@st.composite
def values(draw: st.DrawFn) -> polib.POEntry:
    """An entry of any kind."""
    value = polib.POEntry(msgid=draw(TEXTS), msgctxt=draw(st.sampled_from([None, None, "menu", 'a "b"'])))
    value.msgstr = draw(st.just("") | TEXTS)
    if draw(st.integers(0, 5)) == 0:
        value.msgid_plural = draw(TEXTS)
        value.msgstr, value.msgstr_plural = "", {0: draw(TEXTS), 1: draw(TEXTS)}
    value.obsolete = draw(st.integers(0, 5)) == 0
    value.tcomment, value.comment = draw(NOTES), draw(NOTES)
    value.occurrences = draw(st.lists(st.sampled_from([("source/a.md", ""), ("b.c", "12")]), max_size=2, unique=True))
    value.flags = draw(st.lists(st.sampled_from(["fuzzy", "md-text", "max-length:60", "c-format"]), unique=True))
    if "fuzzy" in value.flags:
        value.previous_msgid = draw(st.none() | TEXTS)
    return value


CATALOGS = st.lists(values(), max_size=6, unique_by=lambda value: (value.msgctxt, value.msgid))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


class Style:
    """How an editor lays out a file: the choices in which editors differ."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
        self.width = draw(st.sampled_from([0, 10, 40, 76, 100]))
        self.first_empty = draw(st.booleans())
        self.gap = draw(st.sampled_from([" ", " ", " ", "\t", "  ", ""]))
        self.trailing = draw(st.sampled_from(["", "", "", " ", "\t"]))
        self.indent = draw(st.sampled_from(["", "", "", " ", "\t"]))
        self.blank = draw(st.sampled_from([1, 1, 0, 3]))
        self.inner_blank = draw(st.sampled_from([0, 0, 0, 1]))

    def field(self, mark: str, keyword: str, text: str) -> Iterable[str]:
        """The lines of a keyword and its text."""
        pieces = (
            [text[start : start + self.width] for start in range(0, len(text), self.width)] if self.width else [text]
        )
        lines = [quoted(piece) for piece in (["", *pieces] if self.first_empty or not pieces else pieces)]
        yield f"{mark}{keyword}{self.gap}{lines[0]}{self.trailing}"
        for line in lines[1:]:
            yield f"{mark}{self.indent if mark else ''}{line}{self.trailing}"

    def entry(self, value: polib.POEntry) -> Iterable[str]:
        """The lines of an entry."""
        mark, old = ("#~ ", "#~| ") if value.obsolete else ("", "#| ")
        yield from (f"# {line}" for line in value.tcomment.split("\n") if value.tcomment)
        yield from (f"#. {line}" for line in value.comment.split("\n") if value.comment)
        yield from (f"#: {name}:{line}" if line else f"#: {name}" for name, line in value.occurrences)
        yield from (f"#, {flag}" for flag in value.flags)
        if value.previous_msgid is not None:
            yield from self.field(old, "msgid", value.previous_msgid)
        if value.msgctxt is not None:
            yield from self.field(mark, "msgctxt", value.msgctxt)
        yield from self.field(mark, "msgid", value.msgid)
        yield from [""] * self.inner_blank
        if value.msgid_plural:
            yield from self.field(mark, "msgid_plural", value.msgid_plural)
            for index, text in value.msgstr_plural.items():
                yield from self.field(mark, f"msgstr[{index}]", text)
        else:
            yield from self.field(mark, "msgstr", value.msgstr)
        yield from [""] * self.blank


@st.composite
def laid_out(draw: st.DrawFn) -> bytes:
    """A catalog in some layout, or with every entry in another."""
    style = Style(draw)
    lines = ['msgid ""', *style.field("", "msgstr", HEADER), ""]
    for value in draw(CATALOGS):
        lines += (Style(draw) if draw(st.integers(0, 3)) == 0 else style).entry(value)
    text = style.newline.join([*lines, *draw(st.sampled_from([[], ["# the end"]])), ""])
    return (text if draw(st.booleans()) else text.rstrip()).encode()


def by_polib(entries: Iterable[polib.POEntry], width: int) -> bytes:
    file = polib.POFile(wrapwidth=width)
    file.metadata = dict(line.split(": ", 1) for line in HEADER.splitlines())
    file.extend(entries)
    return f"{file}".encode()


def by_babel(entries: Iterable[polib.POEntry], width: int) -> bytes:
    catalog = BabelCatalog(locale="ru")
    for value in entries:
        text: object = (value.msgid, value.msgid_plural) if value.msgid_plural else value.msgid
        translation: object = tuple(value.msgstr_plural.values()) if value.msgid_plural else value.msgstr
        catalog.add(
            text, translation, flags=value.flags, context=value.msgctxt, user_comments=value.tcomment.split("\n")
        )
    written = io.BytesIO()
    write_po(written, catalog, width=width)
    return written.getvalue()


class StrictReader(_Reader):
    """Takes no entry for an ordinary one."""

    def _read_ordinary(self, _: Form) -> bool:
        return False


def told_by(reader: _Reader) -> tuple[object, ...]:
    """All that a reader found: entries with their places and values, the tail, the faults."""
    reader.read()
    places = [(part.span[1:], part.lead, part.head, part.line, part.is_obsolete) for part in reader.parts]
    values = [(part.key, part.fields, part.translations, part.has_translation) for part in reader.parts]
    faults = [(fault.offset, fault.message, fault.advice) for fault in reader.faults]
    return places, values, faults, reader.offset


def assert_kept(content: bytes) -> Catalog:
    catalog = read_catalog(content, "ru.po")
    assert isinstance(catalog, Catalog), (catalog, content.decode())
    assert write_catalog(catalog) == content
    assert told_by(_Reader(content)) == told_by(StrictReader(content))
    for part in catalog.parts:
        again = part.with_pieces()
        assert (again.fields[:6], again.comments, again.key) == (part.fields[:6], part.comments, part.key)
    return catalog


@given(laid_out())
def test_every_layout_keeps_its_bytes_and_is_read_as_the_grammar_says(content):
    assert_kept(content)


@given(laid_out())
def test_every_layout_is_formatted_as_its_values_would_be_written(content):
    before = read_catalog(content, "ru.po")
    assert isinstance(before, Catalog)
    formatted = {(part.key, part.is_obsolete): part for part in format_catalog(before).parts}
    for part in before.parts:
        made = make_entry(part.value, before.newline)
        assert formatted[part.key, part.is_obsolete].body == made.body
        assert formatted[part.key, part.is_obsolete].head.endswith(made.head)


@given(CATALOGS, st.sampled_from([0, 40, 78]))
def test_what_polib_writes_keeps_its_bytes(entries, width):
    assert len(assert_kept(by_polib(entries, width)).parts) == len(entries) + 1


@given(CATALOGS, st.sampled_from([None, 40, 76]))
def test_what_babel_writes_keeps_its_bytes(entries, width):
    assert_kept(by_babel([value for value in entries if not value.obsolete], width))


TEMPLATE = """# note
#. type: Plain text
#: a.md b.md:3
#, fuzzy, no-wrap
#| msgid "vieux"
msgctxt "menu"
msgid ""
"énergie "
"et médecine\\\\\\n"
"oui"
msgstr "қуат \\"1\\""

#~ msgid "a"
#~ msgstr ""
#~ "b"
"""
PIECES = [
    '"',
    '""',
    "\\",
    "\n",
    "\r\n",
    "\t",
    " ",
    "#",
    "#~",
    "#~ ",
    "#|",
    "#~|",
    "[0]",
    "msgid",
    "msgstr ",
    "x",
    "é",
    "7",
]
PIECES += [
    '"a"',
    '"\\n"',
    "\\n",
    "\\303\\251",
    "\\x41",
    "msgid_plural ",
    "msgctxt ",
    "domain",
    "\\\n",
    ",",
    ":",
    "\n\n",
]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 12), st.sampled_from(["", *PIECES])), max_size=4))
def test_a_damaged_file_is_judged_by_both_readers_alike(edits):
    text = (
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{TEMPLATE}\n{TEMPLATE.replace("menu", "")}'
    )
    for place, length, piece in edits:
        text = text[:place] + piece + text[place + length :]
    assert told_by(_Reader(text.encode())) == told_by(StrictReader(text.encode()))


@pytest.mark.parametrize("seed", range(3))
def test_an_edit_of_one_entry_leaves_the_bytes_of_all_others(seed, read):
    dice = random.Random(seed)
    content = "\n".join(f'#: a.md\nmsgid   "texte {n}"\nmsgstr ""\n   "мәтін"\n' for n in range(50)).replace(
        "\n", "\r\n"
    )
    catalog = read(content)
    victim = dice.choice(catalog.entries)
    changed = [part.with_pieces(head="# ok\r\n" + part.head) if part is victim else part for part in catalog.parts]
    written = write_catalog(Catalog("kk.po", tuple(changed), catalog.tail)).decode()
    assert written.replace("# ok\r\n", "") == write_catalog(catalog).decode()
