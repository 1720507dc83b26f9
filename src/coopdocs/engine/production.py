"""Producing: an edition → the bytes of its finished files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coopdocs.engine.environment import find_missing_libraries
from coopdocs.errors import CoopdocsError
from coopdocs.languages.hyphenation import soft_hyphens
from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding

__all__ = ["Product", "produce"]


@dataclass(frozen=True, slots=True)
class Product:
    """One finished file, not yet on the disk."""

    format: str
    data: bytes
    pages: int | None = None
    findings: tuple[Finding, ...] = ()


def produce(edition: Edition, formats: Sequence[str]) -> tuple[Product, ...]:
    """The files of an edition in the formats asked for; PDF prints the page that HTML is."""
    products: list[Product] = []
    if "pdf" in formats or "html" in formats:
        from coopdocs.writers.html import write_html

        page = write_html(edition)
        if "pdf" in formats:
            products.append(_produce_pdf(page, edition))
        if "html" in formats:
            hyphenate = soft_hyphens(edition.document.language)
            # The PDF is drawn from the page without them: it is hyphenated when it is laid out.
            screen = write_html(edition, hyphenate) if hyphenate else page
            products.append(Product("html", screen.encode()))
    if "docx" in formats:
        from coopdocs.writers.docx import write_docx

        products.append(Product("docx", write_docx(edition)))
    return tuple(products)


def _produce_pdf(page: str, edition: Edition) -> Product:
    if missing := find_missing_libraries():
        message = f"this machine lacks {', '.join(missing)}, without which no PDF can be made"
        raise CoopdocsError(message, "Run: coopdocs doctor, which names the command that brings it.")
    from coopdocs.writers.pdf import write_pdf

    result = write_pdf(page, edition)
    return Product("pdf", result.data, result.pages, result.findings)
