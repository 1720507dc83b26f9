"""The verbs on the life of a brochure: rename, remove."""

from __future__ import annotations

import click

from coopdocs.cli.completion import complete_brochures
from coopdocs.cli.printing import print_outcome, say, tell
from coopdocs.cli.setting import Setting, project_options

__all__ = ["remove", "rename"]

_DRY_RUN = click.option("-n", "--dry-run", is_flag=True, help="Only say what would be done.")


@click.command("rename")
@click.argument("old", shell_complete=complete_brochures)
@click.argument("new")
@_DRY_RUN
@project_options
def rename(old: str, new: str, dry_run: bool, setting: Setting) -> int:
    """Give the brochure OLD the name NEW, with its catalogs and settings; its finished documents become outdated.

    The source may have the new name already. After a run that was killed, the same command does what is left.
    """
    from coopdocs.project import load_project
    from coopdocs.workflow.life_cycle import run_rename

    project = load_project(setting.project, absent=(old, new))
    outcome = run_rename(project, old, new, dry_run=dry_run, tell=tell(setting))
    code = print_outcome(outcome, setting)
    if not (code or dry_run or setting.quiet or setting.as_json):
        say("Next: coopdocs update, which writes the new name of the source into the catalogs.", to_errors=True)
    return code


@click.command("remove")
@click.argument("name", shell_complete=complete_brochures)
@_DRY_RUN
@project_options
def remove(name: str, dry_run: bool, setting: Setting) -> int:
    """Remove the brochure NAME; its catalogs move to locales/memory, where update finds their translations.

    Its source and finished documents move to output/outdated. After a run that was killed, the same command does what
    is left.
    """
    from coopdocs.project import load_project
    from coopdocs.workflow.life_cycle import run_remove

    project = load_project(setting.project, absent=(name,))
    return print_outcome(run_remove(project, name, dry_run=dry_run, tell=tell(setting)), setting)
