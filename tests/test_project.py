"""The folder of a project: which brochures are found, where their files stand, which names are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopdocs.errors import CoopdocsError
from coopdocs.project import Project, load_project

if TYPE_CHECKING:
    from pathlib import Path

SMALL = 'source-language = "fr"\nlanguages = ["fr", "kk", "ru", "en"]\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "embassy"
    (folder / "source" / "images").mkdir(parents=True)
    (folder / "coopdocs.toml").write_text(SMALL, encoding="utf-8")
    return folder


def write_sources(root: Path, *names: str) -> None:
    for name in names:
        (root / "source" / name).write_text("", encoding="utf-8")


def refusal(root: Path) -> CoopdocsError:
    with pytest.raises(CoopdocsError) as caught:
        load_project(root)
    return caught.value


def names(project: Project) -> list[str]:
    return [brochure.name for brochure in project.brochures]


def test_every_markdown_file_in_source_is_a_brochure_in_every_language(root: Path) -> None:
    write_sources(root, "visas.md", "cooperation.md", "notes.txt", "images/deep.md")
    project = load_project(root)
    assert names(project) == ["cooperation", "visas"]
    assert project.brochures[0].source == "source/cooperation.md"
    assert [language.tag for language in project.brochures[0].languages] == ["fr", "kk", "ru", "en"]
    assert project.brochures[0].formats == ("pdf", "docx", "html")


def test_a_table_of_its_own_narrows_one_brochure_down(root: Path) -> None:
    write_sources(root, "visas.md", "cooperation.md")
    (root / "coopdocs.toml").write_text(SMALL + '[brochures.visas]\nlanguages = ["ru"]\nformats = ["docx"]\n')
    cooperation, visas = load_project(root).brochures
    assert ([language.tag for language in visas.languages], visas.formats) == (["ru"], ("docx",))
    assert len(cooperation.languages) == 4


def test_paths_are_those_of_the_contract(root: Path) -> None:
    project = load_project(root)
    assert project.catalog_path("visas", "kk") == "locales/kk/LC_MESSAGES/visas.po"
    assert project.template_path("visas") == "locales/visas.pot"
    assert project.output_path("visas", "kk", "pdf") == "output/kk/visas.pdf"
    assert project.output_path("visas", "kk", "docx", draft=True) == "output/kk/visas.draft.docx"


def test_the_project_is_found_from_a_folder_inside_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "source" / "images")
    assert load_project().root == root


def test_a_folder_that_is_named_is_not_searched_upwards(root: Path) -> None:
    error = refusal(root / "source")
    assert "there is no coopdocs.toml in" in error.message
    assert "coopdocs init" in error.advice


def test_a_project_that_is_nowhere_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CoopdocsError, match=r"there is no coopdocs\.toml here or in any folder above"):
        load_project()


def test_no_names_select_all_brochures_and_names_select_in_the_order_of_the_project(root: Path) -> None:
    write_sources(root, "a.md", "b.md", "c.md")
    project = load_project(root)
    assert project.select() == project.brochures
    assert [brochure.name for brochure in project.select(["c", "a", "c"])] == ["a", "c"]


@pytest.mark.parametrize("asked", ["coperation", "source/cooperation.md", "Cooperation", "cooperation.md"])
def test_a_misspelt_brochure_is_answered_with_the_right_one(root: Path, asked: str) -> None:
    write_sources(root, "cooperation.md", "visas.md")
    with pytest.raises(CoopdocsError, match="did you mean 'cooperation'") as caught:
        load_project(root).select([asked])
    assert caught.value.advice == "The brochures are cooperation, visas."


def test_a_project_without_a_brochure_says_where_to_write_one(root: Path) -> None:
    with pytest.raises(CoopdocsError, match="there is no brochure here") as caught:
        load_project(root).select()
    assert "source/NAME.md" in caught.value.advice


def test_a_project_without_a_source_folder_has_no_brochure(tmp_path: Path) -> None:
    (tmp_path / "coopdocs.toml").write_text(SMALL)
    assert load_project(tmp_path).brochures == ()


def test_settings_of_a_brochure_that_does_not_exist_are_a_mistake_with_a_line(root: Path) -> None:
    write_sources(root, "cooperation.md")
    (root / "coopdocs.toml").write_text(SMALL + '\n[brochures.coperation]\nformats = ["pdf"]\n')
    message = "coopdocs.toml:4: error unknown-brochure: unknown brochure 'coperation'; did you mean 'cooperation'?"
    assert refusal(root).message == message


@pytest.mark.parametrize("name", [".#visas.md", "._visas.md", ".md"])
def test_hidden_files_of_editors_and_systems_are_no_brochures(root: Path, name: str) -> None:
    write_sources(root, name, "visas.md")
    assert names(load_project(root)) == ["visas"]


@pytest.mark.parametrize(
    "name", ["-rf", "a.draft", "a\nb", "a\x1b[31m", "a\u202eb", " a", "a\\b", "a:b", "a?", "NUL", "com1", 'a"b']
)
def test_a_name_that_is_not_safe_everywhere_is_refused(root: Path, name: str) -> None:
    write_sources(root, f"{name}.md")
    error = refusal(root)
    assert "error brochure-name" in error.message
    assert error.message.isprintable()


def test_kazakh_letters_and_spaces_in_a_name_are_welcome(root: Path) -> None:
    write_sources(root, "Ғылыми ынтымақтастық.md")
    assert names(load_project(root)) == ["Ғылыми ынтымақтастық"]


@pytest.mark.parametrize("pair", [("Visas", "visas"), ("e\u0301t\u00e9", "\u00e9te\u0301"), ("STRASSE", "straße")])
def test_two_names_that_are_one_on_some_systems_are_refused(root: Path, pair: tuple[str, str]) -> None:
    write_sources(root, *(f"{name}.md" for name in pair))
    if len(list((root / "source").iterdir())) < 3:
        pytest.skip("this file system cannot hold both names")
    assert "same name" in refusal(root).message


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (SMALL.encode("utf-16"), "coopdocs.toml:1: error unreadable-file"),
        (SMALL.encode() + b'theme = "\xe9"\n', "coopdocs.toml:3: error unreadable-file"),
        (SMALL.encode() + b"\0", "coopdocs.toml:3: error unreadable-file"),
    ],
)
def test_a_project_file_that_is_not_utf_8_is_one_line(root: Path, data: bytes, part: str) -> None:
    (root / "coopdocs.toml").write_bytes(data)
    assert part in refusal(root).message


def test_a_byte_order_mark_and_windows_line_ends_are_read(root: Path) -> None:
    (root / "coopdocs.toml").write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load_project(root).source_language.tag == "fr"


def test_a_project_file_that_is_a_folder_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "coopdocs.toml").mkdir()
    assert "there is no coopdocs.toml" in refusal(tmp_path).message


def test_a_source_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "coopdocs.toml").write_text(SMALL)
    (tmp_path / "source").write_text("")
    assert refusal(tmp_path).message.startswith("source: cannot be read")
