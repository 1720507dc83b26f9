"""A merged catalog beside the truth: which texts got the translation that a translator would start from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from bench.pseudo import translate
from bench.revision import FATES, Truth

__all__ = ["Answer", "Quality", "read_answers"]

_STAYS_TRANSLATED = frozenset({"unchanged", "moved", "punctuation"})
_MAY_BE_TRANSLATED = _STAYS_TRANSLATED | {"revived"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a merge did about one text."""

    truth: Truth
    suggestion: str
    """The translation that it has now; empty if none."""
    is_fuzzy: bool

    @property
    def is_right(self) -> bool:
        """Whether it is the translation of a text that this one comes from, or of two of them, or of itself."""
        origins = [translate(origin) for origin in self.truth.origins]
        return bool(self.suggestion) and self.suggestion in {
            *origins,
            " ".join(origins),
            "\n".join(origins),
            *self._own(),
        }

    @property
    def is_wrong(self) -> bool:
        """Whether a translation of something else is offered."""
        return bool(self.suggestion) and not self.is_right

    @property
    def is_printed(self) -> bool:
        """Whether it counts as translated."""
        return bool(self.suggestion) and not self.is_fuzzy

    @property
    def is_wrongly_printed(self) -> bool:
        """Whether it counts as translated though a translator has to look at it."""
        return self.is_printed and (self.is_wrong or self.truth.fate not in _MAY_BE_TRANSLATED)

    @property
    def is_miss(self) -> bool:
        """Whether somebody should look into it."""
        if self.is_wrongly_printed or self.is_wrong:
            return True
        if self.truth.fate in _STAYS_TRANSLATED:
            return not self.is_printed
        return bool(self.truth.origins) and not self.is_right

    def _own(self) -> set[str]:
        """The part of the old translation that belongs to a part of the old text."""
        return {translate(self.truth.text)} if self.truth.fate.startswith("split") else set()


@dataclass(frozen=True, slots=True)
class Quality:
    """The answers counted."""

    answers: tuple[Answer, ...]

    def count(self, fate: str) -> Counter[str]:
        """Of one fate: all, right, empty, wrong, printed."""
        found = [answer for answer in self.answers if answer.truth.fate == fate]
        counts = Counter({"all": len(found)})
        counts["right"] = sum(answer.is_right for answer in found)
        counts["empty"] = sum(not answer.suggestion for answer in found)
        counts["wrong"] = sum(answer.is_wrong for answer in found)
        counts["printed"] = sum(answer.is_printed for answer in found)
        return counts

    def share_missed(self, fate: str) -> float:
        """Per cent of the texts of a fate that did not get their right translation."""
        counts = self.count(fate)
        return 100 * (1 - counts["right"] / counts["all"]) if counts["all"] else 0.0

    @property
    def share_of_light_missed(self) -> float:
        """Per cent of the light edits."""
        return self.share_missed("light")

    @property
    def share_of_heavy_missed(self) -> float:
        """Per cent of the heavy edits."""
        return self.share_missed("heavy")

    @property
    def share_of_parts_missed(self) -> float:
        """Per cent of splits and merges of which no part got the right half."""
        groups: dict[tuple[str, ...], list[bool]] = defaultdict(list)
        for answer in self.answers:
            if answer.truth.fate in {"split-first", "split-second", "merged"}:
                groups[answer.truth.origins].append(answer.is_right)
        return 100 * sum(not any(group) for group in groups.values()) / len(groups) if groups else 0.0

    @property
    def wrongly_printed(self) -> int:
        """How many texts count as translated that a translator has to look at, or with a wrong translation."""
        return sum(answer.is_wrongly_printed for answer in self.answers)

    @property
    def no_longer_printed(self) -> int:
        """How many unchanged, moved or merely punctuated texts lost their state."""
        return sum(answer.truth.fate in _STAYS_TRANSLATED and not answer.is_printed for answer in self.answers)

    def misses(self, fates: Iterable[str] = FATES) -> Iterator[Answer]:
        """What a person should look at."""
        wanted = set(fates)
        return (answer for answer in self.answers if answer.truth.fate in wanted and answer.is_miss)


def read_answers(truths: Iterable[Truth], merged: Path) -> Iterator[Answer]:
    """What stands in the merged catalog about each text of the truth."""
    entries = {entry.msgid: entry for entry in polib.pofile(str(merged)) if not entry.obsolete}
    for truth in truths:
        entry = entries.get(truth.text)
        yield Answer(truth, entry.msgstr if entry else "", entry.fuzzy if entry else False)
