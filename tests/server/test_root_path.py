"""Below a path of its own, the server answers as it does at the root."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from nzviz.server.public_address import PUBLIC_URL_VARIABLE
from nzviz.server.root_path import RootPath, public_path


async def told(request: Request) -> Response:
    """What a route is told of the request."""
    scope = request.scope
    return JSONResponse(
        {
            "root": scope["root_path"],
            "path": scope["path"],
            "raw": scope["raw_path"].decode(),
        }
    )


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_json(socket.scope["root_path"])
    await socket.close()


INNER = [Route("/told/{word}", told), Route("/", told), WebSocketRoute("/socket", echo)]


def client(root: str) -> TestClient:
    app = Starlette(routes=INNER, middleware=[Middleware(RootPath, root=root)])
    return TestClient(app, base_url="https://readers.test", follow_redirects=False)


@pytest.mark.parametrize("asked", ["/record/told/tal%20k", "/told/tal%20k"])
def test_the_proxy_may_cut_the_path_off_or_not(asked: str) -> None:
    answer = client("/record").get(f"{asked}?a=b")
    assert answer.json() == {
        "root": "/record",
        "path": "/record/told/tal k",
        "raw": "/record/told/tal%20k",
    }


@pytest.mark.parametrize("asked", ["/record/socket", "/socket"])
def test_websockets_too(asked: str) -> None:
    with client("/record").websocket_connect(asked) as socket:
        assert socket.receive_json() == "/record"


def test_without_a_path_nothing_changes() -> None:
    assert client("").get("/told/x").json()["root"] == ""
    assert client("").get("/record/told/x").status_code == 404


def test_a_path_that_only_begins_alike_is_another() -> None:
    assert client("/record").get("/records").status_code == 404
    assert client("/rec").get("/record/told/x").status_code == 404


@pytest.mark.parametrize(
    ("root", "asked", "leads"),
    [
        ("/record", "/record", "/record/"),
        ("/record", "/record?theme=a&theme=b", "/record/?theme=a&theme=b"),
        ("/re cord/māori", "/re%20cord/m%C4%81ori", "/re%20cord/m%C4%81ori/"),
    ],
)
def test_the_root_itself_ends_in_a_slash(root: str, asked: str, leads: str) -> None:
    answer = client(root).get(asked)
    assert (answer.status_code, answer.headers["location"]) == (308, leads)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client(root).get(leads).status_code == 200


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (None, ""),
        ("https://www.example.org", ""),
        ("https://www.example.org/", ""),
        ("https://www.example.org/record/", "/record"),
        ("https://www.example.org/a/re%20cord", "/a/re cord"),
    ],
)
def test_the_path_is_that_of_the_public_address(
    address: str | None, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if address is None:
        monkeypatch.delenv(PUBLIC_URL_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(PUBLIC_URL_VARIABLE, address)
    assert public_path() == path
    assert RootPath(echo).root == path  # type: ignore[arg-type]  # any application will do
