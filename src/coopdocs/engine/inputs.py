"""Inputs: the project's files that a finished file was made from, by their content."""

from __future__ import annotations

from collections.abc import Mapping

from coopdocs.files import FileProblem, hash_file
from coopdocs.project import Project

__all__ = ["Inputs", "hash_input"]

Inputs = Mapping[str, str | None]
"""File, relative to the project → SHA-256; None where no such file is, and one that came would be an input."""


def hash_input(project: Project, path: str) -> str | None:
    """SHA-256 of a file of the project, however large; None where it is missing or may not be read."""
    try:
        return hash_file(project.root, path)
    except FileProblem:
        return None
