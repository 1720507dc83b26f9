"""update: what translators find in `locales/`, and that nothing of theirs is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
import pytest
from command import SOURCE, TAGS, append, catalog, content, edit, run, start_with_hook, state
from hypothesis import given, settings
from hypothesis import strategies as st

OLD = "2014-01-27 10:00+0000"


def test_new_catalogs_are_what_gettext_itself_would_write(project: Path) -> None:
    shutil.rmtree(project / "locales")
    assert run(project, "update").code == 0
    files = [project / "locales" / "bienvenue.pot", *(catalog(project, tag) for tag in TAGS)]
    for file in files[1:]:
        checked = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", file], capture_output=True)
        assert (checked.returncode, checked.stderr) == (0, b""), file
    for file in files:
        assert subprocess.run(["msgcat", file], capture_output=True).stdout == file.read_bytes(), file


def test_a_new_catalog_has_every_text_untranslated_in_the_order_of_the_source(project: Path) -> None:
    shutil.rmtree(project / "locales")
    ran = run(project, "update")
    assert ran.output.splitlines()[:2] == [
        "locales/bienvenue.pot: 19 texts",
        "locales/fr/LC_MESSAGES/bienvenue.po: 19 new",
    ]
    texts = [entry.msgid for entry in polib.pofile(str(catalog(project, "kk")))]
    assert texts[:3] == ["Bienvenue", "Votre première brochure", "Votre institution"]
    assert texts[-1] == "Une note comme celle-ci se place en bas de la page."


def test_the_starter_is_up_to_date(project: Path) -> None:
    before = state(project)
    ran = run(project, "update")
    assert (ran.code, ran.output, ran.errors) == (0, "", "")
    assert content(project / "locales").keys() == {
        name.removeprefix("locales/") for name in before if "locales" in name
    }
    assert {name: file for name, file in state(project).items() if name in before} == before


def test_a_second_update_changes_no_byte_and_no_time(project: Path) -> None:
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    assert run(project, "update").code == 0
    before = state(project)
    ran = run(project, "update")
    assert (ran.code, ran.output, ran.errors) == (0, "", "")
    assert state(project) == before


def test_check_names_what_would_change_and_writes_nothing(project: Path) -> None:
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    before = state(project)
    ran = run(project, "update", "--check")
    assert ran.code == 1
    assert [line.partition(":")[0] for line in ran.output.splitlines()] == [
        "locales/bienvenue.pot",
        *(f"locales/{tag}/LC_MESSAGES/bienvenue.po" for tag in TAGS),
    ]
    assert state(project) == before
    assert not (project / "output").exists()
    run(project, "update")
    assert run(project, "update", "--check").code == 0


def test_a_text_that_changed_a_little_keeps_its_translation_as_fuzzy(project: Path) -> None:
    edit(project / SOURCE, "Votre première brochure", "Votre première petite brochure")
    run(project, "update")
    entry = polib.pofile(str(catalog(project, "ru"))).find("Votre première petite brochure")
    assert entry.fuzzy
    assert entry.previous_msgid == "Votre première brochure"
    assert entry.msgstr


def test_a_text_that_went_stays_at_the_end_of_the_catalog(project: Path) -> None:
    translation = polib.pofile(str(catalog(project, "kk"))).find("exemple").msgstr
    edit(project / SOURCE, "keywords: [brochure, exemple]", "keywords: [brochure]")
    run(project, "update")
    gone = polib.pofile(str(catalog(project, "kk"))).obsolete_entries()
    assert [(entry.msgid, entry.msgstr) for entry in gone] == [("exemple", translation)]


def test_an_empty_entry_of_the_source_language_goes_without_a_warning(project: Path) -> None:
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    run(project, "update")
    edit(project / SOURCE, "\n\nUn paragraphe de plus.\n", "")
    ran = run(project, "update")
    assert ran.code == 0
    assert "locales/fr/" not in ran.errors


def test_a_wording_of_the_source_language_that_went_is_told_and_kept_at_the_end(project: Path) -> None:
    edit(catalog(project, "fr"), 'msgid "exemple"\nmsgstr ""', 'msgid "exemple"\nmsgstr "un exemple"')
    edit(project / SOURCE, "keywords: [brochure, exemple]", "keywords: [brochure]")
    ran = run(project, "update")
    assert "1 obsolete" in next(line for line in ran.output.splitlines() if line.startswith("locales/fr/"))
    gone = polib.pofile(str(catalog(project, "fr"))).obsolete_entries()
    assert [(entry.msgid, entry.msgstr) for entry in gone] == [("exemple", "un exemple")]


def test_a_faulty_catalog_is_left_alone_and_the_others_are_done(project: Path) -> None:
    edit(catalog(project, "kk"), 'msgid "exemple"', 'msgid "exemple')
    before = catalog(project, "kk").read_bytes()
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    ran = run(project, "update")
    assert ran.code == 1
    assert "locales/kk/LC_MESSAGES/bienvenue.po:" in ran.errors
    assert catalog(project, "kk").read_bytes() == before
    assert "Un paragraphe de plus." in catalog(project, "ru").read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", [b"", b"\xff\xfem\0", b"<<<<<<< HEAD\n", b'msgid "a"\n', b"\xef\xbb\xbf"])
def test_no_damage_makes_update_rewrite_a_catalog(project: Path, damage: bytes) -> None:
    file = catalog(project, "en")
    file.write_bytes(damage + (file.read_bytes()[:300] if damage else b""))
    before = state(project / "locales")
    assert run(project, "update").code == 1
    assert state(project / "locales") == before


def test_a_source_with_errors_leaves_its_catalogs_alone_and_other_brochures_are_done(project: Path) -> None:
    (project / "source" / "autre.md").write_text(
        "---\ntitle: Autre\ndate: 2026-01-05\n---\n\n# Titre\n", encoding="utf-8"
    )
    append(project / SOURCE, "\n\n<b>gras</b>\n")
    before = state(project / "locales")
    ran = run(project, "update")
    assert ran.code == 1
    assert set(ran.codes) == {"raw-html"}
    after = state(project / "locales")
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {"autre.pot", *(f"{tag}/LC_MESSAGES/autre.po" for tag in TAGS)}


def test_only_the_brochures_that_are_named_are_brought_up_to_date(project: Path) -> None:
    for name in ("autre", "tiers"):
        text = f"---\ntitle: {name}\ndate: 2026-01-05\n---\n\n# Titre\n"
        (project / "source" / f"{name}.md").write_text(text, encoding="utf-8")
    assert run(project, "update", "tiers").code == 0
    assert (project / "locales" / "tiers.pot").is_file()
    assert not (project / "locales" / "autre.pot").exists()


def test_the_date_of_the_template_changes_only_with_its_texts(project: Path) -> None:
    for file in [project / "locales" / "bienvenue.pot", *(catalog(project, tag) for tag in TAGS)]:
        lines = file.read_text(encoding="utf-8").split("\n")
        dated = [f'"POT-Creation-Date: {OLD}\\n"' if "POT-Creation-Date" in line else line for line in lines]
        file.write_text("\n".join(dated), encoding="utf-8")
    source = project / SOURCE
    source.write_text(source.read_text(encoding="utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert run(project, "update", "--check").output == ""
    append(source, "\n\nUn paragraphe de plus.\n")
    run(project, "update")
    assert OLD not in (project / "locales" / "bienvenue.pot").read_text(encoding="utf-8")


def test_a_folder_of_catalogs_that_leads_out_of_the_project_is_not_written_to(project: Path) -> None:
    elsewhere = project.parent / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(project / "locales" / "kk")
    (project / "locales" / "kk").symlink_to(elsewhere)
    ran = run(project, "update")
    assert (ran.code, ran.codes) == (1, ["catalog-outside"])
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("moment", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("event", ["open", "os.rename"])
def test_an_update_that_is_killed_leaves_each_catalog_as_it_was_or_as_it_should_be(
    project: Path, event: str, moment: int
) -> None:
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    before = content(project / "locales")
    kill = f"""
        if event == "{event}" and str(values[0]).endswith(".tmp"):
            seen += 1
            if seen == {moment}:
                os.kill(os.getpid(), signal.SIGKILL)
    """
    assert start_with_hook(project, kill, "update").code == -9
    halfway = content(project / "locales")
    assert run(project, "update").code == 0
    after = content(project / "locales")
    assert after.keys() == before.keys()
    for name, data in after.items():
        assert halfway[name] in {before[name], data}, name
        assert b"Un paragraphe de plus." in data


def test_a_catalog_saved_during_an_update_is_not_overwritten(project: Path) -> None:
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    (project / "new.po").write_bytes(catalog(project, "kk").read_bytes() + b'\n#~ msgid "a"\n#~ msgstr "b"\n')
    saved = (project / "new.po").read_bytes()
    save = """
        if event == "os.rename" and str(values[1]).endswith("bienvenue.pot"):
            os.rename("new.po", "locales/kk/LC_MESSAGES/bienvenue.po")
    """
    ran = start_with_hook(project, save, "update")
    assert (ran.code, ran.codes) == (0, [])
    merged = polib.pofile(str(catalog(project, "kk")))
    assert [(entry.msgid, entry.msgstr) for entry in merged.obsolete_entries()] == [("a", "b")]
    assert merged.find("Un paragraphe de plus.") is not None
    assert saved != catalog(project, "kk").read_bytes()


PARAGRAPHS = [
    "Le fichier de texte est écrit en français.",
    "Le fichier de texte est écrit en français, puis traduit.",
    "Une phrase avec « guillemets », **gras** et [lien](https://example.org).",
    "Une phrase avec « guillemets » et **gras**.",
    "Énergie, médecine, agriculture : trois domaines à 10 %.",
    "Énergie, médecine et agriculture : trois domaines.",
    "Une note[^n].\n\n[^n]: Son texte.",
    "| Domaine | But |\n| --- | --- |\n| Énergie | Recherche |",
]


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from(PARAGRAPHS), max_size=6, unique=True), min_size=2, max_size=4))
def test_whatever_is_edited_updating_twice_is_updating_once_and_no_translation_is_lost(editions: list) -> None:
    with TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "source").mkdir()
        (project / "coopdocs.toml").write_text('source-language = "fr"\nlanguages = ["fr", "kk"]\n', encoding="utf-8")
        translated: set[str] = set()
        for paragraphs in editions:
            body = "\n\n".join(["# Titre", *paragraphs])
            text = f"---\ntitle: Titre\ndate: 2026-01-05\n---\n\n{body}\n"
            (project / "source" / "b.md").write_text(text, encoding="utf-8")
            assert run(project, "update").code == 0
            once = state(project)
            assert run(project, "update").output == ""
            assert state(project) == once
            file = polib.pofile(str(catalog(project, "kk", "b")), wrapwidth=0)
            assert translated <= {entry.msgstr for entry in file}
            for entry in file:
                if not entry.msgstr and not entry.obsolete:
                    entry.msgstr = f"аударма: {entry.msgid}"
            translated |= {entry.msgstr for entry in file if entry.msgstr}
            file.save()


def test_what_another_brochure_has_translated_is_offered_with_the_name_of_its_catalog(project: Path) -> None:
    (project / "source/deuxieme.md").write_text((project / SOURCE).read_text("utf-8"), "utf-8")
    ran = run(project, "update", "deuxieme")
    second = polib.pofile(str(project / "locales/kk/LC_MESSAGES/deuxieme.po"))
    assert ran.output.count("remembered: ") == 3 * len(second)
    assert all(entry.fuzzy and entry.msgstr for entry in second)
    assert second[0].tcomment == "Suggestion from locales/kk/LC_MESSAGES/bienvenue.po"
    assert all(not entry.msgstr for entry in polib.pofile(str(project / "locales/fr/LC_MESSAGES/deuxieme.po")))
    assert run(project, "update").output == ""


def test_a_catalog_that_the_project_names_as_memory_is_asked_too(project: Path) -> None:
    (project / "old").mkdir()
    (project / "old/kk.po").write_text('msgid "Un paragraphe de plus."\nmsgstr "Тағы бір абзац."\n', "utf-8")
    append(project / "coopdocs.toml", '\n[catalogs.memory]\nkk = ["old/kk.po"]\n')
    append(project / SOURCE, "\n\nUn paragraphe de plus.\n")
    run(project, "update")
    entry = polib.pofile(str(catalog(project, "kk"))).find("Un paragraphe de plus.")
    assert (entry.msgstr, entry.fuzzy, entry.tcomment) == ("Тағы бір абзац.", True, "Suggestion from old/kk.po")


@pytest.mark.parametrize("verb", ["update", "check"])
def test_a_memory_that_is_not_there_is_named_with_its_line(project: Path, verb: str) -> None:
    append(project / "coopdocs.toml", '\n[catalogs.memory]\nkk = ["old/kk.po"]\n')
    line = len((project / "coopdocs.toml").read_text("utf-8").splitlines())
    ran = run(project, verb)
    assert ran.code == 1
    assert f"coopdocs.toml:{line}: error memory-missing: there is no catalog old/kk.po" in ran.errors


def test_a_memory_that_cannot_be_read_is_named_with_its_line(project: Path) -> None:
    (project / "old").mkdir()
    (project / "old/kk.po").write_text('msgid "Un"\nmsgstr "Бір\n', "utf-8")
    append(project / "coopdocs.toml", '\n[catalogs.memory]\nkk = ["old/kk.po"]\n')
    ran = run(project, "update")
    assert ran.code == 1
    assert "old/kk.po:2: error catalog-syntax" in ran.errors


def test_a_correction_leaves_all_translations_as_they_are(project: Path) -> None:
    before = {tag: polib.pofile(str(catalog(project, tag))).translated_entries() for tag in ("kk", "ru", "en")}
    edit(project / SOURCE, "Votre première brochure", "Votre premiére brochure")
    ran = run(project, "update", "--typo")
    assert ran.code == 0
    assert ran.output.count("corrected: “Votre premiére brochure”, was “Votre première brochure”") == 3
    for tag, entries in before.items():
        after = polib.pofile(str(catalog(project, tag))).translated_entries()
        assert [entry.msgstr for entry in after] == [entry.msgstr for entry in entries]


def test_an_edit_that_is_more_than_a_correction_is_refused_and_nothing_is_written(project: Path) -> None:
    edit(project / SOURCE, "Votre première brochure", "Votre seconde brochure")
    before = {path: path.read_bytes() for path in sorted((project / "locales").rglob("*.po*"))}
    ran = run(project, "update", "--typo")
    assert (ran.code, ran.codes) == (1, ["not-a-correction"])
    said = "“Votre seconde brochure”, was “Votre première brochure”: the edit changes words into others"
    assert f"{SOURCE}:3: error not-a-correction: {said}" in ran.errors
    assert {path: path.read_bytes() for path in before} == before


def test_the_report_names_every_text_whose_translation_was_touched(project: Path) -> None:
    edit(project / SOURCE, "keywords: [brochure, exemple]", "keywords: [brochure, Brochures imprimées]")
    report = json.loads(run(project, "update", "--report", "json").output)
    kazakh = next(each for each in report["catalogs"] if "/kk/" in each["file"])
    told = {(change["fate"], change["msgid"]) for change in kazakh["changes"]}
    assert ("obsolete", "exemple") in told or ("edited", "Brochures imprimées") in told
    assert sum(kazakh["counts"].values()) >= len(polib.pofile(str(catalog(project, "kk"))))
    lines = catalog(project, "kk").read_text("utf-8").splitlines()
    for change in kazakh["changes"]:
        if change["line"]:
            assert "msgid" in lines[change["line"] - 1]


def test_an_edit_that_is_taken_back_leaves_nothing_but_the_question_whether_the_translation_fits(project: Path) -> None:
    before = polib.pofile(str(catalog(project, "kk")))
    sentence = max((entry.msgid for entry in before if "`" not in entry.msgid and "[" not in entry.msgid), key=len)
    words = next(words for words in sentence.split(". ") if words in (project / SOURCE).read_text("utf-8"))
    edit(project / SOURCE, words, f"{words} et bien davantage")
    run(project, "update")
    assert polib.pofile(str(catalog(project, "kk"))).find(sentence) is None
    edit(project / SOURCE, f"{words} et bien davantage", words)
    ran = run(project, "update")
    after = polib.pofile(str(catalog(project, "kk")))
    assert [(entry.msgid, entry.msgstr) for entry in after] == [(entry.msgid, entry.msgstr) for entry in before]
    assert [entry.msgid for entry in after.fuzzy_entries()] == [sentence]
    # The mark stays: nobody knows whether the translator had begun to fit the words to the edit.
    assert after.obsolete_entries() == before.obsolete_entries()
    assert f"/kk/LC_MESSAGES/bienvenue.po: {len(before) - 1} kept, 1 edited" in ran.output
