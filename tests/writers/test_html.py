"""The web page: one file, safe, accessible, and the same words as the document."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from finished_files import BROCHURE, make_edition
from lxml import etree, html

from coopdocs.languages.hyphenation import soft_hyphens
from coopdocs.model.document import Paragraph, Span, Text
from coopdocs.writers.html import write_html

FRONT_MATTER = """---
title: Essai
date: 2014-01-27
publisher: Ambassade
description: Une "description" & plus
keywords: [énergie, médecine]
---

"""


def page_of(body: str, tag: str = "fr") -> html.HtmlElement:
    return html.document_fromstring(write_html(make_edition(FRONT_MATTER + body, tag)))


def visible_text(page: html.HtmlElement) -> str:
    """The page's words without the furniture."""
    for element in page.xpath("//*[contains(concat(' ', @class, ' '), ' furniture ')] | //head"):
        element.drop_tree()
    return " ".join(page.text_content().split())


def test_the_page_says_its_language_title_and_data() -> None:
    page = page_of("Texte.")
    names = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert page.get("lang") == "fr"
    assert page.findtext(".//title") == "Essai"
    assert names["author"] == "Ambassade"
    assert names["description"] == 'Une "description" & plus'
    assert names["keywords"] == "énergie, médecine"
    assert names["dcterms.created"] == names["dcterms.modified"] == "2014-01-27"


@pytest.mark.parametrize(
    "hostile", ["{{ 7*7 }}", "&lt;b&gt;", "\\<script>alert(1)\\</script>", "`<script>`", "]]>", "%s {0} ${x}"]
)
def test_what_looks_like_code_is_printed_as_it_is(hostile: str) -> None:
    page = page_of(f"Avant {hostile} après.\n\n# Titre {hostile}\n")
    assert not page.xpath("//body//script | //body//b")
    shown = html.fromstring("<p>&lt;b&gt;</p>").text if "&lt;" in hostile else hostile.replace("\\", "").strip("`")
    assert f"Avant {shown} après." in visible_text(page)


def test_a_control_character_becomes_the_replacement_character() -> None:
    edition = make_edition(FRONT_MATTER + "Texte.")
    block = edition.document.blocks[0]
    assert isinstance(block, Paragraph)
    document = replace(edition.document, blocks=(replace(block, content=(Text("a\x00b\x1bc\ud800"),)),))
    page = write_html(replace(edition, document=document))
    assert "a\ufffdb\ufffdc\ufffd" in page
    page.encode("utf-8")


@pytest.mark.parametrize("target", ["https://x.org/?a=1&b=2", "http://x.org", "mailto:a@b.kz", "tel:+7717", "#titre"])
def test_a_link_to_the_web_a_mailbox_a_telephone_or_the_page_is_a_link(target: str) -> None:
    page = page_of(f"{{#titre}}\n# Titre\n\nVoir [ici]({target}).")
    assert page.xpath("//main//p/a/@href") == [target]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "JaVaScRiPt:x", "../x.html"]
)
def test_a_link_to_anything_else_is_its_words_only(target: str) -> None:
    page = page_of(f"Voir [ici]({target}).")
    assert not page.xpath("//main//a")
    assert "Voir ici." in visible_text(page)
    assert target not in etree.tostring(page, encoding="unicode")


def test_the_page_needs_no_other_file() -> None:
    page = html.document_fromstring(write_html(make_edition(BROCHURE)))
    sources = page.xpath("//@src")
    assert sources
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    style = page.findtext(".//style") or ""
    assert set(re.findall(r'url\("(.{5})', style)) == {"data:"}
    assert "@import" not in style
    assert not page.xpath("//link | //script | //iframe | //base")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_every_identifier_is_there_once_and_every_way_inside_the_page_leads_somewhere() -> None:
    page = html.document_fromstring(write_html(make_edition(BROCHURE)))
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    ways = [address[1:] for address in page.xpath("//@href") if address.startswith("#")]
    assert set(ways + page.xpath("//@aria-labelledby")) <= set(identifiers)


def test_identifiers_are_the_same_in_every_language() -> None:
    source = FRONT_MATTER + "# {}\n\n## {}\n\n::: callout {}\nx\n:::\n\nAppel[^n].\n\n[^n]: Note.\n"
    french, kazakh = (
        html.document_fromstring(write_html(make_edition(source.format(*words), tag))).xpath("//@id")
        for words, tag in ((["Énergie", "Soleil", "Avis"], "fr"), (["Қуат", "Күн", "Ескерту"], "kk"))
    )
    assert french == kazakh
    assert {"part-1", "section-1-1", "note-1", "call-1"} <= set(french)


def test_an_identifier_that_the_author_gave_twice_is_written_once() -> None:
    page = page_of("{#ici}\n# Un\n\n{#ici}\n# Deux\n")
    assert page.xpath("//main/*/*/@id") == ["ici"]


def test_an_identifier_of_the_page_itself_is_not_given_away() -> None:
    page = page_of("{#text}\n# Un\n\n{#note-1}\n# Deux[^n]\n\n[^n]: Note.\n")
    assert page.xpath("//*[@id='text']")[0].tag == "main"
    assert page.xpath("//*[@id='note-1']")[0].tag == "li"


def test_a_passage_in_another_language_says_so() -> None:
    page = page_of("Une étude [*in vitro*]{lang=la}.")
    assert [(span.get("lang"), span.text_content()) for span in page.xpath("//main//span[@lang]")] == [
        ("la", "in vitro")
    ]


def test_without_the_furniture_the_words_stand_in_the_order_of_the_source() -> None:
    page = html.document_fromstring(write_html(make_edition(BROCHURE)))
    text = visible_text(page)
    in_order = [
        "Шағын кітапша",
        "Бәрінен аздап",
        "Францияның Қазақстандағы Елшілігі",
        "Ынтымақтастық",
        "Ғылым екі",
        "Тізімдер",
    ]
    in_order += [
        "нөмірленген",
        "Зертхана жұмыс үстінде",
        "С. Ахметов",
        "Кесте",
        "Серіктес",
        "Маңызды",
        "Білім",
        "Ескі мақал",
    ]
    in_order += ["Сандар", "Глоссарий", "x = 1"]
    places = [text.index(words) for words in in_order]
    assert places == sorted(places)
    assert all(text.count(words) == 1 for words in in_order)
    assert "Мазмұны" not in text


def test_a_note_leads_back_to_its_first_call_and_later_calls_lead_to_the_same_note() -> None:
    page = page_of("Un[^n], deux[^n].\n\n[^n]: La note.\n")
    calls = page.xpath("//a[@class='call']")
    assert [(call.text, call.get("href"), call.get("id")) for call in calls] == [
        ("1", "#note-1", "call-1"),
        ("1", "#note-1", "call-1-2"),
    ]
    back = page.xpath("//li[@id='note-1']//a[@role='doc-backlink']")
    assert [link.get("href") for link in back] == ["#call-1"]
    assert back[0].get("aria-label") == make_edition(FRONT_MATTER, "fr").labels.back_to_text + " (1)"


def test_landmarks_lead_a_screen_reader_through_the_page() -> None:
    page = html.document_fromstring(write_html(make_edition(BROCHURE)))
    body = page.find("body")
    assert body is not None
    assert [child.tag for child in body] == ["a", "header", "nav", "main", "section", "footer"]
    assert body[0].get("href") == "#text"
    assert len(page.xpath("//h1")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.xpath("//th/@scope") == ["col", "col"]


def test_quotation_marks_of_a_pull_quote_are_the_languages_and_no_text() -> None:
    page = page_of("::: pullquote\nLa science unit.\n:::\n")
    assert '"«\u00a0" "\u00a0»"' in (page.findtext(".//style") or "")
    assert page.xpath("string(//blockquote)") == "La science unit."


def test_an_image_keeps_its_alternative_text_whatever_is_in_it() -> None:
    page = page_of('![Un « dessin » "cité" <b>](images/a.svg "Légende"){credit="Qui"}')
    (image,) = page.xpath("//figure/img")
    assert image.get("alt") == 'Un « dessin » "cité" <b>'
    assert [part.get("class") for part in page.xpath("//figcaption/p")] == ["caption", "credit"]
    assert page.xpath("string(//p[@class='credit']/span[@class='furniture'])") == "Illustration\u00a0: "


def test_a_draft_says_so_and_marks_what_is_not_translated() -> None:
    edition = make_edition(FRONT_MATTER + "Texte.", "kk")
    span = Span((Text("Texte."),), language="fr", classes=("untranslated",))
    block = edition.document.blocks[0]
    assert isinstance(block, Paragraph)
    document = replace(edition.document, blocks=(replace(block, content=(span,)),))
    page = html.document_fromstring(write_html(replace(edition, document=document, draft=True)))
    assert page.xpath("string(//*[contains(@class, 'watermark')])") == edition.labels.draft
    assert page.xpath("//span[@class='untranslated']/@lang") == ["fr"]


def test_a_picture_that_is_still_to_come_leaves_its_alternative_text() -> None:
    edition = make_edition(FRONT_MATTER + "![Deux juments](images/a.svg)")
    page = html.document_fromstring(write_html(replace(edition, pictures={})))
    assert page.xpath("string(//figure)") == "Deux juments"


def test_the_fonts_of_the_page_go_without_the_reserved_name() -> None:
    style = page_of("Texte.").findtext(".//style") or ""
    assert set(re.findall(r'font-family: "([^"]+)"', style)) == {"Brochure Serif", "Brochure Sans"}
    assert "Source" not in re.sub(r"base64,[^)]*", "", style)


def test_a_word_that_holds_together_at_its_hyphen_is_held_wherever_it_stands() -> None:
    page = page_of("# Les Géo-énergies\n\nUn sous-sol[^a], **non-conventionnel**, [lui-même](#x).\n\n[^a]: Al-Farabi.")
    held = [span.text for span in page.find_class("held")]
    # The heading stands in the contents as well.
    assert held == ["Géo-énergies", "Géo-énergies", "sous-sol", "non-conventionnel", "lui-même", "Al-Farabi"]
    assert visible_text(page).count("Un sous-sol, non-conventionnel, lui-même.") == 1


def test_code_addresses_and_long_compounds_are_not_held() -> None:
    page = page_of("`non-lieu`, www.al-farabi.kz, non-conventionnellement.")
    assert page.find_class("held") == []


def test_the_last_word_of_a_kazakh_text_is_not_divided() -> None:
    text = "ынтымақтастық *ынтымақтастық* ынтымақтастық."
    page = write_html(make_edition(FRONT_MATTER + text, "kk"), soft_hyphens("kk"))
    (paragraph,) = html.document_fromstring(page).xpath("//main//p")
    assert ["\u00ad" in piece for piece in paragraph.itertext()] == [True, False, False]


def test_a_held_word_of_kazakh_has_no_soft_hyphens_and_the_words_around_it_have() -> None:
    page = write_html(
        make_edition(FRONT_MATTER + "ынтымақтастық бір-бірінің ынтымақтастық та", "kk"), soft_hyphens("kk")
    )
    (paragraph,) = html.document_fromstring(page).xpath("//main//p")
    assert [span.text for span in paragraph.find_class("held")] == ["бір-бірінің"]
    assert f"{paragraph.text.strip()} та" == paragraph[0].tail.strip()
    assert "\u00ad" in paragraph.text
