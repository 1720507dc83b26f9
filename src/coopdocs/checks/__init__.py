"""Checks: one short function each, from a segment and its translation, or from a document, to findings."""
