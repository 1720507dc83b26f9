"""Key figures: the figure stands on a line of its own, and what it counts begins the next one at its edge."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from finished_files import make_edition, write_edition
from word_file import WordFile

from coopdocs.languages import HouseStyle, language, typeset
from coopdocs.model.edition import Edition

_SOURCE = """---
title: X
date: 2014-01-27
---

# X

::: keyfigures
- **{figure}** {counted}
:::
"""
_CASES = [
    ("ru", "2017", "год выставки"),
    ("fr", "90", "% des mesures"),
    ("kk", "2017", "жылғы көрме"),
    ("en", "12", "kg of seed"),
]


def _set(tag: str, figure: str, counted: str) -> Edition:
    edition = make_edition(_SOURCE.format(figure=figure, counted=counted), tag)
    return replace(edition, document=typeset(edition.document, language(tag), HouseStyle()))


@pytest.mark.parametrize(("tag", "figure", "counted"), _CASES)
def test_no_space_is_printed_before_what_a_key_figure_counts(
    tag: str, figure: str, counted: str, tmp_path: Path
) -> None:
    edition = _set(tag, figure, counted)
    page = write_edition("html", edition).decode()
    assert re.search(rf"<strong[^>]*>{figure}</strong> {counted[0]}", page)
    word = WordFile(write_edition("docx", edition))
    assert [text.split("\n")[1][0] for text in word.texts("KeyFigure")] == [counted[0]]
    file = tmp_path / "x.pdf"
    file.write_bytes(write_edition("pdf", edition))
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="[\d.]+">([^<]+)', boxes)
    edges = {word: float(edge) for edge, word in found}
    # The large figure has white space of its own before its stem; a space would be three points and more.
    assert abs(edges[counted.split(maxsplit=1)[0]] - edges[figure]) < 2


@pytest.mark.parametrize(("tag", "figure", "counted"), _CASES)
def test_elsewhere_a_figure_in_bold_keeps_what_it_counts(tag: str, figure: str, counted: str) -> None:
    edition = make_edition(f"---\ntitle: X\ndate: 2014-01-27\n---\n\n- **{figure}** {counted}\n", tag)
    page = write_edition("html", replace(edition, document=typeset(edition.document, language(tag), HouseStyle())))
    assert re.search(rf"<strong[^>]*>{figure}</strong>[\u00a0\u202f]{counted[0]}", page.decode())
