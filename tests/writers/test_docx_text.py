"""The words of a Word document: where they stand, in which style, and what leads where."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from word_file import EVERYTHING, FRONT_MATTER, NAMESPACES, W, WordFile, make_edition, style_of, text_of, with_blocks

from coopdocs.inspect.docx import read_docx
from coopdocs.model.document import Footnote, FootnoteCall, Link, Paragraph, Text
from coopdocs.model.position import Position
from coopdocs.writers.docx import write_docx

HERE = Position("source/essai.md", 1)


def test_word_libraries_read_the_text_in_the_order_of_the_source():
    document = docx.Document(io.BytesIO(write_docx(make_edition(EVERYTHING))))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]
    assert texts[:4] == ["Coopération", "Deux pays", "Ambassade", "Mis à jour le 27\u00a0janvier 2014"]
    assert texts.index("Un chapeau avec code, fort et italique, un lien marqué et https://x.org.") < texts.index("un")
    assert texts.index("Une légende") + 1 == texts.index("Illustration : Qui")
    assert texts[-3:] == ["Écrivez-nous.", "Ambassade", "Rue\nVille"]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", "2", "3"]


def test_the_outline_is_that_of_the_headings():
    word = WordFile.of(EVERYTHING)
    headings = [(style, text) for style, text in word.paragraphs() if style.startswith("Heading")]
    assert headings == [
        ("Heading1", "Première partie"),
        ("Heading2", "Deuxième"),
        ("Heading3", "Troisième"),
        ("Heading4", "Quatrième"),
        ("Heading2", "Pour finir"),
    ]
    levels = word.find("//w:style[starts-with(@w:styleId, 'Heading')]/w:pPr/w:outlineLvl/@w:val", "styles")
    assert levels == ["0", "1", "2", "3", "4", "5"]


def test_the_contents_are_filled_and_each_entry_leads_to_its_heading():
    word = WordFile.of(EVERYTHING)
    assert word.texts("TOCHeading") == ["Sommaire"]
    assert word.texts("TOC1") == ["Première partie"]
    assert word.texts("TOC2") == ["Deuxième", "Pour finir"]
    for entry in word.find("//w:sdtContent//w:hyperlink"):
        anchor = entry.get(f"{W}anchor")
        (heading,) = word.find(f"//w:p[w:bookmarkStart/@w:name='{anchor}']")
        assert text_of(heading) == text_of(entry)


def test_the_contents_are_a_field_that_word_can_work_out_afresh():
    word = WordFile.of(EVERYTHING)
    (instruction,) = word.find("//w:sdtContent//w:instrText/text()")
    assert instruction.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z"]
    assert word.find("//w:sdtContent//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert word.find("//w:docPartGallery/@w:val") == ["Table of Contents"]
    assert word.find("//w:updateFields", "settings") == []


def test_a_text_of_one_or_two_headings_has_no_contents():
    assert WordFile.of("Seul.\n").texts("TOCHeading") == []
    assert WordFile.of("# Une\n\n## Deux\n").texts("TOCHeading") == []
    assert WordFile.of("# Une\n\n## Deux\n\n# Trois\n").texts("TOC1") == ["Une", "Trois"]


def test_running_heads_number_the_pages_and_leave_the_cover_free():
    word = WordFile.of(EVERYTHING)
    assert word.paragraphs("header1") == [("Header", "Coopération")]
    assert word.paragraphs("footer1") == [("Footer", "Ambassade\t2 / 2")]
    assert [each.split() for each in word.find("//w:instrText/text()", "footer1")] == [["PAGE"], ["NUMPAGES"]]
    assert word.paragraphs("header2") == [("Header", "")]
    first_section = word.find("//w:sectPr")[0]
    assert first_section.find(f"{W}titlePg") is not None
    assert first_section.xpath("w:headerReference/@w:type", namespaces=NAMESPACES) == ["default", "first"]


def test_the_back_cover_stands_on_a_page_of_its_own_without_running_head():
    last = WordFile.of(EVERYTHING).find("//w:body/w:sectPr")[0]
    assert last.find(f"{W}type").get(f"{W}val") == "nextPage"
    assert last.find(f"{W}titlePg") is not None
    # LibreOffice does not look for a first page's header beyond a section that has none.
    assert last.xpath("w:headerReference/@w:type", namespaces=NAMESPACES) == ["default", "first"]


def test_a_back_cover_after_columns_still_begins_a_page():
    word = WordFile.of(":::: columns\nA\n\n---\n\nB\n::::\n\n::: backcover\nFin\n:::\n")
    assert word.find("//w:sectPr/w:type/@w:val") == ["nextPage", "nextPage", "nextPage"]
    assert word.find("//w:sectPr/w:cols/@w:num") == ["2"]


def test_a_cover_without_a_picture_has_a_surface_that_screen_readers_pass_over():
    word = WordFile.of("Texte.\n")
    (surface,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='Title']//wp:docPr")
    assert surface.find(f".//{{{NAMESPACES['adec']}}}decorative") is not None
    with_picture = WordFile.of(
        "Texte.\n",
        front_matter=FRONT_MATTER.replace("keywords", "cover-image: images/cover.svg\ncover-alt: Vue\nkeywords"),
    )
    assert with_picture.find("//wp:docPr/@descr") == ["Vue"]


def test_columns_are_a_section_with_a_break_between_them():
    word = WordFile.of("Avant.\n\n::: columns\nA\n\n---\n\nB\n\n---\n\nC\n:::\n\nAprès.\n")
    assert word.find("//w:sectPr/w:cols/@w:num") == ["3"]
    assert word.find("//w:sectPr/w:type/@w:val") == ["nextPage", "nextPage", "continuous", "continuous"]
    assert [text_of(run.getparent().getparent()) for run in word.find("//w:br[@w:type='column']")] == ["\nB", "\nC"]


def test_footnotes_are_words_own():
    word = WordFile.of(EVERYTHING)
    assert word.find("//w:footnoteReference/@w:id") == ["1", "2"]
    assert word.find("//w:footnote[@w:type]/@w:id", "footnotes") == ["-1", "0"]
    notes = word.find("//w:footnote[not(@w:type)]", "footnotes")
    assert [text_of(note).strip() for note in notes] == ["Note a, avec un lien.Suite de la note.", "une liste"]
    assert all(note.find(f".//{W}footnoteRef") is not None for note in notes)
    assert list(word.targets("footnotes").values()) == ["https://note.example.org"]
    assert word.find("//w:r[w:footnoteReference]/w:rPr/w:rStyle/@w:val") == ["FootnoteReference"] * 2


def test_a_second_call_of_a_note_repeats_its_number():
    edition = make_edition("Un[^a].\n\n[^a]: Note.\n")
    again = Paragraph(content=(Text("Encore"), FootnoteCall("a")), position=HERE)
    word = WordFile(write_docx(with_blocks(edition, *edition.document.blocks, again)))
    assert word.texts("BodyText")[-1] == "Encore1"
    (reference,) = word.find("//w:instrText[contains(., 'NOTEREF')]/text()")
    assert word.find(f"//w:bookmarkStart[@w:name='{reference.split()[1]}']/following-sibling::w:r/w:footnoteReference")


def test_a_note_that_only_another_note_calls_is_printed_inside_it():
    edition = make_edition("Un[^a].\n\n[^a]: Note.\n")
    notes = tuple(
        Footnote(label=label, position=HERE, blocks=(Paragraph(content=content, position=HERE),))
        for label, content in (("a", (Text("Voir"), FootnoteCall("b"))), ("b", (Text("Dedans"),)))
    )
    word = WordFile(write_docx(replace(edition, document=replace(edition.document, footnotes=notes))))
    assert [text_of(note) for note in word.find("//w:footnote[@w:id='1']", "footnotes")] == [" Voir22 Dedans"]


def test_each_numbered_list_counts_from_its_own_first_number():
    word = WordFile.of("1. a\n2. b\n\nEntre.\n\n1. c\n\nEntre.\n\n7. d\n   1. e\n")
    numbers = [
        (text_of(each), each.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"))
        for each in word.find("//w:p[w:pPr/w:numPr]")
    ]
    assert numbers[0][1] == numbers[1][1]
    assert len({number for _, number in numbers}) == 4
    starts = {
        text: word.find(f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val", "numbering")
        for text, number in numbers
    }
    assert starts == {"a": ["1"], "b": ["1"], "c": ["1"], "d": ["7"], "e": ["1"]}
    assert word.find("//w:p[w:pPr/w:numPr]/w:pPr/w:numPr/w:ilvl/@w:val") == ["0", "0", "0", "0", "1"]


def test_a_list_deeper_than_words_styles_keeps_its_levels():
    source = "".join(f"{'  ' * level}- {level}\n" for level in range(11))
    levels = WordFile.of(source).find("//w:p[w:pPr/w:numPr]/w:pPr/w:numPr/w:ilvl/@w:val")
    assert levels == ["3", "4", "5", "6", "7", "8", "8", "8"]


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole():
    word = WordFile.of(EVERYTHING)
    first = word.find("//w:tbl")[0]
    rows = first.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [style_of(each) for each in rows[1].iter(f"{W}p")] == ["TableText", "TableTextCentred", "TableTextRight"]
    assert first.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "BrochureTable"


def test_the_columns_of_a_table_fill_its_width():
    for table in WordFile.of(EVERYTHING).find("//w:tbl"):
        width = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        assert sum(int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")) == width


def kept_with_next(word: WordFile) -> list[str]:
    return [text_of(each) for each in word.find("//w:p[w:pPr/w:keepNext]")]


def test_no_page_takes_a_single_row_of_a_table():
    rows = "".join(f"| {number} |\n" for number in range(1, 6))
    assert kept_with_next(WordFile.of(f"| Tête |\n| --- |\n{rows}")) == ["1", "4"]
    assert kept_with_next(WordFile.of("| Tête |\n| --- |\n| 1 |\n| 2 |\n")) == ["1"]
    assert kept_with_next(WordFile.of("| Tête |\n| --- |\n| 1 |\n")) == []


def test_what_announces_something_stays_on_its_page():
    word = WordFile.of("Trois domaines :\n\n- un\n\nSans suite.\n\nVoici :\n")
    assert kept_with_next(word) == ["Trois domaines :"]


def test_a_callout_stays_whole_and_with_the_text_before_it():
    word = WordFile.of("Loin.\n\nAvant.\n\n::: callout Encadré\nTexte.\n\n- un\n- deux\n:::\n\nAprès.\n")
    assert kept_with_next(word) == ["Avant.", "", "Encadré", "Texte.", "un"]


def test_a_caption_stays_with_its_credit():
    figure = '![Un dessin](images/dessin.svg "Une légende")'
    assert kept_with_next(WordFile.of(f'{figure}{{credit="Qui"}}\n\nSuite.\n')) == ["Une légende"]
    assert kept_with_next(WordFile.of(f"{figure}\n\nSuite.\n")) == []


def test_a_pull_quote_stays_with_its_author():
    word = WordFile.of("::: pullquote\nUn.\n\nDeux.\n\n{.attribution}\nMoi\n:::\n\nSuite.\n")
    assert kept_with_next(word) == ["«\xa0Un.", "Deux.\xa0»"]


def test_lists_in_quotations_and_notes_are_set_like_what_they_stand_in():
    word = WordFile.of("> - dans\n>\n> 1. deux\n\nAppel[^a].\n\n[^a]: Note.\n\n    - liste\n")
    assert word.texts("QuoteBullet") == ["dans"]
    assert word.texts("QuoteNumber") == ["deux"]
    assert ("FootnoteBullet", "liste") in word.paragraphs("footnotes")


def test_links_lead_out_of_the_document_and_into_it():
    word = WordFile.of(EVERYTHING)
    targets = word.targets()
    outside = {
        text_of(each): targets[each.get(f"{{{NAMESPACES['r']}}}id")] for each in word.find("//w:hyperlink[@r:id]")
    }
    assert outside == {
        "un lien marqué": "https://example.org/a",
        "https://x.org": "https://x.org",
        "courrier": "mailto:a@example.org",
    }
    assert word.find("//w:hyperlink/@w:tooltip") == ["Titre"]
    (inside,) = [each for each in word.find("//w:hyperlink[@w:anchor]") if text_of(each) == "ici"]
    (target,) = word.find(f"//w:p[w:bookmarkStart/@w:name='{inside.get(f'{W}anchor')}']")
    assert text_of(target).startswith("Ligne")


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org", "#absent", "http://[x"]
)
def test_an_address_that_word_must_not_open_stays_text(target):
    link = Paragraph(content=(Link((Text("mot"),), target),), position=HERE)
    word = WordFile(write_docx(with_blocks(make_edition("x\n"), link)))
    assert word.texts("BodyText") == ["mot"]
    assert word.find("//w:hyperlink") == []


def test_an_address_with_spaces_is_encoded_because_word_refuses_the_file_otherwise():
    link = Paragraph(content=(Link((Text("mot"),), "https://example.org/a b/қ"),), position=HERE)
    word = WordFile(write_docx(with_blocks(make_edition("x\n"), link)))
    assert list(word.targets().values()) == ["https://example.org/a%20b/қ"]


def test_identifiers_become_bookmarks_that_word_accepts():
    long = "un-identifiant-bien-plus-long-que-quarante-lettres"
    word = WordFile.of(f"{{#{long}-a}}\nA\n\n{{#{long}-b}}\nB\n\n[a](#{long}-a) [b](#{long}-b)\n")
    names = word.find("//w:bookmarkStart/@w:name")
    assert len(set(names)) == 2
    assert all(len(name) <= 40 for name in names)
    assert word.find("//w:hyperlink/@w:anchor") == names


def test_a_pull_quote_stands_between_the_marks_of_its_language():
    source = "::: pullquote\nUn.\n\nDeux.\n\n{.attribution}\nMoi\n:::\n"
    assert WordFile.of(source).texts("PullQuote") == ["«\xa0Un.", "Deux.\xa0»"]
    english = WordFile.of(source, tag="en")
    assert english.texts("PullQuote") == ["“Un.", "Deux.”"]
    assert english.texts("Attribution") == ["Moi"]


def test_words_of_coopdocs_can_be_told_from_the_authors():
    labels = WordFile.of(EVERYTHING).find("//w:r[w:rPr/w:rStyle/@w:val='Label']/w:t/text()")
    assert labels == ["«\xa0", "\xa0»", "Illustration : "]


def test_key_figures_stand_before_what_they_count():
    word = WordFile.of("::: keyfigures\n- **12 %** de tout\n- sans nombre\n:::\n")
    assert word.texts("KeyFigure") == ["12 %\nde tout", "sans nombre"]
    assert word.find("//w:r[w:rPr/w:rStyle/@w:val='KeyNumber']/w:t/text()") == ["12 %"]


def test_a_draft_says_so_on_every_page_in_its_own_language():
    word = WordFile.of(EVERYTHING, draft=True)
    for part in ("header1", "header2"):
        assert word.find("//v:textpath/@string", part) == ["Version de travail"]
    # The header of a cover is under its picture.
    for part in ("header1", "footer2"):
        assert "Version de travail" in word.paragraphs(part)[0][1]
    assert WordFile.of(EVERYTHING).find("//v:shape", "header1") == []


def test_hyphens_that_must_not_break_are_words_own():
    text = "10%\N{WORD JOINER}-\N{WORD JOINER}ға, 7\N{NON-BREAKING HYPHEN}б, со\xadтруд, a\N{WORD JOINER}b"
    block = Paragraph(content=(Text(text),), position=HERE)
    word = WordFile(write_docx(with_blocks(make_edition("x\n"), block)))
    assert word.texts("BodyText") == ["10%\N{NON-BREAKING HYPHEN}ға, 7\N{NON-BREAKING HYPHEN}б, со\xadтруд, ab"]
    assert word.find("//w:t[contains(., '\N{WORD JOINER}')]") == []


def test_control_characters_and_markup_in_a_text_do_no_harm():
    block = Paragraph(content=(Text("a\x00b\x0bc\ud800d\ufffe <w:p/> & ]]> {{ 7*7 }} \N{SNOWMAN}"),), position=HERE)
    word = WordFile(write_docx(with_blocks(make_edition("x\n"), block)))
    assert word.texts("BodyText") == ["abcd <w:p/> & ]]> {{ 7*7 }} \N{SNOWMAN}"]


def test_an_empty_document_is_a_cover():
    word = WordFile.of("", front_matter=FRONT_MATTER)
    assert word.paragraphs()[0] == ("Title", "Coopération")
    assert len(word.find("//w:sectPr")) == 1


def test_a_word_that_holds_together_at_its_hyphen_has_words_own_no_break_hyphen():
    word = WordFile.of("## Les Géo-énergies\n\nUn sous-sol saint-simonien, `non-lieu` et www.al-farabi.kz.\n")
    assert word.texts("Heading2") == ["Les Géo\u2011énergies"]
    assert word.texts("BodyText") == ["Un sous\u2011sol saint-simonien, non-lieu et www.al-farabi.kz."]


def test_word_libraries_and_the_inspection_read_a_no_break_hyphen_as_a_hyphen():
    data = write_docx(make_edition("Un sous-sol.\n"))
    assert "Un sous-sol." in [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Un sous-sol." in [piece.text for piece in read_docx(data).body]
