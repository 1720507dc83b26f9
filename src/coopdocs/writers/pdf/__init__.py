"""The PDF of an edition; WeasyPrint is known here and nowhere else."""

from coopdocs.writers.pdf.printing import PdfResult, write_pdf

__all__ = ["PdfResult", "write_pdf"]
