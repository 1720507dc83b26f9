"""The corpus of the bench is the same each time, and what it calls true is true."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from itertools import pairwise

import polib
import pytest
from rapidfuzz.distance import Levenshtein

from bench.catalog_files import write_files
from bench.corpus import write_corpus, write_markdown
from bench.edits import change_name, change_negation, change_number, edit_heavily, edit_lightly, mend_punctuation
from bench.pseudo import translate
from bench.revision import FATES, QUALITY, TIMING, revise

OLD = write_corpus(7, 12)
REVISION = revise(OLD, 7, QUALITY)
OLD_TEXTS = {segment.text for document in OLD for segment in document} | set(REVISION.obsolete)
NUMBER = re.compile(r"(?<!\[)\d+")


def truths(*fates):
    return [truth for truth in REVISION.truths if truth.fate in fates]


def count_edited_words(old, new):
    return Levenshtein.distance(old.split(" "), new.split(" "))


def test_the_same_seed_gives_the_same_corpus_and_the_same_edits():
    assert write_corpus(7, 12) == OLD
    assert revise(OLD, 7, QUALITY) == REVISION


def test_another_seed_gives_another_corpus():
    assert write_corpus(8, 12) != OLD


def test_a_larger_corpus_begins_with_the_smaller_one():
    assert write_corpus(7, 13)[:12] == OLD


def test_a_document_has_about_forty_segments_of_every_length():
    lengths = [len(segment.text.split()) for document in OLD for segment in document]
    assert 30 <= len(lengths) / len(OLD) <= 50
    assert min(lengths) == 1
    assert 80 <= max(lengths) <= 95


def test_paragraphs_of_one_document_do_not_resemble_one_another_unless_they_are_twins():
    paragraphs = [segment.text.split() for segment in OLD[0] if segment.kind == "paragraph"]
    alike = [Levenshtein.normalized_similarity(first, second) for first, second in pairwise(paragraphs)]
    assert sum(likeness > 0.5 for likeness in alike) <= 3


def test_texts_that_differ_have_translations_that_differ():
    texts = OLD_TEXTS | {truth.text for truth in REVISION.truths}
    assert len({translate(text) for text in texts}) == len(texts)


def test_a_translation_keeps_numbers_and_markup():
    assert re.sub(r"[^\W\d_]", "", translate("**La** ville [compte][1] 12,5 % !")) == "****  [][1] 12,5 % !"


def test_every_edit_that_was_asked_for_is_there():
    assert {truth.fate for truth in REVISION.truths} == set(FATES)


def test_each_text_of_the_new_version_has_one_truth():
    texts = {segment.text for document in REVISION.new for segment in document}
    assert Counter(truth.text for truth in REVISION.truths) == Counter(texts)


def test_what_an_edited_text_comes_from_stood_in_the_old_version():
    assert all(set(truth.origins) <= OLD_TEXTS for truth in REVISION.truths)
    assert all(
        truth.text not in OLD_TEXTS for truth in REVISION.truths if truth.fate not in {"unchanged", "moved", "revived"}
    )


def test_only_an_added_text_comes_from_none():
    assert {truth.fate for truth in REVISION.truths if not truth.origins} == {"added"}


def test_a_light_edit_touches_three_words_at_most():
    assert all(1 <= count_edited_words(truth.origins[0], truth.text) <= 6 for truth in truths("light"))


def test_a_heavy_edit_touches_a_fifth_to_half_of_the_words():
    for truth in truths("heavy"):
        share = count_edited_words(truth.origins[0], truth.text) / len(truth.origins[0].split(" "))
        assert 0.1 < share <= 0.5


def test_a_mended_punctuation_leaves_letters_and_digits_as_they_were():
    for truth in truths("punctuation"):
        assert re.sub(r"\W", "", truth.text.lower()) == re.sub(r"\W", "", truth.origins[0].lower())


def test_a_changed_number_changes_nothing_else():
    for truth in truths("number"):
        assert NUMBER.findall(truth.text) != NUMBER.findall(truth.origins[0])
        assert re.sub(r"[\d,]", "", truth.text) == re.sub(r"[\d,]", "", truth.origins[0])


def test_the_halves_of_a_split_text_are_both_true_to_it():
    whole = Counter(truth.origins for truth in truths("split-first", "split-second"))
    assert set(whole.values()) == {2}


def test_edits_do_not_touch_the_numbers_of_links():
    for truth in REVISION.truths:
        assert re.findall(r"\]\[(\d+)\]", truth.text) in ([], ["1"], ["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4"])


@pytest.mark.parametrize(
    "edit", [change_name, change_negation, change_number, edit_heavily, edit_lightly, mend_punctuation]
)
def test_an_edit_that_does_not_fit_says_so(edit):
    from random import Random

    assert edit(Random(1), "!") in (None, "!.", ".")


def test_few_texts_are_edited_for_timing():
    revision = revise(write_corpus(7, 30), 7, TIMING)
    fates = Counter(truth.fate for truth in revision.truths)
    edited = sum(fates.values()) - fates["unchanged"] - fates["moved"] - fates["added"]
    assert 0.04 <= edited / sum(fates.values()) <= 0.06


def test_a_document_becomes_markdown_with_headings_lists_and_tables():
    page = "\n".join(write_markdown(document) for document in OLD)
    for mark in ("# ", "## ", "- ", "| --- |"):
        assert f"\n{mark}" in "\n" + page
    assert "][1]" not in page


@pytest.mark.skipif(not shutil.which("msgcat"), reason="msgcat gives the catalogs their form")
def test_the_files_of_a_corpus_say_what_the_corpus_says(tmp_path):
    write_files(REVISION, tmp_path)
    old, new = polib.pofile(str(tmp_path / "old.po")), polib.pofile(str(tmp_path / "new.pot"))
    assert {entry.msgid for entry in new} == {truth.text for truth in REVISION.truths}
    assert {entry.msgid for entry in old} == OLD_TEXTS
    assert all(entry.msgstr == translate(entry.msgid) for entry in old)
    assert len(old.obsolete_entries()) == len(REVISION.obsolete)
