"""Segments: found, written to templates, and replaced by their translations, all by one traversal."""
