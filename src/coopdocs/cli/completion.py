"""What the shell may put after a verb, where click's completion is installed in it."""

from __future__ import annotations

from typing import Any

import click

from coopdocs.errors import CoopdocsError

__all__ = ["complete_brochures"]


def complete_brochures(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The names of the project's brochures that begin so; none where there is no project."""
    from coopdocs.project import load_project

    given: Any = context.params.get("project")
    try:
        brochures = load_project(given).brochures
    except CoopdocsError:
        return []
    return [brochure.name for brochure in brochures if brochure.name.startswith(begun)]
