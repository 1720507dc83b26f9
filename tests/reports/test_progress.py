"""Progress is for terminals."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from coopdocs.reports import SilentProgress, TerminalProgress, choose_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_no_progress_and_does_not_load_rich() -> None:
    code = (
        "import sys; from coopdocs.reports import *\n"
        "with choose_progress(sys.stderr) as p: p.start(2); p.step('a')\n"
        "print('rich' in sys.modules)"
    )
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert (made.stdout, made.stderr) == ("False\n", "")


def test_a_terminal_gets_a_bar_that_names_the_document_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    stream = Terminal()
    with choose_progress(stream) as progress:
        assert isinstance(progress, TerminalProgress)
        progress.start(2)
        progress.step("kk/[red]a\x1b.pdf")
    shown = stream.getvalue()
    assert "1/2" in shown
    assert "kk/[red]a\\x1b.pdf" in shown
    assert shown.endswith("\x1b[2K")


def test_a_terminal_that_cannot_redraw_a_line_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(choose_progress(Terminal()), SilentProgress)


def test_quiet_is_silent_on_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(choose_progress(Terminal(), quiet=True), SilentProgress)
