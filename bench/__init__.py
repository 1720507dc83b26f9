"""The bench: coopdocs beside msgmerge, msgcat, po4a, Babel and polib, on a made-up corpus and on real catalogs."""
