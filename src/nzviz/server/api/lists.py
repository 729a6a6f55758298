"""Lists of records: the filters of the pages, page by page, as JSON and as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field, create_model
from starlette.requests import Request
from starlette.responses import Response

from nzviz.corpus import live
from nzviz.explore.filters import select, sentence
from nzviz.server.api.addresses import ROOT, record_links
from nzviz.server.api.answers import answer
from nzviz.server.api.negotiation import FORMS, chosen
from nzviz.server.api.parameters import (
    FILTERS,
    LIMIT,
    OFFSET,
    USUAL_LIMIT,
    Query,
    Reading,
    one_of,
)
from nzviz.server.api.rows import KINDS, ROWS, csv_table, json_rows
from nzviz.server.public_address import public_address
from nzviz.share.links import query_string

FORMAT = one_of("format", "What is sent: it wins over the header Accept.", FORMS)
#: All parameters of a list.
PARAMETERS = (*FILTERS, LIMIT, OFFSET, FORMAT)
CSV_TYPE = "text/csv; charset=utf-8; header=present"


def page_model(name: str, row: type[BaseModel], rows: str) -> type[BaseModel]:
    """The model of a page of a list: how many there are, and some of them."""
    fields: dict[str, Any] = {
        "total": (int, Field(description="rows that the filters leave")),
        "limit": (int, Field(description="at most so many of them are here")),
        "offset": (int, Field(description="so many were passed over")),
        "sentence": (str, Field(description="what the filters show, in words")),
        "items": (list[row], Field(description=rows)),  # type: ignore[valid-type]  # made above
    }
    return create_model(f"{name}Page", __doc__=f"Some of the {rows}.", **fields)


#: The model of a list by the plural of its kind.
PAGES: Mapping[str, type[BaseModel]] = {
    plural: page_model(kind.name.capitalize(), ROWS[plural], plural)
    for plural, kind in KINDS.items()
}


def list_endpoint(plural: str, suffix: str) -> Callable[[Request], Response]:
    """What answers for a kind; *suffix* is "", "json" or "csv", as the address ends."""
    kind = KINDS[plural]

    def rows_of_the_filters(request: Request) -> Response:
        corpus = live.current()
        reading = Reading(request, *PARAMETERS)
        filters = reading.filters(corpus)
        form, limit, offset = form_and_place(reading, suffix)
        ids = list(select(corpus, filters, kind.name))
        shown = ids[offset:] if limit is None else ids[offset : offset + limit]
        base = public_address(request)
        address = f"{base}{ROOT}/{plural}" + (f".{suffix}" if suffix else "")
        headers = list_headers(address, reading.query, len(ids), limit, offset)
        if form == "csv":
            return csv_answer(request, csv_table(corpus, plural, shown), plural, headers)
        items = [
            row + b',"links":' + record_links(base, kind, record_id).model_dump_json().encode()
            for row, record_id in zip(json_rows(corpus, plural, shown), shown, strict=True)
        ]
        told = sentence(corpus, filters, kind.name)
        body = page_json(len(ids), limit or 0, offset, told, [item + b"}" for item in items])
        return answer(request, body, "application/json", headers)

    return rows_of_the_filters


def form_and_place(reading: Reading, suffix: str) -> tuple[str, int | None, int]:
    """Form, limit (None: no limit) and offset of a list; raises RefusedError for any fault."""
    form = chosen(reading, FORMS, suffix)
    limit, offset = reading.number(LIMIT), reading.number(OFFSET) or 0
    reading.check()
    return form, limit or (USUAL_LIMIT if form == "json" else None), offset


def page_json(total: int, limit: int, offset: int, told: str, items: Sequence[bytes]) -> bytes:
    """A page of a list; *items* are JSON objects."""
    head = {"total": total, "limit": limit, "offset": offset, "sentence": told}
    text = json.dumps(head, ensure_ascii=False)[:-1]
    return b'%s, "items": [%s]}' % (text.encode(), b",\n".join(items))


def csv_answer(request: Request, body: bytes, name: str, headers: Mapping[str, str]) -> Response:
    """A table as a file to keep."""
    file = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return answer(request, body, CSV_TYPE, {**headers, **file})


def list_headers(
    address: str, query: Query, total: int, limit: int | None, offset: int
) -> dict[str, str]:
    """How many rows there are, and where the list goes on (RFC 8288)."""
    headers = {"X-Total-Count": str(total), "Vary": "Accept"}
    if limit is not None:
        last = max(total - 1, 0) // limit * limit
        places = {"first": 0, "last": last}
        if offset:
            places["prev"] = max(offset - limit, 0)
        if offset + limit < total:
            places["next"] = offset + limit
        links = [
            f'<{address}?{_at(query, limit, place)}>; rel="{relation}"'
            for relation, place in places.items()
        ]
        headers["Link"] = ", ".join(links)
    return headers


def _at(query: Query, limit: int, offset: int) -> str:
    kept = {name: values for name, values in query.items() if name not in ("limit", "offset")}
    return query_string({**kept, "limit": [str(limit)], "offset": [str(offset)]})
