"""The OpenAPI description, and a page for people that is made from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.server.api.addresses import ROOT
from nzviz.server.api.answers import answer
from nzviz.server.api.parameters import Reading
from nzviz.server.public_address import public_address

#: Version of the interface, not of the data.
VERSION = "1.0"
_SUMMARY = """\
Everything that the dashboard shows, to read for programs. Lists take the same filters as the \
pages; every address answers GET and HEAD, from any origin; nothing can be changed.

The address decides the form (`/events.csv`), else `format=csv`, else the header Accept; JSON \
serves who takes anything. JSON has at most `limit` rows from `offset` on, with the way on in the \
header Link; CSV has all rows unless `limit` says otherwise. In JSON a missing value and an open \
end of a time are null; CSV has the columns of the downloads, with 9999-12-31 for an open end. \
Dates are EDTF level 1, `start` and `end` the first and the last day that they can mean.

A parameter that cannot be used refuses the request with 400, and the answer \
(application/problem+json, RFC 9457) names it and what would be right. Answers carry an ETag: \
send it back in If-None-Match and get 304 while nothing has changed."""

#: Styles alone: the page runs no script, loads nothing and may not be framed. The header also
#: says to PageMiddleware that this page is none of Streamlit's.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def description_endpoint(app: FastAPI) -> Callable[[Request], Response]:
    """What answers with the description of *app* as JSON."""

    def openapi(request: Request) -> Response:
        Reading(request).check()
        text = json.dumps(_described(app, request), ensure_ascii=False)
        return answer(request, text, "application/json")

    return openapi


def documentation_endpoint(app: FastAPI) -> Callable[[Request], Response]:
    """What answers with the description of *app* as a page for people."""

    def docs(request: Request) -> Response:
        Reading(request).check()
        described = _described(app, request)
        base = public_address(request)
        html = _template().render(
            api=described,
            base=base,
            root=f"{base}{ROOT}",
            # Text and code in turns, as the backticks part them.
            paragraphs=[text.split("`") for text in _SUMMARY.split("\n\n")],
            groups=_groups(described),
            kinds=_kinds,
            told=_told,
        )
        return answer(
            request, html, "text/html; charset=utf-8", {"Content-Security-Policy": _POLICY}
        )

    return docs


def _described(app: FastAPI, request: Request) -> dict[str, Any]:
    """The description, with the names of the corpus that is served and the server's address."""
    described = {**_schema(app), "servers": [{"url": public_address(request)}]}
    try:
        site = live.current().site
    except CorpusError:
        return described
    about = {
        "title": f"{site.title}: data",
        "license": {"name": site.licence, "url": site.licence_url},
        "contact": {"name": site.publisher},
    }
    return {**described, "info": {**described["info"], **about}}


@cache
def _schema(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(title="Data", version=VERSION, description=_SUMMARY, routes=app.routes)
    for path in schema["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if int(status) >= 300 and "content" in response:
                    (content,) = response["content"].values()
                    response["content"] = {"application/problem+json": content}
    return schema


def _groups(described: dict[str, Any]) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """The addresses with their descriptions, by the subject under which they are listed."""
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for path, methods in described["paths"].items():
        operation = methods["get"]
        groups.setdefault(operation["tags"][0], []).append((path, operation))
    return groups


def _kinds(about: dict[str, Any]) -> str:
    """The type of a field in words: "text or null", "list of QuoteText"."""
    if "anyOf" in about:
        return " or ".join(_kinds(one) for one in about["anyOf"])
    if "$ref" in about:
        return str(about["$ref"].rpartition("/")[2])
    if "enum" in about:
        return ", ".join(map(str, about["enum"]))
    if "const" in about:
        return str(about["const"])
    kind = str(about.get("type", ""))
    if kind == "array":
        return f"list of {_kinds(about['items'])}"
    if kind == "string" and "format" in about:
        return str(about["format"])
    return {"string": "text", "boolean": "true or false"}.get(kind, kind)


def _told(text: str) -> str:
    """A description as a sentence."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("nzviz.server.api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("docs.html")
