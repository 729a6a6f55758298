"""The address that stands in feeds, data and previews."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from nzviz.server.public_address import PUBLIC_URL_VARIABLE, public_address


async def told(request: Request) -> PlainTextResponse:
    return PlainTextResponse(public_address(request))


def answer(
    path: str = "/told", host: str = "record.example", scheme: str = "http", root_path: str = ""
) -> str:
    routes = [Route("/told", told), Mount("/below", routes=[Route("/told", told)])]
    client = TestClient(Starlette(routes=routes), f"{scheme}://inner:8501", root_path=root_path)
    return client.get(f"{scheme}://inner:8501{root_path}{path}", headers={"host": host}).text


@pytest.fixture(autouse=True)
def no_named_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PUBLIC_URL_VARIABLE, raising=False)


@pytest.mark.parametrize("path", ["/told", "/below/told"])
@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({}, "http://record.example"),
        ({"scheme": "https"}, "https://record.example"),
        ({"host": "[::1]:8501"}, "http://[::1]:8501"),
        ({"host": "127.0.0.1:80"}, "http://127.0.0.1:80"),
        ({"root_path": "/nz"}, "http://record.example/nz"),
        ({"host": 'a"><script>'}, "http://inner:8501"),
        ({"host": "a/b?c"}, "http://inner:8501"),
        ({"host": "a b"}, "http://inner:8501"),
        ({"host": ""}, "http://inner:8501"),
    ],
)
def test_the_address_is_that_of_the_request(
    path: str, options: dict[str, str], wanted: str
) -> None:
    assert answer(path, **options) == wanted


@pytest.mark.parametrize("named", ["https://record.example/nz", "https://record.example/nz/"])
def test_a_named_address_wins(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(PUBLIC_URL_VARIABLE, named)
    assert answer("/below/told", host="10.0.0.3:8501") == "https://record.example/nz"
