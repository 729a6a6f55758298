"""Addresses that stand in answers."""

from __future__ import annotations

from nzviz.corpus.kinds import Kind
from nzviz.server.api.rows import Links
from nzviz.share.links import RECORD_PAGES, query_string, record_query

#: Where the API's own addresses begin. The number changes when an answer loses something.
ROOT = "/api/v1"
#: How a citation is asked for.
CITATION_FORMATS = ("bibtex", "ris", "csl-json", "chicago", "apa")


def record_address(base: str, kind: Kind, record_id: str) -> str:
    """Address of a record in this API; *base* is the app's public address."""
    return f"{base}{ROOT}/{kind.plural}/{record_id}"


def page_address(base: str, kind_name: str, record_id: str) -> str:
    """Address at which a record opens in the dashboard."""
    page, _ = RECORD_PAGES[kind_name]
    return f"{base}/{page}?{query_string(record_query(kind_name, record_id))}"


def record_links(base: str, kind: Kind, record_id: str) -> Links:
    """Both of them."""
    return Links(
        api=record_address(base, kind, record_id),
        page=page_address(base, kind.name, record_id),
    )


def citation_addresses(base: str, kind: Kind, record_id: str) -> dict[str, str]:
    """Addresses of a record's citations by format."""
    address = f"{record_address(base, kind, record_id)}/citation"
    return {name: f"{address}?format={name}" for name in CITATION_FORMATS}
