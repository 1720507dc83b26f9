"""The command with all its verbs, and the exit code with which it leaves."""

from __future__ import annotations

import sys

import click

from coopdocs.cli.life_verbs import remove, rename
from coopdocs.cli.po_verbs import po
from coopdocs.cli.printing import prepare_streams, print_error, refuse_output, say
from coopdocs.cli.project_verbs import build, check, status, update
from coopdocs.cli.setting import CANNOT_RUN, Setting
from coopdocs.cli.starting_verbs import doctor, init
from coopdocs.errors import CoopdocsError

__all__ = ["main"]

_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="coopdocs")
def _coopdocs() -> None:
    """One source text, finished brochures in many languages.

    \b
    coopdocs update          bring the texts of source/ into the catalogs of locales/
    coopdocs build           make the brochures in output/
    coopdocs build --draft   make them although translations are missing
    coopdocs rename OLD NEW  give a brochure another name, with all its catalogs
    coopdocs remove NAME     remove a brochure; its translations are kept
    """  # noqa: D301 - click takes a backspace for “leave these lines as they are”


for _verb in (init, update, check, status, build, rename, remove, doctor, po):
    _coopdocs.add_command(_verb)


def main() -> None:
    """Run the command and leave with its exit code."""
    prepare_streams()
    # Whatever is loaded here, the verbs load as well.
    from coopdocs.files import ending_cleanly

    with ending_cleanly():
        code = _run()
    sys.exit(code)


def _run() -> int:
    try:
        return int(_coopdocs.main(standalone_mode=False) or 0)
    except CoopdocsError as error:
        print_error(error, Setting())
        return CANNOT_RUN
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.format_message(), to_errors=True)
        return CANNOT_RUN
    except click.ClickException as error:
        print_error(_explain(error), Setting())
        return CANNOT_RUN
    except OSError as problem:
        # Whatever has a name is dealt with at the door to the disk; what has none is where click prints its help.
        if problem.filename is not None:
            raise
        print_error(refuse_output(problem), Setting())
        return CANNOT_RUN
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED


def _explain(error: click.ClickException) -> CoopdocsError:
    """What is wrong with the words of a command, and where its help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "coopdocs"
    message = error.format_message()
    return CoopdocsError(f"{command}: {message[:1].lower()}{message[1:].removesuffix('.')}", f"Run: {command} --help")
