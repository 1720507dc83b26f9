"""What the fonts cannot print: it would come out in another font, or as an empty box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coopdocs.fonts import missing_glyphs
from coopdocs.model.document import Block, CodeBlock, Document, plain_text
from coopdocs.model.finding import Finding
from coopdocs.model.position import Position
from coopdocs.model.quoting import quote
from coopdocs.model.segment import Answer
from coopdocs.model.walk import children

__all__ = ["GlyphCheck", "code_blocks"]

_NAMED = 5
"""Characters that a finding names."""


@dataclass(frozen=True, slots=True)
class GlyphCheck:
    """The texts of one edition against the theme's fonts; each text is judged where its author can mend it."""

    fonts: Mapping[str, bytes]
    language: str
    judged: set[str] = field(default_factory=set)
    """Translations that were judged where they stand, in their catalog."""

    def judge_answer(self, answer: Answer) -> tuple[Finding, ...]:
        """A translation, as a finding in its catalog."""
        text = plain_text(answer.content)
        self.judged.add(text)
        return tuple(self._find(text, answer.position))

    def judge_text(self, text: str, position: Position) -> Iterator[Finding]:
        """A text of the edition, as a finding in the source unless it was judged as a translation."""
        if text not in self.judged:
            yield from self._find(text, position)

    def _find(self, text: str, position: Position) -> Iterator[Finding]:
        missing = missing_glyphs(self.fonts, text)
        if missing:
            named = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:_NAMED])
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            advice = f"Replace what they lack in {quote(text)}."
            yield Finding("missing-glyph", f"the fonts have no {named}{more}", position, advice, language=self.language)


def code_blocks(document: Document) -> Iterator[CodeBlock]:
    """All preformatted texts; no translator sees them, and they are printed like the rest."""
    runs = [document.blocks, *(footnote.blocks for footnote in document.footnotes)]
    for blocks in runs:
        yield from _code_blocks(blocks)


def _code_blocks(blocks: tuple[Block, ...]) -> Iterator[CodeBlock]:
    for block in blocks:
        if isinstance(block, CodeBlock):
            yield block
        for inner in children(block):
            yield from _code_blocks(inner)
