"""The verbs on single catalogs, wherever they stand: po merge, po merge3, po format, po check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from coopdocs.cli.printing import print_outcome, say
from coopdocs.cli.setting import Setting, file_options

__all__ = ["po"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("po", context_settings={"help_option_names": ["-h", "--help"]})
def po() -> None:
    """Merge, format and check single catalogs, in a project or outside of any."""


@po.command("merge")
@click.argument("definition", type=_FILE, metavar="DEF.po")
@click.argument("reference", type=_FILE, metavar="REF.pot")
@click.option("-o", "--output", type=_FILE, required=True, metavar="OUT.po", help="May be DEF.po itself; - prints it.")
@file_options
def _merge(definition: Path, reference: Path, output: Path, setting: Setting) -> int:
    """Give the texts of REF.pot the translations of DEF.po."""
    from coopdocs.workflow.catalog_files import run_po_merge

    is_printed = str(output) == "-"
    outcome, text = run_po_merge(definition, reference, None if is_printed else output)
    if is_printed:
        say(text, end="")
        for line in () if setting.quiet else outcome.lines:
            say(line, to_errors=True)
        return print_outcome(replace(outcome, lines=()), replace(setting, report="text"))
    return print_outcome(outcome, setting)


@po.command("merge3")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option("-o", "--output", type=_FILE, required=True, metavar="OUT", help="May be one of the three.")
@click.option("--path", "shown", default="", metavar="FILE", help="How messages name the catalog (git's %P).")
@click.option("--ours-name", default="", metavar="NAME", help="What our side is called in a conflict (git's %X).")
@click.option("--theirs-name", default="", metavar="NAME", help="What their side is called in a conflict (git's %Y).")
@file_options
def _merge3(setting: Setting, base: Path, ours: Path, theirs: Path, output: Path, **named: str) -> int:
    """Merge OURS and THEIRS, which both began as BASE, entry by entry.

    What both sides translated differently keeps both versions, is fuzzy, and makes the exit code 1. In git, with
    `*.po merge=coopdocs` in .gitattributes, this is installed by (in one line):

    \b
    git config merge.coopdocs.driver
      "coopdocs po merge3 %O %A %B -o %A --path %P --ours-name %X --theirs-name %Y"
    """  # noqa: D301 - click takes a backspace for “leave these lines as they are”
    from coopdocs.workflow.catalog_files import MergeFiles, run_po_merge3

    # git before 2.44 does not know the names of the sides and leaves `%X` and `%Y` as they are.
    said = {name: "" if value.startswith("%") else value for name, value in named.items()}
    files = MergeFiles(
        base,
        ours,
        theirs,
        output,
        shown=said["shown"],
        our_name=said["ours_name"] or "ours",
        their_name=said["theirs_name"] or "theirs",
    )
    return print_outcome(run_po_merge3(files), setting)


@po.command("format")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option("--check", is_flag=True, help="Write nothing; list the files that would change, and exit 1.")
@file_options
def _format(files: tuple[Path, ...], check: bool, setting: Setting) -> int:
    """Write catalogs in the layout of msgcat, and list those that changed."""
    from coopdocs.workflow.catalog_files import run_po_format

    return print_outcome(run_po_format(files, check=check), setting)


@po.command("check")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@file_options
def _check(files: tuple[Path, ...], setting: Setting) -> int:
    """List what is to be mended in catalogs as such. Writes nothing."""
    from coopdocs.workflow.catalog_files import run_po_check

    return print_outcome(run_po_check(files), setting)
