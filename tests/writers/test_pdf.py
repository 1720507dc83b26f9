"""The PDF, as poppler and pikepdf read it back."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from finished_files import BROCHURE, make_edition
from weasyprint.pdf import tags

from coopdocs.errors import CoopdocsError
from coopdocs.inspect import read_pdf
from coopdocs.model.edition import Edition, Picture
from coopdocs.model.finding import Severity
from coopdocs.writers.html import write_html
from coopdocs.writers.pdf import PdfResult, press, write_pdf
from coopdocs.writers.pdf.neighbours import mark_neighbours

FRONT_MATTER = """---
title: Essai
date: 2014-01-27
publisher: Ambassade
description: À propos
keywords: [énergie, médecine]
---

"""
SENTENCE = "La coopération rapproche les équipes des deux pays et nourrit une recherche menée en commun. "
FIGURE = '![Rectangle](images/a.svg "Légende"){credit="Qui"}\n\n'


@cache
def print_pdf(source: str, tag: str = "fr") -> PdfResult:
    return print_edition(make_edition(source, tag))


def print_edition(edition: Edition) -> PdfResult:
    return write_pdf(write_html(edition), edition)


def run(program: str, data: bytes, folder: Path, *options: str) -> str:
    """What a program of poppler prints of a file."""
    file = folder / "x.pdf"
    file.write_bytes(data)
    output = ["-"] if program == "pdftotext" else []
    return subprocess.run([program, *options, file, *output], capture_output=True, check=True, text=True).stdout


def pages_of(data: bytes, folder: Path) -> list[str]:
    """The text of each page on one line."""
    return [" ".join(page.split()) for page in run("pdftotext", data, folder).split("\f")[:-1]]


def structure(data: bytes) -> list[dict[str, Any]]:
    """The elements of the structure tree: kind, language, scope, identifier."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            {
                "kind": str(each.S),
                "language": str(each.get("/Lang", "")),
                "id": str(each.get("/ID", "")),
                "scope": scope(each),
            }
            for each in walk(pdf.Root.StructTreeRoot.K)
        ]


def scope(element: Any) -> str:
    return str(element.get("/A", {}).get("/Scope", "")) if isinstance(element.get("/A"), pikepdf.Dictionary) else ""


def walk(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from walk(each)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        yield from walk(element.get("/K", pikepdf.Array()))


def test_only_the_themes_two_families_are_embedded(tmp_path: Path) -> None:
    rows = run("pdffonts", print_pdf(BROCHURE, "kk").data, tmp_path).splitlines()[2:]
    assert {"-".join(row.split()[0].split("+")[1].split("-")[:3]).rstrip(",") for row in rows} == {
        "Source-Serif-4",
        "Source-Sans-3",
    }
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_file_says_what_it_is_in_its_language() -> None:
    with pikepdf.open(BytesIO(print_pdf(BROCHURE, "kk").data)) as pdf:
        assert str(pdf.Root.Lang) == "kk"
        assert str(pdf.docinfo.Title) == "Шағын кітапша"
        assert str(pdf.docinfo.Author) == "Францияның Қазақстандағы Елшілігі"
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20140127"
        assert "pdfuaid:part" in str(pdf.Root.Metadata.read_bytes(), "utf-8")
    with pikepdf.open(BytesIO(print_pdf(FRONT_MATTER + "x").data)) as pdf:
        assert (str(pdf.docinfo.Subject), str(pdf.docinfo.Keywords)) == ("À propos", "énergie, médecine")


def test_each_passage_in_another_language_is_one_element_that_says_so() -> None:
    long_passage = "[" + "The text of a passage that needs several lines of a column. " * 4 + "]{lang=en}"
    source = (
        f"{FRONT_MATTER}# Un\n\nDit [*in vitro*]{{lang=la}} et {long_passage}.\n\nEncore [қымыз]{{lang=kk}}[^n].\n\n"
    )
    result = print_pdf(source + "[^n]: Aussi [шұбат]{lang=kk}, en français [de nouveau]{lang=fr}.\n")
    languages = Counter(element["language"] for element in structure(result.data))
    assert languages == {"": languages[""], "la": 1, "en": 1, "kk": 2}


def test_a_note_called_in_a_foreign_passage_stays_in_the_editions_language() -> None:
    result = print_pdf(FRONT_MATTER + "Dit [in vitro[^n]]{lang=la}.\n\n[^n]: Note en français.\n")
    assert [element["language"] for element in structure(result.data) if element["kind"] == "/Note"] == [""]


def test_another_release_of_weasyprint_is_refused_rather_than_losing_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(tags, "_build_box_tree")
    with pytest.raises(CoopdocsError, match="structure tree in another way"):
        print_edition(make_edition(FRONT_MATTER + "x", "fr"))


def test_head_cells_say_their_scope_and_notes_have_an_identifier() -> None:
    elements = structure(print_pdf(BROCHURE, "kk").data)
    assert [each["scope"] for each in elements if each["kind"] == "/TH"] == ["/Column", "/Column"]
    identifiers = [each["id"] for each in elements if each["kind"] == "/Note"]
    assert len(identifiers) == len(set(identifiers)) == 2


def test_every_heading_is_one_heading_and_a_bookmark_without_its_call() -> None:
    result = print_pdf(FRONT_MATTER + "# Un[^n]\n\n## Deux *fois*\n\nx\n\n# Trois\n\n[^n]: Note.\n")
    kinds = Counter(each["kind"] for each in structure(result.data))
    # The contents have a heading of their own.
    assert (kinds["/H1"], kinds["/H2"], kinds["/H3"]) == (1, 3, 1)
    with pikepdf.open(BytesIO(result.data)) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("Un", ["Deux fois"]),
            ("Trois", []),
        ]


def test_a_list_in_an_item_is_read_in_its_place() -> None:
    result = print_pdf(FRONT_MATTER + "# Un\n\n- un\n\n  - dedans\n\n  suite\n- deux\n")
    with pikepdf.open(BytesIO(result.data)) as pdf:
        bodies = [each for each in walk(pdf.Root.StructTreeRoot.K) if each.S == "/LBody"]
        kinds = [[str(kid.S) for kid in body.K if isinstance(kid, pikepdf.Dictionary)] for body in bodies]
        assert all(body.P.S == "/LI" for body in bodies)
    assert ["/P", "/L", "/P"] in kinds


def test_each_link_has_one_area_for_each_line_even_with_emphasis_inside() -> None:
    result = print_pdf(FRONT_MATTER + "Voir [*ici* et **là**](https://x.org), [non](javascript:x).\n")
    with pikepdf.open(BytesIO(result.data)) as pdf:
        areas = [area for page in pdf.pages for area in page.obj.get("/Annots", [])]
        assert [str(area.A.URI) for area in areas] == ["https://x.org"]


def test_the_contents_name_the_pages_and_each_page_the_brochure(tmp_path: Path) -> None:
    pages = pages_of(print_pdf(FRONT_MATTER + "# Premier\n\nx\n\n# Second\n\nx\n").data, tmp_path)
    assert "Premier" in pages[1]
    assert {"2", "3"} <= set(pages[1].split())
    assert "2 Essai" in pages[1]
    assert pages[2] == "Second x Essai 3"


def test_the_running_head_names_a_part_from_its_second_page_on(tmp_path: Path) -> None:
    body = f"{SENTENCE * 3}\n\n" * 30
    pages = pages_of(print_pdf(f"{FRONT_MATTER}# Premier\n\nx\n\n# Second\n\n{body}").data, tmp_path)
    assert pages[2].startswith("Second La coopération")
    assert [page.count("Second") for page in pages[2:4]] == [1, 1]


NOTES = "# Un\n\n" + SENTENCE * 4 + "Ici[^a] et là[^b].\n\n# Deux\n\n" + SENTENCE + "Puis[^c].\n\n"
NOTES += "[^a]: Première note.\n\n[^b]: Deuxième note.\n\n[^c]: Troisième note.\n"


@pytest.mark.parametrize(
    "area", ["", "border-top: .5pt solid; padding-top: 2mm", "border-top: .5pt solid; margin-top: 2mm"]
)
def test_every_note_stands_at_the_foot_of_the_page_that_calls_it(area: str, tmp_path: Path) -> None:
    """Without the theme's guard the last two sums lose the last note: see the comment in its print sheet."""
    edition = make_edition(FRONT_MATTER + NOTES, "fr")
    sheet = edition.theme.print_style_sheet + f"@page {{ @footnote {{ {area} }} }}"
    result = print_edition(replace(edition, theme=replace(edition.theme, print_style_sheet=sheet)))
    pages = pages_of(result.data, tmp_path)
    assert "Première note." in pages[1]
    assert "Deuxième note." in pages[1]
    assert "Troisième note." in pages[2]
    assert result.findings == ()


def test_where_a_note_would_be_lost_all_stand_together_after_the_text(tmp_path: Path) -> None:
    edition = make_edition(FRONT_MATTER + NOTES, "fr")
    unguarded = "@page { @footnote { border-top: .5pt solid; padding-top: 2mm; padding-bottom: 0; margin: 0 } }"
    sheet = edition.theme.print_style_sheet + unguarded
    result = print_edition(replace(edition, theme=replace(edition.theme, print_style_sheet=sheet)))
    text = " ".join(pages_of(result.data, tmp_path))
    assert all(text.count(note) == 1 for note in ("Première note.", "Deuxième note.", "Troisième note."))
    assert [finding.code for finding in result.findings] == ["notes-together"]


@pytest.mark.parametrize("sentences", [20, 45, 46, 47, 60])
def test_notes_of_a_part_that_runs_over_pages_all_arrive(sentences: int, tmp_path: Path) -> None:
    body = "".join(f"{SENTENCE * 3}Appel[^n{number}].\n\n" for number in range(sentences // 3))
    notes = "".join(f"[^n{number}]: Note numéro {number} du texte.\n\n" for number in range(sentences // 3))
    result = print_pdf(f"{FRONT_MATTER}# Un\n\n{body}{notes}")
    text = " ".join(pages_of(result.data, tmp_path))
    assert [text.count(f"Note numéro {number} du texte.") for number in range(sentences // 3)] == [1] * (sentences // 3)


def test_a_part_that_spills_over_gets_smaller_figures(tmp_path: Path) -> None:
    """A typesetter does not leave five lines on a page of their own."""
    result = print_pdf(f"{FRONT_MATTER}# Un\n\n{FIGURE}{SENTENCE * 22}")
    assert len(pages_of(result.data, tmp_path)) == result.pages == 2
    assert image_widths(result.data) == [104]


def test_a_part_with_room_has_figures_of_full_width() -> None:
    assert image_widths(print_pdf(f"{FRONT_MATTER}# Un\n\n{SENTENCE}\n\n{FIGURE}").data) == [168]


def test_a_few_lines_before_a_small_figure_stand_beside_it(tmp_path: Path) -> None:
    source = f"{FRONT_MATTER}# Un\n\nQuelques lignes[^n].\n\n{FIGURE}{SENTENCE * 20}\n\n[^n]: Une note.\n"
    result = print_pdf(source)
    # Its width and its place are those of the second column.
    assert image_widths(result.data) == [80]
    lines = run("pdftotext", result.data, tmp_path, "-bbox")
    tops = [float(line.split('yMin="')[1].split('"')[0]) for line in lines.splitlines() if ">Quelques<" in line]
    with pikepdf.open(BytesIO(result.data)) as pdf:
        (box,) = [each.A.BBox for each in walk(pdf.Root.StructTreeRoot.K) if each.S == "/Figure"]
    # The structure tree measures in CSS pixels.
    assert abs(tops[0] - float(box[1]) * 0.75) < 10
    assert result.findings == ()
    assert "Une note." in pages_of(result.data, tmp_path)[1]


def test_a_few_lines_that_cannot_be_divided_evenly_stand_in_one_wide_column() -> None:
    words = "Des équipes françaises et kazakhstanaises mettent en commun leurs savoirs et travaillent sur deux sujets :"
    items = "- la première étude, qui porte sur les énergies ;\n- la seconde.\n"
    uneven = f"{words} {words}\n\n{items}\nLes deux sujets se touchent.\n"
    even = f"{SENTENCE * 3}\n\n{SENTENCE * 3}\n"
    for text, columns in ((uneven, 1), (even, 2), (uneven * 6, 2)):
        result = print_pdf(f"{FRONT_MATTER}# Un\n\n{FIGURE}{text}")
        lines = [line for line in read_pdf(result.data).lines if line.kind == "P" and line.page == 2 and line.size > 10]
        assert len({round(line.left) for line in lines}) == columns


def image_widths(data: bytes) -> list[int]:
    """Widths of the figures in millimetres, from their places in the structure tree, which are in CSS pixels."""
    with pikepdf.open(BytesIO(data)) as pdf:
        boxes = [each.A.BBox for each in walk(pdf.Root.StructTreeRoot.K) if each.S == "/Figure"]
        return [round((float(box[2]) - float(box[0])) / 96 * 25.4) for box in boxes]


def test_the_head_of_a_long_table_is_repeated(tmp_path: Path) -> None:
    rows = "".join(f"| ligne {number} | {SENTENCE} |\n" for number in range(40))
    pages = pages_of(print_pdf(f"{FRONT_MATTER}# Un\n\n| Domaine | Objet |\n| --- | --- |\n{rows}").data, tmp_path)
    table_pages = [page for page in pages if "ligne" in page]
    assert len(table_pages) > 1
    assert all("Domaine Objet" in page for page in table_pages)


@pytest.mark.parametrize("hostile", ["{{ 7*7 }}", "`<script>`", "{% x %}"])
def test_a_template_expression_prints_as_itself(hostile: str, tmp_path: Path) -> None:
    assert hostile.strip("`") in " ".join(pages_of(print_pdf(f"{FRONT_MATTER}Avant {hostile} après.\n").data, tmp_path))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "//127.0.0.1/x.png"])
def test_nothing_outside_the_page_is_read(address: str) -> None:
    edition = make_edition(FRONT_MATTER + "Texte.", "fr")
    page = write_html(edition).replace("<main", f'<img src="{address}" alt="x"><main')
    (finding,) = write_pdf(page, edition).findings
    assert finding.severity is Severity.ERROR
    assert finding.language == "fr"


def test_a_drawing_that_asks_for_a_file_does_not_get_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">secret</text></svg>', encoding="utf-8")
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{secret.as_uri()}"/></svg>'
    edition = make_edition(FRONT_MATTER + FIGURE, "fr")
    pictures = {"images/a.svg": Picture("image/svg+xml", drawing.encode(), 9, 9)}
    result = print_edition(replace(edition, pictures=pictures))
    assert "secret" not in " ".join(pages_of(result.data, tmp_path))


def test_a_broken_picture_is_a_finding_of_one_short_line() -> None:
    edition = make_edition(FRONT_MATTER + FIGURE, "fr")
    broken = {"images/a.svg": Picture("image/png", b"\x89PNG\r\n\x1a\n" + bytes(4000), 9, 9)}
    (finding,) = print_edition(replace(edition, pictures=broken)).findings
    assert finding.severity is Severity.ERROR
    assert "image/png" in finding.message
    assert len(finding.message) < 400
    assert "\n" not in finding.message


def test_the_themes_own_style_sheet_gives_no_warning() -> None:
    assert print_pdf(BROCHURE, "kk").findings == ()


def test_each_page_of_a_draft_says_so_and_no_page_of_a_final(tmp_path: Path) -> None:
    edition = make_edition(FRONT_MATTER + "# Un\n\nx\n\n# Deux\n\nx\n", "fr")
    word = edition.labels.draft
    assert [word in page for page in raw_pages(print_edition(replace(edition, draft=True)).data, tmp_path)] == [
        True
    ] * 3
    assert [word in page for page in raw_pages(print_edition(edition).data, tmp_path)] == [False] * 3


def raw_pages(data: bytes, folder: Path) -> list[str]:
    """The text of each page in the order of drawing, which keeps what is set aslant in one piece."""
    return [" ".join(page.split()) for page in run("pdftotext", data, folder, "-raw").split("\f")[:-1]]


PRINT_TWICE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from finished_files import write_file
print(*(hashlib.sha256(write_file(form)).hexdigest() for form in ("html", "pdf")))
"""


def test_the_same_edition_has_the_same_bytes_in_another_place_and_hash_order() -> None:
    sums = set()
    for seed, zone, locale in (("1", "UTC", "C"), ("77", "Asia/Almaty", "C.UTF-8")):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-c", PRINT_TWICE, str(Path(__file__).parents[1])]
        sums.add(subprocess.run(command, capture_output=True, check=True, env=environment, text=True).stdout)
    assert len(sums) == 1


NAMES = ("Kazatomprom", "Al-Farabi", "Nazarbaïev", "l’Agence", "sous-sol")


def test_no_name_and_no_short_compound_is_divided(tmp_path: Path) -> None:
    """Whatever room its line has left."""
    texts = [f"{'a' * room} {name} {SENTENCE}" for name in NAMES for room in range(28, 44)]
    result = print_pdf(f"{FRONT_MATTER}# Un\n\n" + "\n\n".join(texts))
    words = Counter(" ".join(raw_pages(result.data, tmp_path)).split())
    assert {name: words[name] for name in NAMES} == dict.fromkeys(NAMES, 16)


def test_the_last_line_of_a_lead_is_more_than_a_word(tmp_path: Path) -> None:
    words = "Une tradition ancienne et une ambition nouvelle donnent aux deux pays un objet "
    leads = [f"{{.lead}}\n{words}{'x' * room} partagé." for room in range(1, 16)]
    result = print_pdf(f"{FRONT_MATTER}# Un\n\n" + "\n\n".join(leads))
    rows = run("pdftotext", result.data, tmp_path, "-raw").splitlines()
    lasts = [row.strip() for row in rows if row.strip().endswith("partagé.")]
    assert len(lasts) == 15
    assert min(map(len, lasts)) >= 12


BEFORE_A_LINK = "Un autre axe concerne"


def rows_at_every_width(folder: Path) -> list[str]:
    """The lines of a short text with a link behind it, set in columns of 120 to 179 CSS pixels.

    One of them at least has room for the text and none for the space before the link.
    """
    widths = range(120, 180)
    edition = make_edition(f"{FRONT_MATTER}# Partie\n\n" + f"{BEFORE_A_LINK} [voisin](https://x.org).\n\n" * 60, "fr")
    page = write_html(edition)
    for width in widths:
        page = page.replace("<p>", f'<p style="width: {width}px">', 1)
    return [row.strip() for row in run("pdftotext", write_pdf(page, edition).data, folder, "-raw").splitlines()]


def test_a_text_before_a_link_does_not_break_after_its_first_word(tmp_path: Path) -> None:
    rows = rows_at_every_width(tmp_path)
    assert rows.count("Un") == 0
    assert rows.count(BEFORE_A_LINK) > 0


def test_the_installed_weasyprint_still_needs_its_line_breaks_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shows that the test above can fail. When this one fails, WeasyPrint is mended, and our mending can go."""
    monkeypatch.setattr(press, "mend_line_breaks", nullcontext)
    assert rows_at_every_width(tmp_path).count("Un") > 0


def test_what_stands_before_a_heading_a_callout_or_a_list_says_so() -> None:
    page = ElementTree.fromstring(
        '<div><p>a</p><h3 class="level-2">b</h3><p class="lead">c</p><ul><li>d</li></ul>'
        '<aside class="callout">e</aside></div>'
    )
    mark_neighbours(page)
    marks = [element.get("class") for element in page]
    assert marks == ["before-level-2", "level-2", "lead before-list", "before-callout", "callout"]


def test_the_style_sheet_asks_for_those_marks_and_goes_through_no_siblings() -> None:
    """With `:has(+ …)` a list of a thousand items would take twice as long."""
    sheet = make_edition(FRONT_MATTER).theme.print_style_sheet
    assert ":has(+" not in sheet
    for name in ("level-2", "level-3", "callout", "pullquote", "list"):
        assert f".before-{name}" in sheet
