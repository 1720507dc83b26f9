"""Theme: one set of values that PDF, HTML and DOCX obey. Lengths are points or millimetres, as named."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Colours", "Fonts", "Page", "Sizes", "Theme"]


@dataclass(frozen=True, slots=True)
class Fonts:
    """Family names; the files are found by `coopdocs.fonts`."""

    serif: str
    """Running text."""
    sans: str
    """Headings, tables, captions, running heads."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Six hexadecimal digits each, without `#`."""

    ink: str
    muted: str
    accent: str
    accent_dark: str
    tint: str
    rule: str
    paper: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Points."""

    title: float
    subtitle: float
    heading_1: float
    heading_2: float
    heading_3: float
    lead: float
    body: float
    leading: float
    """Distance of baselines in running text."""
    small: float
    """Captions, table cells, footnotes."""
    quote: float


@dataclass(frozen=True, slots=True)
class Page:
    """Millimetres, save the number of columns."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    columns: int
    column_gap: float


@dataclass(frozen=True, slots=True)
class Theme:
    """Values, and the style sheets that use them as CSS variables (`colours.accent_dark` → `--accent-dark`,
    `fonts.serif` → `--font-serif`, `sizes.heading_1` → `--size-heading-1`, `page.top` → `--page-top`).
    """

    name: str
    fonts: Fonts
    colours: Colours
    sizes: Sizes
    page: Page
    style_sheet: str
    """Of the web page."""
    print_style_sheet: str = ""
    """Of the PDF."""
