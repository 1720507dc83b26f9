"""Fetching: what WeasyPrint may read while it prints, which is what the page itself holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

__all__ = ["open_fetcher"]


def open_fetcher() -> URLFetcher:
    """A fetcher that decodes `data:` addresses and refuses all others: no file, no network, no redirect."""
    from weasyprint.urls import URLFetcher

    class DataOnlyFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not url.lower().startswith("data:"):
                raise ValueError(f"a finished page holds all it needs, and {url} lies outside it")
            return super().fetch(url, headers)

    return DataOnlyFetcher(allowed_protocols={"data"}, allow_redirects=False)
