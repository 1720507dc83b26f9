"""Setting: what the things around a block say about how it is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coopdocs.model.document import Block
from coopdocs.writers.docx.measures import Measures
from coopdocs.writers.docx.story import Story

__all__ = ["Setting", "WriteBlocks", "main_setting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The styles and the room that a block gets where it stands."""

    line: int
    """Twips for running text and pictures."""
    width: int
    """Twips for a table."""
    paragraph: str = "body"
    """Token of the style of plain paragraphs."""
    bullet: str = "bullet"
    """List definition of bulleted lists."""
    number: str = "number"
    """List definition of numbered lists."""
    depth: int = 0
    """How many lists it stands in."""
    wide: bool = False
    """Whether tables reach out into the margin."""
    top_level: bool = False
    """Whether it stands in nothing, so that a new section may begin."""

    def inside(self, paragraph: str) -> Setting:
        """The setting inside a box, a quotation or a list, whose plain paragraphs have that style."""
        return replace(self, paragraph=paragraph, width=self.line, wide=False, top_level=False)


WriteBlocks = Callable[[Story, tuple[Block, ...], Setting], None]
"""`blocks.write_blocks`, handed to those that it calls."""


def main_setting(measures: Measures) -> Setting:
    """The setting of the main text."""
    return Setting(line=measures.line, width=measures.full, wide=measures.outdent > 0, top_level=True)
