"""The grammar of msgids and what translators are told, case by case. Changing it costs every translation."""

from __future__ import annotations

from datetime import date

import pytest
from golden_cases import read_cases

from coopdocs.markdown.reader import read_body
from coopdocs.model.document import Document, FrontMatter, Text
from coopdocs.model.position import Position
from coopdocs.translation.messages import write_messages


@pytest.mark.parametrize("case", read_cases("segments.md"), ids=str)
def test_a_text_gives_the_messages_of_the_golden_file(case, check_golden):
    body = read_body(case.source, "source/x.md")
    front_matter = FrontMatter(title=(Text("T"),), date=date(2014, 1, 27), position=Position("source/x.md", 1))
    document = Document(
        name="x",
        language="fr",
        front_matter=front_matter,
        blocks=body.blocks,
        footnotes=body.footnotes,
        position=Position("source/x.md"),
    )
    _title, *messages = write_messages(document)
    check_golden(case, "".join(_write(message) for message in messages))


def _write(message) -> str:
    comments = "".join(f"#. {comment}\n" for comment in message.comments)
    flags = f"#, {', '.join(message.flags)}\n" if message.flags else ""
    context = f"context: {message.context}\n" if message.context else ""
    return f"{comments}{flags}{context}{message.text}\n"
