"""Lines and findings → standard output and standard error, whoever listens."""

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from coopdocs.errors import CoopdocsError
from coopdocs.model.finding import Finding

if TYPE_CHECKING:
    from coopdocs.cli.setting import Setting
    from coopdocs.workflow.outcome import Outcome

__all__ = ["prepare_streams", "print_error", "print_findings", "print_outcome", "refuse_output", "say", "tell"]


def print_outcome(outcome: Outcome, setting: Setting) -> int:
    """Print an outcome: its lines as data on standard output, its findings as messages; returns the exit code."""
    if not setting.quiet and not setting.as_json:
        for line in outcome.lines:
            say(line)
    if setting.verbose and not setting.as_json:
        for report in outcome.details:
            say(report, to_errors=True)
    if setting.as_json:
        from coopdocs.reports import write_findings_json

        say(write_findings_json(outcome.findings, outcome.merges), end="")
    else:
        print_findings(outcome.findings, setting)
    for trouble in outcome.troubles:
        print_error(trouble, setting)
    return outcome.exit_code


def print_findings(findings: Iterable[Finding], setting: Setting) -> None:
    """For people, to standard error."""
    from coopdocs.reports import write_findings_text, write_summary

    findings = tuple(findings)
    if findings:
        text = write_findings_text(findings, colour=setting.paints(sys.stderr), all_alike=setting.verbose)
        say(text, end="", to_errors=True)
        if not setting.quiet:
            say(write_summary(findings), to_errors=True)


def print_error(error: CoopdocsError, setting: Setting) -> None:
    """What stopped the run."""
    from coopdocs.reports import write_error

    say(write_error(error, colour=setting.paints(sys.stderr)), end="", to_errors=True)


def say(text: str, *, end: str = "\n", to_errors: bool = False) -> None:
    """Print; where nobody listens any more, the verb goes on and its exit code tells how it went."""
    stream = sys.stderr if to_errors else sys.stdout
    if stream is None:
        return
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as problem:
        if not to_errors:
            raise refuse_output(problem) from None
        _silence(stream)


def refuse_output(problem: OSError) -> CoopdocsError:
    """What to say where standard output takes nothing more."""
    if sys.stdout is not None:
        _silence(sys.stdout)
    return CoopdocsError(
        f"standard output: cannot be written: {problem.strerror}", "See to the disk, or send the output elsewhere."
    )


def tell(setting: Setting) -> Callable[[str], None] | None:
    """What prints what a person should know while a verb is at work: for whom it waits, what a killed run left."""
    return None if setting.quiet else functools.partial(say, to_errors=True)


def _silence(stream: Any) -> None:
    """Let the rest go nowhere; Python would complain once more when it closes the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def prepare_streams() -> None:
    """Make printing safe, whoever started us and however.

    Standard streams that were closed are opened on nothing: a document that we write must not become the file into
    which a library prints its warnings. A character that the terminal's encoding lacks is printed as its number.
    """
    opened = os.open(os.devnull, os.O_RDWR)
    while opened < 3:
        opened = os.open(os.devnull, os.O_RDWR)
    os.close(opened)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
