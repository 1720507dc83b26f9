"""What may become of a text in a merge, and the account of it that people and programs are given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from coopdocs.catalogs.catalog import Catalog, Entry

__all__ = ["Change", "Fate", "Merged"]


class Fate(StrEnum):
    """What became of a text. Those from `edited` to `remembered` leave a fuzzy entry."""

    KEPT = "kept"
    MOVED = "moved"
    """Kept, at another place among the texts that were there before."""
    RETOUCHED = "retouched"
    """Capitals, spaces, apostrophes or punctuation changed; the translation keeps its state."""
    CORRECTED = "corrected"
    """The author said that it was a mere correction; the translation keeps its state."""
    EDITED = "edited"
    SPLIT = "split"
    """One of several texts that were one."""
    UNITED = "united"
    """One text that was several."""
    REMEMBERED = "remembered"
    """The translation of the same or a similar text elsewhere."""
    REVIVED = "revived"
    """It came back, with the translation that it had."""
    NEW = "new"
    OBSOLETE = "obsolete"
    """It went; the translation stays at the end of the file."""
    DROPPED = "dropped"
    """It went, and nobody had translated it or written a note about it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The fate of one text."""

    fate: Fate
    entry: Entry
    """As it stands after the merge; for a dropped one, as it stood before."""
    previous: tuple[Entry, ...] = ()
    """The entries that its translation comes from, where their text was another one."""
    origin: str = ""
    """The catalog that a remembered translation comes from."""
    refusal: str = ""
    """Why the edit is no mere correction, where the author said that it was."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog that fits its template, and what became of each text on the way."""

    catalog: Catalog
    changes: tuple[Change, ...] = ()
    """In the catalog's order; what went stands last."""

    def of(self, *fates: Fate) -> tuple[Change, ...]:
        """The texts with these fates."""
        return tuple(change for change in self.changes if change.fate in fates)

    @property
    def counts(self) -> dict[Fate, int]:
        """How many of each, in the order of `Fate`; fates that nobody met are left out."""
        counted = Counter(change.fate for change in self.changes)
        return {fate: counted[fate] for fate in Fate if counted[fate]}

    @property
    def refusals(self) -> tuple[Change, ...]:
        """Edits that are more than the mere correction that the author took them for."""
        return tuple(change for change in self.changes if change.refusal)
