"""A Word document as a test writes it and reads it back: by zip and XML, without the writer that made it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree

from coopdocs.languages import format_date, language
from coopdocs.markdown import read_markdown
from coopdocs.model.edition import Edition, Labels, Picture
from coopdocs.themes import load_theme
from coopdocs.writers.docx import write_docx

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
W = f"{{{NAMESPACES['w']}}}"

FRENCH_LABELS = Labels(
    contents="Sommaire",
    notes="Notes",
    updated_on="Mis à jour le {date}",
    credit="Illustration : {credit}",
    page="Page",
    back_to_text="Retour au texte",
    skip_to_text="Aller au texte",
    draft="Version de travail",
    keywords="Mots-clés",
    contacts="Contacts",
)

FRONT_MATTER = """---
title: Coopération
subtitle: Deux pays
date: 2014-01-27
publisher: Ambassade
description: Une brochure
keywords: [science, énergie]
---

"""

# Every kind of block and inline, nested as far as authors go.
EVERYTHING = """# Première *partie*

{.lead}
Un chapeau avec `code`, ***fort et italique***, [un **lien** marqué](https://example.org/a "Titre") et <https://x.org>.

{#essai-long}
Ligne\\
suivante, [ici](#essai-long), [courrier](mailto:a@example.org), [English]{lang=en}, [xixe]{.small-caps},
[a b c]{.nowrap}. Appel[^a] et appel[^b].

1. un
2. deux

   suite

   - puce
     - puce
       - puce
         - puce

5. cinq
   1. premier
   2. second

> Citation
>
> - dans la citation
>
> > imbriquée

::: callout Encadré
Texte.

1. un

- puce
:::

```
avec
\tune tabulation
```

---

## Deuxième

### Troisième

#### Quatrième

| Début | Milieu | Fin |
|:------|:------:|----:|
| 1     | 2      | 3   |

| Seule |
|-------|
| autre |

::: pullquote
Premier.

Second.

{.attribution}
Auteur
:::

::: keyfigures Nombres
- **12 %** de tout
- sans nombre
:::

Terme
: Une définition.

![Un dessin](images/dessin.svg "Une légende"){credit="Qui"}

## Pour finir

Avec ![petit](images/petit.png) dessin.

:::: columns
À gauche.

---

À droite.
::::

:::: backcover
Écrivez-nous.

::: contacts Ambassade
Rue\\
Ville
:::
::::

[^a]: Note a, avec un [lien](https://note.example.org).

    Suite de la note.

[^b]: - une liste
"""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="800"><rect width="9" height="9"/></svg>'
PICTURES = {
    "images/dessin.svg": Picture("image/svg+xml", SVG, 1600, 800, fallback=PNG),
    "images/petit.png": Picture("image/png", PNG + b"small", 20, 10),
    "images/cover.svg": Picture("image/svg+xml", SVG + b"\n", 1600, 2400, fallback=PNG),
}


def make_edition(body: str, *, front_matter: str = FRONT_MATTER, tag: str = "fr", draft: bool = False) -> Edition:
    """The edition of a source text in the classic theme, with French labels whatever the language."""
    reading = read_markdown(front_matter + body, "essai", tag, "source/essai.md")
    assert [str(finding) for finding in reading.findings] == []
    assert reading.document is not None
    return Edition(
        document=reading.document,
        labels=FRENCH_LABELS,
        theme=load_theme("classic"),
        date=format_date(language(tag), reading.document.front_matter.date),
        pictures=PICTURES,
        fonts={},
        quotes=language(tag).quotes,
        draft=draft,
    )


class WordFile:
    """A Word document's parts."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.files = {name: archive.read(name) for name in self.names}

    @classmethod
    def of(cls, body: str, **options) -> WordFile:
        return cls(write_docx(make_edition(body, **options)))

    def part(self, name: str = "document") -> etree._Element:
        """The root of a part of `word/`."""
        return etree.fromstring(self.files[f"word/{name}.xml"])

    def find(self, path: str, part: str = "document") -> list:
        """What XPath finds in a part."""
        return self.part(part).xpath(path, namespaces=NAMESPACES)

    def paragraphs(self, part: str = "document") -> list[tuple[str, str]]:
        """Style identifier and text of each paragraph."""
        return [(style_of(each), text_of(each)) for each in self.part(part).iter(f"{W}p")]

    def texts(self, style: str) -> list[str]:
        """The texts of the paragraphs in a style."""
        return [text for name, text in self.paragraphs() if name == style]

    def targets(self, part: str = "document") -> dict[str, str]:
        """The relationships of a part that lead out of the package, by identifier."""
        root = etree.fromstring(self.files[f"word/_rels/{part}.xml.rels"])
        return {each.get("Id"): each.get("Target") for each in root if each.get("TargetMode") == "External"}

    def related(self, identifier: str, part: str = "document") -> bytes:
        """The content of the part that a relationship leads to."""
        root = etree.fromstring(self.files[f"word/_rels/{part}.xml.rels"])
        return next(self.files[f"word/{each.get('Target')}"] for each in root if each.get("Id") == identifier)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def text_of(element: etree._Element) -> str:
    """Text, a line break as a newline, a tab as a tab."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}", f"{W}softHyphen": "\xad"}
    runs = (node for run in element.iter(f"{W}r") for node in run)
    return "".join(node.text or "" if node.tag == f"{W}t" else marks.get(node.tag, "") for node in runs)


def with_blocks(edition: Edition, *blocks) -> Edition:
    """The edition with other blocks, for trees that no source text gives."""
    return replace(edition, document=replace(edition.document, blocks=blocks))
