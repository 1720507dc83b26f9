"""Every construct that an author can write, side by side: a sound file of it has no findings in any format."""

from __future__ import annotations

import pytest
from finished_files import FORMATS, inspect_file, write_file

HEAD = """---
title: "Essai *de* titre « 1 »"
subtitle: "Sous-titre avec [lien](https://example.org/s)"
date: 2014-01-27
publisher: Ambassade
---

"""

NOTES = """# Appels

Un[^a] deux[^a] trois[^b] 4[^a] 1[^b] et le prix de 1 234[^c].

[^a]: **1** gras au début, puis une note dans la note[^d].

[^b]: 2

[^c]: Premier alinéa.

    - item un
    - item deux

    | a | b |
    | - | - |
    | 1 | 2 |

[^d]: La note de la note.

## Titre *appelé*[^b] avec [lien](https://example.org/t) et ![image](images/i.svg)

Texte.

# 2014

## L'année **2014**

Tél. **0172705010**, [1200000](https://example.org), **9999** et *65536*.

::: keyfigures Nombres
- **1234567** euros
:::

1[^a] 2[^b] 3
"""

INLINES = """{#haut}
# Texte

Du [texte *en* anglais **[lié](https://example.org/en)**]{lang=en} et `code` ligne\\
suivante [petites]{.small-caps} [ne pas couper]{.nowrap} ![image](images/i.svg) <https://example.org/x>,
[*lien* **gras** [étranger]{lang=de}](https://example.org/ü?q=é&b=c%20d#frag), [retour](#haut).

[Tout l'alinéa est en anglais, assez long pour courir sur plusieurs lignes de la colonne[^a] et même davantage,
jusqu'à la colonne suivante ou à la page d'après.]{lang=en}

{{ 7*7 }} & < > " ' mot\u00adcoupé 10\u202f% 5\u2009km a\u2011b c\u2060-\u2060d № ½ x² — – … œ Æ ß µ 1\u00a0000 ’ ‘ -.

[^a]: note [in English]{lang=en}.
"""

BLOCKS = """# Blocs

- un
- deux

  alinéa de deux

  ![alternative](images/x.svg "légende"){credit="auteur"}

3. trois
4. quatre

> Citation
>
> - liste
>
> > imbriquée

::: pullquote
« Déjà » entre guillemets.

Second alinéa.

{.attribution}
Auteur
:::

:::: callout Titre *un*
Texte.

- item

1. numéro

::: contacts Contacts
Adresse\\
Ville

<mailto:a@example.org>
:::
::::

:::: columns
Gauche

---

Droite
::::

::: keyfigures
- **10 %** de
- sans chiffre
:::

| a | | c |
| :- | :-: | -: |
| | ![i](images/i.svg) | **1** |
| 1 | 1 | 1 |
| `x|y` | [l](https://example.org/l) | |

Terme
: Une.

: Deux.

  Suite.

```
if x:
    return  1
```

---

::: backcover Fin
Dos
:::

# Blocs

Après le dos, dans la source.
"""

DEEP = """# Niveaux

- un

  - un a
    - un a i

  suite de un
- deux

  1. x
  2. y

  fin de deux

## Deux

### Trois

#### Quatre

Texte.
"""


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("body", [NOTES, INLINES, BLOCKS, DEEP], ids=["notes", "inlines", "blocks", "deep"])
def test_a_sound_file_of_every_construct_has_no_findings(form: str, body: str) -> None:
    source = HEAD + body
    inspection = inspect_file(form, write_file(form, source, "fr"), source, "fr")
    assert [(finding.code, finding.message) for finding in inspection.findings] == []
