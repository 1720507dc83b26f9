"""The command: arguments in, findings and lines out, exit code. Every verb is a few lines; the work is elsewhere."""

from __future__ import annotations

import functools
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from coopdocs.errors import CoopdocsError

__all__ = ["main"]

_Verb = Callable[..., int]

_CANNOT_RUN = 2
_INTERRUPTED = 130


@dataclass(slots=True)
class _Setting:
    """What the options that every verb has say."""

    project: Path | None = None
    quiet: bool = False
    verbose: bool = False
    colour: str = "auto"
    report: str = "text"

    def paints(self, stream: Any) -> bool:
        """Whether a stream takes colour (https://no-color.org); one that was closed is None and takes none."""
        if self.colour != "auto":
            return self.colour == "always"
        is_terminal = bool(stream and stream.isatty())
        return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _shared_options(verb: _Verb) -> _Verb:
    """The options that every verb has; they stand behind it, and it gets them as one `setting`.

    What stops the verb is printed here, for only here is known whether in colour.
    """
    options = (
        click.option(
            "--project",
            type=click.Path(path_type=Path, file_okay=False),
            help="Folder of the project. Default: the nearest folder upwards that has a coopdocs.toml.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print findings only."),
        click.option("-v", "--verbose", is_flag=True, help="List all findings, and what was compared in each file."),
        click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto"),
        click.option("--report", type=click.Choice(["text", "json"]), default="text", help="Form of the findings."),
    )

    @functools.wraps(verb)
    def run(**given: Any) -> int:
        setting = _Setting(**{name: given.pop(name) for name in ("project", "quiet", "verbose", "colour", "report")})
        try:
            return verb(setting=setting, **given)
        except CoopdocsError as error:
            _print_error(error, setting)
            return _CANNOT_RUN

    for option in reversed(options):
        run = option(run)
    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="coopdocs")
def _coopdocs() -> None:
    r"""One source text, finished brochures in many languages.

    \b
    coopdocs update          bring the texts of source/ into the catalogs of locales/
    coopdocs build           make the brochures in output/
    coopdocs build --draft   make them although translations are missing
    """


@_coopdocs.command("init")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
def _init(directory: Path) -> int:
    """Make a new project in DIRECTORY, with a small brochure that builds at once."""
    from coopdocs.workflow.init import run_init

    for line in run_init(directory):
        _say(line)
    return 0


@_coopdocs.command("update")
@click.argument("names", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where something would change.")
@_shared_options
def _update(names: tuple[str, ...], check: bool, setting: _Setting) -> int:
    """Bring the texts of the sources NAMES (default: all) into templates and catalogs."""
    from coopdocs.workflow.update import run_update

    return _report(run_update(_load(setting), names, check=check), setting)


@_coopdocs.command("check")
@click.argument("names", nargs=-1)
@_shared_options
def _check(names: tuple[str, ...], setting: _Setting) -> int:
    """List what is to be mended in sources and catalogs. Writes nothing."""
    from coopdocs.workflow.check import run_check

    return _report(run_check(_load(setting), names), setting)


@_coopdocs.command("status")
@click.argument("names", nargs=-1)
@_shared_options
def _status(names: tuple[str, ...], setting: _Setting) -> int:
    """Show how much of each brochure is translated."""
    from coopdocs.reports import write_status_json, write_status_text
    from coopdocs.workflow.outcome import Outcome
    from coopdocs.workflow.status import read_status

    rows, findings = read_status(_load(setting), names)
    if setting.report == "json":
        _say(write_status_json(rows), end="")
    else:
        _say(write_status_text(rows, colour=setting.paints(sys.stdout)), end="")
    _print_findings(findings, setting, to_output=False)
    return Outcome(findings).exit_code


@_coopdocs.command("build")
@click.argument("names", nargs=-1)
@click.option("-l", "--language", "languages", multiple=True, help="Only this language (repeat for more).")
@click.option(
    "-f", "--format", "formats", multiple=True, help="Only these formats: pdf, docx, html, with commas between."
)
@click.option("--draft", is_flag=True, help="Print the source text where a translation is missing, marked as a draft.")
@click.option("-n", "--dry-run", is_flag=True, help="Only list the files that would be made.")
@_shared_options
def _build(
    setting: _Setting, names: tuple[str, ...], languages: tuple[str, ...], formats: tuple[str, ...], **how: bool
) -> int:
    """Make the brochures NAMES (default: all) that are not up to date."""
    from coopdocs.reports import SilentProgress, choose_progress
    from coopdocs.workflow.build import Request, run_build

    request = Request(names=names, languages=_split(languages), formats=_read_formats(formats), **how)
    progress = choose_progress(sys.stderr, quiet=setting.quiet) if sys.stderr else SilentProgress()
    outcome = run_build(_load(setting), request, progress)
    if outcome.is_idle and not setting.quiet:
        _say("everything is up to date", to_errors=True)
    return _report(outcome, setting)


@_coopdocs.command("doctor")
def _doctor() -> int:
    """Name what this machine lacks, and the command that brings it."""
    from coopdocs.workflow.doctor import run_doctor

    lines, code = run_doctor()
    for line in lines:
        _say(line)
    return code


def _split(given: tuple[str, ...]) -> tuple[str, ...]:
    """What was given in several options, with commas, or both; each once."""
    return tuple(dict.fromkeys(word.strip() for words in given for word in words.split(",")))


def _read_formats(given: tuple[str, ...]) -> tuple[str, ...]:
    known = ("pdf", "docx", "html")
    formats = _split(given)
    for name in formats:
        if name not in known:
            raise CoopdocsError(f"unknown format {name}", f"Known formats: {', '.join(known)}.")
    return formats


def _load(setting: _Setting) -> Any:
    from coopdocs.project import load_project

    return load_project(setting.project)


def _report(outcome: Any, setting: _Setting) -> int:
    """Print an outcome: its lines as data on standard output, its findings as messages."""
    as_json = setting.report == "json"
    if not setting.quiet and not as_json:
        for line in outcome.lines:
            _say(line)
    if setting.verbose and not as_json:
        for report in outcome.details:
            _say(report, to_errors=True)
    _print_findings(outcome.findings, setting, to_output=as_json)
    for trouble in outcome.troubles:
        _print_error(trouble, setting)
    code: int = outcome.exit_code
    return code


def _print_findings(findings: Any, setting: _Setting, *, to_output: bool) -> None:
    from coopdocs.reports import write_findings_json, write_findings_text, write_summary

    if to_output:
        _say(write_findings_json(findings), end="")
    elif findings:
        text = write_findings_text(findings, colour=setting.paints(sys.stderr), all_alike=setting.verbose)
        _say(text, end="", to_errors=True)
        if not setting.quiet:
            _say(write_summary(findings), to_errors=True)


def _print_error(error: CoopdocsError, setting: _Setting) -> None:
    from coopdocs.reports import write_error

    _say(write_error(error, colour=setting.paints(sys.stderr)), end="", to_errors=True)


def _say(text: str, *, end: str = "\n", to_errors: bool = False) -> None:
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
        _silence(stream)
        if not to_errors:
            raise CoopdocsError(f"standard output: cannot be written: {problem.strerror}") from None


def _silence(stream: Any) -> None:
    """Let the rest go nowhere; Python would complain once more when it closes the stream."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _prepare_streams() -> None:
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


def main() -> None:
    """Run the command and leave with its exit code."""
    _prepare_streams()
    try:
        code = _coopdocs.main(standalone_mode=False)
    except CoopdocsError as error:
        _print_error(error, _Setting())
        code = _CANNOT_RUN
    except click.ClickException as error:
        error.show()
        code = _CANNOT_RUN
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    sys.exit(code)
