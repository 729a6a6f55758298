"""The log: one JSON object a line, an id for every request, and nothing about who asks."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from nzviz.server import logs

MADE = re.compile(r"[0-9a-f]{32}")
VISITOR = "203.0.113.7"


async def hello(_request: Request) -> PlainTextResponse:
    logging.getLogger("nzviz.somewhere").warning("a page says %s", "so", extra={"more": 1})
    return PlainTextResponse("hello")


def fails(_request: Request) -> PlainTextResponse:
    raise RuntimeError("a fault")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.receive_text()


ROUTES = [
    Route("/hello", hello),
    Route("/static/a.js", hello),
    Route("/fails", fails),
    WebSocketRoute("/_stcore/stream", stream),
]
CLIENT = TestClient(
    Starlette(routes=ROUTES, middleware=[Middleware(logs.RequestLog)]),
    client=(VISITOR, 50000),
    raise_server_exceptions=False,
)


Told = pytest.CaptureFixture[str]


@pytest.fixture
def told(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What is written on the error stream, with the JSON form chosen."""
    monkeypatch.setenv(logs.VARIABLE, "json")
    logs.configure()
    return capsys


def lines(told: Told) -> list[dict[str, Any]]:
    return read(told.readouterr().err)


def read(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_request_is_told_with_its_id(told: Told) -> None:
    answer = CLIENT.get(
        "/hello?q=private+words", headers={"X-Request-ID": "proxy-1.a_B", "User-Agent": "Secret"}
    )
    assert answer.headers["X-Request-ID"] == "proxy-1.a_B"
    text = told.readouterr().err
    for personal in (VISITOR, "private", "Secret"):
        assert personal not in text
    page, request = read(text)
    assert page["event"] == "a page says so"
    assert page["more"] == 1
    assert page["request"] == request["request"] == "proxy-1.a_B"
    assert {key: request[key] for key in ("event", "method", "path", "status", "level")} == {
        "event": "request",
        "method": "GET",
        "path": "/hello",
        "status": 200,
        "level": "info",
    }
    assert request["ms"] >= 0
    assert request["timestamp"].endswith("Z")


@pytest.mark.parametrize(
    "asked", ["", "a b", "x" * 65, 'a"}', "é".encode().decode("latin-1"), "a\tb", "<script>"]
)
def test_an_odd_id_is_replaced(told: Told, asked: str) -> None:
    answer = CLIENT.get("/hello", headers={"X-Request-ID": asked.encode("latin-1")})
    assert MADE.fullmatch(answer.headers["X-Request-ID"])
    assert lines(told)[-1]["request"] == answer.headers["X-Request-ID"]


def test_what_fails_is_an_error(told: Told) -> None:
    assert CLIENT.get("/fails").status_code == 500
    found = lines(told)
    assert [(line["status"], line["level"]) for line in found] == [(500, "error")]


def test_a_path_stays_on_its_line(told: Told) -> None:
    CLIENT.get("/a%0a%7b%22forged%22:1%7d" + "x" * 5000)
    (line,) = lines(told)
    assert line["path"].startswith('/a\n{"forged"')
    assert len(line["path"]) == 200


def test_files_and_probes_are_not_told(told: Told) -> None:
    CLIENT.get("/static/a.js")
    assert [line["event"] for line in lines(told)] == ["a page says so"]
    CLIENT.get("/static/missing.js")
    assert [line["status"] for line in lines(told)] == [404]


def test_sessions_are_told(told: Told) -> None:
    with CLIENT.websocket_connect("/_stcore/stream?q=private") as socket:
        socket.send_text("end")
    text = told.readouterr().err
    begins, ends = read(text)
    assert (begins["event"], ends["event"]) == ("session begins", "session ends")
    assert MADE.fullmatch(begins["request"])
    assert begins["request"] == ends["request"]
    assert VISITOR not in text
    assert "private" not in text


def test_foreign_logs_take_the_form(told: Told) -> None:
    logger = logging.getLogger("streamlit.made.by.a.test")
    logger.propagate = False
    handler = logging.StreamHandler()
    logger.addHandler(handler)
    logs.configure()
    try:
        raise ValueError("a fault of Streamlit's")
    except ValueError:
        logger.exception("Uncaught")
    (line,) = lines(told)
    assert (line["event"], line["logger"]) == ("Uncaught", "streamlit.made.by.a.test")
    assert "ValueError: a fault of Streamlit's" in line["exception"]
    logger.removeHandler(handler)


def test_configuring_twice_tells_once(told: Told) -> None:
    logs.configure()
    CLIENT.get("/hello")
    assert len(lines(told)) == 2


def test_on_a_terminal_it_is_for_people(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, "console")
    logs.configure()
    CLIENT.get("/hello")
    text = told.readouterr().err
    assert "request" in text
    with pytest.raises(json.JSONDecodeError):
        read(text)
