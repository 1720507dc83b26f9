"""The example of a Weblate component: it fits the catalogs that are there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def read_component() -> dict:
    return json.loads((ROOT / "docs" / "weblate-component.json").read_text(encoding="utf-8"))


def test_weblate_finds_the_template_and_a_catalog_of_every_language() -> None:
    component = read_component()
    languages = tomllib.loads((ROOT / "coopdocs.toml").read_text(encoding="utf-8"))["languages"]
    assert (ROOT / component["new_base"]).is_file()
    assert sorted(path.parts[-3] for path in ROOT.glob(component["filemask"])) == sorted(languages)


def test_weblate_offers_every_language_but_the_one_of_the_source() -> None:
    """In Weblate nobody translates the source language: the French overrides are a copy-editor's, in the file."""
    component = read_component()
    settings = tomllib.loads((ROOT / "coopdocs.toml").read_text(encoding="utf-8"))
    source = settings["source-language"]
    assert component["source_language"]["code"] == source
    offered = [language for language in settings["languages"] if re.search(component["language_regex"], language)]
    assert offered == [language for language in settings["languages"] if language != source]


def test_weblate_wraps_lines_as_update_does() -> None:
    assert read_component()["file_format_params"]["po_line_wrap"] == 77
