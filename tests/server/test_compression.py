"""Answers come out compressed, once for each body, and everything else as it was."""

import asyncio
import gzip
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from nzviz.server import compression
from nzviz.server.compression import CompressionMiddleware

LONG = ("Māori and Pākehā. " * 3_000).encode()
TAGGED = {"ETag": '"one"', "Cache-Control": "public"}


async def data(request: Request) -> Response:
    if request.headers.get("if-none-match", "").removeprefix("W/") == '"one"':
        return Response(status_code=304, headers=TAGGED)
    return Response(LONG, media_type="application/json", headers=TAGGED)


async def short(_request: Request) -> Response:
    return Response(b"{}", media_type="application/json", headers=TAGGED)


async def picture(_request: Request) -> Response:
    return Response(LONG, media_type="image/png", headers=TAGGED)


async def as_it_is(_request: Request) -> Response:
    headers = {"Cache-Control": "no-transform"}
    return Response(LONG, media_type="text/plain", headers=headers)


async def packed(_request: Request) -> Response:
    headers = {"Content-Encoding": "gzip"}
    return Response(gzip.compress(LONG), media_type="text/plain", headers=headers)


async def streamed(_request: Request) -> Response:
    async def parts() -> AsyncIterator[bytes]:
        for at in range(0, len(LONG), 10_000):
            yield LONG[at : at + 10_000]

    return StreamingResponse(parts(), media_type="text/csv")


async def file(_request: Request) -> Response:
    return FileResponse(Path(compression.__file__), media_type="text/plain")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


ROUTES = [
    Route("/data", data),
    Route("/short", short),
    Route("/picture", picture),
    Route("/as-it-is", as_it_is),
    Route("/packed", packed),
    Route("/streamed", streamed),
    Route("/file", file),
    WebSocketRoute("/socket", echo),
]
#: Compresses inside, as Streamlit does.
STREAMLITS = Middleware(GZipMiddleware, minimum_size=1)


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = Starlette(routes=ROUTES, middleware=[Middleware(CompressionMiddleware), STREAMLITS])
    return TestClient(app)


def raw(client: TestClient, path: str, accepted: str, **headers: str) -> tuple[Any, bytes]:
    asked = {"accept-encoding": accepted, **headers}
    with client.stream("GET", path, headers=asked) as answer:
        return answer, b"".join(answer.iter_raw())


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("coding", ["br", "gzip"])
@pytest.mark.parametrize("path", ["/data", "/streamed", "/file"])
def test_text_is_compressed_once(client: TestClient, path: str, coding: str) -> None:
    plain, expected = raw(client, path, "identity")
    answer, body = raw(client, path, coding)

    assert answer.headers["content-encoding"] == coding
    assert UNPACK[coding](body) == expected
    assert len(body) < len(expected) / 2
    assert answer.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    if "content-length" in answer.headers:
        assert int(answer.headers["content-length"]) == len(body)


@pytest.mark.parametrize("path", ["/short", "/picture", "/as-it-is", "/packed"])
def test_the_rest_is_as_it_was(client: TestClient, path: str) -> None:
    bare = TestClient(Starlette(routes=ROUTES))
    answer, body = raw(client, path, "br")
    expected, plain = raw(bare, path, "br")

    assert body == plain
    assert {k: v for k, v in answer.headers.items() if k != "vary"} == dict(expected.headers)


def test_tags_of_compressed_answers_are_weak_and_still_hold(client: TestClient) -> None:
    answer, _ = raw(client, "/data", "br")
    assert answer.headers["etag"] == 'W/"one"'
    again, body = raw(client, "/data", "br", **{"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert body == b""
    assert "content-encoding" not in again.headers


def test_a_range_is_of_the_plain_bytes(client: TestClient) -> None:
    _, whole = raw(client, "/file", "identity")
    answer, body = raw(client, "/file", "br", range="bytes=10-19")

    assert answer.status_code == 206
    assert body == whole[10:20]
    assert "content-encoding" not in answer.headers


def test_head_claims_nothing_that_get_would_not_say(client: TestClient) -> None:
    head = client.head("/file", headers={"accept-encoding": "br"})
    got, body = raw(client, "/file", "br")

    assert head.content == b""
    assert head.headers.get("content-length", str(len(body))) == str(len(body))
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["vary"] == got.headers["vary"]


def test_parts_go_out_as_they_come() -> None:
    sent: list[bytes] = []

    async def feed(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/csv")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number in range(3):
            await send({"type": "http.response.body", "body": b"%d," % number, "more_body": True})
            assert brotli.Decompressor().process(b"".join(sent)).endswith(b"%d," % number)
        await send({"type": "http.response.body", "body": b""})

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body":
            sent.append(message["body"])

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    headers = [(b"accept-encoding", b"br")]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": headers}
    asyncio.run(CompressionMiddleware(feed)(scope, receive, send))  # type: ignore[arg-type]  # plain dicts
    assert brotli.decompress(b"".join(sent)) == b"0,1,2,"


def test_websockets_pass(client: TestClient) -> None:
    with client.websocket_connect("/socket") as socket:
        socket.send_text("kia ora")
        assert socket.receive_text() == "kia ora"


def test_a_body_is_compressed_once_and_kept_within_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []
    real = compression.compress
    monkeypatch.setattr(
        compression, "compress", lambda body, coding: made.append(len(body)) or real(body, coding)
    )
    kept = compression._Compressed(bound=200)
    noise = [bytes((n * k * k) % 251 for k in range(100)) for n in range(1, 8)]

    for _ in range(3):
        assert brotli.decompress(kept.of(noise[0], "br")) == noise[0]
    assert len(made) == 1
    for body in noise:
        kept.of(body, "br")
    assert kept._size == sum(map(len, kept._kept.values())) <= 200
    assert brotli.decompress(kept.of(noise[0], "br")) == noise[0]
    assert len(made) == len(noise) + 1, "the first one had to go"


def test_many_at_once_each_get_their_own(client: TestClient) -> None:
    start = threading.Barrier(8)

    def ask(number: int) -> bytes:
        start.wait()
        coding = ("br", "gzip")[number % 2]
        return UNPACK[coding](raw(client, "/data", coding)[1])

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {LONG}
