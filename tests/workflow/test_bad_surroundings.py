"""Machines that are full, locked, cut off or half set up: one clear line, and whole files only."""

from __future__ import annotations

import ctypes.util
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import PROGRAM, TAGS, content, run, start, state, surroundings

BUILD = ("build", "-f", "html")
is_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may mount and change users")


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A file system of its own in a folder; skips where the machine does not allow it."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True)
    if done.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def limit(kind: int, number: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(kind, (number, number))


def whole(project: Path) -> list[str]:
    """The documents in `output/`; each is complete, and nothing else lies about."""
    found = content(project / "output")
    documents = [name for name in found if name != "manifest.json"]
    for name in documents:
        assert name.endswith(".html")
        assert found[name].rstrip().endswith(b"</html>"), name
    return documents


class TestTheDisk:
    def test_output_that_is_a_file_is_said_to_be_one(self, project: Path) -> None:
        (project / "output").write_bytes(b"mine")
        for verb in ("build", "update"):
            ran = run(project, verb)
            assert ran.code == 2
            assert ran.errors.startswith("output is not a folder")
        assert (project / "output").read_bytes() == b"mine"

    def test_output_that_leads_out_of_the_project_is_refused(self, project: Path) -> None:
        elsewhere = project.parent / "elsewhere"
        elsewhere.mkdir()
        (project / "output").symlink_to(elsewhere)
        ran = run(project, *BUILD)
        assert (ran.code, ran.errors.splitlines()[0]) == (2, "output is a link out of the project")
        assert list(elsewhere.iterdir()) == []

    @pytest.mark.parametrize("obstacle", ["file", "folder", "link"])
    def test_an_edition_whose_place_is_taken_is_named_and_the_others_are_built(
        self, project: Path, obstacle: str
    ) -> None:
        place = project / "output" / "kk"
        match obstacle:
            case "file":
                place.parent.mkdir()
                place.write_bytes(b"mine")
            case "folder":
                (place / "bienvenue.html").mkdir(parents=True)
            case _:
                place.parent.mkdir()
                (project.parent / "elsewhere").mkdir()
                place.symlink_to(project.parent / "elsewhere")
        ran = run(project, *BUILD)
        assert ran.code == 2
        assert ran.errors.startswith("output/kk/bienvenue.html: ")
        assert len(ran.errors.splitlines()) == 2
        assert ran.output.splitlines() == [f"output/{tag}/bienvenue.html" for tag in ("fr", "ru", "en")]
        assert not list(project.parent.glob("elsewhere/*"))

    @is_root
    def test_a_full_disk_keeps_what_is_whole(self, project: Path) -> None:
        with mounted(project / "output", "size=1100k"):
            ran = start(project, *BUILD)
            assert ran.code == 2
            assert "No space left on device" in ran.errors
            assert "Make room on the disk" in ran.errors
            assert "Traceback" not in ran.errors
            documents = whole(project)
            assert documents
            assert len(documents) < len(TAGS)
            assert [f"output/{name}" for name in sorted(documents)] == sorted(ran.output.splitlines())

    @is_root
    def test_a_disk_that_is_full_from_the_start_is_one_line(self, project: Path) -> None:
        with mounted(project / "output", "size=4k"):
            ran = start(project, *BUILD, "-l", "fr")
            assert ran.code == 2
            assert len(ran.errors.splitlines()) == 2
            assert whole(project) == []

    @is_root
    def test_a_disk_that_can_only_be_read_is_one_line(self, project: Path) -> None:
        with mounted(project / "output", "ro"):
            ran = start(project, *BUILD)
        assert ran.code == 2
        assert "Read-only file system" in ran.errors
        assert len(ran.errors.splitlines()) == 2

    @is_root
    def test_a_full_disk_under_the_catalogs_leaves_them_as_they_were(self, project: Path) -> None:
        kept = shutil.copytree(project / "locales", project.parent / "kept")
        shutil.rmtree(project / "locales")
        with mounted(project / "locales", "size=40k"):
            shutil.copytree(kept, project / "locales", dirs_exist_ok=True)
            with (project / "source" / "bienvenue.md").open("a", encoding="utf-8") as file:
                file.write("\n\nUn paragraphe de plus.\n" + "\n\n".join(f"Et {i} mots." for i in range(400)))
            ran = start(project, "update")
            assert ran.code == 2
            assert "No space left on device" in ran.errors
            after = content(project / "locales")
            assert after.keys() == content(kept).keys()
            for name, data in after.items():
                assert subprocess.run(["msgfmt", "-o", os.devnull, "-"], input=data).returncode == 0, name

    def test_a_limit_on_the_size_of_files_is_one_line_for_each_edition(self, project: Path) -> None:
        ran = start(project, "build", "-l", "fr,kk", preexec_fn=lambda: limit(resource.RLIMIT_FSIZE, 50_000))
        assert ran.code == 2
        assert ran.errors.count("File too large") == 2
        assert "Traceback" not in ran.errors
        assert content(project / "output") == {}

    @is_root
    def test_a_user_without_the_right_to_write_is_told_so(self, project: Path) -> None:
        if not can_run_as_nobody():
            pytest.skip("another user cannot reach this Python")
        open_up(project)
        (project / "output").mkdir(mode=0o755)
        ran = start_as_nobody(project, *BUILD)
        assert ran.returncode == 2
        assert b"Permission denied" in ran.stderr
        assert len(ran.stderr.splitlines()) == 2

    def test_a_file_that_may_not_be_read_is_a_finding(self, project: Path) -> None:
        (project / "source" / "bienvenue.md").unlink()
        (project / "source" / "bienvenue.md").symlink_to("bienvenue.md")
        ran = run(project, *BUILD)
        assert (ran.code, ran.codes) == (1, ["source-unreadable"])


def can_run_as_nobody() -> bool:
    done = subprocess.run(
        ["setpriv", "--reuid", "65534", "--clear-groups", sys.executable, "-c", "import coopdocs"], capture_output=True
    )
    return done.returncode == 0


def open_up(project: Path) -> None:
    """Let every user reach the project."""
    for folder in (project, *project.parents):
        if folder.stat().st_uid == 0 and folder != Path("/") and "pytest" in str(folder):
            folder.chmod(0o755)


def start_as_nobody(project: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["setpriv", "--reuid", "65534", "--clear-groups", PROGRAM, *arguments], cwd=project, capture_output=True
    )


CLOSED = "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"


@is_root
@pytest.mark.parametrize("verb", ["update", "check", "status", "rename bienvenue neu", "remove bienvenue"])
def test_a_folder_of_catalogs_that_cannot_be_looked_into_is_named_and_nothing_is_moved(
    project: Path, verb: str
) -> None:
    folder = project / "locales" / "ru"
    before = sorted(project.rglob("*.po*"))
    folder.chmod(0)
    ran = subprocess.run(["setpriv", *CLOSED, PROGRAM, *verb.split()], cwd=project, capture_output=True, check=False)
    folder.chmod(0o755)
    errors = ran.stderr.decode()
    assert ran.returncode == (2 if " " in verb else 1)
    assert "locales/ru" in errors
    assert "cannot be read: Permission denied" in errors
    assert "Traceback" not in errors
    assert sorted(project.rglob("*.po*")) == before


class TestTheMachine:
    @is_root
    def test_a_build_needs_no_network(self, project: Path) -> None:
        if subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode:
            pytest.skip("no network can be taken away here")
        ran = subprocess.run(["unshare", "-n", PROGRAM, "build", "-l", "kk"], cwd=project, capture_output=True)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert len(ran.stdout.splitlines()) == 3

    @is_root
    def test_a_machine_without_pango_is_told_what_to_do_and_can_still_make_web_pages(self, project: Path) -> None:
        pango = find_library("pango-1.0")
        taken_away = ["unshare", "-m", "sh", "-c", 'mount --bind /dev/null "$0"', pango or ""]
        if not pango or subprocess.run(taken_away, capture_output=True).returncode:
            pytest.skip("no library can be taken away here")
        without = 'mount --bind /dev/null "$0"; "$1" build -l fr; echo $?; exec "$1" build -l fr,kk -f html'
        ran = subprocess.run(["unshare", "-m", "sh", "-c", without, pango, PROGRAM], cwd=project, capture_output=True)
        assert ran.stdout.decode().splitlines() == ["2", "output/fr/bienvenue.html", "output/kk/bienvenue.html"]
        assert ran.returncode == 0
        trouble, advice = ran.stderr.decode().splitlines()
        assert trouble.startswith("this machine lacks Pango")
        assert advice == "  Run: coopdocs doctor, which names the command that brings it."

    @pytest.mark.parametrize("families", [("Serif 4",), ("Sans 3", "Serif 4")], ids=["one", "both"])
    def test_an_installation_that_lost_its_fonts_is_told_what_to_do(self, project: Path, families: tuple) -> None:
        for family in families:
            # The first package of a name on the path hides the others: this one has no font in it.
            package = f"fontpkg-source-{family.lower().replace(' ', '-')}"
            record = project.parent / "lib" / f"{package.replace('-', '_')}-9.dist-info"
            record.mkdir(parents=True)
            (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 9\n")
        lost = " and ".join(f"Source {family}" for family in families)
        for command in (BUILD, ("check",)):
            ran = start(project, *command, env=surroundings(PYTHONPATH=str(project.parent / "lib")))
            assert (ran.code, ran.output) == (2, "")
            assert ran.errors == (
                f"the installation lacks {lost}, the fonts of coopdocs\n"
                "  Run: coopdocs doctor, which names the command that brings it.\n"
            )

    def test_a_font_package_that_is_there_by_half_is_one_line(self, project: Path) -> None:
        half = project.parent / "lib" / "fontpkg_source_serif_4"
        half.mkdir(parents=True)
        (half / "__init__.py").write_bytes(b"")
        ran = start(project, *BUILD, env=surroundings(PYTHONPATH=str(half.parent)))
        assert (ran.code, ran.output) == (2, "")
        assert ran.errors.startswith("the font packages cannot be read: ")
        assert len(ran.errors.splitlines()) == 2

    @pytest.mark.parametrize(
        "changed",
        [
            {"HOME": None},
            {"HOME": "/nonexistent", "XDG_CACHE_HOME": None},
            {"LC_ALL": "C", "LANG": None, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PATH": "/nonexistent"},
            {"PYTHONIOENCODING": "ascii"},
            {"TERM": None, "COLUMNS": "1"},
        ],
        ids=["no-home", "no-such-home", "C", "no-path", "ascii", "no-terminal"],
    )
    def test_a_bare_environment_changes_nothing(self, project: Path, finished: Path, changed: dict) -> None:
        ran = start(project, "build", "-l", "kk", "-f", "html,docx", env=surroundings(**changed))
        assert (ran.code, ran.errors) == (0, "")
        for name, data in content(project / "output" / "kk").items():
            assert (finished / "output" / "kk" / name).read_bytes() == data

    def test_few_file_handles_suffice(self, project: Path) -> None:
        ran = start(project, *BUILD, preexec_fn=lambda: limit(resource.RLIMIT_NOFILE, 32))
        assert (ran.code, len(ran.output.splitlines())) == (0, 4)


def find_library(name: str) -> str | None:
    """The file of a shared library."""
    soname = ctypes.util.find_library(name)
    listed = subprocess.run(["ldconfig", "-p"], capture_output=True, encoding="utf-8").stdout
    return next((line.split(" => ")[1] for line in listed.splitlines() if soname and soname in line), None)


class TestTheStreams:
    def test_a_reader_that_goes_away_does_not_disturb(self, project: Path) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        ran = start(project, "status", stdout=writing, stderr=subprocess.PIPE, capture_output=False)
        os.close(writing)
        assert (ran.code, ran.errors) == (0, "")

    def test_documents_are_whole_when_nobody_listens(self, project: Path) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        (project / "source" / "images" / "lever.en.svg").write_bytes(b"")
        ran = start(project, *BUILD, stdout=writing, stderr=writing, capture_output=False)
        os.close(writing)
        assert ran.code == 1
        assert len(whole(project)) == 3

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_streams_that_were_closed_do_not_end_up_in_documents(self, project: Path, closed: str) -> None:
        for arguments in ("status", "build -l fr", "build"):
            ran = subprocess.run(
                ["sh", "-c", f'exec "$0" {arguments} -f html {closed}'.replace("status -f html", "status"), PROGRAM],
                cwd=project,
                capture_output=True,
            )
            assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False)
        assert len(whole(project)) == 4

    @pytest.mark.parametrize("arguments", ["status", "--version", "--help", "po merge --help"])
    def test_standard_output_on_a_full_disk_is_one_line(self, project: Path, arguments: str) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("there is no full device here")
        with Path("/dev/full").open("wb") as full:
            ran = start(project, *arguments.split(), stdout=full, stderr=subprocess.PIPE, capture_output=False)
        line, advice = ran.errors.splitlines()
        assert (ran.code, line) == (2, "standard output: cannot be written: No space left on device")
        assert advice == "  See to the disk, or send the output elsewhere."

    def test_a_terminal_that_lacks_letters_gets_their_numbers(self, project: Path) -> None:
        (project / "source" / "bienvenue.md").rename(project / "source" / "қош.md")
        for folder in (project / "locales", *(project / "locales" / tag / "LC_MESSAGES" for tag in TAGS)):
            for file in folder.glob("bienvenue.*"):
                file.rename(file.with_stem("қош"))
        ran = start(project, "status", env=surroundings(PYTHONIOENCODING="ascii"))
        assert (ran.code, ran.errors) == (0, "")
        assert "\\u049b\\u043e\\u0448" in ran.output

    def test_nothing_but_the_project_is_touched(self, project: Path) -> None:
        home = project.parent / "home"
        home.mkdir()
        before = state(project)
        ran = start(project, "status", env=surroundings(HOME=str(home), TMPDIR=str(home)))
        assert ran.code == 0
        assert state(project) == before
        assert list(home.iterdir()) == []
