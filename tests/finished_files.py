"""A small brochure with a bit of everything, made into finished files by the real writers, and its inspection."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from coopdocs.fonts import load_fonts
from coopdocs.inspect import Inspection, inspect_docx, inspect_html, inspect_pdf
from coopdocs.labels import load_labels
from coopdocs.languages import format_date, language
from coopdocs.markdown import read_markdown
from coopdocs.model.edition import Edition, Picture
from coopdocs.model.walk import picture_sources
from coopdocs.themes import load_theme
from coopdocs.writers.docx import write_docx
from coopdocs.writers.html import write_html
from coopdocs.writers.pdf import write_pdf

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">
<rect width="400" height="200" fill="#23457C"/></svg>"""

BROCHURE = """---
title: Шағын кітапша
subtitle: Бәрінен аздап
date: 2014-01-27
publisher: Францияның Қазақстандағы Елшілігі
cover-image: images/cover.svg
cover-alt: Көк жазықтық
---

# Ынтымақтастық

{.lead}
Ғылым екі елді жақындастырады.

Жоба құны 1 234[^cost] теңге, оған 2017 жылы **10** зертхана қатысты[^labs].

[^cost]: Баға 2014 жылғы, [*in situ*]{lang=la} өлшенген.

[^labs]: Зертханалар тізімі [сайтта](https://example.org/labs).

Бұл сөйлем француз тілінде [Institut de physique]{lang=fr} деп аталады.

## Тізімдер

- бірінші тармақ
- екінші тармақ, [сілтеме](https://example.org/kk)

1. нөмірленген
2. тағы бірі

![Зертханадағы екі адам](images/lab.svg "Зертхана жұмыс үстінде"){credit="С. Ахметов"}

# Кесте

| Сала | Серіктес |
| --- | --- |
| Энергия | Алматы университеті |
| Медицина | Астана медицина орталығы |
| Ауыл шаруашылығы | Чехов институты |

::: callout Маңызды
Өтінімдер 1 маусымға дейін қабылданады.
:::

::: pullquote
Білім — таусылмас қазына.

{.attribution}
Ескі мақал
:::

::: keyfigures Сандар
- **25** бірлескен жоба
- **8** серіктес қала
:::

Глоссарий
: Сөздердің түсіндірмесі.

```
x = 1
```

::: backcover
Алматы, Қазақстан
:::
"""

FORMATS = ("pdf", "docx", "html")


@cache
def make_edition(source: str, tag: str = "kk") -> Edition:
    """The edition of a source text, with real fonts, labels and theme; every picture is the same blue rectangle."""
    document = read_markdown(source, "brochure", tag, "source/brochure.md").document
    assert document is not None
    theme = load_theme("classic")
    return Edition(
        document=document,
        labels=load_labels(tag),
        theme=theme,
        date=format_date(language(tag), document.front_matter.date),
        pictures={name: Picture("image/svg+xml", DRAWING, 400, 200) for name, _ in picture_sources(document)},
        fonts=_load_fonts(),
        quotes=language(tag).quotes,
    )


@cache
def _load_fonts() -> dict[str, bytes]:
    return dict(load_fonts(load_theme("classic").fonts))


@cache
def write_file(form: str, source: str = BROCHURE, tag: str = "kk") -> bytes:
    """The finished file of a source text."""
    return write_edition(form, make_edition(source, tag))


def write_edition(form: str, edition: Edition) -> bytes:
    """The finished file of an edition."""
    match form:
        case "docx":
            return write_docx(edition)
        case "html":
            return write_html(edition).encode()
        case _:
            return write_pdf(write_html(edition), edition).data


def inspect_file(form: str, data: bytes, source: str = BROCHURE, tag: str = "kk") -> Inspection:
    """The inspection of a finished file against the source text that it should hold."""
    edition = make_edition(source, tag)
    match form:
        case "docx":
            return inspect_docx(data, edition)
        case "html":
            return inspect_html(data.decode(), edition)
        case _:
            return inspect_pdf(data, edition)


def patch_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A Word file with one part changed."""
    patched = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(patched, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == name:
                content = change(content.decode()).encode()
            after.writestr(entry, content)
    return patched.getvalue()
