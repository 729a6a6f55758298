"""What is served beside the pages, and that everything else is Streamlit's."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from nzviz.corpus import live
from nzviz.server.logs import HEADER
from nzviz.server.service import around


async def _streamlits(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"Streamlit's {request.url.path}")


#: As in dashboard.py: a middleware of an application that has its own ways with errors.
APP = Starlette(routes=[Route("/{rest:path}", _streamlits)], middleware=[Middleware(around)])
CLIENT = TestClient(APP)


def test_our_addresses_are_answered_by_us_and_the_rest_by_streamlit() -> None:
    live.current()
    assert CLIENT.get("/ready").json()["status"] == "ready"
    assert CLIENT.get("/api/v1/events?limit=1").headers["content-type"].startswith("application/")
    for path in ("/", "/timeline", "/_stcore/health", "/readyness"):
        assert CLIENT.get(path).text == f"Streamlit's {path}"


def test_every_answer_has_an_id_and_the_headers_of_security() -> None:
    for path in ("/ready", "/timeline", "/nowhere"):
        headers = CLIENT.get(path).headers
        assert headers[HEADER]
        assert "content-security-policy" in headers
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/ready", "/preview.png", "/robots.txt", "/api/v1/events"])
def test_what_is_only_read_cannot_be_written(path: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert CLIENT.request(method, path).status_code == 405
