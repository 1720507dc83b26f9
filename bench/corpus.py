"""Made-up brochures: documents of about 40 segments, the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.edits import change_name, change_number, edit_lightly
from bench.prose import write_paragraph, write_phrase, write_sentence

__all__ = ["Document", "Segment", "renumber", "write_corpus", "write_markdown", "write_segment"]

Document = tuple["Segment", ...]
"""Its segments in their order; what follows one another as `item` is a list, as `cell` a table of three columns."""

_TARGET = re.compile(r"\]\[(\d+)\]")
_PLAIN = re.compile(r"[^\W\d_]{4,}")
_COLUMNS = 3
_TWINS = 0.06


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of a document, and where it came from if the document was edited."""

    kind: str
    """title, heading, paragraph, item, cell or caption."""
    text: str
    """Inline Markdown; the targets of its links are numbered from 1."""
    targets: tuple[str, ...] = ()
    """Addresses of the links."""
    fate: str = "unchanged"
    """What the edit did to it: a name of `bench.edits.FATES`."""
    origins: tuple[str, ...] = ()
    """The old texts whose translation a translator would start from; none for an added text."""
    moved: bool = False
    """Whether the edit also carried it elsewhere."""


def write_corpus(seed: int, documents: int) -> tuple[Document, ...]:
    """So many documents; each has random numbers of its own, so that a larger corpus begins with the smaller one."""
    randoms = [Random(f"{seed}/{index}") for index in range(documents)]
    return tuple(_with_twins(random, tuple(_write_document(random))) for random in randoms)


def write_segment(random: Random, kind: str) -> Segment:
    """A text of its kind: 1 to 90 words, now and then with emphasis and links."""
    match kind:
        case "paragraph":
            return _mark_up(random, Segment(kind, write_paragraph(random)))
        case "item":
            text = write_sentence(random) if random.random() < 0.6 else _capital(write_phrase(random, 2))
            return _mark_up(random, Segment(kind, text))
        case "caption":
            return Segment(kind, _capital(write_phrase(random, 3)) + ".")
        case "cell":
            return Segment(kind, _write_cell(random))
        case _:
            return Segment(kind, _capital(write_phrase(random, 2)))


def renumber(segment: Segment, text: str) -> Segment:
    """The segment with another text that uses some of its links: they are numbered from 1 again."""
    used = list(dict.fromkeys(int(number) for number in _TARGET.findall(text)))
    numbered = _TARGET.sub(lambda found: f"][{used.index(int(found[1])) + 1}]", text)
    return Segment(segment.kind, numbered, tuple(segment.targets[number - 1] for number in used))


def write_markdown(document: Document) -> str:
    """The document as Markdown: what po4a reads."""
    blocks: list[str] = []
    for kind, segments in _runs(document):
        texts = [_with_addresses(segment) for segment in segments]
        match kind:
            case "item":
                blocks.append("\n".join(f"- {text}" for text in texts))
            case "cell":
                blocks.append("\n".join(_write_table(texts)))
            case "title":
                blocks += [f"# {text}" for text in texts]
            case "heading":
                blocks += [f"## {text}" for text in texts]
            case _:
                blocks += texts
    return "\n\n".join(blocks) + "\n"


def _write_document(random: Random) -> Iterator[Segment]:
    yield write_segment(random, "title")
    for _ in range(random.randint(4, 5)):
        yield write_segment(random, "heading")
        for _ in range(random.randint(2, 4)):
            yield write_segment(random, "paragraph")
        shape = random.random()
        if shape < 0.45:
            for _ in range(random.randint(3, 6)):
                yield write_segment(random, "item")
        elif shape < 0.65:
            for _ in range(_COLUMNS * random.randint(2, 4)):
                yield write_segment(random, "cell")
        elif shape < 0.8:
            yield write_segment(random, "caption")
        for _ in range(random.randint(0, 2)):
            yield write_segment(random, "paragraph")


def _with_twins(random: Random, document: Document) -> Document:
    """The document with some texts that are nearly another one of it, as in any series of notices."""
    twinned = []
    for segment in document:
        twinned.append(segment)
        if segment.kind in {"paragraph", "item"} and random.random() < _TWINS:
            text = random.choice((change_number, change_name, edit_lightly))(random, segment.text)
            if text:
                twinned.append(renumber(segment, text))
    return tuple(twinned)


def _write_cell(random: Random) -> str:
    shape = random.random()
    if shape < 0.3:
        return str(random.choice((random.randint(1, 999), f"{random.randint(1, 99)},{random.randint(0, 9)}")))
    return _capital(write_phrase(random, 0 if shape < 0.8 else 1))


def _mark_up(random: Random, segment: Segment) -> Segment:
    """The segment with a word emphasised, or with a link."""
    if random.random() < 0.6:
        return segment
    words = segment.text.split(" ")
    places = [index for index, word in enumerate(words) if _PLAIN.fullmatch(word)]
    targets: list[str] = []
    for place in sorted(random.sample(places, min(len(places), random.randint(1, 2)))):
        shape = random.random()
        if shape < 0.4:
            words[place] = f"**{words[place]}**"
        elif shape < 0.7:
            words[place] = f"*{words[place]}*"
        else:
            targets.append(f"https://example.org/{random.randint(1000, 9999)}")
            words[place] = f"[{words[place]}][{len(targets)}]"
    return Segment(segment.kind, " ".join(words), tuple(targets))


def _with_addresses(segment: Segment) -> str:
    return _TARGET.sub(lambda found: f"]({segment.targets[int(found[1]) - 1]})", segment.text)


def _runs(document: Document) -> Iterator[tuple[str, list[Segment]]]:
    run: list[Segment] = []
    for segment in document:
        if run and run[0].kind != segment.kind:
            yield run[0].kind, run
            run = []
        run.append(segment)
    if run:
        yield run[0].kind, run


def _write_table(texts: list[str]) -> Iterator[str]:
    filled = [*texts, *[""] * (-len(texts) % _COLUMNS)]
    for start in range(0, len(filled), _COLUMNS):
        yield "| " + " | ".join(filled[start : start + _COLUMNS]) + " |"
        if not start:
            yield "| --- | --- | --- |"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
