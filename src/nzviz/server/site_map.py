"""For search engines: what may be read (``/robots.txt``), and everything there is to find
(``/sitemap.xml``, https://www.sitemaps.org/protocol.html).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from nzviz.corpus import dates, live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import from_query, select
from nzviz.server.linked_view import linked_view
from nzviz.server.page_of import page_named
from nzviz.server.previews import record_address
from nzviz.server.public_address import public_address
from nzviz.server.record_pages import KINDS
from nzviz.ui.pages import PAGES

#: A sitemap may name no more addresses than this (the protocol's own limit).
_MOST = 50_000
_ROBOTS = """\
User-agent: *
Disallow: /_stcore/
Disallow: /media/
Disallow: /component/
Allow: /

Sitemap: {root}/sitemap.xml
"""


def robots(request: Request) -> Response:
    """Everything but Streamlit's inner addresses, and where the sitemap is."""
    return PlainTextResponse(
        _ROBOTS.format(root=public_address(request)),
        headers={"Cache-Control": "public, max-age=86400"},
    )


def sitemap(request: Request) -> Response:
    """Pages, views that stand for something by themselves, and the page of every record."""
    try:
        corpus = live.current()
    except CorpusError:
        return PlainTextResponse("The record cannot be shown now.", 503)
    root = public_address(request)
    tag = hashlib.sha256(f"{corpus.digest} {root}".encode()).hexdigest()[:24]
    headers = {"ETag": f'"{tag}"', "Cache-Control": "public, max-age=3600"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    changed = changed_on(corpus)
    entries = "".join(
        f"<url><loc>{escape(address)}</loc>{changed}</url>\n"
        for address in list(addresses(corpus, root))[:_MOST]
    )
    return Response(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n",
        media_type="application/xml",
        headers=headers,
    )


def changed_on(corpus: Corpus) -> str:
    """``<lastmod>`` with the day of the data version; nothing when that is no sure day."""
    updated = dates.parse(corpus.site.updated)
    return f"<lastmod>{corpus.site.updated}</lastmod>" if updated.exact_day else ""


def addresses(corpus: Corpus, root: str) -> Iterator[str]:
    """Pages; views of each theme and partner; steps of tours; lists and pages of records."""
    found: dict[str, None] = {}  # for its order; a tour may show a view twice
    for info in PAGES:
        found[linked_view(corpus, info.path, {}).address(root)] = None
    kept = [("timeline", {"theme": [theme]}) for theme in corpus.frames.themes.index]
    kept += [("timeline", {"rel": [term.id]}) for term in corpus.site.relationships]
    kept += [
        ("timeline", {"from": [f"{period.first:04d}"], "to": [f"{period.last:04d}"]})
        for period in corpus.site.periods
        if period.last
    ]
    for tour in corpus.records.by_kind["tour"].values():
        kept += [(step.page, dict(step.query)) for step in tour.steps]
    for page, query in kept:
        filters, unknown = from_query(query, corpus)
        if not unknown and len(select(corpus, filters, page_named(page).kind)):
            found[linked_view(corpus, page, query).address(root)] = None
    yield from found
    yield f"{root}/r/"
    for kind in KINDS:
        yield f"{root}/r/{kind}/"
        for record_id in corpus.records.by_kind[kind]:
            yield record_address(root, kind, record_id)


ROUTES = [Route("/robots.txt", robots), Route("/sitemap.xml", sitemap)]
