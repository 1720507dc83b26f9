"""What the tests of catalogs share: GNU gettext as judge, and small builders."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coopdocs.catalogs import Catalog, HeaderFacts, LanguageFacts, Template, make_template, read_catalog
from coopdocs.model.catalog import Message

FACTS = HeaderFacts("brochures 1.0", "texts@example.org", "2026-11-23 14:05+0000")
LATER = HeaderFacts("brochures 1.0", "texts@example.org", "2027-03-01 09:00+0000")
KAZAKH = LanguageFacts("kk", "nplurals=2; plural=(n != 1);")
HEADER = 'msgid ""\nmsgstr ""\n"Language: kk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

Gettext = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def gettext(tmp_path: Path) -> Gettext:
    """`gettext("msgcat", content)` runs one of GNU gettext's programs on a file with this content."""

    def run(program: str, content: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
        file = tmp_path / "catalog.po"
        file.write_bytes(content)
        environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
        return subprocess.run([program, *options, str(file)], capture_output=True, env=environment, check=False)

    return run


@pytest.fixture
def read() -> Callable[[str | bytes], Catalog]:
    """A catalog from entries, a header before them; fails where it does not parse."""

    def reading(content: str | bytes) -> Catalog:
        text = f"{HEADER}\n{content}" if isinstance(content, str) else content
        catalog = read_catalog(text.encode() if isinstance(text, str) else text, "kk.po")
        assert isinstance(catalog, Catalog), catalog
        return catalog

    return reading


@pytest.fixture
def template() -> Callable[..., Template]:
    """A template of texts, or of messages."""

    def build(*texts: str | Message, facts: HeaderFacts = FACTS, previous: bytes | None = None) -> Template:
        messages = [text if isinstance(text, Message) else Message(None, text) for text in texts]
        return make_template(messages, previous, facts)

    return build


@pytest.fixture
def facts() -> HeaderFacts:
    return FACTS


@pytest.fixture
def later() -> HeaderFacts:
    return LATER


@pytest.fixture
def kazakh() -> LanguageFacts:
    return KAZAKH
