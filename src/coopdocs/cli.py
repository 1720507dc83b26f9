"""The command: arguments in, findings and lines out, exit code. Every verb is a few lines; the work is elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from coopdocs.errors import CoopdocsError

__all__ = ["main"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

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
        """Whether a stream takes colour (https://no-color.org)."""
        if self.colour != "auto":
            return self.colour == "always"
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _shared_options(command: _Command) -> _Command:
    """The options of design: project, quiet, verbose, colour, report; they stand behind the verb."""
    options = (
        click.option(
            "--project",
            type=click.Path(path_type=Path, file_okay=False),
            help="Folder of the project. Default: the nearest folder upwards that has a coopdocs.toml.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print findings only."),
        click.option("-v", "--verbose", is_flag=True, help="Say more."),
        click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto"),
        click.option("--report", type=click.Choice(["text", "json"]), default="text", help="Form of the findings."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="coopdocs")
def _coopdocs() -> None:
    """One source text, finished brochures in many languages.

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
        click.echo(line)
    return 0


@_coopdocs.command("update")
@click.argument("names", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where something would change.")
@_shared_options
def _update(names: tuple[str, ...], check: bool, **shared: Any) -> int:
    """Bring the texts of the sources NAMES (default: all) into templates and catalogs."""
    from coopdocs.workflow.update import run_update

    setting = _Setting(**shared)
    return _report(run_update(_load(setting), names, check=check), setting)


@_coopdocs.command("check")
@click.argument("names", nargs=-1)
@_shared_options
def _check(names: tuple[str, ...], **shared: Any) -> int:
    """List what is to be mended in sources and catalogs. Writes nothing."""
    from coopdocs.workflow.check import run_check

    setting = _Setting(**shared)
    return _report(run_check(_load(setting), names), setting)


@_coopdocs.command("status")
@click.argument("names", nargs=-1)
@_shared_options
def _status(names: tuple[str, ...], **shared: Any) -> int:
    """Show how much of each brochure is translated."""
    from coopdocs.reports import write_status_json, write_status_text
    from coopdocs.workflow.outcome import Outcome
    from coopdocs.workflow.status import read_status

    setting = _Setting(**shared)
    rows, findings = read_status(_load(setting), names)
    if setting.report == "json":
        click.echo(write_status_json(rows), nl=False)
    else:
        click.echo(write_status_text(rows, colour=setting.paints(sys.stdout)), nl=False)
    _print_findings(findings, setting, to_output=False)
    return Outcome(findings).exit_code


@_coopdocs.command("build")
@click.argument("names", nargs=-1)
@click.option("-l", "--language", "languages", multiple=True, help="Only this language (repeat for more).")
@click.option("-f", "--format", "formats", help="Only these formats: pdf, docx, html, separated by commas.")
@click.option("--draft", is_flag=True, help="Print the source text where a translation is missing, marked as a draft.")
@click.option("-n", "--dry-run", is_flag=True, help="Only list the files that would be made.")
@_shared_options
def _build(
    names: tuple[str, ...], languages: tuple[str, ...], formats: str | None, draft: bool, dry_run: bool, **shared: Any
) -> int:
    """Make the brochures NAMES (default: all) that are not up to date."""
    from coopdocs.reports import choose_progress
    from coopdocs.workflow.build import Request, run_build

    setting = _Setting(**shared)
    request = Request(
        names=names,
        languages=tuple(tag for given in languages for tag in given.split(",")),
        formats=_read_formats(formats),
        draft=draft,
        dry_run=dry_run,
    )
    progress = choose_progress(sys.stderr, quiet=setting.quiet)
    outcome = run_build(_load(setting), request, progress)
    if not outcome.lines and not outcome.findings and not setting.quiet:
        click.echo("everything is up to date", err=True)
    return _report(outcome, setting)


@_coopdocs.command("doctor")
def _doctor() -> int:
    """Name what this machine lacks, and the command that brings it."""
    from coopdocs.workflow.doctor import run_doctor

    lines, code = run_doctor()
    for line in lines:
        click.echo(line)
    return code


def _read_formats(given: str | None) -> tuple[str, ...]:
    known = ("pdf", "docx", "html")
    formats = tuple(dict.fromkeys(given.split(","))) if given else ()
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
            click.echo(line)
    _print_findings(outcome.findings, setting, to_output=as_json)
    code: int = outcome.exit_code
    return code


def _print_findings(findings: Any, setting: _Setting, *, to_output: bool) -> None:
    from coopdocs.reports import write_findings_json, write_findings_text, write_summary

    if to_output:
        click.echo(write_findings_json(findings), nl=False)
    elif findings:
        click.echo(write_findings_text(findings, colour=setting.paints(sys.stderr)), nl=False, err=True)
        if not setting.quiet:
            click.echo(write_summary(findings), err=True)


def main() -> None:
    """Run the command and leave with its exit code."""
    try:
        code = _coopdocs.main(standalone_mode=False)
    except CoopdocsError as error:
        from coopdocs.reports import write_error

        click.echo(write_error(error, colour=sys.stderr.isatty() and not os.environ.get("NO_COLOR")), nl=False, err=True)
        code = _CANNOT_RUN
    except click.ClickException as error:
        error.show()
        code = _CANNOT_RUN
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped; Python would complain once more while it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
