"""The web page of an edition, which is also what the PDF prints."""

from coopdocs.writers.html.page import write_html

__all__ = ["write_html"]
