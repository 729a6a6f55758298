"""Requests that come before the service has been imported wait for it; the rest pass through it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from nzviz.server import arrival

HEALTH = "/_stcore/health"


async def _answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.scope.get('passed', 'bare')}")


class _Around:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app({**scope, "passed": "through"}, receive, send)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing is imported until it is set."""
    opened = threading.Event()

    def import_module(_name: str) -> Any:
        assert opened.wait(10)
        return SimpleNamespace(around=_Around)

    monkeypatch.setattr(arrival, "import_module", import_module)
    monkeypatch.setattr(arrival, "_imported", threading.Event())
    yield opened
    opened.set()


@pytest.fixture
def client() -> Iterator[TestClient]:
    inner = Starlette(routes=[Route(path, _answer) for path in (HEALTH, "/", "/nz" + HEALTH)])
    with TestClient(arrival.Arrival(inner)) as made:
        yield made


def test_health_is_answered_before_anything_is_imported(
    gate: threading.Event, client: TestClient
) -> None:
    assert client.get(HEALTH).text == "bare"
    assert not gate.is_set()


def test_everything_else_waits_and_is_not_refused(
    gate: threading.Event, client: TestClient
) -> None:
    threading.Timer(0.2, gate.set).start()
    assert client.get("/").text == "through"
    assert client.get(HEALTH).text == "through", "from now on it is logged like all others"


def test_health_below_another_path_waits_for_what_knows_the_path(
    gate: threading.Event, client: TestClient
) -> None:
    threading.Timer(0.2, gate.set).start()
    assert client.get("/nz" + HEALTH).text == "through"


def test_health_passes_through_the_service_once_it_is_there(
    gate: threading.Event, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = threading.Event()
    imported.set()
    monkeypatch.setattr(arrival, "_imported", imported)
    gate.set()
    assert client.get(HEALTH).text == "through"
