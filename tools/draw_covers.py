"""Draw docs/covers.png: the first pages of the built PDFs side by side, as the README shows them.

Run it after `make` with the virtual environment's Python; it needs poppler-utils.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fr", "kk", "ru", "en")
HEIGHT = 420
GAP = 16


def draw_covers(name: str, target: Path) -> None:
    """Write one PNG with the cover of each language's PDF, in the order of the languages."""
    covers = [_draw_cover(ROOT / "output" / language / f"{name}.pdf") for language in LANGUAGES]
    width = sum(cover.width for cover in covers) + GAP * (len(covers) - 1)
    sheet = Image.new("RGB", (width, HEIGHT), "white")
    left = 0
    for cover in covers:
        sheet.paste(cover, (left, 0))
        left += cover.width + GAP
    sheet.quantize(128).save(target, optimize=True)


def _draw_cover(pdf: Path) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page"
        options = ["-png", "-singlefile", "-scale-to-y", str(HEIGHT), "-scale-to-x", "-1"]
        subprocess.run(["pdftoppm", *options, pdf, page], check=True)
        return Image.open(page.with_suffix(".png")).convert("RGB")


if __name__ == "__main__":
    draw_covers("cooperation-scientifique", ROOT / "docs" / "covers.png")
    sys.exit(0)
