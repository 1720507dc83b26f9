"""Reading: only files of the project, only UTF-8, and a message that names the place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coopdocs.files import FileProblem, hash_bytes, read_bytes, read_text, resolve_inside


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (root / "source" / "a.md").write_text("Énergie\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return root


class TestNames:
    @pytest.mark.parametrize("name", ["source/a.md", "./source/a.md", "source//a.md", "source", "source/new 10 %.md"])
    def test_a_name_inside_the_project_is_resolved(self, project, name):
        assert resolve_inside(project, name).is_relative_to(project.resolve())

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("../secret.txt", "../secret.txt lies outside the project"),
            ("source/../../secret.txt", "source/../../secret.txt lies outside the project"),
            ("/etc/passwd", "/etc/passwd lies outside the project"),
            ("//host/share", "//host/share lies outside the project"),
            ("..%2fsecret.txt", "..%2fsecret.txt hides a part of its path"),
            ("%2E%2E/secret.txt", "%2E%2E/secret.txt hides a part of its path"),
            ("source\\a.md", "source\\a.md hides a part of its path"),
            ("file:///etc/passwd", "file:///etc/passwd is an address, not a file of the project"),
            ("FiLe:a.md", "FiLe:a.md is an address, not a file of the project"),
            ("https://example.org/a.png", "https://example.org/a.png is an address, not a file of the project"),
            ("C:a.md", "C:a.md is an address, not a file of the project"),
            ("", "“” is not the name of a file"),
            ("a\0b", "“a\N{REPLACEMENT CHARACTER}b” is not the name of a file"),
            ("a\x1b[2J", "“a\N{REPLACEMENT CHARACTER}[2J” is not the name of a file"),
        ],
    )
    def test_a_name_that_could_lead_out_is_refused(self, project, name, message):
        with pytest.raises(FileProblem) as caught:
            resolve_inside(project, name)
        assert caught.value.message == message

    def test_a_link_out_of_the_project_is_refused(self, project):
        (project / "out.txt").symlink_to("../secret.txt")
        (project / "up").symlink_to("..")
        for name in ("out.txt", "up/secret.txt"):
            with pytest.raises(FileProblem, match=f"{name} is a link out of the project"):
                read_bytes(project, name)

    def test_a_neighbour_whose_name_begins_alike_is_outside(self, project):
        neighbour = project.parent / "project-secrets"
        neighbour.mkdir()
        (project / "near").symlink_to(neighbour)
        with pytest.raises(FileProblem, match="a link out"):
            resolve_inside(project, "near")

    def test_a_link_inside_the_project_is_followed(self, project):
        (project / "b.md").symlink_to("source/a.md")
        assert read_text(project, "b.md") == "Énergie\n"

    def test_the_project_itself_may_be_a_link(self, project):
        (project.parent / "link").symlink_to(project)
        assert read_text(project.parent / "link", "source/a.md") == "Énergie\n"

    def test_a_loop_of_links_is_one_clear_sentence(self, project):
        (project / "a").symlink_to("b")
        (project / "b").symlink_to("a")
        with pytest.raises(FileProblem, match="a cannot be"):
            read_bytes(project, "a")

    def test_a_pipe_is_refused_and_does_not_stop_the_run(self, project):
        os.mkfifo(project / "pipe")
        with pytest.raises(FileProblem, match="pipe is not an ordinary file"):
            read_bytes(project, "pipe")

    def test_a_name_too_long_for_the_disk_is_a_problem_of_the_file(self, project):
        with pytest.raises(FileProblem, match="File name too long"):
            read_bytes(project, "x" * 300)


class TestReading:
    def test_a_missing_file_is_named(self, project):
        with pytest.raises(FileProblem, match=r"source/b\.md does not exist"):
            read_bytes(project, "source/b.md")

    def test_a_folder_is_no_file(self, project):
        with pytest.raises(FileProblem, match="source is a folder, not a file"):
            read_bytes(project, "source")

    def test_a_file_beyond_the_limit_is_refused(self, project):
        assert read_bytes(project, "source/a.md", limit=9) == "Énergie\n".encode()
        with pytest.raises(FileProblem, match="larger than 8 bytes"):
            read_bytes(project, "source/a.md", limit=8)

    @pytest.mark.parametrize(
        ("data", "text"),
        [(b"\xef\xbb\xbfa\r\nb\n", "a\nb\n"), (b"a\rb", "a\nb"), ("Қазақ".encode(), "Қазақ"), (b"", "")],
    )
    def test_text_comes_without_byte_order_mark_and_with_plain_line_ends(self, project, data, text):
        (project / "a.md").write_bytes(data)
        assert read_text(project, "a.md") == text

    @pytest.mark.parametrize(
        ("data", "message", "line"),
        [
            (b"a\nb\xe9\n", "a.md is not UTF-8: byte 0xE9 in line 2", 2),
            ("a\nb".encode("utf-16"), "a.md is UTF-16 or UTF-32, not UTF-8", 1),
            ("a\nb".encode("utf-16-be"), "a.md holds a NUL character in line 1", 1),
            (b"a\n\nb\0", "a.md holds a NUL character in line 3", 3),
            ("\ud800".encode("utf-8", "surrogatepass"), "a.md is not UTF-8: byte 0xED in line 1", 1),
        ],
    )
    def test_another_encoding_is_named_with_the_line_of_its_first_byte(self, project, data, message, line):
        (project / "a.md").write_bytes(data)
        with pytest.raises(FileProblem) as caught:
            read_text(project, "a.md")
        assert (caught.value.message, caught.value.line) == (message, line)

    def test_the_hash_of_a_content_is_its_name(self):
        assert hash_bytes(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
