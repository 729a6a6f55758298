"""Addresses of views and records. The parameters are public: a link sent today keeps working.

The shared filters' are :data:`nzviz.explore.filters.FILTER_KEYS`, a brief's
:data:`nzviz.explore.brief.BRIEF_KEYS`, those of an opened record stand in :data:`RECORD_PAGES`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Unknown

#: The page on which a record of a kind opens, and the parameter that opens it.
RECORD_PAGES: dict[str, tuple[str, str]] = {
    "event": ("timeline", "event"),
    "framework": ("frameworks", "framework"),
    "quote": ("quotes", "quote"),
    "dispute": ("disputes", "dispute"),
    "source": ("sources", "source"),
}

#: Pages on which no record opens.
OPEN_NO_RECORD = ("overview", "briefing", "data-and-method")


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


def unknown_records(query: Mapping[str, Sequence[str]], corpus: Corpus) -> list[Unknown]:
    """The values of a link that were to open a record, and name none."""
    return [
        Unknown(key, value, f"is not {'an' if kind == 'event' else 'a'} {kind} here")
        for kind, (_, key) in RECORD_PAGES.items()
        for value in query.get(key, ())
        if value and corpus.find(kind, value) is None
    ]


def opened_elsewhere(
    query: Mapping[str, Sequence[str]], corpus: Corpus, page: str
) -> list[tuple[str, str]]:
    """Kinds and ids of the records that a link names on a *page* (its path) where none opens."""
    if page not in OPEN_NO_RECORD:
        return []
    asked = (
        (kind, corpus.find(kind, value))
        for kind, (_, key) in RECORD_PAGES.items()
        for value in query.get(key, ())[:1]
    )
    return [(kind, record.id) for kind, record in asked if record is not None]


#: What an embedded view may look like, and Streamlit's own parameter for it; "" is the reader's.
EMBED_THEMES: dict[str, str] = {"": "", "light": "light_theme", "dark": "dark_theme"}
#: Heights in pixels that are offered for an embedded view.
EMBED_HEIGHTS: dict[int, str] = {480: "Low", 720: "Middle", 960: "High"}


def embed_address(view: str, theme: str = "") -> str:
    """The address at which *view* shows itself without navigation, in one of EMBED_THEMES."""
    options = {"embed": ["true"]}
    if EMBED_THEMES[theme]:
        options["embed_options"] = [EMBED_THEMES[theme]]
    joiner = "&" if urlsplit(view).query else "?"
    return f"{view}{joiner}{query_string(options)}"


def embed_snippet(view: str, title: str, height: int = 720, theme: str = "") -> str:
    """HTML that shows the view at address *view* inside another page."""
    source = escape(embed_address(view, theme), quote=True)
    return (
        f'<iframe src="{source}" title="{escape(title, quote=True)}" width="100%" '
        f'height="{height}" style="border:0" loading="lazy"></iframe>'
    )
