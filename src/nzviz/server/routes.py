"""What kind of address a request asks for: few names, so that figures stay countable."""

from __future__ import annotations

from nzviz.ui.pages import PAGES

_PREFIXES = {
    "static": "static",
    "api": "api",
    "r": "record",
    "media": "media",
    "chart": "chart",
    "app": "static",
    "feed": "feed",
    "feeds": "feed",
    "preview": "preview",
}
_EXACT = {
    "_stcore/stream": "stream",
    "_stcore/health": "health",
    "ready": "health",
    "metrics": "metrics",
    "robots.txt": "meta",
    "sitemap.xml": "meta",
    "favicon.png": "static",
    **{page.path: "page" for page in PAGES},
    "": "page",
}

#: Every name that :func:`route_class` gives.
ROUTE_CLASSES = (*sorted({*_PREFIXES.values(), *_EXACT.values(), "streamlit"}), "other")


def route_class(path: str) -> str:
    """The kind of the address *path* (below the app's root), one of :data:`ROUTE_CLASSES`."""
    inner = path.strip("/")
    if inner in _EXACT:
        return _EXACT[inner]
    first = inner.partition("/")[0]
    if first == "_stcore":
        return "streamlit"
    return _PREFIXES.get(first, "other")
