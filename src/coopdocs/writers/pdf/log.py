"""Log: what WeasyPrint says while it works, as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from coopdocs.model.edition import Edition
from coopdocs.model.finding import Finding, Severity

__all__ = ["collect_log"]

_DATA_ADDRESS = re.compile(r"(data:[\w/+.-]{0,40})[^\s'\"]*")
_LONGEST_MESSAGE = 300


class _Collector(logging.Handler):
    """Keeps each record as a finding on the brochure."""

    def __init__(self, edition: Edition, findings: list[Finding]) -> None:
        super().__init__(logging.WARNING)
        self._document = edition.document
        self._findings = findings

    def emit(self, record: logging.LogRecord) -> None:
        words = _DATA_ADDRESS.sub(r"\1…", record.getMessage())
        finding = Finding(
            code="pdf-warning",
            message="the PDF is not as it should be: " + " ".join(words.split())[:_LONGEST_MESSAGE],
            position=self._document.position,
            advice="Look for the picture, link or style that the message names.",
            severity=Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING,
            language=self._document.language,
        )
        if finding not in self._findings:
            self._findings.append(finding)


@contextmanager
def collect_log(edition: Edition) -> Iterator[list[Finding]]:
    """The findings that WeasyPrint's warnings and errors come to while the block runs; nothing is printed."""
    findings: list[Finding] = []
    logger = logging.getLogger("weasyprint")
    before = logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [_Collector(edition, findings)], False
    try:
        yield findings
    finally:
        logger.handlers[:], logger.propagate = before
