"""Addresses of views and records. The parameters are public: a link sent today keeps working."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

#: The page on which a record of a kind opens, and the parameter that opens it.
RECORD_PAGES: dict[str, tuple[str, str]] = {
    "event": ("timeline", "event"),
    "framework": ("frameworks", "framework"),
    "quote": ("quotes", "quote"),
    "dispute": ("disputes", "dispute"),
    "source": ("sources", "source"),
}


def query_string(query: Mapping[str, Sequence[str]]) -> str:
    """``theme=a&theme=b`` for ``{"theme": ["a", "b"]}``, without the question mark."""
    return urlencode([(key, value) for key, values in query.items() for value in values])


def address(base: str, page: str, query: Mapping[str, Sequence[str]]) -> str:
    """Full address of a view.

    *base* is any address of the running app (its path is ignored up to the app's root), *page* a
    page's path ("" for the first page), *query* the link parameters.
    """
    scheme, host, path, _, _ = urlsplit(base)
    root = path.rsplit("/", 1)[0]
    return urlunsplit((scheme, host, f"{root}/{page}", query_string(query), ""))


def record_query(kind: str, record_id: str) -> dict[str, list[str]]:
    """The link parameters that open a record on its page."""
    return {RECORD_PAGES[kind][1]: [record_id]}


def embed_snippet(view: str, title: str, height: int = 720) -> str:
    """HTML that shows the view at address *view* inside another page."""
    joiner = "&" if urlsplit(view).query else "?"
    source = escape(f"{view}{joiner}embed=true", quote=True)
    return (
        f'<iframe src="{source}" title="{escape(title, quote=True)}" width="100%" '
        f'height="{height}" style="border:0" loading="lazy"></iframe>'
    )
