"""Making one edition: prepared, written, read back and compared; only then is it given out of hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coopdocs.engine.inputs import Inputs
from coopdocs.engine.preparation import Preparation, Workshop, prepare_edition
from coopdocs.engine.production import Product, produce
from coopdocs.engine.sources import Source
from coopdocs.inspect import Inspection, inspect_docx, inspect_html, inspect_pdf, write_inspection
from coopdocs.languages import Language
from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding, has_errors

__all__ = ["MadeEdition", "make_edition", "rehearse_edition"]


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """The finished files in the order of the formats asked for; none where something forbids the edition."""

    products: tuple[Product, ...]
    findings: tuple[Finding, ...]
    percent: int = 0
    inputs: Inputs = field(default_factory=dict)
    reports: tuple[str, ...] = ()
    """What each inspection compared and left out."""


def make_edition(
    workshop: Workshop, source: Source, language: Language, formats: Sequence[str], *, draft: bool
) -> MadeEdition:
    """The edition's files, proven to hold every translated segment; or the findings that forbid it."""
    prepared = rehearse_edition(workshop, source, language, draft=draft)
    if prepared is None or prepared.edition is None or not prepared.is_printable:
        return MadeEdition((), prepared.findings if prepared else ())
    products = {product.format: product for product in produce(prepared.edition, formats)}
    inspections = {name: _inspect(product, prepared.edition) for name, product in products.items()}
    faults = [finding for product in products.values() for finding in product.findings]
    faults += [finding for inspection in inspections.values() for finding in inspection.findings]
    return MadeEdition(
        products=tuple(products[name] for name in formats),
        findings=(*prepared.findings, *faults),
        percent=prepared.counts.percent,
        inputs=prepared.inputs,
        reports=tuple(write_inspection(inspections[name]) for name in formats),
    )


def rehearse_edition(workshop: Workshop, source: Source, language: Language, *, draft: bool) -> Preparation | None:
    """The edition as it would be written, and what forbids it; None where its source has errors already."""
    if source.document is None or has_errors(source.findings):
        return None
    return prepare_edition(workshop, source, language, draft=draft)


def _inspect(product: Product, edition: Edition) -> Inspection:
    """The file read back by somebody who has not written it."""
    match product.format:
        case "pdf":
            return inspect_pdf(product.data, edition)
        case "docx":
            return inspect_docx(product.data, edition)
        case _:
            return inspect_html(product.data.decode(), edition)
