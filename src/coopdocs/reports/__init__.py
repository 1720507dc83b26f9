"""Findings, errors, progress and status → what people and programs read."""

from coopdocs.reports.findings import write_error, write_findings_json, write_findings_text, write_summary
from coopdocs.reports.merges import describe_merge, quote_change, write_merge_lines
from coopdocs.reports.printable import printable
from coopdocs.reports.progress import Progress, SilentProgress, TerminalProgress, choose_progress
from coopdocs.reports.status import StatusRow, write_status_json, write_status_text

__all__ = [
    "Progress",
    "SilentProgress",
    "StatusRow",
    "TerminalProgress",
    "choose_progress",
    "describe_merge",
    "printable",
    "quote_change",
    "write_error",
    "write_findings_json",
    "write_findings_text",
    "write_merge_lines",
    "write_status_json",
    "write_status_text",
    "write_summary",
]
