"""What is added to HTML pages on their way out, and that nothing else is touched."""

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from nzviz.server.html_page import Addition, PageMiddleware

PAGE = "<!doctype html>\n<html><head><title>Māori</title></head><body><head></body></html>"
SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


async def page(request: Request) -> Response:
    headers = {"ETag": '"old"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    if {"if-none-match", "if-modified-since"} & set(request.headers):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(PAGE, headers=headers)


async def streamed_page(_request: Request) -> Response:
    async def parts() -> AsyncIterator[bytes]:
        for at in range(0, len(PAGE), 7):
            yield PAGE[at : at + 7].encode()

    return StreamingResponse(parts(), media_type="text/html; charset=utf-8")


async def headless(_request: Request) -> Response:
    return HTMLResponse("<p>no head</p>")


async def data(_request: Request) -> Response:
    return JSONResponse({"html": "<head></head>"}, headers={"ETag": '"kept"'})


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


ROUTES = [
    Route("/", page, methods=["GET", "POST"]),
    Route("/streamed", streamed_page),
    Route("/headless", headless),
    Route("/data.json", data),
    WebSocketRoute("/socket", echo),
]
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-encoding": "gzip, br"}


def client(*inner: Middleware, root_path: str = "") -> TestClient:
    app = Starlette(routes=ROUTES, middleware=[Middleware(PageMiddleware), *inner])
    return TestClient(app, root_path=root_path)


@pytest.mark.parametrize("path", ["/", "/streamed"])
def test_a_page_gets_the_script_once_and_first_in_its_head(path: str) -> None:
    answer = client().get(path, headers=BROWSER)

    (script,) = SCRIPT.findall(answer.text)
    assert re.match(r"<!doctype html>\s*<html><head>\s*<script>", answer.text)
    assert re.sub(r"\s*<script>.*?</script>", "", answer.text, flags=re.S) == PAGE
    assert "window.__streamlit" in script
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    ("root_path", "root"), [("", "/"), ("/nz", "/nz/"), ('/</script>"', '/</script>"/')]
)
def test_the_script_names_the_root_of_the_app(root_path: str, root: str) -> None:
    answer = client(root_path=root_path).get(f"{root_path}/", headers=BROWSER)

    (script,) = SCRIPT.findall(answer.text)
    named = re.search(r'new URL\(("(?:[^"\\]|\\.)*")', script)
    assert named
    assert json.loads(named[1]) == root


def test_a_page_without_a_head_stays_as_it_is() -> None:
    answer = client().get("/headless", headers=BROWSER)

    assert answer.text == "<p>no head</p>"
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize("path", ["/data.json", "/missing"])
@pytest.mark.parametrize("headers", [BROWSER, {"accept": "*/*"}, {}], ids=["html", "any", "none"])
def test_other_content_is_untouched(path: str, headers: dict[str, str]) -> None:
    plain = TestClient(Starlette(routes=ROUTES)).get(path, headers=headers)
    answer = client().get(path, headers=headers)

    assert answer.content == plain.content
    assert answer.headers == plain.headers
    assert answer.status_code == plain.status_code


def test_other_methods_are_untouched() -> None:
    assert client().post("/", headers=BROWSER).text == PAGE


def test_head_says_neither_a_length_nor_a_tag_that_get_would_not_have() -> None:
    answer = client().head("/", headers=BROWSER)

    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["content-type"].startswith("text/html")
    assert "etag" not in answer.headers
    got = client().get("/", headers=BROWSER).headers["content-length"]
    assert answer.headers.get("content-length", got) == got


@pytest.mark.parametrize(
    "kept", [{"If-None-Match": '"old"'}, {"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"}]
)
def test_a_page_that_a_browser_has_kept_is_sent_anew(kept: dict[str, str]) -> None:
    """Its scripts have the nonce of the answer that it came with, and its additions may be old."""
    answer = client().get("/", headers=BROWSER | kept)

    assert answer.status_code == 200
    assert "window.__streamlit" in answer.text
    assert "last-modified" not in answer.headers
    assert "etag" not in answer.headers


def test_a_browser_that_takes_gzip_still_gets_the_script() -> None:
    packed = Middleware(GZipMiddleware, minimum_size=1)

    answer = client(packed).get("/", headers=BROWSER)
    assert "window.__streamlit" in answer.text
    assert "content-encoding" not in answer.headers


def test_what_is_compressed_already_passes_whole() -> None:
    packed = Middleware(GZipMiddleware, minimum_size=1)
    headers = {"accept": "*/*", "accept-encoding": "gzip"}

    with client(packed).stream("GET", "/", headers=headers) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw).decode() == PAGE
    assert int(answer.headers["content-length"]) == len(raw)


def test_other_content_is_still_compressed_for_a_page_visit() -> None:
    packed = Middleware(GZipMiddleware, minimum_size=1)
    headers = {"accept": "*/*", "accept-encoding": "gzip"}

    answer = client(packed).get("/data.json", headers=headers)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.json() == {"html": "<head></head>"}


def test_other_content_is_streamed_part_by_part() -> None:
    """The second part is only made once the first one has gone out."""
    sent: list[bytes] = []

    async def feed(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number in range(3):
            await send({"type": "http.response.body", "body": b"%d" % number, "more_body": True})
            assert len(sent) == number + 1
        await send({"type": "http.response.body", "body": b""})

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body":
            sent.append(message["body"])

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    asyncio.run(PageMiddleware(feed)(scope, receive, send))  # type: ignore[arg-type]  # plain dicts
    assert sent == [b"0", b"1", b"2", b""]


def test_websockets_pass() -> None:
    with client().websocket_connect("/socket") as socket:
        socket.send_text("kia ora")
        assert socket.receive_text() == "kia ora"


def test_additions_stand_in_head_body_and_title() -> None:
    def about(request: Request) -> Addition:
        return Addition(
            f"<meta name='x' content='{request.url.path}?{request.url.query}'>",
            "<p>first</p>",
            "Ports & <ships>",
        )

    packed = Middleware(PageMiddleware, additions=[about])
    answer = TestClient(Starlette(routes=ROUTES, middleware=[packed])).get("/?a=1&b=2")

    assert "<head>\n    <meta name='x' content='/?a=1&b=2'><title>" in answer.text
    assert "<body>\n    <p>first</p><head>" in answer.text
    assert "<title>Ports &amp; &lt;ships></title>" in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


APP = (
    '<link rel="icon" href="./x.png">'
    '<script type="module" crossorigin src="./static/js/index.a-1.js"></script>\n'
    '<link rel="modulepreload" crossorigin href="./static/js/react.b_2.js">\n'
    '<link rel="stylesheet" crossorigin href="./static/css/index.c3.css">'
)
BODY = '<div id="root"></div></body>'
FIRST, FETCHED, LATE = (
    f'<link rel="modulepreload" crossorigin href="./static/js/{name}.js">'
    for name in ("Chart.d4", "Button.e5", "Table.f6")
)
FILES = Addition(first=FIRST, fetched=FETCHED, late=LATE)


def app_page(*additions: Addition) -> str:
    async def app(_request: Request) -> Response:
        return HTMLResponse(PAGE.replace("<title>", APP + "<title>").replace("<head></body>", BODY))

    packed = Middleware(PageMiddleware, additions=[lambda _request, a=a: a for a in additions])
    return TestClient(Starlette(routes=[Route("/", app)], middleware=[packed])).get("/").text


def test_an_app_that_waits_fetches_nothing_before_its_start() -> None:
    text = app_page(FILES, Addition(body="<p>first</p>", start="<script>go</script>"))
    seen, template, rest = text.partition('<template id="nzviz-waiting">')
    waiting, closed, start = rest.partition("</template>")

    assert template
    assert closed
    assert "static/" not in seen
    assert '<link rel="icon" href="./x.png">' in seen
    assert seen.index("<p>first</p>") < seen.index('<div id="root">')
    own = APP.partition(">")[2].replace("\n", "")
    assert waiting.replace("\n", "") == FIRST + own + FETCHED
    late = f'<template id="nzviz-late">{LATE}</template>'
    assert start == f"{late}<script>go</script></body></html>"


def test_an_app_that_does_not_wait_starts_as_streamlit_wrote_it() -> None:
    text = app_page(FILES, Addition(body="<p>more</p>"))
    assert APP in text
    assert f"<body>\n    {FIRST}{FETCHED}{LATE}\n    <p>more</p>" in text
    assert "<template" not in text
