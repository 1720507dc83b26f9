"""Document properties: what file managers and libraries read."""

from __future__ import annotations

from coopdocs.model.document import FrontMatter, plain_text
from coopdocs.writers.docx.markup import Element, clean, element

__all__ = ["write_application_properties", "write_core_properties"]


def write_core_properties(front_matter: FrontMatter, word_tag: str) -> Element:
    """The root of core.xml; both times are the front matter's date, so that building again changes nothing."""
    publisher = plain_text(front_matter.publisher)
    moment = f"{front_matter.date.isoformat()}T00:00:00Z"
    texts = {
        "dc:title": plain_text(front_matter.title),
        "dc:subject": plain_text(front_matter.subtitle),
        "dc:creator": publisher,
        "cp:keywords": ", ".join(plain_text(each) for each in front_matter.keywords),
        "dc:description": plain_text(front_matter.description),
        "dc:language": word_tag,
        "cp:lastModifiedBy": publisher,
        "cp:revision": "1",
    }
    times = (_filled(name, moment, {"xsi:type": "dcterms:W3CDTF"}) for name in ("dcterms:created", "dcterms:modified"))
    return element("cp:coreProperties", None, *(_filled(name, text) for name, text in texts.items() if text), *times)


def write_application_properties(front_matter: FrontMatter) -> Element:
    """The root of app.xml."""
    company = plain_text(front_matter.publisher)
    return element(
        "ep:Properties",
        None,
        _filled("ep:Application", "coopdocs"),
        _filled("ep:Company", company) if company else None,
    )


def _filled(name: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    made = element(name, attributes)
    made.text = clean(text)
    return made
