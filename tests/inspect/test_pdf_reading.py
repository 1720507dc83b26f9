"""PDF files read back without the writers: what marks on paper say."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import weasyprint

from coopdocs.fonts import load_fonts
from coopdocs.inspect import FoundText, read_pdf
from coopdocs.themes import load_theme

STYLE = """
@page { size: 100mm 120mm; margin: 15mm; @top-left { content: 'Колонтитул' } @bottom-right { content: counter(page) } }
html { font: 11pt/14pt 'Sample'; hyphens: auto; text-align: justify }
aside { float: footnote }
"""


def print_page(body: str, style: str = "", language: str = "fr") -> bytes:
    page = f"<html lang='{language}'><head><title>Essai</title></head><body>{body}</body></html>"
    fonts = weasyprint.text.fonts.FontConfiguration()
    sheet = weasyprint.CSS(string=f"{font_face()}{STYLE}{style}", font_config=fonts)
    html = weasyprint.HTML(string=page)
    return html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")


@cache
def font_face() -> str:
    from base64 import b64encode

    data = b64encode(load_fonts(load_theme("classic").fonts)["serif"]).decode()
    return f"@font-face {{ font-family: Sample; src: url(data:font/ttf;base64,{data}) }}"


def words(found: FoundText) -> str:
    """The text as a reader has it: hyphens at line ends closed up."""
    text = ""
    for piece in found.body:
        text += piece.text.rstrip("-\u2010") if piece.hyphenated else f"{piece.text} "
    return " ".join(text.split())


def test_ligatures_are_read_as_their_letters() -> None:
    assert words(read_pdf(print_page("<p>Le fief efficace affine la flamme, œuvre du Œdipe</p>"))) == (
        "Le fief efficace affine la flamme, œuvre du Œdipe"
    )


def test_hyphenated_french_is_read_whole() -> None:
    text = "Anticonstitutionnellement, la franco-kazakhstanaise extraordinairement internationale collaboration. " * 4
    found = read_pdf(print_page(f"<p style='width: 32mm'>{text}</p>"))
    assert sum(piece.hyphenated for piece in found.body) > 5
    # A hyphen of the text at a line end is closed up by this little reader too.
    assert without_hyphens(words(found)) == without_hyphens(text.strip())


def test_hyphenated_russian_is_read_whole() -> None:
    text = "Достопримечательности международного сотрудничества исследовательских университетов. " * 4
    found = read_pdf(print_page(f"<p style='width: 32mm'>{text}</p>", language="ru"))
    assert sum(piece.hyphenated for piece in found.body) > 5
    assert words(found) == text.strip()


def test_kazakh_letters_are_read_as_they_are() -> None:
    text = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі «Қазақстан» — 10%-ға"
    assert words(read_pdf(print_page(f"<p style='hyphens: manual'>{text}</p>", language="kk"))) == text


def test_the_second_column_follows_the_first() -> None:
    sentences = [f"Phrase numéro {number} de la page." for number in range(40)]
    found = read_pdf(print_page(f"<div style='columns: 2'><p>{' '.join(sentences)}</p></div>"))
    assert words(found) == " ".join(sentences)


def test_a_footnote_stands_apart_and_its_call_is_no_digit() -> None:
    found = read_pdf(print_page("<p>Prix : 1 234<aside>Note au bas.</aside> tenges.</p>"))
    call = next(piece for piece in found.body if piece.text == "1")
    assert call.call == 1
    assert [piece.call for piece in found.body if piece.text.startswith("Prix")] == [0]


def test_running_heads_and_page_numbers_are_outside_the_text() -> None:
    found = read_pdf(print_page("<p>Texte</p>"))
    assert [piece.text for piece in found.body] == ["Texte"]
    assert sorted(found.outside) == ["1", "Колонтитул"]


def test_the_head_of_a_table_on_its_next_page_is_optional() -> None:
    rows = "".join(f"<tr><td>ligne {number}</td></tr>" for number in range(40))
    found = read_pdf(print_page(f"<table><thead><tr><th>Tête</th></tr></thead><tbody>{rows}</tbody></table>"))
    heads = [piece.optional is not None for piece in found.body if piece.text == "Tête"]
    assert heads == [False, *[True] * (found.pages - 1)]
    assert found.pages > 1


def test_the_head_of_another_table_on_the_same_page_is_not_optional() -> None:
    table = "<table><thead><tr><th>Tête</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>"
    found = read_pdf(print_page(table * 2))
    assert [piece.optional for piece in found.body] == [None] * 4


def test_text_in_a_transparent_group_is_read_in_its_place() -> None:
    found = read_pdf(print_page("<p>Avant</p><p style='opacity: 0.5'>Pâle</p><p>Après</p>"))
    assert words(found) == "Avant Pâle Après"


def test_text_drawn_in_a_picture_is_no_text_of_the_page() -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20'><text y='15'>dessin</text></svg>"
    found = read_pdf(print_page(f'<p>Avant <img alt="Un mot dessiné" src="data:image/svg+xml,{drawing}"> après</p>'))
    assert words(found) == "Avant après"
    assert found.alternatives == ("Un mot dessiné",)
    assert [each.text for each in found.stripped] == ["dessin"]


def test_list_markers_are_stripped_and_numbers_in_the_text_are_not() -> None:
    found = read_pdf(print_page("<ol><li>2017 année</li><li><b>3</b> universités</li></ol>"))
    assert words(found) == "2017 année 3 universités"


def test_an_address_is_the_target_of_all_lines_of_its_link() -> None:
    found = read_pdf(print_page("<p><a href='https://example.org/'>" + "lien très long " * 9 + "</a>fin</p>"))
    assert {piece.target for piece in found.body if "lien" in piece.text} == {"https://example.org/"}
    assert found.body[-1].target == ""


def test_bookmarks_are_read_with_their_depths() -> None:
    found = read_pdf(print_page("<h1>Un</h1><h2>Deux</h2><h1>Trois</h1>"))
    assert [(each.depth, each.text) for each in found.outline] == [(1, "Un"), (2, "Deux"), (1, "Trois")]
    assert [(each.level, each.text) for each in found.tagged_headings or ()] == [(1, "Un"), (2, "Deux"), (1, "Trois")]


def test_a_garbled_map_from_glyphs_to_characters_gives_garbled_text() -> None:
    """Drawn right, but searched, copied and read aloud wrong."""
    data = print_page("<p>abc</p>")
    assert words(read_pdf(change_maps(data, b"0061", b"0062"))) == "bbc"


def test_a_glyph_without_a_character_is_read_as_unknown() -> None:
    with pikepdf.open(BytesIO(print_page("<p>abc</p>"))) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                del font.ToUnicode
        data = save(pdf)
    found = read_pdf(data)
    assert words(found) == "\ufffd" * 3
    assert {font.mapped for font in found.fonts} == {False}


def test_ranges_in_the_map_from_glyphs_to_characters_are_read() -> None:
    ranges = b"1 beginbfrange <0000> <ffff> <0041> endbfrange"
    with pikepdf.open(BytesIO(print_page("<p>aaa</p>", style="@page { @top-left { content: none } }"))) as pdf:
        for stream in maps_of(pdf):
            stream.write(b"1 begincodespacerange <0000> <ffff> endcodespacerange " + ranges)
        data = save(pdf)
    text = words(read_pdf(data))
    assert len(text) == 3
    assert len(set(text)) == 1
    assert text != "aaa"


def test_a_file_without_tags_holds_no_text_that_can_be_read_aloud() -> None:
    with pikepdf.open(BytesIO(print_page("<p>abc</p>"))) as pdf:
        del pdf.Root.StructTreeRoot
        found = read_pdf(save(pdf))
    assert found.body == ()
    assert "abc" in found.outside


def without_hyphens(text: str) -> str:
    return text.replace("-", "").replace("\u2010", "")


def change_maps(data: bytes, before: bytes, after: bytes) -> bytes:
    """The file with one character taken for another."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for stream in maps_of(pdf):
            stream.write(stream.read_bytes().replace(b"<%s>\n" % before, b"<%s>\n" % after))
        return save(pdf)


def maps_of(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font]
    return [font.ToUnicode for font in fonts]


def save(pdf: pikepdf.Pdf) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()
