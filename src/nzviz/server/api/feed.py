"""An Atom feed (RFC 4287) of the latest records.

The record does not note on which day a record was added to it. So the entries are the latest ones
by the date of what they tell of, each is dated with the version of the data in which it stands,
and the feed says so. A feed reader knows entries by their ids, which never change: what it shows
as new is what it has not seen before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from starlette.requests import Request
from starlette.responses import Response

from nzviz.corpus import dates, live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, describe, rows
from nzviz.explore.related import linked
from nzviz.server.api.addresses import page_address
from nzviz.server.api.answers import answer
from nzviz.server.api.parameters import FILTERS, Parameter, Reading
from nzviz.server.public_address import public_address
from nzviz.share.csl import one_line, source_item, speaker
from nzviz.share.links import query_string

PATH = "/feed.atom"
ATOM = "application/atom+xml"
#: Kinds of record that have a date of their own.
DATED = ("event", "framework", "quote", "dispute")
#: So many entries a feed has.
MOST = 50
KIND = Parameter(
    "kind",
    "Kind of record. Repeat it for any of several; without it all of these.",
    {"type": "string", "enum": list(DATED)},
    repeated=True,
)
#: All parameters of the feed.
PARAMETERS = (*FILTERS, KIND)

#: What XML 1.0 cannot hold, escaped or not.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(request: Request) -> Response:
    """The latest records as an Atom feed."""
    corpus = live.current()
    reading = Reading(request, *PARAMETERS)
    filters = reading.filters(corpus)
    reading.check()
    kinds = tuple(kind for kind in DATED if kind in reading.query.get("kind", DATED))
    body = _written(corpus, filters, kinds, public_address(request))
    return answer(request, body, f"{ATOM}; charset=utf-8")


@kept_with_corpus(maxsize=64)
def _written(corpus: Corpus, filters: Filters, kinds: tuple[str, ...], base: str) -> bytes:
    site = corpus.site
    query = query_string(
        {**filters.to_query(), **({"kind": list(kinds)} if kinds != DATED else {})}
    )
    own = f"{base}{PATH}" + (f"?{query}" if query else "")
    shown = describe(corpus, filters)
    made = FeedGenerator()
    made.id(own)
    made.title(_xml(f"{site.title}: {shown}" if shown else site.title))
    made.subtitle(
        _xml(
            f"The latest {MOST} records by the date of what they tell of. On which day a record "
            f"was added is not noted: every entry carries the date of this version of the data "
            f"({site.version} of {site.updated})."
        )
    )
    made.updated(_updated(corpus))
    made.author(name=_xml(site.publisher))
    made.rights(_xml(f"{site.licence} ({site.licence_url}); quoted passages stay their owners’."))
    made.generator("nzviz")
    made.language("en")
    made.link(href=own, rel="self", type=ATOM)
    view = query_string(filters.to_query())
    made.link(href=f"{base}/timeline" + (f"?{view}" if view else ""), rel="alternate")
    for kind, record_id in _latest(corpus, filters, kinds):
        made.add_entry(_entry(corpus, kind, record_id, base), order="append")
    return bytes(made.atom_str(pretty=True))


def _latest(corpus: Corpus, filters: Filters, kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Kind and id of the latest records that begin at a known day, latest first."""
    found = [
        (start, kind, record_id)
        for kind in kinds
        for record_id, start in rows(corpus, filters, kind)["start"].dropna().items()
    ]
    found.sort(key=lambda item: (-item[0].timestamp(), DATED.index(item[1]), item[2]))
    return [(kind, record_id) for _, kind, record_id in found[:MOST]]


def _updated(corpus: Corpus) -> datetime:
    return datetime.combine(dates.parse(corpus.site.updated).start, time(), UTC)


def _entry(corpus: Corpus, kind: str, record_id: str, base: str) -> FeedEntry:
    address = page_address(base, kind, record_id)
    title, text = _told(corpus, kind, record_id)
    entry = FeedEntry()
    entry.id(address)
    entry.title(_xml(one_line(title)))
    entry.updated(_updated(corpus))
    entry.link(href=address, rel="alternate", type="text/html")
    entry.summary(_xml(text), type="text")
    entry.category(term=kind, scheme=f"{base}/", label=kind.capitalize())
    for theme in linked(corpus, "theme", kind, record_id):
        entry.category(term=theme, label=_xml(corpus.label("theme", theme)))
    return entry


def _told(corpus: Corpus, kind: str, record_id: str) -> tuple[str, str]:
    """Title and text of an entry."""
    record = corpus.records.by_kind[kind][record_id]
    match kind:
        case "event":
            return record.title, f"{_capital(dates.in_words(record.date))}. {record.summary}"
        case "framework":
            return record.name, record.summary
        case "quote":
            source = source_item(corpus, record.source)["title"]
            row = corpus.frames.quotes.loc[record_id]
            said = f"{speaker(corpus, record_id)}, {dates.in_words(row['date'])}"
            return f"“{record.exact}”", f"{said}. Printed in: {source}"
        case _:
            return record.question, record.assessment


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
