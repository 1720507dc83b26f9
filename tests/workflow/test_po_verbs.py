"""po: catalogs that are named one by one, those of other programs too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import catalog, content, run, start, start_with_hook

from coopdocs.catalogs import Catalog, read_catalog

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: other 1.0\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-02 00:00+0000\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: none\\n"
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"""
# A program's catalog: contexts, plurals, flags and references with lines.
PROGRAM = """
#: src/main.c:12
#, c-format
msgctxt "menu"
msgid "Open %s"
msgstr "Открыть %s"

#: src/main.c:40
msgid "one file"
msgid_plural "%d files"
msgstr[0] "%d файл"
msgstr[1] "%d файла"
msgstr[2] "%d файлов"

# A note.
msgid "Close"
msgstr "Закрыть"
"""


@pytest.fixture
def file(tmp_path: Path):
    """`file("ru.po", entries)` writes a catalog with a header."""

    def write(name: str, *entries: str, head: str = HEADER) -> Path:
        path = tmp_path / name
        path.write_text(head + "".join(f"\n{entry.strip()}\n" for entry in entries), encoding="utf-8")
        return path

    return write


def parse(content: bytes) -> Catalog:
    read = read_catalog(content, "ru.po")
    assert isinstance(read, Catalog), read
    return read


def texts(path: Path) -> dict[str, str]:
    return {entry.message: entry.translation for entry in parse(path.read_bytes()).entries}


class TestMerge3:
    def merge(self, base: Path, ours: Path, theirs: Path, *options: str):
        return run(
            None, "po", "merge3", str(base), str(ours), str(theirs), "-o", str(ours.with_name("out.po")), *options
        )

    def test_a_clean_merge_is_0_and_silent(self, file, tmp_path: Path) -> None:
        base = file("base.po", 'msgid "a"\nmsgstr ""', 'msgid "b"\nmsgstr ""')
        ours = file("ours.po", 'msgid "a"\nmsgstr "1"', 'msgid "b"\nmsgstr ""')
        theirs = file("theirs.po", 'msgid "a"\nmsgstr ""', 'msgid "b"\nmsgstr "2"')
        ran = self.merge(base, ours, theirs)
        assert (ran.code, ran.output, ran.errors) == (0, "", "")
        assert texts(tmp_path / "out.po") == {"a": "1", "b": "2"}

    def test_a_conflict_is_1_with_its_line_in_the_merged_file(self, file, tmp_path: Path) -> None:
        base, ours, theirs = (file(f"{text}.po", f'msgid "a"\nmsgstr "{text}"') for text in ("0", "1", "2"))
        ran = self.merge(base, ours, theirs, "--ours-name", "main", "--theirs-name", "%Y")
        assert (ran.code, ran.codes) == (1, ["merge-conflict"])
        merged = (tmp_path / "out.po").read_bytes()
        line = merged.decode().split("\n").index('msgid "a"') + 1
        assert ran.errors.startswith(f"{tmp_path}/out.po:{line}: error merge-conflict: both sides translated “a”")
        assert parse(merged).entries[0].translation == "#-#-#-#-#  main  #-#-#-#-#\n1\n#-#-#-#-#  theirs  #-#-#-#-#\n2"

    def test_git_s_name_of_the_catalog_is_the_one_that_is_shown(self, file) -> None:
        base, ours, theirs = (file(f"{text}.po", f'msgid "a"\nmsgstr "{text}"') for text in ("0", "1", "2"))
        assert self.merge(base, ours, theirs, "--path", "locales/ru.po").errors.startswith("locales/ru.po:")

    @pytest.mark.parametrize("faulty", ["base", "ours", "theirs"])
    def test_a_faulty_version_is_1_and_nothing_is_written(self, faulty: str, file, tmp_path: Path) -> None:
        files = {name: file(f"{name}.po", 'msgid "a"\nmsgstr "1"') for name in ("base", "ours", "theirs")}
        files[faulty].write_bytes(files[faulty].read_bytes() + b'msgid "x\n')
        ran = self.merge(*files.values())
        assert (ran.code, ran.codes) == (1, ["catalog-syntax"])
        assert ran.errors.startswith(f"{files[faulty]}:")
        assert not (tmp_path / "out.po").exists()

    def test_an_empty_base_means_that_both_began_it(self, file, tmp_path: Path) -> None:
        (tmp_path / "empty").write_bytes(b"")
        ours, theirs = file("ours.po", 'msgid "a"\nmsgstr "1"'), file("theirs.po", 'msgid "b"\nmsgstr "2"')
        assert self.merge(tmp_path / "empty", ours, theirs).code == 0
        assert texts(tmp_path / "out.po") == {"a": "1", "b": "2"}

    def test_the_output_may_be_one_of_the_three(self, file) -> None:
        base, ours, theirs = (
            file(f"{name}.po", f'msgid "a"\nmsgstr "{text}"') for name, text in zip("bot", "001", strict=True)
        )
        assert run(None, "po", "merge3", str(base), str(ours), str(theirs), "-o", str(ours)).code == 0
        assert texts(ours) == {"a": "1"}

    def test_a_file_that_is_not_there_is_2_in_one_line(self, file, tmp_path: Path) -> None:
        ours = file("ours.po", 'msgid "a"\nmsgstr "1"')
        ran = self.merge(ours, ours, tmp_path / "nowhere.po")
        assert (ran.code, ran.errors.count("\n")) == (2, 1)
        assert "nowhere.po: cannot be read: No such file or directory" in ran.errors

    def test_what_went_another_way_is_a_warning_and_0(self, file, tmp_path: Path) -> None:
        base = file("base.po", 'msgid "a"\nmsgstr "0"', 'msgid "b"\nmsgstr ""')
        theirs = file("theirs.po", 'msgid "a"\nmsgstr "1"', 'msgid "b"\nmsgstr ""')
        ran = self.merge(base, file("ours.po", 'msgid "b"\nmsgstr ""'), theirs)
        assert (ran.code, ran.codes) == (0, ["merge-obsolete"])
        assert '#~ msgstr "1"' in (tmp_path / "out.po").read_text(encoding="utf-8")

    def test_a_program_s_catalogs_merge_too_with_plurals_and_contexts(self, file, tmp_path: Path) -> None:
        base = file("base.po", PROGRAM)
        ours = file("ours.po", PROGRAM.replace("%d файлов", "%d штук"))
        theirs = file("theirs.po", PROGRAM.replace("Открыть", "Открой").replace("main.c:12", "main.c:14"))
        assert self.merge(base, ours, theirs).code == 0
        expected = HEADER + PROGRAM.replace("%d файлов", "%d штук").replace("Открыть", "Открой").replace("c:12", "c:14")
        assert (tmp_path / "out.po").read_text(encoding="utf-8") == expected


class TestMerge:
    REFERENCE = PROGRAM.replace('msgid "Close"\nmsgstr "Закрыть"', 'msgid "Close the window"\nmsgstr ""')
    REFERENCE = (
        REFERENCE.replace("Открыть %s", "").replace("%d файлов", "").replace("%d файла", "").replace("%d файл", "")
    )

    def test_a_program_s_catalog_gets_its_new_texts(self, file, tmp_path: Path) -> None:
        known, wanted = file("ru.po", PROGRAM), file("new.pot", self.REFERENCE)
        out = tmp_path / "out.po"
        ran = run(None, "po", "merge", str(known), str(wanted), "-o", str(out))
        assert (ran.code, ran.errors) == (0, "")
        assert ran.output.startswith(f"{out}: ")
        merged = parse(out.read_bytes())
        assert merged.find("menu", "Open %s").translation == "Открыть %s"
        assert merged.find("menu", "Open %s").flags == ("c-format",)
        assert merged.find(None, "one file").translations == ("%d файл", "%d файла", "%d файлов")
        assert "Закрыть" in out.read_text(encoding="utf-8")
        assert subprocess.run(["msgfmt", "-c", "-o", os.devnull, out]).returncode == 0

    def test_in_place_nothing_changes_where_nothing_is_to_be_done(self, file) -> None:
        known = file("ru.po", PROGRAM)
        before = known.stat().st_mtime_ns
        assert run(None, "po", "merge", str(known), str(known), "-o", str(known)).output == ""
        assert known.stat().st_mtime_ns == before

    def test_a_dash_prints_the_catalog_and_tells_the_rest_on_standard_error(self, file) -> None:
        known, wanted = file("ru.po", PROGRAM), file("new.pot", self.REFERENCE)
        before = known.read_bytes()
        ran = run(None, "po", "merge", str(known), str(wanted), "-o", "-")
        assert parse(ran.output.encode()).find(None, "Close the window") is not None
        assert "obsolete: “Close”" in ran.errors
        assert known.read_bytes() == before

    def test_json_tells_what_became_of_each_text(self, file, tmp_path: Path) -> None:
        known, wanted = file("ru.po", PROGRAM), file("new.pot", self.REFERENCE)
        ran = run(None, "po", "merge", str(known), str(wanted), "-o", str(tmp_path / "out.po"), "--report", "json")
        report = json.loads(ran.output)
        assert report["schema"] == 1
        assert "Close the window" in ran.output

    @pytest.mark.parametrize("faulty", ["ru.po", "new.pot"])
    def test_a_faulty_file_is_1_and_nothing_is_written(self, faulty: str, file, tmp_path: Path) -> None:
        known, wanted = file("ru.po", PROGRAM), file("new.pot", self.REFERENCE)
        (tmp_path / faulty).write_bytes((tmp_path / faulty).read_bytes() + b"rubbish\n")
        ran = run(None, "po", "merge", str(known), str(wanted), "-o", str(tmp_path / "out.po"))
        assert (ran.code, ran.codes) == (1, ["catalog-syntax"])
        assert not (tmp_path / "out.po").exists()


class TestFormat:
    WRAPPED = 'msgid ""\n"a"\nmsgstr ""\n"un "\n"deux"'

    def test_a_catalog_is_written_as_msgcat_writes_it_and_listed(self, file) -> None:
        path = file("ru.po", self.WRAPPED, PROGRAM)
        expected = subprocess.run(["msgcat", path], capture_output=True, check=True).stdout
        ran = run(None, "po", "format", str(path))
        assert (ran.code, ran.output, ran.errors) == (0, f"{path}\n", "")
        assert path.read_bytes() == expected
        assert run(None, "po", "format", "--check", str(path)).output == ""

    def test_check_lists_what_would_change_and_writes_nothing(self, file) -> None:
        odd, even = file("odd.po", self.WRAPPED), file("even.po", 'msgid "a"\nmsgstr "b"')
        run(None, "po", "format", str(even))
        before = odd.read_bytes()
        ran = run(None, "po", "format", "--check", str(odd), str(even))
        assert (ran.code, ran.output, ran.codes) == (1, f"{odd}\n", ["catalog-layout"])
        assert odd.read_bytes() == before
        report = json.loads(run(None, "po", "format", "--check", "--report", "json", str(odd), str(even)).output)
        assert [finding["file"] for finding in report["findings"]] == [str(odd)]

    def test_a_faulty_file_is_not_rewritten_and_the_others_are(self, file) -> None:
        faulty, odd = file("faulty.po", "rubbish"), file("odd.po", self.WRAPPED)
        before = faulty.read_bytes()
        ran = run(None, "po", "format", str(faulty), str(odd))
        assert (ran.code, ran.codes, ran.output) == (1, ["catalog-syntax"], f"{odd}\n")
        assert faulty.read_bytes() == before

    def test_the_catalog_is_the_old_one_or_the_new_one(self, file, tmp_path: Path) -> None:
        odd = file("odd.po", self.WRAPPED, *(f'msgid "{number}"\nmsgstr "x"' for number in range(100)))
        before = odd.read_bytes()
        ran = start(tmp_path, "po", "format", str(odd), preexec_fn=limit_files)
        assert (ran.code, ran.output) == (2, "")
        assert "cannot be written: File too large" in ran.errors
        assert odd.read_bytes() == before
        assert [path.name for path in tmp_path.iterdir()] == ["odd.po"]

    def test_a_file_that_cannot_be_read_is_2_and_the_others_are_done(self, file, tmp_path: Path) -> None:
        odd = file("odd.po", self.WRAPPED)
        ran = run(None, "po", "format", str(tmp_path / "nowhere.po"), str(odd))
        assert (ran.code, ran.output) == (2, f"{odd}\n")
        assert "Traceback" not in ran.errors

    def test_the_catalogs_that_coopdocs_makes_need_no_formatting(self, project: Path) -> None:
        catalogs = map(str, sorted((project / "locales").rglob("*.po*")))
        ran = run(None, "po", "format", "--check", *catalogs)
        assert (ran.code, ran.output, ran.errors) == (0, "", "")


class TestCheck:
    def test_a_sound_catalog_is_0_and_silent(self, file) -> None:
        ran = run(None, "po", "check", str(file("ru.po", PROGRAM)))
        assert (ran.code, ran.output, ran.errors) == (0, "", "")

    def test_faults_have_file_and_line(self, file) -> None:
        faulty = file("ru.po", 'msgid "a"\nmsgstr "b')
        ran = run(None, "po", "check", str(faulty))
        assert (ran.code, ran.codes) == (1, ["catalog-syntax"])
        assert ran.errors.startswith(f"{faulty}:16: ")

    @pytest.mark.parametrize(
        "rule",
        [
            "nplurals=2; plural=(n != 1);",
            "nplurals=INTEGER; plural=EXPRESSION;",
            "nplurals=3; plural=(n/0);",
            "nplurals=99999999; plural=n;",
            "nplurals=3; plural=__import__('os').abort();",
            f"nplurals=3; plural={'(' * 200}n{')' * 200};",
            "nplurals=3; plural=n;",
        ],
    )
    def test_a_plural_rule_of_another_language_is_an_error_where_there_are_plurals(self, rule: str, file) -> None:
        head = HEADER[: HEADER.index('"Plural-Forms')] + f'"Plural-Forms: {rule}\\n"\n'
        ran = run(None, "po", "check", str(file("ru.po", PROGRAM, head=head)))
        assert (ran.code, ran.codes) == (1, ["catalog-plural-forms"])
        ran = run(None, "po", "check", str(file("ru.po", 'msgid "a"\nmsgstr "b"', head=head)))
        assert (ran.code, ran.codes) == (0, ["catalog-plural-forms"])

    @pytest.mark.parametrize(
        "rule",
        [
            "nplurals=3; plural=n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2;",
            "nplurals = 3 ; plural = (n%10==1 && n%100!=11) ? 0 : (n%10>1 && n%10<5 && !(n%100>9 && n%100<20)) ? 1 : 2",
        ],
    )
    def test_a_plural_rule_that_says_the_same_in_other_words_is_right(self, rule: str, file) -> None:
        head = HEADER[: HEADER.index('"Plural-Forms')] + f'"Plural-Forms: {rule}\\n"\n'
        assert run(None, "po", "check", str(file("ru.po", PROGRAM, head=head))).errors == ""

    def test_a_plural_form_too_few_is_an_error(self, file) -> None:
        ran = run(None, "po", "check", str(file("ru.po", PROGRAM.replace('msgstr[2] "%d файлов"\n', ""))))
        assert (ran.code, ran.codes) == (1, ["catalog-plural-count"])

    def test_a_choice_that_nobody_made_is_an_error_even_where_nobody_calls_it_fuzzy(self, file) -> None:
        block = '"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"1\\n"\n"#-#-#-#-#  b.po  #-#-#-#-#\\n"\n"2"'
        ran = run(None, "po", "check", str(file("ru.po", f'msgid "a"\nmsgstr ""\n{block}')))
        assert (ran.code, ran.codes) == (1, ["catalog-open-choice"])

    def test_a_header_without_a_language_is_a_warning_but_not_in_a_template(self, file) -> None:
        head = HEADER.replace('"Language: ru', '"Language: ')
        assert run(None, "po", "check", str(file("x.po", head=head))).codes == ["catalog-language"]
        assert run(None, "po", "check", str(file("x.pot", head=head))).codes == []

    def test_json_is_one_object(self, file) -> None:
        ran = run(None, "po", "check", "--report", "json", str(file("ru.po", "rubbish")))
        assert json.loads(ran.output)["errors"] == 1


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")])
def test_no_verb_on_catalogs_loads_what_makes_documents(arguments: tuple[str, ...], file) -> None:
    program = (
        "import sys\nfrom coopdocs.cli import main\n"
        f"sys.argv = {['coopdocs', 'po', *arguments, str(file('ru.po', PROGRAM))]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")
    assert {"weasyprint", "docx", "markdown_it", "lxml", "PIL", "babel", "rich"} & set(ran.stderr.split()) == set()


def test_merging_loads_none_of_it_either(file, tmp_path: Path) -> None:
    path = str(file("ru.po", PROGRAM))
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from coopdocs.workflow.catalog_files import MergeFiles, run_po_merge, run_po_merge3\n"
        f"path, out = Path({path!r}), Path({str(tmp_path / 'out.po')!r})\n"
        "run_po_merge(path, path, out)\nrun_po_merge3(MergeFiles(path, path, path, out))\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert {"weasyprint", "docx", "markdown_it", "lxml", "PIL", "babel", "rich"} & set(ran.stdout.split()) == set()


def limit_files() -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def test_help_is_there_for_each_verb(tmp_path: Path) -> None:
    for verb in ("merge", "merge3", "format", "check"):
        ran = start(tmp_path, "po", verb, "-h")
        assert (ran.code, ran.output.startswith(f"Usage: coopdocs po {verb} ")) == (0, True)
        assert "--report" in ran.output


@pytest.mark.parametrize("event", ["open", "os.rename"])
def test_asked_to_end_in_the_middle_of_writing_it_leaves_nothing_half_written(project: Path, event: str) -> None:
    """Outside of any lock too."""
    merged = project / "merged.po"
    merged.write_bytes(catalog(project, "ru").read_bytes())
    before = content(project)
    end = f"""
        if event == "{event}" and ".tmp" in str(values[0]):
            os.kill(os.getpid(), signal.SIGTERM)
    """
    definition, reference = str(catalog(project, "kk")), str(project / "locales" / "bienvenue.pot")
    ran = start_with_hook(project, end, "po", "merge", definition, reference, "-o", str(merged))
    assert (ran.code, ran.output, ran.errors) == (143, "", "")
    assert content(project).keys() == before.keys()
    assert merged.read_bytes() in {before["merged.po"], catalog(project, "kk").read_bytes()}


def test_a_merge_never_overwrites_its_reference(project: Path) -> None:
    catalog, template = project / "locales/ru/LC_MESSAGES/bienvenue.po", project / "locales/bienvenue.pot"
    before = catalog.read_bytes(), template.read_bytes()
    assert run(None, "po", "merge", str(template), str(catalog), "-o", str(catalog)).code == 2
    assert run(None, "po", "merge", str(catalog), str(template), "-o", str(template)).code == 2
    assert (catalog.read_bytes(), template.read_bytes()) == before
