"""Versions of catalogs in a clone of some project's repository."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path

__all__ = ["Clone", "Version"]

_MESSAGE = re.compile(r'^msgid ((?:"[^\n]*"\n)+)', re.MULTILINE)
# A version whose texts differ from the one before by more than this came from a newer source.
_NEW_SOURCE = 0.02
_FEWEST = 200


@dataclass(frozen=True, slots=True)
class Version:
    """One file at one revision."""

    path: str
    revision: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Clone:
    """A git directory, with or without a work tree."""

    folder: Path

    def paths(self, revision: str, pattern: str) -> list[str]:
        """The files of a revision whose path fits the pattern, `*` standing for slashes too."""
        listed = self._git("ls-tree", "-r", "--name-only", "-z", revision).decode().split("\0")
        return [path for path in listed if path and fnmatch(path, pattern)]

    def read(self, revision: str, path: str) -> Version | None:
        """The file at that revision, if it was there."""
        shown = subprocess.run(self._command("show", f"{revision}:{path}"), capture_output=True, check=False)
        return Version(path, revision, shown.stdout) if not shown.returncode else None

    def pairs(self, before: str, after: str, pattern: str) -> Iterator[tuple[Version, Version]]:
        """Each file of two revisions."""
        for path in self.paths(after, pattern):
            old, new = self.read(before, path), self.read(after, path)
            if old and new and old.content != new.content:
                yield old, new

    def refreshes(self, head: str, pattern: str) -> Iterator[tuple[Version, Version]]:
        """Each file, before a newer source came in and after translators had worked on that newer source."""
        for path in self.paths(head, pattern):
            ends = list(self._last_of_each_source(head, path))
            yield from pairwise(ends)

    def _last_of_each_source(self, head: str, path: str) -> Iterator[Version]:
        revisions = self._git("log", "--first-parent", "--reverse", "--format=%h", head, "--", path).decode().split()
        previous: Version | None = None
        known: frozenset[str] = frozenset()
        for version in filter(None, (self.read(revision, path) for revision in revisions)):
            texts = frozenset(_MESSAGE.findall(version.content.decode("utf-8", "replace")))
            if previous and len(known) >= _FEWEST and len(texts - known) > _NEW_SOURCE * len(known):
                yield previous
            previous, known = version, texts
        if previous:
            yield previous

    def _git(self, *arguments: str) -> bytes:
        return subprocess.run(self._command(*arguments), capture_output=True, check=True).stdout

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self.folder), *arguments]
