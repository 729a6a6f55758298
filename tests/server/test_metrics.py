"""Figures for operators: who sees them, and that other people's parser reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from nzviz.corpus import live
from nzviz.server import logs, metrics
from nzviz.server.routes import ROUTE_CLASSES, route_class


def fails(_request: Request) -> PlainTextResponse:
    raise RuntimeError("a fault")


async def hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.receive_text()


APP = Starlette(
    routes=[
        metrics.route,
        Route("/timeline", hello),
        Route("/fails", fails),
        WebSocketRoute("/_stcore/stream", stream),
    ],
    middleware=[Middleware(logs.RequestLog)],
)


def client(host: str = "127.0.0.1") -> TestClient:
    return TestClient(APP, client=(host, 50000), raise_server_exceptions=False)


@pytest.fixture(autouse=True)
def corpus(alba_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NZVIZ_DATA", str(alba_folder))
    live.forget()
    live.current()
    yield
    live.forget()


def figures() -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = client().get("/metrics").text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def changed(before: dict[Any, float], after: dict[Any, float]) -> dict[Any, float]:
    return {
        key: value - before.get(key, 0)
        for key, value in after.items()
        if "requests" in key[0] and key[0].endswith("_total") and value != before.get(key, 0)
    }


def test_what_is_told() -> None:
    before = figures()
    client().get("/timeline?q=secret")
    client().get("/fails")
    client().get("/nowhere/else")
    client().request("BREW", "/timeline")
    after = figures()
    assert changed(before, after) == {
        ("nzviz_requests_total", tuple(sorted(labels.items()))): 1
        for labels in (
            {"route": "page", "method": "GET", "status": "200"},
            {"route": "other", "method": "GET", "status": "500"},
            {"route": "other", "method": "GET", "status": "404"},
            {"route": "page", "method": "other", "status": "405"},
            {"route": "metrics", "method": "GET", "status": "200"},
        )
    }
    assert after["nzviz_ready", ()] == 1
    assert after["nzviz_corpus_records", (("kind", "event"),)] == 4
    assert after["process_resident_memory_bytes", ()] > 1_000_000
    assert ("nzviz_corpus_reloads_total", (("outcome", "failed"),)) in after
    assert after["nzviz_request_seconds_count", (("route", "page"),)] >= 2


def test_sessions_are_counted_while_they_last() -> None:
    begun = figures()["nzviz_sessions_begun_total", ()]
    with client().websocket_connect("/_stcore/stream") as socket:
        assert figures()["nzviz_sessions", ()] == 1
        socket.send_text("end")
    assert figures()["nzviz_sessions", ()] == 0
    assert figures()["nzviz_sessions_begun_total", ()] == begun + 1


@pytest.mark.parametrize(
    ("setting", "host", "headers", "status"),
    [
        (None, "127.0.0.1", {}, 200),
        (None, "::1", {}, 200),
        (None, "::ffff:127.0.0.1", {}, 200),
        (None, "203.0.113.7", {}, 403),
        (None, "::ffff:203.0.113.7", {}, 403),
        (None, "unix", {}, 403),
        (None, "127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 403),
        (None, "127.0.0.1", {"Forwarded": "for=127.0.0.1"}, 403),
        ("local", "127.0.0.1", {}, 200),
        ("all", "203.0.113.7", {}, 200),
        ("all", "127.0.0.1", {"X-Forwarded-For": "203.0.113.7"}, 200),
        ("off", "127.0.0.1", {}, 403),
        ("yes", "127.0.0.1", {}, 403),
        ("", "127.0.0.1", {}, 403),
    ],
)
def test_who_is_told(
    setting: str | None,
    host: str,
    headers: dict[str, str],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(metrics.VARIABLE, raising=False)
    if setting is not None:
        monkeypatch.setenv(metrics.VARIABLE, setting)
    answer = client(host).get("/metrics", headers=headers)
    assert answer.status_code == status
    assert ("nzviz" in answer.text) == (status == 200)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "page"),
        ("/timeline", "page"),
        ("/timeline/", "page"),
        ("/static/js/index.js", "static"),
        ("/chart/timeline.json", "chart"),
        ("/_stcore/stream", "stream"),
        ("/_stcore/host-config", "streamlit"),
        ("/_stcore/health", "health"),
        ("/ready", "health"),
        ("/api/v1/events", "api"),
        ("/r/event/x", "record"),
        ("/robots.txt", "meta"),
        ("/../../etc/passwd", "other"),
        ("//", "page"),
        ("/x" * 5000, "other"),
    ],
)
def test_kinds_of_addresses(path: str, name: str) -> None:
    assert route_class(path) == name
    assert name in ROUTE_CLASSES
