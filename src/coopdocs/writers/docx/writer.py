"""The whole Word file, part by part."""

from __future__ import annotations

from coopdocs.model.edition import Edition
from coopdocs.writers.docx.blocks import write_blocks
from coopdocs.writers.docx.cover import write_contents, write_cover
from coopdocs.writers.docx.embedded_fonts import embed_fonts
from coopdocs.writers.docx.footnotes import write_footnotes
from coopdocs.writers.docx.markup import element
from coopdocs.writers.docx.package import add_part, new_package, save
from coopdocs.writers.docx.properties import write_application_properties, write_core_properties
from coopdocs.writers.docx.publication import Publication
from coopdocs.writers.docx.running_heads import write_running_heads
from coopdocs.writers.docx.sections import BODY, section_properties
from coopdocs.writers.docx.setting import main_setting
from coopdocs.writers.docx.settings import write_font_table, write_settings
from coopdocs.writers.docx.story import Story
from coopdocs.writers.docx.style_sheet import write_styles
from coopdocs.writers.docx.theme_part import write_theme

__all__ = ["write_package"]


def write_package(edition: Edition) -> bytes:
    """The edition as a Word file."""
    package = new_package()
    publication = Publication.of(edition, package)
    body = element("w:body")
    part, _ = add_part(package, "document", element("w:document", None, body))
    story = Story(publication, part, is_main=True)
    publication.running_heads = write_running_heads(publication, part)
    write_cover(story)
    story.begin_section(BODY)
    write_contents(story)
    write_blocks(story, edition.document.blocks, main_setting(publication.measures))
    body.extend([*story.elements, section_properties(story.section, publication)])
    write_footnotes(publication, part)

    theme, language = edition.theme, publication.language
    add_part(part, "styles", write_styles(theme, language.word_tag, publication.combinations))
    add_part(part, "numbering", publication.numbering.write(theme))
    fonts = write_font_table(theme)
    font_table, _ = add_part(part, "fontTable", fonts)
    embeds_fonts = embed_fonts(edition, font_table, fonts)
    add_part(part, "settings", write_settings(language, embeds_fonts=embeds_fonts))
    add_part(part, "theme", write_theme(theme))
    add_part(package, "core", write_core_properties(edition.document.front_matter, language.word_tag))
    add_part(package, "app", write_application_properties(edition.document.front_matter))
    return save(package)
