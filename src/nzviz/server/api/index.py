"""What there is: the record's name, version, licence and size, and where everything lies."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from nzviz.corpus import live
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import FILTER_KEYS, Filters
from nzviz.server.api.addresses import ROOT
from nzviz.server.api.answers import answer
from nzviz.server.api.parameters import Reading
from nzviz.server.api.rows import KINDS
from nzviz.server.api.vocabularies import VOCABULARIES
from nzviz.server.public_address import public_address


class Licence(BaseModel):
    """Under what terms our own words and codings are. Quoted passages stay their owners'."""

    name: str
    url: str


class Index(BaseModel):
    """The record as a whole."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    title: str
    subtitle: str
    publisher: str
    version: str
    """Version of the data."""
    updated: str
    """EDTF date on which the data were last changed."""
    digest: str
    """SHA-256 of the data files: equal digests mean equal data."""
    licence: Licence
    summary: str
    """What the events rest on, in a sentence."""
    counts: dict[str, int]
    """Number of records by kind."""
    filters: list[str]
    """Parameters that narrow a list; the pages of the dashboard have the same."""
    links: dict[str, str]
    """Addresses of everything else."""


def index(request: Request) -> Response:
    """The record as a whole, and where everything lies."""
    Reading(request).check()
    corpus = live.current()
    base = public_address(request)
    site = corpus.site
    names = (*KINDS, *VOCABULARIES)
    found = Index(
        title=site.title,
        subtitle=site.subtitle,
        publisher=site.publisher,
        version=site.version,
        updated=site.updated,
        digest=corpus.digest,
        licence=Licence(name=site.licence, url=site.licence_url),
        summary=source_summary(corpus, Filters()),
        counts={
            **{plural: len(corpus.records.by_kind[kind.name]) for plural, kind in KINDS.items()},
            **{name: len(v.entries(corpus)) for name, v in VOCABULARIES.items()},
        },
        filters=list(FILTER_KEYS),
        links={
            **{name: f"{base}{ROOT}/{name}" for name in names},
            "description": f"{base}{ROOT}/openapi.json",
            "documentation": f"{base}{ROOT}/docs",
            "feed": f"{base}/feed.atom",
            "dashboard": f"{base}/",
        },
    )
    links = (
        f'<{base}{ROOT}/openapi.json>; rel="service-desc"; type="application/json", '
        f'<{base}{ROOT}/docs>; rel="service-doc"; type="text/html"'
    )
    return answer(request, found.model_dump_json(), "application/json", {"Link": links})
