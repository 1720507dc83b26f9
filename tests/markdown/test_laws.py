"""The laws of inline Markdown: what is read can be written, and what is written says the same."""

from __future__ import annotations

import json
import re
import tarfile
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from third_party import find_archive

from coopdocs.markdown import Target, read_inlines, write_inlines
from coopdocs.markdown.reader import read_body
from coopdocs.model.document import (
    Code,
    Document,
    Emphasis,
    FrontMatter,
    Image,
    Link,
    Position,
    Span,
    Strong,
    Text,
    plain_text,
)
from coopdocs.translation.segments import collect_segments, map_segments

_TARGETS = (Target("https://a.example", "Titre"), Target("b.png", image=True))
_CALLS = ("note",)
_MARKS = [
    "*",
    "**",
    "***",
    "_",
    "`",
    "``",
    "[",
    "]",
    "![",
    "](u)",
    "][1]",
    "][2]",
    "[^1]",
    "<",
    ">",
    "&",
    "&amp;",
    "\\",
]
_SIGNS = [
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "%",
    "’",
    "—",
    "!",
    "{lang=en}",
    "]{.small-caps}",
    "\\\n",
    "\n",
    "<https://a.example>",
]
_LETTERS = ["a", "é", "ұ", "қ", "Ә", "1", " ", "\u00a0", "\u202f", "mot", "ның"]
_texts = st.lists(st.sampled_from([*_MARKS, *_SIGNS, *_LETTERS]), max_size=16).map("".join)


@given(_texts)
def test_what_was_read_is_written_so_that_it_reads_the_same(text):
    inlines = read_inlines(text, _TARGETS, _CALLS)
    written = write_inlines(inlines)
    assert read_inlines(written.text, written.targets, written.calls) == inlines


@given(_texts)
def test_writing_what_was_written_changes_nothing(text):
    first = write_inlines(read_inlines(text, _TARGETS, _CALLS))
    assert write_inlines(read_inlines(first.text, first.targets, first.calls)) == first


@given(_texts)
def test_every_letter_of_a_translation_is_printed(text):
    letters = [letter for letter in _without_attributes(text) if letter.isalnum()]
    shown = plain_text(read_inlines(text))
    assert [letter for letter in letters if letter not in shown and letter not in "amphtpsxlexampleaun1"] == []


def _without_attributes(text: str) -> str:
    return re.sub(r"\{[^}]*\}|\]\([^)]*\)|&amp;|<[^>]*>", "", text)


@pytest.mark.parametrize(
    ("translation", "strong"),
    [
        ("**«Total»**дың", "«Total»"),
        ("**10%**ға", "10%"),
        ("**(CEA)**мен", "(CEA)"),
        ("**10%**-ға", "10%"),
        ("Бұл **“Total”**дың зауыты", "“Total”"),
    ],
)
def test_emphasis_closes_after_punctuation_before_a_kazakh_suffix(translation, strong):
    inlines = read_inlines(translation)
    assert [plain_text(inline.content) for inline in inlines if isinstance(inline, Strong)] == [strong]
    assert "*" not in plain_text(inlines)


@pytest.mark.parametrize(
    "text", ["R&D", "5 * 3 = 15", "snake_case_name", "C:\\dossier", "1 < 2 > 0", "a [b] c", "{{ 7*7 }}"]
)
def test_ordinary_text_meets_no_backslash(text):
    assert write_inlines((Text(text),)).text == text


@pytest.mark.parametrize(
    ("text", "written"),
    [("*étoile*", r"\*étoile*"), ("&amp;", r"\&amp;"), ("`code`", r"\`code`"), ("[^1]", "[^1]")],
)
def test_a_backslash_stands_where_the_text_would_become_markup(text, written):
    assert write_inlines((Text(text),)).text == written


# ------------------------------------------------------------------------------- CommonMark's examples


@cache
def _examples() -> tuple[str, ...]:
    """The examples of the CommonMark specification, as markdown-it-py's own tests have them."""
    archive = find_archive("markdown_it_py")
    with tarfile.open(archive) as opened:
        name = next(name for name in opened.getnames() if name.endswith("test_cmark_spec/commonmark.json"))
        stream = opened.extractfile(name)
        assert stream is not None
        return tuple(example["markdown"] for example in json.load(stream))


def _document(text: str) -> Document:
    body = read_body(text, "source/x.md")
    front_matter = FrontMatter(title=(Text("T"),), date=date(2014, 1, 27), position=Position("source/x.md", 1))
    return Document(
        name="x",
        language="fr",
        front_matter=front_matter,
        blocks=body.blocks,
        footnotes=body.footnotes,
        position=Position("source/x.md"),
    )


def test_translating_every_commonmark_example_by_itself_changes_nothing():
    def by_itself(segment):
        written = write_inlines(segment.content)
        return read_inlines(written.text, written.targets, written.calls)

    documents = [_document(example) for example in _examples()]
    changed = [document for document in documents if map_segments(document, by_itself) != document]
    assert len(documents) == 652
    assert changed == []


def test_a_pseudo_translation_leaves_no_letter_of_the_examples_untranslated():
    left = []
    for example in _examples():
        document = map_segments(_document(example), lambda segment: _pseudo(segment.content))
        left += [letter for segment in collect_segments(document) for letter in _visible_letters(segment.content)]
    assert [letter for letter in left if letter != "ш"] == []


def _pseudo(inlines):
    """Every visible letter becomes ш, through a catalog's text and back."""
    written = write_inlines(_shouted(inlines))
    return read_inlines(written.text, written.targets, written.calls)


def _shouted(inlines):
    result = []
    for inline in inlines:
        match inline:
            case Text():
                result.append(Text("".join("ш" if letter.isalpha() else letter for letter in inline.text)))
            case Link() if inline.autolink:
                result.append(inline)
            case Emphasis() | Strong() | Link() | Span():
                result.append(replace(inline, content=_shouted(inline.content)))
            case Image():
                result.append(replace(inline, alt=_shouted(inline.alt)))
            case _:
                result.append(inline)
    return tuple(result)


def _visible_letters(inlines):
    for inline in inlines:
        match inline:
            case Text():
                yield from (letter for letter in inline.text if letter.isalpha())
            case Link() if inline.autolink:
                continue
            case Emphasis() | Strong() | Link() | Span():
                yield from _visible_letters(inline.content)
            case Image():
                yield from _visible_letters(inline.alt)
            case Code():
                continue


def test_every_visible_letter_of_the_examples_is_in_some_segment_or_in_code():
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    lost = []
    for example in _examples():
        if any(sign in example for sign in ("<!--", "<?", "{", "[^", ":::", "<![", "<!A", ":   ", ": ")):
            continue  # comments are dropped on purpose; the rest are constructs that CommonMark does not know
        page = re.sub(r"<(pre|code)[^>]*>.*?</\1>", "", parser.render(example), flags=re.DOTALL)
        shown = sorted(letter for letter in re.sub(r"<[^>]*>|&\w+;", "", page) if letter.isalpha())
        segments = collect_segments(_document(example))[1:]
        found = sorted(letter for segment in segments for letter in _all_letters(segment.content))
        lost += [example] if [letter for letter in shown if shown.count(letter) > found.count(letter)] else []
    assert lost == []


def _all_letters(inlines):
    for inline in inlines:
        match inline:
            case Text():
                # What looks like HTML keeps its entities as they were written.
                yield from (letter for letter in inline.text.replace("&ouml;", "ö") if letter.isalpha())
            case Emphasis() | Strong() | Link() | Span():
                yield from _all_letters(inline.content)
