"""What lets a browser or a feed reader find the feed from any page."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from starlette.requests import Request

from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import FILTER_KEYS, describe, from_query
from nzviz.server.html_page import Addition
from nzviz.server.public_address import public_address
from nzviz.share.links import query_string

_LINK = '<link rel="alternate" type="application/atom+xml" title="{title}" href="{href}">'


def feed_link(request: Request) -> Addition:
    """Links to the feed of everything and, for a filtered page, to that of what it shows."""
    try:
        corpus = live.current()
    except CorpusError:
        return Addition()
    asked = {key: request.query_params.getlist(key) for key in FILTER_KEYS}
    filters, _ = from_query(asked, corpus)
    path = f"{urlsplit(public_address(request)).path}/feed.atom"
    title = corpus.site.title
    links = [(title, path)]
    if filters.active:
        shown = f"{title}: {describe(corpus, filters)}"
        links.append((shown, f"{path}?{query_string(filters.to_query())}"))
    return Addition(
        head="\n    ".join(
            _LINK.format(title=escape(title), href=escape(href)) for title, href in links
        )
    )
