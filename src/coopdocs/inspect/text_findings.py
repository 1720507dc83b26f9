"""What the comparison of the text came to, told to the people who can mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coopdocs.inspect.attributes import Difference
from coopdocs.inspect.expected import ExpectedSegment, Kind
from coopdocs.inspect.text_comparison import Extra, Missing, StreamComparison
from coopdocs.inspect.wording import OURS, Format, quote
from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position

__all__ = ["find_in_text"]


@dataclass(frozen=True, slots=True)
class _Report:
    form: Format
    edition: Edition

    def findings(self, comparison: StreamComparison) -> Iterator[Finding]:
        """Of a text that is both missing and extra, one finding tells both: it stands in the wrong place."""
        letters = self.form.letters
        lost = list(comparison.missing)
        extra = list(comparison.extra)
        for missing in comparison.missing:
            for each in extra:
                if letters(each.text) == letters(missing.segment.text):
                    yield self._displaced(missing.segment, each)
                    lost.remove(missing)
                    extra.remove(each)
                    break
        for _, group in groupby(enumerate(lost), key=_row):
            yield from self._lost([missing for _, missing in group])
        yield from (self._unexpected(each, comparison.segments) for each in extra)
        yield from (self._different(segment, each) for segment, each in comparison.differences)

    def _lost(self, missing: Sequence[Missing]) -> Iterator[Finding]:
        """One finding for cells of one row that are all gone, else one for each segment."""
        if len(missing) > 1:
            cells = ", ".join(quote(each.segment.text) for each in missing)
            yield self._finding(
                "segment-not-printed",
                f"the {self.form.name} lacks the table row {cells}",
                missing[0].segment.position,
            )
            return
        for each in missing:
            segment = each.segment
            what = f"the {segment.kind} {quote(segment.text)}"
            if each.lacks_only_calls:
                message = f"the {self.form.name} lacks a footnote call, or has it in the wrong place, in {what}"
                yield self._finding("footnote-call-not-printed", message, segment.position)
                continue
            instead = f"; {quote(each.instead)} stands there instead" if each.instead else ""
            yield self._finding("segment-not-printed", f"the {self.form.name} lacks {what}{instead}", segment.position)

    def _displaced(self, segment: ExpectedSegment, extra: Extra) -> Finding:
        return self._finding(
            "wrong-order",
            f"the {self.form.name} has the {segment.kind} {quote(segment.text)} in the wrong place, {_after(extra)}",
            segment.position,
        )

    def _unexpected(self, extra: Extra, segments: Sequence[ExpectedSegment]) -> Finding:
        letters = self.form.letters
        twin = next((each for each in segments if letters(each.text) == letters(extra.text)), None)
        what = (
            f"the {twin.kind} {quote(extra.text)} once more" if twin else f"{quote(extra.text)}, which no segment holds"
        )
        position = extra.after.position if extra.after else self.edition.document.position
        return self._finding("unexpected-text", f"the {self.form.name} prints {what}, {_after(extra)}", position)

    def _different(self, segment: ExpectedSegment, difference: Difference) -> Finding:
        expected, found = difference.expected or "nowhere", difference.found or "nowhere"
        if difference.is_link:
            code, what = "wrong-link", f"leads {quote(difference.letters)} to {found} instead of {expected}"
        else:
            code, what = "wrong-language-tag", f"tags {quote(difference.letters)} as {found} instead of {expected}"
        return self._finding(code, f"the {self.form.name} {what}, in {quote(segment.text)}", segment.position)

    def _finding(self, code: str, message: str, position: Position) -> Finding:
        return Finding(code, message, position, OURS, language=self.edition.document.language)


def _row(numbered: tuple[int, Missing]) -> Position | int:
    """The same for cells of one row that are gone, and for no others."""
    number, missing = numbered
    is_gone_cell = missing.segment.kind is Kind.TABLE_CELL and not missing.instead
    return missing.segment.position if is_gone_cell else number


def _after(extra: Extra) -> str:
    return f"after {quote(extra.after.text)}" if extra.after else "at the beginning"


def find_in_text(comparisons: Sequence[StreamComparison], form: Format, edition: Edition) -> tuple[Finding, ...]:
    """The findings on all streams of one file."""
    report = _Report(form, edition)
    return tuple(finding for comparison in comparisons for finding in report.findings(comparison))
