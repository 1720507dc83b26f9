"""What a browser says of the web pages: each stands alone, asks for nothing and complains of nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from built import list_built, name_edition
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.validate

each_html = pytest.mark.parametrize("file", list_built(".html"), ids=name_edition)


@dataclass(slots=True)
class Visit:
    """What happened while a page was open."""

    title: str = ""
    language: str | None = None
    complaints: list[str] = field(default_factory=list)
    """Messages of the console at the level of warnings and errors, and exceptions of scripts."""
    requests: list[str] = field(default_factory=list)
    """Addresses that the page asked for, besides itself and what it carries in `data:` addresses."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Only `make validate` installs it, and `make test` reads this file too.
    from playwright.sync_api import sync_playwright

    program = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to run as root, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def visit(browser: Browser, file: Path) -> Visit:
    assert file.is_file(), f"{file} is not built"
    seen = Visit()
    address = file.resolve().as_uri()
    page = browser.new_page()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda said: seen.complaints.append(said.text) if said.type in {"warning", "error"} else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(address, wait_until="networkidle")
    seen.title, seen.language = page.title(), page.locator("html").get_attribute("lang")
    page.close()
    seen.requests = [url for url in seen.requests if url != address and not url.startswith("data:")]
    return seen


@each_html
def test_a_page_asks_for_nothing_and_complains_of_nothing(file: Path, browser: Browser) -> None:
    seen = visit(browser, file)
    assert seen.requests == []
    assert seen.complaints == []


@each_html
def test_a_page_has_a_title_and_names_its_language(file: Path, browser: Browser) -> None:
    seen = visit(browser, file)
    assert seen.title
    assert seen.language is not None
    assert seen.language.split("-")[0] == file.parent.name


@pytest.mark.parametrize(("width", "wider"), [(360, True), (1280, False)])
@each_html
def test_a_table_wider_than_the_screen_shows_that_it_goes_on(
    file: Path,
    width: int,
    wider: bool,  # noqa: FBT001
    browser: Browser,
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(file.resolve().as_uri())
    table = page.locator(".table").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    # A few points of the first row's white, at the right edge of what is seen of the table.
    row = page.locator(".table tbody tr").first.bounding_box()
    assert row is not None
    strip = {"x": box["x"] + box["width"] - 3, "y": row["y"] + 3, "width": 2, "height": 2}
    edge = Image.open(BytesIO(page.screenshot(clip=strip))).convert("L").getextrema()[0]
    assert (edge < 235) == wider
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_a_request_a_missing_picture_and_a_broken_script_are_noticed(tmp_path: Path, browser: Browser) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html lang=fr><title>Essai</title><img src="https://example.invalid/x.png"><script>nothing()</script>'
    )
    seen = visit(browser, page)
    assert seen.requests == ["https://example.invalid/x.png"]
    assert any("nothing is not defined" in complaint for complaint in seen.complaints)
