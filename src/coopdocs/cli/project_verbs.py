"""The verbs on a project: update, check, status, build."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from coopdocs.cli.completion import complete_brochures
from coopdocs.cli.printing import print_findings, print_outcome, say, tell
from coopdocs.cli.setting import Setting, project_options
from coopdocs.errors import CoopdocsError

if TYPE_CHECKING:
    from coopdocs.project import Project

__all__ = ["build", "check", "status", "update"]


@click.command("update")
@click.argument("names", nargs=-1, shell_complete=complete_brochures)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where something would change.")
@click.option("--typo", is_flag=True, help="The edits are mere corrections: translations keep their state.")
@project_options
def update(names: tuple[str, ...], check: bool, typo: bool, setting: Setting) -> int:
    """Bring the texts of the sources NAMES (default: all) into templates and catalogs."""
    from coopdocs.workflow.update import run_update

    outcome = run_update(_load(setting), names, check=check, typo=typo, tell=tell(setting))
    return print_outcome(outcome, setting)


@click.command("check")
@click.argument("names", nargs=-1, shell_complete=complete_brochures)
@project_options
def check(names: tuple[str, ...], setting: Setting) -> int:
    """List what is to be mended in sources and catalogs. Writes nothing."""
    from coopdocs.workflow.check import run_check

    return print_outcome(run_check(_load(setting), names), setting)


@click.command("status")
@click.argument("names", nargs=-1, shell_complete=complete_brochures)
@click.option("--since", metavar="REVISION", help="Show what changed since a commit, tag or branch of git.")
@project_options
def status(names: tuple[str, ...], since: str | None, setting: Setting) -> int:
    """Show how much of each brochure is translated."""
    from coopdocs.reports.status import write_changes_text, write_status_json, write_status_text
    from coopdocs.workflow.outcome import Outcome
    from coopdocs.workflow.status import read_changes, read_status

    project = _load(setting)
    rows, findings = read_status(project, names)
    changes, old_findings = read_changes(project, since, names) if since is not None else ((), ())
    colour = setting.paints(sys.stdout)
    if setting.as_json:
        text = write_status_json(rows, since or "", changes)
    else:
        text = write_status_text(rows, colour=colour) if since is None else write_changes_text(changes, colour=colour)
    say(text, end="")
    findings += old_findings
    print_findings(findings, setting)
    return Outcome(findings).exit_code


@click.command("build")
@click.argument("names", nargs=-1, shell_complete=complete_brochures)
@click.option("-l", "--language", "languages", multiple=True, help="Only this language (repeat for more).")
@click.option(
    "-f", "--format", "formats", multiple=True, help="Only these formats: pdf, docx, html, with commas between."
)
@click.option("--draft", is_flag=True, help="Print the source text where a translation is missing, marked as a draft.")
@click.option("-n", "--dry-run", is_flag=True, help="Only list the files that would be made.")
@project_options
def build(
    setting: Setting, names: tuple[str, ...], languages: tuple[str, ...], formats: tuple[str, ...], **how: bool
) -> int:
    """Make the brochures NAMES (default: all) that are not up to date."""
    from coopdocs.reports import SilentProgress, choose_progress
    from coopdocs.workflow.build import Request, run_build

    request = Request(names=names, languages=_split(languages), formats=_read_formats(formats), **how)
    progress = choose_progress(sys.stderr, quiet=setting.quiet) if sys.stderr else SilentProgress()
    outcome = run_build(_load(setting), request, progress, tell(setting))
    if outcome.is_idle and not setting.quiet:
        say("everything is up to date", to_errors=True)
    return print_outcome(outcome, setting)


def _load(setting: Setting) -> Project:
    from coopdocs.project import load_project

    return load_project(setting.project)


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
