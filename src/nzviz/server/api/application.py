"""The FastAPI application: which address is answered by what, and how each is described."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from nzviz.corpus.problems import CorpusError
from nzviz.server.api import feed
from nzviz.server.api.addresses import ROOT
from nzviz.server.api.description import description_endpoint, documentation_endpoint
from nzviz.server.api.details import DETAILS
from nzviz.server.api.index import Index, index
from nzviz.server.api.lists import PAGES, list_endpoint
from nzviz.server.api.lists import PARAMETERS as LIST_PARAMETERS
from nzviz.server.api.parameters import Parameter
from nzviz.server.api.problems import Problem, RefusedError, problem_response
from nzviz.server.api.read_only import ReadOnly
from nzviz.server.api.records import CITATION_FORMAT, CITATIONS, citation_endpoint, record_endpoint
from nzviz.server.api.rows import KINDS
from nzviz.server.api.vocabularies import PARAMETERS as VOCABULARY_PARAMETERS
from nzviz.server.api.vocabularies import VOCABULARIES, vocabulary_endpoint

Endpoint = Callable[[Request], Response]

_CSV = "text/csv"
_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Id of the record; a former id leads to the present one.",
    "schema": {"type": "string", "maxLength": 80},
}
_STRING = {"schema": {"type": "string"}}


def application() -> FastAPI:
    """The API and the feed as one ASGI application."""
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    for kind_of_error, handle in (
        (RefusedError, _refused),
        (CorpusError, _no_corpus),
        (HTTPException, _http_error),
    ):
        app.add_exception_handler(kind_of_error, handle)
    _add(app, ROOT, index, "About the record", "Index", model=Index)
    app.add_api_route(f"{ROOT}/", index, include_in_schema=False)
    for plural in KINDS:
        for suffix in ("", "json", "csv"):
            _add_table(app, plural, suffix, list_endpoint(plural, suffix), PAGES[plural])
        _add_record(app, plural)
    for plural, vocabulary in VOCABULARIES.items():
        for suffix in ("", "json", "csv"):
            endpoint = vocabulary_endpoint(plural, suffix)
            _add_table(app, plural, suffix, endpoint, vocabulary.page)
    _add(
        app,
        feed.PATH,
        feed.feed,
        "What is new",
        "Feed",
        feed.__doc__ or "",
        parameters=feed.PARAMETERS,
        content={feed.ATOM: _STRING},
    )
    app.add_api_route(f"{ROOT}/openapi.json", description_endpoint(app), include_in_schema=False)
    app.add_api_route(f"{ROOT}/docs", documentation_endpoint(app), include_in_schema=False)
    # Inside of what Starlette does about failures, which would tell of them in plain text.
    app.add_middleware(ReadOnly)
    return app


def _add_table(
    app: FastAPI, plural: str, suffix: str, endpoint: Endpoint, model: type[BaseModel]
) -> None:
    filtered = plural in KINDS
    content = {_CSV: _STRING} if suffix != "json" else {}
    headers = {
        "X-Total-Count": ("Number of rows that the filters leave.", "integer"),
        "Link": ("First, previous, next and last page (RFC 8288).", "string"),
    }
    _add(
        app,
        f"{ROOT}/{plural}" + (f".{suffix}" if suffix else ""),
        endpoint,
        f"List of {plural}" + (f" as {suffix.upper()}" if suffix else ""),
        plural.capitalize(),
        f"In order of {'time' if plural != 'sources' else 'id'}, the same every time."
        if filtered
        else "In the order in which they are curated.",
        model=model if suffix != "csv" else None,
        parameters=LIST_PARAMETERS if filtered else VOCABULARY_PARAMETERS,
        content=content,
        headers=headers,
        statuses=() if suffix else (HTTPStatus.NOT_ACCEPTABLE,),
    )


def _add_record(app: FastAPI, plural: str) -> None:
    name = KINDS[plural].name
    path, group = f"{ROOT}/{plural}/{{id}}", plural.capitalize()
    what = f"One {name} with its evidence, sources, quotes and related records"
    missing = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND)
    _add(
        app,
        path,
        record_endpoint(plural),
        what,
        group,
        model=DETAILS[plural],
        path_parameters=[_ID],
        statuses=missing,
    )
    _add(
        app,
        f"{path}/citation",
        citation_endpoint(plural),
        f"How to cite one {name}",
        group,
        "A source is cited itself; a quote as its source, with the words in a note; anything else "
        "as a page of this collection. Without format= and with any Accept: Chicago.",
        parameters=(CITATION_FORMAT,),
        path_parameters=[_ID],
        content={media: _STRING for media in CITATIONS.values() if not media.endswith("json")}
        | {media: {"schema": {}} for media in CITATIONS.values() if media.endswith("json")},
        statuses=(*missing, HTTPStatus.NOT_ACCEPTABLE),
    )


def _add(
    app: FastAPI,
    path: str,
    endpoint: Endpoint,
    summary: str,
    group: str,
    description: str = "",
    *,
    model: type[BaseModel] | None = None,
    parameters: Sequence[Parameter] = (),
    path_parameters: Sequence[Mapping[str, Any]] = (),
    content: Mapping[str, Any] | None = None,
    headers: Mapping[str, tuple[str, str]] | None = None,
    statuses: Sequence[HTTPStatus] = (),
) -> None:
    """Add an address. FastAPI writes its description; the endpoint reads the request itself."""
    success: dict[str, Any] = {"description": "What was asked for"}
    if content:
        success["content"] = dict(content)
    success["headers"] = {"ETag": _header("Tag of this body, for If-None-Match.", "string")}
    for name, (meaning, kind) in (headers or {}).items():
        success["headers"][name] = _header(meaning, kind)
    problems = (HTTPStatus.BAD_REQUEST, *statuses, HTTPStatus.SERVICE_UNAVAILABLE)
    responses: dict[int | str, dict[str, Any]] = {
        200: success,
        304: {"description": "The body that If-None-Match names is still right"},
    }
    responses |= {int(s): {"description": _MEANING[s], "model": Problem} for s in problems}
    described = [*path_parameters, *(parameter.described() for parameter in parameters)]
    app.add_api_route(
        path,
        endpoint,
        response_model=model,
        response_class=_NoJson if model is None else JSONResponse,
        summary=summary,
        description=description,
        tags=[group],
        operation_id=_operation(path),
        responses=responses,
        openapi_extra={"parameters": described} if described else None,
    )


class _NoJson(Response):
    """For answers whose media types are all in the description's ``content``."""


_MEANING = {
    HTTPStatus.MOVED_PERMANENTLY: "The id is a former one: see Location",
    HTTPStatus.BAD_REQUEST: "A parameter cannot be used; the problem names it",
    HTTPStatus.NOT_FOUND: "There is no such record",
    HTTPStatus.NOT_ACCEPTABLE: "There is no form that the header Accept asks for",
    HTTPStatus.SERVICE_UNAVAILABLE: "There are no data to answer from at the moment",
}


def _header(meaning: str, kind: str) -> dict[str, Any]:
    return {"description": meaning, "schema": {"type": kind}}


def _operation(path: str) -> str:
    """A name for an address: ``events``, ``events_csv``, ``events_id_citation``, ``feed_atom``."""
    words = path.removeprefix(ROOT).replace("{", "").replace("}", "")
    return words.strip("/").replace("/", "_").replace(".", "_") or "index"


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return problem_response(error)


def _no_corpus(_request: Request, _error: Exception) -> Response:
    """What is wrong with the data stands in the log: readers need no file names."""
    refused = RefusedError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "There are no data to answer from at the moment. Please try again later.",
        headers={"Retry-After": "60"},
    )
    return problem_response(refused)


def _http_error(_request: Request, error: Exception) -> Response:
    """What the router itself refuses."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if status is HTTPStatus.NOT_FOUND:
        return problem_response(
            RefusedError(status, f"There is nothing at this address; {ROOT} tells what there is.")
        )
    return problem_response(RefusedError(status, status.description or status.phrase))
