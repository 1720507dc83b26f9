"""The independent judge of finished files: PDF, Word document and web page, read back and compared with the text.

Nothing of the writers is used. What is left out of the comparison is one list, `coopdocs.inspect.rules`.
The names below load lxml and pikepdf only when a file is read.
"""

from coopdocs.inspect.docx import read_docx
from coopdocs.inspect.expected import ExpectedSegment, ExpectedText, expected_text
from coopdocs.inspect.found import FoundText
from coopdocs.inspect.html import read_html
from coopdocs.inspect.inspection import Inspection, inspect_docx, inspect_html, inspect_pdf
from coopdocs.inspect.pdf import read_pdf
from coopdocs.inspect.report import write_inspection

__all__ = [
    "ExpectedSegment",
    "ExpectedText",
    "FoundText",
    "Inspection",
    "expected_text",
    "inspect_docx",
    "inspect_html",
    "inspect_pdf",
    "read_docx",
    "read_html",
    "read_pdf",
    "write_inspection",
]
