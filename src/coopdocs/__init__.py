"""coopdocs: one source text, many languages, finished brochures."""
