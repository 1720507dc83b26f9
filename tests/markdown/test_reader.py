"""What the reader makes of source texts, case by case."""

from __future__ import annotations

import pytest
from document_outline import outline
from golden_cases import read_cases

from coopdocs.markdown.reader import read_body


@pytest.mark.parametrize("case", read_cases("reader.md"), ids=str)
def test_a_source_text_is_read_as_the_golden_file_says(case, check_golden):
    body = read_body(case.source, "source/x.md")
    notes = "".join(f"footnote {note.label}\n{outline(note.blocks, 1)}" for note in body.footnotes)
    findings = "".join(f"! {found.position} {found.code}: {found.message}\n" for found in body.findings)
    check_golden(case, outline(body.blocks) + notes + findings)
