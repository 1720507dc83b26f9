"""Word files: one edition in, one .docx out that its receiver can go on working with.

How the text stands in the file, for whoever reads it back:

- `word/document.xml` holds the cover, the contents and the text in document order (a figure's picture, caption and
  credit; a container's title, then its blocks; the back cover where it stands); `word/footnotes.xml` holds the notes.
- Text of coopdocs's own stands in the paragraph styles `TOC Heading`, `toc 1` to `toc 3` and `Cover Date`, or, inside a
  paragraph of the author's, in the character style `Label` (words around a credit, quotation marks of a pull quote, the
  alternative text of a picture that is not there). Everything else is the author's.
- Not all text is in `w:t`: `w:tab` and `w:br` stand for white space, `w:noBreakHyphen` for U+2011, for a hyphen
  between word joiners and for the hyphen of a word that lines do not break (10%-ға), `w:softHyphen` for U+00AD;
  `w:instrText` holds instructions of fields and no text.
- A footnote's first call is `w:footnoteReference`, a later one a `NOTEREF` field whose result is the number.
- Bookmarks have the source's identifiers as names, those of the contents begin with `_Toc`.
"""

from __future__ import annotations

from coopdocs.model.edition import Edition
from coopdocs.writers.docx.style_map import STYLE_MAP

__all__ = ["STYLE_MAP", "write_docx"]


def write_docx(edition: Edition) -> bytes:
    """The edition as a Word file; the same edition gives the same bytes."""
    # lxml and python-docx are only loaded by a build that has a Word file to write.
    from coopdocs.writers.docx.writer import write_package

    return write_package(edition)
