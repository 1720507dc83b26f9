"""Columns, hyphenation, tables over pages, many footnotes: what typesetting does to a text changes none of it."""

from __future__ import annotations

import pytest
from finished_files import FORMATS, inspect_file, write_file

HEAD = """---
title: {title}
date: 2014-01-27
publisher: {publisher}
---

# {title}

"""
FRENCH = (
    "La coopération franco-kazakhstanaise, « économie de la connaissance », s’étend aux sous-sols, aux énergies et"
    " aux savoir-faire extraordinairement diversifiés : 1 234 fiefs affinés, efficacité, flux, c’est-à-dire l’œuvre."
    " L’internationalisation institutionnelle, interdisciplinaire et perfectionniste des enseignements technologiques"
    " environnementaux approfondit considérablement l’interopérabilité, les compréhensions et les responsabilités."
)
RUSSIAN = (
    "Научно-техническое сотрудничество исследовательских университетов — основа «экономики знаний» и, кстати,"
    " достопримечательность из-за чего-то по-настоящему международного: 1 234 лаборатории, 56 % роста."
)


def write_long(title: str, publisher: str, text: str) -> str:
    """Ten parts of long paragraphs with a footnote each, and two tables with one head, one of them over pages."""
    rows = "".join(f"| {number} | {text[: 20 + number % 40].strip()} |\n" for number in range(70))
    table = f"| № | {title} |\n| --- | --- |\n"
    # Each part leaves out some words more, so that its lines end elsewhere.
    shorter = [" ".join(text.split()[number:]) for number in range(10)]
    parts = [
        f"## {title} {number}\n\n{rest}[^{number}] {text}\n\n[^{number}]: {number} — {text}\n"
        for number, rest in enumerate(shorter)
    ]
    source = HEAD.format(title=title, publisher=publisher)
    return source + "\n".join([*parts[:5], table + rows, *parts[5:], f"{table}| 1 | {title} |"])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("tag", "title", "publisher", "text"),
    [("fr", "Coopération", "Ambassade", FRENCH), ("ru", "Сотрудничество", "Посольство", RUSSIAN)],
    ids=["French", "Russian"],
)
def test_a_long_brochure_holds_its_text(form: str, tag: str, title: str, publisher: str, text: str) -> None:
    source = write_long(title, publisher, text)
    inspection = inspect_file(form, write_file(form, source, tag), source, tag)
    # The text has not been typeset, so that some of its lines end as they should not.
    assert [finding.message for finding in inspection.findings if finding.code != "poor-line"] == []
    assert inspection.compared.note_segments == 10
    if form == "pdf":
        counts = {each.rule.name: each.count for each in inspection.stripped}
        assert counts["LINE_END_HYPHEN"] > 5
        assert counts["REPEATED_HEAD"] >= 2
        assert inspection.compared.pages > 5
