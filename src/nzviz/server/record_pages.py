"""Pages that need no script: one for each record, and the list of all of them.

``/r/event/ID``, ``/r/framework/ID``, ``/r/quote/ID``, ``/r/dispute/ID`` and ``/r/source/ID`` say
what the record's card says, for search engines, archives, printers and readers whose browser
runs no scripts. ``/r/`` lists everything, ``/r/event/`` and so on one kind.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from urllib.parse import quote

from markupsafe import Markup, escape
from rapidfuzz import process
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from nzviz import __version__
from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.problems import CorpusError
from nzviz.explore.wording import date_in_words
from nzviz.server.api.addresses import citation_addresses
from nzviz.server.api.addresses import record_address as api_address
from nzviz.server.api.rows import KINDS as DATA_KINDS
from nzviz.server.linked_view import linked_view
from nzviz.server.previews import record_address, record_values
from nzviz.server.public_address import public_address
from nzviz.server.templates import environment, render
from nzviz.share import summaries
from nzviz.share.formats import FORMATS
from nzviz.share.links import RECORD_PAGES, record_query

#: The kinds that have pages, in the order of the list, with their titles.
KINDS = {
    "event": "Events",
    "framework": "Frameworks",
    "quote": "Quotes",
    "dispute": "Disputes",
    "source": "Sources",
}
#: An id that nobody has is compared with the others' to find what was meant.
_NEAR_ENOUGH = 75


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind in a list."""

    kind: str
    title: str
    ids: Sequence[str]


def record_page(request: Request) -> Response:
    """The page of one record; a former id leads to the present one."""
    kind, asked = request.path_params["kind"], request.path_params["id"]
    root = public_address(request)
    try:
        corpus = live.current()
    except CorpusError:
        return _not_available(root)
    record = corpus.find(kind, asked) if kind in KINDS else None
    if record is None:
        return _missing(corpus, root, kind, asked)
    if record.id != asked:
        return RedirectResponse(record_address(root, kind, record.id), 301)
    today = datetime.now().astimezone().date()
    tag = _tag(corpus, root, kind, record.id, today.isoformat())
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_caching(tag))
    return _html(_record(corpus, root, kind, record.id, today), headers=_caching(tag))


def record_list(request: Request) -> Response:
    """All records, or those of one kind."""
    kind = request.path_params.get("kind")
    root = public_address(request)
    try:
        corpus = live.current()
    except CorpusError:
        return _not_available(root)
    if kind is not None and kind not in KINDS:
        return _missing(corpus, root, kind, "")
    tag = _tag(corpus, root, str(kind))
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_caching(tag))
    shown = [kind] if kind else list(KINDS)
    groups = [Group(each, KINDS[each], _ids(corpus, each)) for each in shown]
    heading = KINDS[kind] if kind else "All records"
    count = sum(len(group.ids) for group in groups)
    page = render(
        "record_list.html",
        **_common(corpus, root),
        title=f"{heading} · {corpus.site.short_title}",
        heading=heading,
        description=f"{corpus.site.title}: {count:,} records, each with its sources.",
        address=f"{root}/r/{kind}/" if kind else f"{root}/r/",
        groups=groups,
    )
    return _html(page, headers=_caching(tag))


def _ids(corpus: Corpus, kind: str) -> list[str]:
    """Ids in the order in which a reader looks for them: by time, sources by title."""
    frame = getattr(corpus.frames, f"{kind}s")
    if kind == "source":
        frame = frame.sort_values("label", key=lambda labels: labels.str.casefold())
    return [str(each) for each in frame.index]


@kept_with_corpus(256)
def _record(corpus: Corpus, root: str, kind: str, record_id: str, today: date) -> str:
    # Made here alone: citation styles and proofs are slow to load.
    from nzviz.server.record_words import RecordWords

    view = linked_view(corpus, RECORD_PAGES[kind][0], record_query(kind, record_id))
    of = DATA_KINDS[f"{kind}s"]
    cited = citation_addresses(root, of, record_id)
    words = RecordWords(corpus, kind, record_id, view.address(root))
    values = record_values(root, view, record_address(root, kind, record_id))
    return render(
        "record.html",
        **{**values, **_common(corpus, root)},
        title=view.title,
        record=words,
        citations=words.citations(today),
        data_address=api_address(root, of, record_id),
        citation_addresses={
            form.name: cited[name] for name, form in FORMATS.items() if name in cited
        },
    )


def _common(corpus: Corpus, root: str) -> dict[str, object]:
    def address_of(kind: str, record_id: str) -> str:
        return record_address(root, kind, record_id)

    def listed(kind: str, record_id: str) -> Markup:
        link = Markup('<a href="{}">{}</a>').format(
            address_of(kind, record_id), summaries.title(corpus, kind, record_id)
        )
        record = corpus.records.by_kind[kind][record_id]
        when = {
            "event": lambda: record.date,
            "quote": lambda: record.said,
            "source": lambda: record.published,
        }.get(kind, lambda: None)()
        said = date_in_words(when)
        return Markup('{} <span class="when">{}</span>').format(link, said) if said else link

    return {
        "site": corpus.site,
        "root": root,
        "css": _css(),
        "address_of": address_of,
        "listed": listed,
    }


def _missing(corpus: Corpus, root: str, kind: str, asked: str) -> Response:
    ids = list(corpus.records.by_kind[kind]) if kind in KINDS else []
    close = process.extract(asked, ids, limit=3, score_cutoff=_NEAR_ENOUGH)
    page = render(
        "message.html",
        **_common(corpus, root),
        title=f"Not found · {corpus.site.short_title}",
        heading="There is no such record",
        text="The address may be mistyped. Former addresses of records lead to the present ones.",
        near=[(kind, each) for each, _, _ in close],
    )
    return _html(page, 404)


def _not_available(root: str) -> Response:
    page = (
        "<!DOCTYPE html><html lang=en><title>Not available</title>"
        f"<style>{_css()}</style><main><h1>The record cannot be shown</h1>"
        "<p>Its data have problems that the operator has to mend. Please come back later.</p>"
        f'<p><a href="{escape(root)}/">The dashboard</a></p></main></html>'
    )
    return _html(page, 503, {"Retry-After": "300"})


def _html(page: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return HTMLResponse(page, status, {**(headers or {}), "Content-Security-Policy": _policy()})


def _tag(corpus: Corpus, *parts: str) -> str:
    text = "\n".join((__version__, corpus.digest, *parts))
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _caching(tag: str) -> dict[str, str]:
    return {"ETag": f'"{tag}"', "Cache-Control": "public, max-age=300"}


@cache
def _css() -> str:
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), "page.css")[0]


@cache
def _policy() -> str:
    """These pages run nothing and load nothing but their icon; their style is known by its hash."""
    known = base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src 'self'; style-src 'sha256-{known}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def to_list(request: Request) -> Response:
    """The list without its last slash."""
    kind = request.path_params.get("kind")
    root = public_address(request)
    return RedirectResponse(f"{root}/r/{quote(kind, safe='')}/" if kind else f"{root}/r/", 301)


ROUTES = [
    Route("/r", to_list),
    Route("/r/", record_list),
    Route("/r/{kind}/", record_list),
    Route("/r/{kind}/{id:path}", record_page),
    Route("/r/{kind}", to_list),
]
