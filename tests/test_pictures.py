"""Which pictures are printed, and what is said of the others."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from coopdocs.model.finding import Severity
from coopdocs.model.position import Position
from coopdocs.pictures import load_picture
from coopdocs.pictures.drawing import draw

PLACE = Position("source/a.md", 7)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100"'
DRAWING = f'{HEAD}><rect width="200" height="100" fill="#23577F"/></svg>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "source" / "images").mkdir(parents=True)
    return folder


def put(root: Path, name: str, content: bytes | str) -> Path:
    path = root / "source" / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def load(root: Path, source: str, language: str = "kk"):
    return load_picture(root, "source", source, language, PLACE)


def refusal(root: Path, source: str):
    picture, findings = load(root, source)
    assert picture is None
    (finding,) = findings
    assert finding.severity is Severity.ERROR
    assert finding.position == PLACE
    assert finding.advice
    assert "\n" not in finding.message + finding.advice
    return finding


def refusal_of(root: Path, name: str, content: bytes | str):
    put(root, name, content)
    return refusal(root, name)


def raster(kind: str = "PNG", size: tuple[int, int] = (1200, 60), mode: str = "RGB", **options) -> bytes:
    image = Image.linear_gradient("L").resize(size).convert(mode)
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def exif(orientation: int = 1):
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "Camera"
    data.get_ifd(0x8825)[1] = "N"
    return data


def pixels(data: bytes) -> bytes:
    return Image.open(BytesIO(data)).tobytes()


# ------------------------------------------------------------------------------------------- where it is


def test_a_picture_is_found_beside_the_text_that_names_it(root: Path) -> None:
    put(root, "images/a.png", raster())
    picture, findings = load(root, "images/a.png")
    assert (picture.media_type, picture.width, picture.height, findings) == ("image/png", 1200, 60, ())


def test_the_picture_of_the_language_is_preferred_and_of_no_other(root: Path) -> None:
    put(root, "a.png", raster(size=(1200, 60)))
    put(root, "a.kk.png", raster(size=(1300, 60)))
    assert load(root, "a.png", "kk")[0].width == 1300
    assert load(root, "a.png", "ru")[0].width == 1200


def test_a_broken_picture_of_the_language_concerns_that_edition_alone(root: Path) -> None:
    put(root, "a.png", raster())
    put(root, "a.kk.png", b"")
    finding = refusal(root, "a.png")
    assert (finding.language, finding.message) == ("kk", "source/a.kk.png is empty")


def test_a_dangling_link_of_the_language_does_not_print_the_other_picture(root: Path) -> None:
    put(root, "a.png", raster())
    (root / "source" / "a.kk.png").symlink_to("gone.png")
    assert refusal(root, "a.png").code == "image-missing"


def test_a_misspelt_name_is_answered_with_a_file_that_is_there(root: Path) -> None:
    put(root, "images/energie.png", raster())
    put(root, "images/energie.txt", "")
    finding = refusal(root, "images/enrgie.png")
    assert finding.code == "image-missing"
    assert finding.message == "source/images/enrgie.png does not exist"
    assert finding.advice == "Did you mean source/images/energie.png?"
    assert refusal(root, "nowhere/b.png").code == "image-missing"


@pytest.mark.parametrize(
    "source",
    [
        "../secret.png",
        "images/../../secret.png",
        "../../../etc/passwd",
        "/etc/passwd",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        "..\\secret.png",
        "file:///etc/passwd",
        "FiLe:/etc/passwd",
        "C:\\secret.png",
        "ftp2://x/y.png",
        "a\x00.png",
        "a\nb.png",
        "",
    ],
)
def test_nothing_outside_the_project_is_read(root: Path, source: str) -> None:
    put(root.parent / "project", "../secret.png", raster())
    assert refusal(root, source).code == "image-outside"


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.png"])
def test_a_symbolic_link_out_of_the_project_is_refused(root: Path, target: str) -> None:
    (root.parent / "outside.png").write_bytes(raster())
    (root / "source" / "a.png").symlink_to(target)
    assert refusal(root, "a.png").code == "image-outside"


def test_a_symbolic_link_inside_the_project_is_followed(root: Path) -> None:
    (root / "assets").mkdir()
    (root / "assets" / "a.png").write_bytes(raster())
    (root / "source" / "shared").symlink_to("../assets")
    assert load(root, "shared/a.png")[0] is not None


@pytest.mark.parametrize("source", ["http://x.org/a.png", "HTTPS://x.org/a.png", "//x.org/a.png", " https://x.org/a"])
def test_a_picture_on_the_network_is_to_be_saved_beside_the_text(root: Path, source: str) -> None:
    finding = refusal(root, source)
    assert finding.code == "image-remote"
    assert "Save it beside the text" in finding.advice


def test_a_picture_written_into_the_text_is_refused(root: Path) -> None:
    assert refusal(root, "data:image/png;base64,AAAA").code == "image-embedded"


def test_a_folder_is_no_picture(root: Path) -> None:
    (root / "source" / "a.png").mkdir()
    assert refusal(root, "a.png").code == "image-unreadable"


# ---------------------------------------------------------------------------------------- what it holds


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", b"", "image-broken"),
        ("a.svg", b"", "image-broken"),
        ("a.png", "<!DOCTYPE html><title>404</title>", "image-format"),
        ("a.png", "\n <html>404</html>", "image-format"),
        ("a.png", raster("GIF"), "image-format"),
        ("a.webp", raster("WEBP"), "image-format"),
        ("a.png", "version https://git-lfs.github.com/spec/v1\n", "image-format"),
        ("a.png", b"\x00\x01\x02", "image-format"),
        ("a.png", raster("JPEG"), "image-mislabelled"),
        ("a.jpg", raster("PNG"), "image-mislabelled"),
        ("a.png", DRAWING, "image-mislabelled"),
        ("a", raster("PNG"), "image-mislabelled"),
        ("a.png", raster("PNG")[:200], "image-broken"),
        ("a.png", raster("PNG")[:40], "image-broken"),
        ("a.png", raster("PNG")[:8], "image-broken"),
        ("a.png", raster("PNG")[:-20] + bytes(20), "image-broken"),
        ("a.jpg", raster("JPEG")[:1200], "image-broken"),
        ("a.jpg", raster("JPEG")[:30], "image-broken"),
        ("a.jpg", raster("JPEG", mode="CMYK"), "image-colours"),
        ("a.png", raster("PNG", mode="I;16"), "image-colours"),
    ],
)
def test_what_cannot_be_printed_as_it_should_is_refused(root: Path, name: str, content: bytes, code: str) -> None:
    assert refusal_of(root, name, content).code == code


@pytest.mark.parametrize("position", [50, 100, 150])
def test_one_changed_byte_in_a_png_is_noticed(root: Path, position: int) -> None:
    data = bytearray(raster("PNG"))
    data[position] ^= 0xFF
    assert refusal_of(root, "a.png", bytes(data)).code == "image-broken"


@pytest.mark.parametrize(("width", "height"), [(60000, 60000), (2**31 - 1, 2**31 - 1), (9000, 9000)])
def test_a_head_that_claims_a_huge_picture_is_refused_before_memory_is_taken(
    root: Path, width: int, height: int
) -> None:
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", body) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    assert refusal_of(root, "a.png", data).code == "image-too-large"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def short_png(rows: int, **options: int) -> bytes:
    """A PNG of 1200 by 60 pixels with so many rows of data, whose chunks are sound in themselves."""
    head = struct.pack(">IIBBBBB", 1200, 60, 8, 2, 0, 0, options.get("interlaced", 0))
    packed = zlib.compress((b"\0" + bytes(range(240)) * 15) * rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize("rows", [0, 1, 30, 59])
def test_a_png_with_too_few_pixels_is_refused_though_its_checksums_are_right(root: Path, rows: int) -> None:
    finding = refusal_of(root, "a.png", short_png(rows))
    assert (finding.code, finding.message) == (
        "image-broken",
        "source/a.png is not a whole PNG: it is cut off or damaged",
    )
    assert load(root, "a.png")[0] is None
    put(root, "b.png", short_png(60))
    assert load(root, "b.png")[0] is not None


def test_an_interlaced_png_with_too_few_pixels_is_refused(root: Path) -> None:
    assert refusal_of(root, "a.png", short_png(40, interlaced=1)).code == "image-broken"


JPEGS = ({}, {"progressive": True}, {"restart_marker_rows": 1}, {"mode": "L"}, {"quality": 100, "subsampling": 0})


@pytest.mark.parametrize("options", JPEGS)
@pytest.mark.parametrize("lost", [20, 50, 90])
def test_a_jpeg_that_ends_early_is_refused_though_it_has_an_end(root: Path, options: dict, lost: int) -> None:
    data = raster("JPEG", size=(1200, 600), **options)
    start = data.index(b"\xff\xda")
    cut = len(data) - (len(data) - start) * lost // 100
    finding = refusal_of(root, "a.jpg", data[:cut] + b"\xff\xd9")
    assert finding.message == "source/a.jpg is not a whole JPEG: it is cut off or damaged"


def test_a_jpeg_that_lacks_a_piece_between_two_restarts_is_refused(root: Path) -> None:
    data = raster("JPEG", size=(1200, 600), restart_marker_rows=1)
    third, fourth = data.index(b"\xff\xd2"), data.index(b"\xff\xd3")
    assert refusal_of(root, "a.jpg", data[: third + 10] + data[fourth:]).code == "image-broken"
    assert refusal_of(root, "a.jpg", data[:third] + data[fourth:]).code == "image-broken"


def test_a_progressive_jpeg_without_its_finest_scan_is_refused(root: Path) -> None:
    data = raster("JPEG", size=(1200, 600), progressive=True)
    assert refusal_of(root, "a.jpg", data[: data.rindex(b"\xff\xda")] + b"\xff\xd9").code == "image-broken"


@pytest.mark.parametrize("options", [*JPEGS, {"progressive": True, "restart_marker_blocks": 3}, {"optimize": True}])
@pytest.mark.parametrize("size", [(1, 1), (17, 3), (333, 77)])
def test_a_whole_picture_of_any_size_is_taken_for_whole(root: Path, options: dict, size: tuple[int, int]) -> None:
    put(root, "a.jpg", raster("JPEG", size=size, **options))
    assert load(root, "a.jpg")[0] is not None
    for mode in ("RGB", "RGBA", "P", "L", "1", "LA"):
        put(root, "a.png", raster("PNG", size=size, mode=mode))
        assert load(root, "a.png")[0] is not None


def test_an_interlaced_png_with_all_its_pixels_is_taken_for_whole(root: Path) -> None:
    """Five by three pixels in the six of Adam7's passes that such a picture has, a byte for each pixel."""
    sizes = ((1, 1), (1, 1), (1, 1), (3, 1), (2, 2), (5, 1))
    rows = b"".join((b"\0" + bytes(columns)) * count for columns, count in sizes)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 5, 3, 8, 0, 0, 0, 1))
    for data, is_whole in ((rows, True), (rows[:-6], False)):
        body = chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
        put(root, "a.png", b"\x89PNG\r\n\x1a\n" + head + body)
        assert (load(root, "a.png")[0] is not None) is is_whole


def test_a_small_picture_is_printed_with_a_warning(root: Path) -> None:
    put(root, "a.png", raster(size=(800, 60)))
    picture, (finding,) = load(root, "a.png")
    assert picture is not None
    assert (finding.code, finding.severity) == ("image-resolution", Severity.WARNING)
    assert "119 dots per inch" in finding.message


def test_a_moving_picture_is_printed_still_with_a_warning(root: Path) -> None:
    frames = [Image.new("RGB", (1200, 60), colour) for colour in ("red", "blue")]
    stream = BytesIO()
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    put(root, "a.png", stream.getvalue())
    picture, (finding,) = load(root, "a.png")
    assert finding.code == "image-animated"
    assert b"fdAT" not in picture.data
    assert pixels(picture.data) == frames[0].tobytes()


# ----------------------------------------------------------------------------------- metadata is taken out


def test_a_jpeg_loses_its_metadata_and_not_one_pixel(root: Path) -> None:
    profile = bytes(range(256)) * 300
    data = raster("JPEG", exif=exif(), comment=b"secret", icc_profile=profile, progressive=True) + b"trailing secret"
    put(root, "a.jpg", data)
    picture, _ = load(root, "a.jpg")
    assert b"Exif" in data
    assert not any(word in picture.data for word in (b"Exif", b"Camera", b"secret"))
    assert pixels(picture.data) == pixels(data)
    assert Image.open(BytesIO(picture.data)).info["icc_profile"] == profile


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"mode": "L"}])
def test_every_kind_of_jpeg_survives_the_stripping(root: Path, options: dict) -> None:
    data = raster("JPEG", **options)
    put(root, "a.jpeg", data)
    assert pixels(load(root, "a.jpeg")[0].data) == pixels(data)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1", "LA"])
def test_a_png_loses_its_metadata_and_not_one_pixel(root: Path, mode: str) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "secret")
    notes.add_itxt("XML:com.adobe.xmp", "secret", zip=False)
    data = raster("PNG", mode=mode, pnginfo=notes, exif=exif()) + b"trailing secret"
    put(root, "a.png", data)
    picture, _ = load(root, "a.png")
    assert not any(word in picture.data for word in (b"secret", b"eXIf", b"Camera"))
    assert pixels(picture.data) == pixels(data)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png")])
def test_a_picture_that_lies_on_its_side_is_set_upright(root: Path, kind: str, name: str) -> None:
    put(root, name, raster(kind, exif=exif(orientation=6)))
    picture, _ = load(root, name)
    assert (picture.width, picture.height) == (60, 1200)
    assert Image.open(BytesIO(picture.data)).size == (60, 1200)
    assert b"Camera" not in picture.data


# --------------------------------------------------------------------------------------------- drawings


def test_a_drawing_comes_with_a_picture_for_readers_that_cannot_draw(root: Path) -> None:
    put(root, "a.svg", DRAWING)
    picture, findings = load(root, "a.svg")
    assert (picture.media_type, picture.width, picture.height, findings) == ("image/svg+xml", 200, 100, ())
    fallback = Image.open(BytesIO(picture.fallback))
    assert fallback.size == (1339, 670)
    assert fallback.convert("RGB").getpixel((600, 300)) == (0x23, 0x57, 0x7F)


def test_the_same_drawing_gives_the_same_bytes(root: Path) -> None:
    put(root, "a.svg", DRAWING)
    first = load(root, "a.svg")
    draw.cache_clear()
    assert load(root, "a.svg") == first


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="10mm" height="5mm" viewBox="0 0 1 1"', (38, 19)),
        ('width="300" viewBox="0 0 200 100"', (300, 150)),
        ('height="300" viewBox="0,0,200,100"', (600, 300)),
        ('width="100%" height="100%" viewBox="0 0 20 10"', (20, 10)),
        ('width="1in" height="72pt"', (96, 96)),
    ],
)
def test_the_size_follows_from_what_the_drawing_says(root: Path, attributes: str, size: tuple[int, int]) -> None:
    put(root, "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0h1v1z"/></svg>')
    picture, _ = load(root, "a.svg")
    assert (picture.width, picture.height) == size


def test_a_drawing_without_a_view_box_gets_one_so_that_browsers_scale_it(root: Path) -> None:
    put(root, "a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="36pt"><path d="M0 0h1v1z"/></svg>')
    picture, _ = load(root, "a.svg")
    assert b'width="96" height="48" viewBox="0 0 96 48"' in picture.data


@pytest.mark.parametrize(
    "attributes",
    ["", 'width="0" height="0"', 'viewBox="0 0 nan 1"', 'viewBox="0 0 1e9 1e9"', 'viewBox="0 0 0 0"', 'width="9"'],
)
def test_a_drawing_without_a_usable_size_is_refused(root: Path, attributes: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0h1v1z"/></svg>'
    assert refusal_of(root, "a.svg", svg).code == "image-size"


def test_a_drawing_loses_comments_and_notes_of_its_program(root: Path) -> None:
    svg = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.org/svg11.dtd">'
        f'<!-- secret -->{HEAD} xmlns:i="http://inkscape" i:file="/home/secret"><!-- secret -->'
        '<metadata>secret</metadata><i:view secret="1"/><title>Élan</title><path d="M0 0h9v9z"/></svg>'
    )
    put(root, "a.svg", svg)
    picture, _ = load(root, "a.svg")
    assert b"secret" not in picture.data
    assert b"DOCTYPE" not in picture.data
    assert "<title>Élan</title>".encode() in picture.data


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<script>alert(1)</script>", "image-unsafe"),
        ('<rect onload="alert(1)"/>', "image-unsafe"),
        ('<rect ONCLICK="alert(1)"/>', "image-unsafe"),
        ("<foreignObject><p/></foreignObject>", "image-unsafe"),
        ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>', "image-unsafe"),
        ('<a xlink:href="https://x.org"><rect/></a>', "image-unsafe"),
        ('<a href="javascript:alert(1)"><rect/></a>', "image-unsafe"),
        ('<use href="other.svg#a"/>', "image-unsafe"),
        ('<image href="https://x.org/a.png"/>', "image-unsafe"),
        ('<image href="file:///etc/passwd"/>', "image-unsafe"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "image-unsafe"),
        ('<image href="data:text/html,x"/>', "image-unsafe"),
        ('<image href="data:image/png;base64,AAAA"/>', "image-broken"),
        ('<rect fill="url(https://x.org/a.svg#p)"/>', "image-unsafe"),
        ("<rect style=\"fill:url( 'https://x.org')\"/>", "image-unsafe"),
        ('<rect style="fill:\\75rl(x)"/>', "image-unsafe"),
        ("<style>@import 'x.css';</style>", "image-unsafe"),
        ("<style>@\\69mport 'x.css';</style>", "image-unsafe"),
        ("<style>rect{fill:url(//x.org)}</style>", "image-unsafe"),
        ('<g xml:base="https://x.org/"><rect/></g>', "image-unsafe"),
        ('<?xml-stylesheet href="https://x.org/a.css"?>', "image-unsafe"),
        ('<rect><animate attributeName="href" values="javascript:x"/></rect>', "image-unsafe"),
        ("<text>Energie</text>", "image-text"),
        ("<g>", "image-broken"),
        ("<rect/>\x01", "image-broken"),
        ("<rect/>\x00", "image-broken"),
        ("&unknown;", "image-broken"),
        ("<g>" * 300 + "</g>" * 300, "image-broken"),
    ],
)
def test_a_drawing_that_is_more_than_a_drawing_is_refused(root: Path, body: str, code: str) -> None:
    assert refusal_of(root, "a.svg", f"{HEAD}>{body}</svg>").code == code


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>',
        '<!DOCTYPE svg SYSTEM "x" [ %p; ]>',
    ],
)
def test_a_drawing_that_defines_entities_is_refused(root: Path, doctype: str) -> None:
    assert refusal_of(root, "a.svg", doctype + DRAWING).code == "image-unsafe"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (DRAWING.encode("utf-16"), "image-format"),
        ("<svg/>", "image-format"),
        ("<?xml version='1.0'?><kml/>", "image-format"),
        (DRAWING.replace("#23577F", "é").encode("latin-1"), "image-broken"),
    ],
)
def test_xml_that_is_no_utf_8_svg_is_refused(root: Path, content: bytes | str, code: str) -> None:
    assert refusal_of(root, "a.svg", content).code == code


def test_a_style_sheet_before_the_drawing_is_refused(root: Path) -> None:
    svg = '<?xml-stylesheet href="https://x.org/a.css"?>' + DRAWING
    assert refusal_of(root, "a.svg", svg).code == "image-unsafe"


def bomb(link: str) -> str:
    levels = "".join(f'<g id="l{n}">{link.format(n - 1) * 10}</g>' for n in range(1, 10))
    return f'{HEAD}><g id="l0"><rect width="1" height="1"/></g>{levels}</svg>'


@pytest.mark.parametrize(
    "svg",
    [
        bomb('<use href="#l{}"/>'),
        bomb('<use xlink:href=" #l{}"/>'),
        bomb('<rect fill="url(#l{})"/>'),
        bomb("<rect style=\"mask:url('#l{}')\"/>"),
        bomb('<rect class="l{}"/>').replace(
            "</svg>", "<style>" + "".join(f"rect.l{n}{{fill:url(#l{n})}}" for n in range(10)) + "</style></svg>"
        ),
        f'{HEAD}><g id="a"><use href="#a"/></g></svg>',
        f'{HEAD}><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>',
    ],
)
def test_a_drawing_that_unfolds_without_end_is_refused(root: Path, svg: str) -> None:
    assert refusal_of(root, "a.svg", svg).code == "image-unsafe"


def test_what_drawing_programs_write_is_welcome(root: Path) -> None:
    pixel = "data:image/png;base64," + __import__("base64").b64encode(raster(size=(2, 2))).decode()
    svg = (
        f'{HEAD}><defs><linearGradient id="g"><stop stop-color="red"/></linearGradient><clipPath id="c">'
        '<path class="cls-2" d="M0 0h9v9z"/></clipPath><g id="s"><rect width="9" height="9"/></g></defs>'
        "<style>.cls-1{fill:url(#g);clip-path:url(#c)}.cls-2,path{stroke:red}</style>"
        f'<path class="cls-1" d="M0 0h9v9z"/><use xlink:href="#s" x="20"/><use href="#s"/><image href="{pixel}"/></svg>'
    )
    put(root, "a.svg", svg)
    picture, findings = load(root, "a.svg")
    assert picture is not None, findings


def test_pillow_and_lxml_are_not_loaded_before_there_is_a_picture() -> None:
    code = "import sys, coopdocs.pictures; print({'PIL', 'lxml', 'resvg_py'} & set(sys.modules))"
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert made.stdout == "set()\n"


def test_a_cut_photograph_is_found_after_a_pdf_was_made_too(root):
    import weasyprint  # noqa: F401 -- its import changes a setting of Pillow's for the whole process.

    assert refusal_of(root, "a.jpg", raster("JPEG")[:1200]).code == "image-broken"
