"""Three-way merge: two people's work on one catalog becomes one catalog, and nothing that either wrote is lost."""

from __future__ import annotations

import random
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdocs.catalogs import Catalog, merge_catalogs, read_catalog, write_catalog
from coopdocs.catalogs.three_way import ThreeWay, merge_three_ways
from coopdocs.catalogs.versions import read_versions, write_versions

HEADER = """\
# Айгүл, 2026
msgid ""
msgstr ""
"Project-Id-Version: brochures\\n"
"POT-Creation-Date: {created}\\n"
"PO-Revision-Date: {revised}\\n"
"Last-Translator: {translator}\\n"
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: {generator}\\n"
"""
FIELDS = {
    "created": "2026-01-01 00:00+0000",
    "revised": "2026-02-01 00:00+0000",
    "translator": "Айгүл <a@example.org>",
    "generator": "Poedit 3.4",
}


def header(**changed: str) -> str:
    return HEADER.format(**FIELDS | changed)


def catalog(*entries: str, head: str | None = None) -> Catalog:
    text = "\n".join([header() if head is None else head, *(f"{entry}\n" for entry in entries)])
    return parse(text.encode())


def parse(content: bytes) -> Catalog:
    read = read_catalog(content, "kk.po")
    assert isinstance(read, Catalog), (read, content.decode())
    return read


def entry(text: str, translation: str = "", *before: str) -> str:
    return "\n".join([*before, f'msgid "{text}"', f'msgstr "{translation}"'])


def fuzzy(text: str, translation: str, previous: str | None = None) -> str:
    before = [f'#| msgid "{previous}"'] if previous else []
    return entry(text, translation, "#, fuzzy", *before)


def gone(text: str, translation: str, *before: str) -> str:
    return "\n".join([*before, f'#~ msgid "{text}"', f'#~ msgstr "{translation}"'])


def merge(base: Catalog | None, ours: Catalog, theirs: Catalog) -> ThreeWay:
    """The merge; what it makes is always read back by the strict reader."""
    merged = merge_three_ways(base, ours, theirs)
    parse(write_catalog(merged.catalog))
    return merged


def shown(merged: ThreeWay | Catalog) -> list[str]:
    """The entries in short: `text=translation`, `~` for a fuzzy one, `#` for an obsolete one."""
    result = merged.catalog if isinstance(merged, ThreeWay) else merged
    return [
        f"{'#' if part.is_obsolete else ''}{'~' if part.is_fuzzy else ''}{part.message}={'|'.join(part.translations)}"
        for part in result.parts
        if not part.is_header
    ]


class TestDifferentEntries:
    def test_two_translators_side_by_side_never_conflict(self) -> None:
        base = catalog(entry("a"), entry("b"), entry("c"))
        merged = merge(
            base, catalog(entry("a", "1"), entry("b"), entry("c")), catalog(entry("a"), entry("b", "2"), entry("c"))
        )
        assert shown(merged) == ["a=1", "b=2", "c="]
        assert merged.conflicts == ()

    def test_an_entry_that_an_editor_only_wrapped_anew_has_not_changed(self) -> None:
        base = catalog(entry("a", "un deux"), entry("b"))
        theirs = catalog('msgid ""\n"a"\nmsgstr ""\n"un "\n"deux"', entry("b", "2"))
        merged = merge(base, base, theirs)
        assert 'msgid "a"\nmsgstr "un deux"\n' in write_catalog(merged.catalog).decode()
        assert shown(merged) == ["a=un deux", "b=2"]

    def test_an_entry_that_only_they_changed_has_their_bytes(self) -> None:
        base = catalog(entry("a"), entry("b"))
        theirs = catalog(entry("a"), 'msgid "b"\nmsgstr ""\n"un "\n"deux"')
        ours = catalog(entry("a", "1"), entry("b"))
        assert 'msgstr ""\n"un "\n"deux"\n' in write_catalog(merge(base, ours, theirs).catalog).decode()

    def test_reordered_by_one_and_translated_by_the_other(self) -> None:
        base = catalog(entry("a"), entry("b"), entry("c"))
        ours = catalog(entry("a"), entry("b", "2"), entry("c"))
        theirs = catalog(entry("c"), entry("a", "1"), entry("b"))
        assert shown(merge(base, ours, theirs)) == ["c=", "a=1", "b=2"]

    def test_additions_of_both_stand_after_their_neighbours(self) -> None:
        base = catalog(entry("a"), entry("b"), gone("z", "0"))
        ours = catalog(entry("a"), entry("a1"), entry("b"), gone("z", "0"))
        theirs = catalog(entry("t"), entry("a"), entry("b"), entry("b1"), gone("y", "9"), gone("z", "0"))
        assert shown(merge(base, ours, theirs)) == ["t=", "a=", "a1=", "b=", "b1=", "#z=0", "#y=9"]

    def test_line_ends_are_ours(self) -> None:
        base = catalog(entry("a"), entry("b"))
        ours = parse(write_catalog(catalog(entry("a", "1"), entry("b"))).replace(b"\n", b"\r\n"))
        theirs = catalog(entry("a"), entry("b", "2"), entry("c", "3"))
        content = write_catalog(merge(base, ours, theirs).catalog)
        assert content.count(b"\n") == content.count(b"\r\n")

    def test_a_byte_order_mark_stays_only_where_nothing_else_changes(self) -> None:
        base = catalog(entry("a"))
        ours = parse(b"\xef\xbb\xbf" + write_catalog(base))
        assert write_catalog(merge(base, ours, base).catalog) == write_catalog(ours)
        assert not merge(base, ours, catalog(entry("a", "1"))).catalog.has_byte_order_mark

    def test_a_note_after_the_last_entry_is_kept(self) -> None:
        base = catalog(entry("a"))
        theirs = parse(write_catalog(base).rstrip() + b"\n\n# the end\n")
        assert write_catalog(merge(base, catalog(entry("a", "1")), theirs).catalog).endswith(b'"1"\n\n# the end\n')

    def test_a_file_without_a_last_line_end_loses_nothing(self) -> None:
        base = catalog(entry("a"))
        ours = parse(write_catalog(base).rstrip())
        theirs = catalog(entry("a"), entry("b", "2"))
        assert shown(merge(base, ours, theirs)) == ["a=", "b=2"]


class TestTheSameEntry:
    def test_the_same_words_are_no_conflict(self) -> None:
        both = catalog(entry("a", "1"))
        assert merge(catalog(entry("a")), both, both).conflicts == ()

    def test_different_words_are_both_kept_as_gettext_keeps_them(self, gettext) -> None:
        base = catalog(entry("a", "0"))
        merged = merge_three_ways(base, catalog(entry("a", "1")), catalog(entry("a", "2")), ("main", "айгүл"))
        content = write_catalog(merged.catalog)
        assert content.decode().endswith(
            '\n#, fuzzy\nmsgid "a"\nmsgstr ""\n'
            '"#-#-#-#-#  main  #-#-#-#-#\\n"\n"1\\n"\n"#-#-#-#-#  айгүл  #-#-#-#-#\\n"\n"2"\n'
        )
        assert merged.conflicts == ((None, "a"),)
        assert gettext("msgfmt", content, "-c", "--output-file=/dev/null").returncode == 0
        assert gettext("msgcat", content).stdout == content

    def test_a_conflict_merged_once_more_does_not_grow(self) -> None:
        base, theirs = catalog(entry("a")), catalog(entry("a", "2"))
        once = merge(base, catalog(entry("a", "1")), theirs).catalog
        again = merge(base, once, theirs)
        assert write_catalog(again.catalog) == write_catalog(once)
        assert again.conflicts == ((None, "a"),)

    def test_each_plural_form_has_its_versions(self, gettext) -> None:
        def plural(*forms: str) -> str:
            lines = [f'msgstr[{index}] "{form}"' for index, form in enumerate(forms)]
            return "\n".join(['msgid "one"', 'msgid_plural "many"', *lines])

        merged = merge(catalog(plural("", "")), catalog(plural("1", "x")), catalog(plural("1", "y")))
        one, many = merged.catalog.entries[0].translations
        assert one == "1"
        assert [text for _, text in read_versions(many, "")] == ["x", "y"]
        assert gettext("msgfmt", write_catalog(merged.catalog), "-c", "--output-file=/dev/null").returncode == 0

    def test_a_form_that_each_left_to_the_other_is_put_together_and_looked_at(self) -> None:
        def plural(*forms: str) -> str:
            return 'msgid "one"\nmsgid_plural "many"\n' + "\n".join(f'msgstr[{i}] "{f}"' for i, f in enumerate(forms))

        merged = merge(catalog(plural("", "")), catalog(plural("1", "")), catalog(plural("", "2")))
        assert (shown(merged), merged.conflicts) == (["~one=1|2"], ())

    @pytest.mark.parametrize(
        ("before", "one", "other", "result"),
        [
            # A translation beats none, also where somebody emptied it.
            (entry("a", "0"), entry("a"), entry("a", "2"), "a=2"),
            # Nobody has worked on it since, so it stays empty.
            (entry("a", "0"), entry("a"), entry("a", "0"), "a="),
            # A suggestion that nobody has looked at gives way.
            (entry("a"), fuzzy("a", "9", "b"), entry("a", "2"), "a=2"),
            (entry("a"), fuzzy("a", "9", "b"), fuzzy("a", "2"), "~a=2"),
            # The same words: whoever called them right has looked at them.
            (entry("a"), fuzzy("a", "2"), entry("a", "2"), "a=2"),
            (fuzzy("a", "0", "b"), entry("a", "0"), fuzzy("a", "0", "b"), "a=0"),
            # Doubts about old words are answered by new ones.
            (entry("a", "0"), fuzzy("a", "0"), entry("a", "2"), "a=2"),
            (entry("a", "0"), fuzzy("a", "0"), fuzzy("a", "2"), "~a=2"),
            (entry("a", "0"), fuzzy("a", "0"), entry("a", "0"), "~a=0"),
        ],
    )
    def test_what_settles_itself(self, before: str, one: str, other: str, result: str) -> None:
        for ours, theirs in ((one, other), (other, one)):
            merged = merge(catalog(before), catalog(ours), catalog(theirs))
            assert (shown(merged), merged.conflicts) == ([result], ())

    @pytest.mark.parametrize(
        ("before", "one", "other"),
        [
            (entry("a"), entry("a", "1"), entry("a", "2")),
            (fuzzy("a", "0", "b"), entry("a", "0"), entry("a", "2")),
            (entry("a", "0"), entry("a", "1"), fuzzy("a", "2")),
            (fuzzy("a", "0"), fuzzy("a", "1"), fuzzy("a", "2")),
        ],
        ids=["two translations", "approved and rewritten", "translation and draft", "two drafts"],
    )
    def test_what_only_a_translator_can_settle(self, before: str, one: str, other: str) -> None:
        for ours, theirs in ((one, other), (other, one)):
            merged = merge(catalog(before), catalog(ours), catalog(theirs))
            assert merged.conflicts == ((None, "a"),)
            assert merged.catalog.entries[0].is_fuzzy

    def test_notes_are_merged_line_by_line(self) -> None:
        base = catalog(entry("a", "", "# one", "# two"))
        ours = catalog(entry("a", "1", "# one", "# ours", "# two"))
        theirs = catalog(entry("a", "", "# two", "# theirs"))
        merged = merge(base, ours, theirs)
        assert merged.catalog.entries[0].value.tcomment == "ours\ntwo\ntheirs"
        assert shown(merged) == ["a=1"]

    def test_a_suggestion_that_gives_way_takes_along_where_it_came_from(self) -> None:
        suggested = entry("a", "9", "# Suggestion from locales/kk/LC_MESSAGES/b.po", "#, fuzzy", '#| msgid "a"')
        merged = merge(catalog(entry("a")), catalog(suggested), catalog(entry("a", "2", "# mine")))
        assert (shown(merged), merged.catalog.entries[0].value.tcomment) == (["a=2"], "mine")

    def test_of_a_limit_that_both_changed_the_newer_template_s_holds(self) -> None:
        def limited(limit: int, created: str) -> Catalog:
            flags = f"#, md-text, max-length:{limit}"
            return catalog(entry("a", "", flags), head=header(created=created))

        merged = merge(
            limited(50, "2026-01-01 00:00+0000"),
            limited(60, "2026-01-02 00:00+0000"),
            limited(70, "2026-01-03 00:00+0000"),
        )
        assert merged.catalog.entries[0].flags == ("md-text", "max-length:70")


class TestAnUpdateOnOneSide:
    BASE = (entry("a", "0"), entry("b"))

    def test_a_translation_of_a_text_that_was_edited_follows_it_as_fuzzy(self) -> None:
        ours = catalog(fuzzy("a!", "0", "a"), entry("b"))
        theirs = catalog(entry("a", "1"), entry("b", "2"))
        for one, other in ((ours, theirs), (theirs, ours)):
            merged = merge(catalog(*self.BASE), one, other)
            assert (shown(merged), merged.conflicts, merged.laid_down) == (["~a!=1", "b=2"], (), ())
            assert merged.catalog.entries[0].value.previous_msgid == "a"

    def test_a_correction_that_kept_the_translation_is_fuzzy_with_the_new_one(self) -> None:
        base = catalog(entry("Une energie", "0"))
        merged = merge(base, catalog(entry("Une énergie", "0")), catalog(entry("Une energie", "1")))
        assert shown(merged) == ["~Une énergie=1"]

    def test_another_text_that_happens_to_have_the_same_translation_keeps_it(self) -> None:
        base = catalog(entry("Oui", "0"))
        merged = merge(base, catalog(entry("D’accord", "0")), catalog(entry("Oui", "1")))
        assert shown(merged) == ["D’accord=0", "#Oui=1"]

    def test_a_split_gives_the_new_words_to_both_parts(self) -> None:
        ours = catalog(fuzzy("a1", "0", "a"), fuzzy("a2", "0", "a"), entry("b"))
        assert shown(merge(catalog(*self.BASE), ours, catalog(entry("a", "1"), entry("b")))) == ["~a1=1", "~a2=1", "b="]

    def test_where_the_edited_text_was_translated_too_the_other_translation_is_kept_obsolete(self) -> None:
        ours = catalog(entry("a!", "9"), entry("b"))
        merged = merge(catalog(*self.BASE), ours, catalog(entry("a", "1"), entry("b")))
        assert shown(merged) == ["a!=9", "b=", "#a=1"]
        assert merged.laid_down == ((None, "a"),)

    def test_a_translation_of_a_text_that_went_is_kept_obsolete(self) -> None:
        merged = merge(catalog(*self.BASE), catalog(entry("a", "0")), catalog(entry("a", "0"), entry("b", "2")))
        assert shown(merged) == ["a=0", "#b=2"]
        assert merged.laid_down == ((None, "b"),)

    def test_a_text_that_became_obsolete_keeps_the_newest_translation(self) -> None:
        ours = catalog(entry("b"), gone("a", "0"))
        theirs = catalog(entry("a", "1"), entry("b", "2"))
        for one, other in ((ours, theirs), (theirs, ours)):
            assert shown(merge(catalog(*self.BASE), one, other)) == ["b=2", "#a=1"]

    def test_a_text_that_went_and_that_nobody_worked_on_is_gone(self) -> None:
        assert shown(merge(catalog(*self.BASE), catalog(entry("a", "0")), catalog(*self.BASE))) == ["a=0"]

    def test_a_text_that_came_back_on_one_side_is_in_use(self) -> None:
        base = catalog(entry("b"), gone("a", "0"))
        ours, theirs = catalog(entry("a", "0"), entry("b")), catalog(entry("b", "2"), gone("a", "0"))
        for one, other in ((ours, theirs), (theirs, ours)):
            assert shown(merge(base, one, other)) == ["a=0", "b=2"]

    def test_both_updated_and_one_translated_before(self) -> None:
        """The suggestion made of newer words is the better one, and no conflict."""
        merged = merge(catalog(*self.BASE), catalog(fuzzy("a!", "0", "a")), catalog(fuzzy("a!", "1", "a")))
        assert (shown(merged), merged.conflicts) == (["~a!=1"], ())

    def test_a_suggestion_that_gives_way_goes_back_to_where_it_came_from(self) -> None:
        """They used the translation of `a` for `n`; we translated `n` ourselves and still have `a`."""
        base = catalog(entry("a", "0"), entry("n"))
        merged = merge(base, catalog(entry("a", "0"), entry("n", "5")), catalog(fuzzy("n", "0", "a")))
        assert shown(merged) == ["n=5", "#a=0"]

    def test_a_suggestion_from_elsewhere_that_gives_way_is_named(self) -> None:
        base = catalog(entry("n"))
        merged = merge(base, catalog(entry("n", "5")), catalog(fuzzy("n", "memory", "elsewhere")))
        assert shown(merged) == ["n=5"]
        assert merged.given_way == (((None, "n"), "memory"),)


WORDS_OF_TEXTS = ["énergie", "pays", "médecine", "culture", "école", "ville", "eau", "route", "santé", "projet"]


@pytest.mark.parametrize("seed", range(30))
def test_an_update_and_a_translator_s_day_of_work_meet_without_a_conflict_or_a_loss(seed: int) -> None:
    """The update is the project's own: texts edited, added, removed and reordered; the translator touches anything."""
    dice = random.Random(seed)

    def sentence() -> str:
        return " ".join(dice.choices(WORDS_OF_TEXTS, k=dice.randint(3, 14))) + "."

    old = [
        (text, dice.choice(["", f"T{number}"]))
        for number, text in enumerate(dict.fromkeys(sentence() for _ in range(12)))
    ]
    new: dict[str, None] = {}
    for text, _ in old:
        edited = text.replace(dice.choice(text.rstrip(".").split()), dice.choice(WORDS_OF_TEXTS), 1)
        kept = dice.choice([[text], [text], [text], [edited], [text.replace(".", "!")], [], [text, sentence()]])
        new.update(dict.fromkeys(dice.sample(kept, len(kept))))
    order = list(new) if dice.random() < 0.7 else dice.sample(list(new), len(new))
    worked = [(text, dice.choice([word, f"N{number}"])) for number, (text, word) in enumerate(old)]
    base, theirs = (catalog(*(entry(*each) for each in listed)) for listed in (old, worked))
    template = catalog(*map(entry, order), head=header(created="2026-05-01 00:00+0000"))
    updated = merge_catalogs(base, template).catalog
    for one, other in ((updated, theirs), (theirs, updated)):
        merged = merge(base, one, other)
        assert merged.conflicts == ()
        assert [part.message for part in merged.catalog.entries] == order
        for result in (merged.catalog, merge_catalogs(merged.catalog, template).catalog):
            kept_words = {part.translation for part in result.parts}
            assert {word for (_, word), (_, before) in zip(worked, old, strict=True) if word != before} <= kept_words


class TestHeaders:
    def fields(self, ours: str, theirs: str, base: str | None = None) -> dict[str, str]:
        merged = merge(catalog(head=base or header()), catalog(head=ours), catalog(head=theirs))
        assert merged.conflicts == ()
        return dict(merged.catalog.headers)

    def test_the_newest_revision_says_who_it_was_and_with_what(self) -> None:
        ours = header(revised="2026-03-01 12:00+0500", translator="Ours", generator="Poedit 3.5")
        theirs = header(revised="2026-03-01 08:00+0000", translator="Theirs", generator="Weblate 5")
        for one, other in ((ours, theirs), (theirs, ours)):
            fields = self.fields(one, other)
            assert fields["PO-Revision-Date"] == "2026-03-01 08:00+0000"
            assert (fields["Last-Translator"], fields["X-Generator"]) == ("Theirs", "Weblate 5")

    def test_the_template_s_date_and_the_revision_s_are_two_things(self) -> None:
        fields = self.fields(
            header(created="2026-05-01 00:00+0000"), header(revised="2026-03-01 00:00+0000", translator="T")
        )
        assert (fields["POT-Creation-Date"], fields["PO-Revision-Date"]) == (
            "2026-05-01 00:00+0000",
            "2026-03-01 00:00+0000",
        )

    @pytest.mark.parametrize("date", ["YEAR-MO-DA HO:MI+ZONE", "2026-02-31 00:00+0000", ""])
    def test_a_date_that_is_none_is_older_than_any(self, date: str) -> None:
        fields = self.fields(header(revised=date, translator="Nobody"), header(revised="2026-02-03 00:00+0000"))
        assert fields["PO-Revision-Date"] == "2026-02-03 00:00+0000"

    def test_unknown_fields_of_both_are_kept_where_they_stood(self) -> None:
        ours = header().replace('"Language: kk', '"X-Ours: 1\\n"\n"Language: kk')
        theirs = header() + '"X-Theirs: 2\\n"\n'
        fields = self.fields(ours, theirs)
        assert list(fields)[4:] == ["X-Ours", "Language", "Content-Type", "X-Generator", "X-Theirs"]

    def test_a_field_that_one_removed_is_gone(self) -> None:
        theirs = header().replace('"X-Generator: Poedit 3.4\\n"\n', "")
        assert "X-Generator" not in self.fields(header(created="2026-05-01 00:00+0000"), theirs)

    def test_lines_that_did_not_change_keep_their_bytes(self) -> None:
        wrapped = '"Project-Id-Version: "\n"brochures\\n"\n'
        base = header().replace('"Project-Id-Version: brochures\\n"\n', wrapped)
        merged = merge(
            catalog(head=base),
            catalog(head=base.replace("2026-01-01", "2026-05-01")),
            catalog(head=base.replace("2026-02-01", "2026-06-01")),
        )
        assert wrapped in write_catalog(merged.catalog).decode()

    def test_translators_named_in_the_comment_are_all_kept(self) -> None:
        ours, theirs = (header().replace("# Айгүл, 2026", f"# Айгүл, 2026\n# {name}") for name in ("Ours", "Theirs"))
        merged = merge(catalog(head=header()), catalog(head=ours), catalog(head=theirs))
        assert sorted(merged.catalog.header.value.tcomment.split("\n")) == ["Ours", "Theirs", "Айгүл, 2026"]


class TestWithoutABase:
    def test_two_new_files_are_put_together(self) -> None:
        ours, theirs = catalog(entry("a", "1"), entry("b")), catalog(entry("a"), entry("c", "3"))
        assert shown(merge(None, ours, theirs)) == ["a=1", "c=3", "b="]

    def test_what_they_say_differently_is_a_conflict(self) -> None:
        assert merge(None, catalog(entry("a", "1")), catalog(entry("a", "2"))).conflicts == ((None, "a"),)


def test_versions_are_read_as_they_were_written() -> None:
    versions = (("main", "1\n"), ("a branch", "2"), ("third", "#-#"))
    assert read_versions(write_versions(versions), "") == versions


def test_a_name_cannot_end_its_mark_early() -> None:
    assert write_versions([("a\n#-#-#-#-#", "1"), ("", "2")]).count("\n") == 3


# Few texts and few translations, so that both sides touch the same ones.
KEYS = st.sampled_from(["a", "b", "c", "d", "e\\n"])
WORDS = st.sampled_from(["", "1", "2", "3", "x y"])


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(KEYS)
    word = draw(WORDS)
    word += "\\n" if text.endswith("n") and word else ""
    notes = draw(st.lists(st.sampled_from(["# one", "# two", "#. paragraph", "#, md-text"]), max_size=2, unique=True))
    notes += [""] if not notes and draw(st.booleans()) else []
    state = draw(st.sampled_from(["", "", "", "fuzzy", "suggested", "obsolete"]))
    if state == "obsolete":
        return text, gone(text, word, *(line for line in notes if line.startswith("# ")))
    flags = ["#, fuzzy"] if state in {"fuzzy", "suggested"} and word else []
    flags += [f'#| msgid "{draw(KEYS)}"'] if state == "suggested" and word else []
    return text, entry(text, word, *(line for line in notes if line), *flags)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    listed = draw(st.lists(entries(), max_size=5, unique_by=lambda each: each[0]))
    day = draw(st.integers(1, 3))
    return catalog(
        *(text for _, text in listed),
        head=header(created=f"2026-01-0{day} 00:00+0000", revised=f"2026-02-0{day} 00:00+0000"),
    )


@settings(max_examples=25)
@given(catalogs(), catalogs(), catalogs())
def test_msgfmt_accepts_every_merge(base, ours, theirs):
    content = write_catalog(merge(base, ours, theirs).catalog)
    checked = subprocess.run(["msgfmt", "-c", "--output-file=/dev/null", "-"], input=content, capture_output=True)
    assert checked.returncode == 0, (checked.stderr, content.decode())


def said(result: Catalog) -> list[tuple]:
    """What the entries say, in their order."""
    return [
        (
            part.key,
            part.is_obsolete,
            part.translations,
            set(part.flags),
            part.value.tcomment,
            part.value.comment,
            part.value.previous_msgid,
        )
        for part in result.parts
    ]


@given(catalogs(), catalogs())
def test_what_only_we_changed_stays_byte_for_byte(base, ours):
    assert write_catalog(merge(base, ours, base).catalog) == write_catalog(ours)
    assert write_catalog(merge(base, ours, ours).catalog) == write_catalog(ours)


@given(catalogs(), catalogs())
def test_what_only_they_changed_is_taken(base, theirs):
    merged = merge(base, base, theirs)
    assert said(merged.catalog) == said(theirs)
    assert (merged.conflicts, merged.given_way) == ((), ())


@given(catalogs(), catalogs(), catalogs())
def test_no_side_is_preferred(base, ours, theirs):
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert set(one.conflicts) == set(other.conflicts)

    def without_order(merged: ThreeWay) -> set:
        return {
            (
                part.key,
                part.is_obsolete,
                part.is_fuzzy,
                frozenset(part.value.tcomment.split("\n")),
                versions(part.translations),
            )
            for part in merged.catalog.parts
            if not part.is_header
        }

    assert without_order(one) == without_order(other)


def versions(texts: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text for _, text in read_versions(each, "")) for each in texts)


@given(catalogs(), catalogs(), catalogs())
def test_no_words_that_either_side_wrote_disappear_unnamed(base, ours, theirs):
    merged = merge(base, ours, theirs)
    kept = {text.strip("\n") for part in merged.catalog.parts for each in versions(part.translations) for text in each}
    kept |= {text.strip("\n") for _, text in merged.given_way}
    # The old words of a text that was edited may give way to new ones.
    before = {part.translations for part in base.parts}
    for side in (ours, theirs):
        for part in side.parts:
            if not part.is_header and part.translations not in before:
                assert {text.strip("\n") for text in part.translations if text} <= kept, shown(merged)


@given(catalogs(), catalogs(), catalogs())
def test_nothing_becomes_translated_that_nobody_called_right(base, ours, theirs):
    sound = {(part.key, part.translations) for side in (ours, theirs) for part in side.parts if not part.is_fuzzy}
    merged = merge(base, ours, theirs).catalog
    assert {(part.key, part.translations) for part in merged.entries if part.is_translated} <= sound


@given(catalogs(), catalogs(), catalogs())
def test_merging_once_more_changes_nothing(base, ours, theirs):
    once = merge(base, ours, theirs).catalog
    assert said(merge(base, once, once).catalog) == said(once)
    assert said(merge(theirs, once, theirs).catalog) == said(once)
    assert said(merge(ours, ours, once).catalog) == said(once)


@given(catalogs(), catalogs(), catalogs())
def test_every_key_is_in_use_once(base, ours, theirs):
    merged = merge(base, ours, theirs).catalog
    assert len({part.key for part in merged.parts}) == len(merged.parts)
