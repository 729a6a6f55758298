"""The headers on every answer, the nonce, and what a failure tells."""

import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from nzviz.server.html_page import PageMiddleware
from nzviz.server.security import SecurityHeaders, nonce, nonce_attribute

PAGE = "<html><head><script>own = 1</script></head><body></body></html>"


async def page(_request: Request) -> Response:
    return HTMLResponse(PAGE)


async def data(_request: Request) -> Response:
    return JSONResponse({})


async def own_policy(_request: Request) -> Response:
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": "default-src 'none'"})


async def unchanged(_request: Request) -> Response:
    return Response(status_code=304)


async def fails(_request: Request) -> Response:
    raise RuntimeError("the secret of /etc/nzviz")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(await socket.receive_text())


ROUTES = [
    Route("/", page),
    Route("/data.json", data),
    Route("/own", own_policy),
    Route("/fails", fails),
    Route("/unchanged", unchanged),
    WebSocketRoute("/socket", echo),
]
APP = Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(PageMiddleware)])


def client(base: str = "http://testserver") -> TestClient:
    return TestClient(APP, base_url=base, raise_server_exceptions=False)


def directives(policy: str) -> dict[str, list[str]]:
    parts = [part.split() for part in policy.split(";")]
    assert len({name for name, *_ in parts}) == len(parts), "a second directive would be ignored"
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/data.json", 200), ("/missing", 404), ("/fails", 500)]
)
def test_every_answer_has_the_headers(path: str, status: int, method: str) -> None:
    answer = client().request(method, path)

    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = directives(answer.headers["content-security-policy"])
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'none'"]


def test_what_has_not_changed_keeps_the_policy_that_it_came_with() -> None:
    """A browser puts the headers of 304 in the place of those that it has kept."""
    headers = client().get("/unchanged").headers

    assert "content-security-policy" not in headers
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_no_page_may_load_nothing() -> None:
    policy = client().get("/data.json").headers["content-security-policy"]
    assert directives(policy)["default-src"] == ["'none'"]
    assert "script-src" not in policy


def test_a_page_runs_its_own_scripts_and_no_others() -> None:
    policy = directives(client().get("/").headers["content-security-policy"])

    allowed = policy["script-src"]
    assert "'unsafe-inline'" not in allowed
    assert "'unsafe-eval'" not in allowed
    assert not any(source.startswith(("http", "*", "data:")) for source in allowed)
    assert policy["object-src"] == ["'none'"]


def test_the_nonce_of_the_header_stands_on_every_inline_script_and_is_new_each_time() -> None:
    seen = set()
    for _ in range(3):
        answer = client().get("/")
        (word,) = re.findall(r"'nonce-([^']+)'", answer.headers["content-security-policy"])
        scripts = re.findall(r"<script([^>]*)>", answer.text)
        assert scripts == [f' nonce="{word}"'] * 2, "Streamlit's own, and the app's root"
        seen.add(word)
    assert len(seen) == 3
    assert min(map(len, seen)) >= 20


def test_without_the_middleware_there_is_no_nonce() -> None:
    request = Request({"type": "http", "headers": []})
    assert nonce(request) == ""
    assert nonce_attribute(request) == ""


@pytest.mark.parametrize(
    ("path", "framed"),
    [
        ("/?embed=true", True),
        ("/?theme=cyber&embed=True", True),
        ("/?embed=false", False),
        ("/?embed=", False),
        ("/?embedded=true", False),
        ("/?theme=embed%3Dtrue", False),
        ("/data.json?embed=true", False),
        ("/missing?embed=true", False),
    ],
)
def test_only_the_embed_of_a_page_may_be_framed(path: str, framed: bool) -> None:
    headers = client().get(path).headers
    assert ("x-frame-options" not in headers) is framed
    assert ("frame-ancestors" not in headers["content-security-policy"]) is framed


def test_behind_tls_browsers_are_told_to_stay_there() -> None:
    headers = client("https://testserver").get("/").headers
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_without_tls_nothing_is_said_of_it() -> None:
    headers = client().get("/").headers
    assert "strict-transport-security" not in headers
    assert "cross-origin-opener-policy" not in headers


def test_a_route_keeps_its_own_policy_and_its_page_as_it_is() -> None:
    answer = client().get("/own")
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    assert answer.text == PAGE
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_failure_tells_nothing_and_is_passed_on_for_the_log() -> None:
    answer = client().get("/fails")
    assert answer.text == "Internal Server Error"
    with pytest.raises(RuntimeError, match="secret"):
        TestClient(APP).get("/fails")


@pytest.mark.parametrize("path", ["/_stcore/upload_file/a/b", "/_stcore/upload_file"])
@pytest.mark.parametrize("root", ["", "/nz"])
@pytest.mark.parametrize("method", ["PUT", "POST", "GET", "OPTIONS", "DELETE"])
def test_nothing_can_be_uploaded(method: str, root: str, path: str) -> None:
    async def takes_everything(scope: Any, receive: Any, send: Any) -> None:
        await PlainTextResponse("taken")(scope, receive, send)

    inside = TestClient(SecurityHeaders(takes_everything), root_path=root)
    answer = inside.request(method, f"{root}{path}", content=None)
    assert (answer.status_code, answer.text) == (404, "Not Found")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert inside.request(method, f"{root}/timeline").text == "taken"


def test_websockets_pass() -> None:
    with client().websocket_connect("/socket") as socket:
        socket.send_text("kia ora")
        assert socket.receive_text() == "kia ora"
