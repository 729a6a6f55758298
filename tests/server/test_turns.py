"""Figures are made before the script that the same click starts, and scripts get long turns."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import anyio
import pytest

from nzviz.server.turns import FiguresFirst, long_turns


def test_a_thread_gets_longer_turns() -> None:
    before = sys.getswitchinterval()  # another test may have begun the service in this process
    try:
        sys.setswitchinterval(0.005)
        long_turns()
        assert sys.getswitchinterval() > 0.005
    finally:
        sys.setswitchinterval(before)


async def _heard(
    kind: str, messages: list[dict[str, Any]], making: anyio.CapacityLimiter | None = None
) -> list[str]:
    """What an application inside hears on a connection of *kind*."""
    heard: list[str] = []
    said = iter(messages)

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        heard.extend([(await receive())["type"] for _ in messages])

    async def receive() -> dict[str, Any]:
        return next(said)

    async def send(_message: Any) -> None:
        raise AssertionError("nothing is answered")

    await FiguresFirst(app, making or anyio.CapacityLimiter(1))({"type": kind}, receive, send)
    return heard


def test_a_request_that_is_sent_with_what_a_session_says_is_answered_before_it() -> None:
    order: list[str] = []

    async def request() -> None:
        await asyncio.sleep(0.001)  # on the way, over another connection
        order.append("figure")

    async def session() -> None:
        said = [{"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": b""}]
        heard = await _heard("websocket", said)
        order.extend(heard[1:])

    async def both() -> None:
        await asyncio.gather(session(), request())

    asyncio.run(both())
    assert order == ["figure", "websocket.receive"]


_SAID = [{"type": "websocket.receive", "bytes": b""}]


def test_what_a_session_says_waits_for_a_figure_that_is_being_made() -> None:
    order: list[str] = []

    async def make(making: anyio.CapacityLimiter) -> None:
        async with making:
            await asyncio.sleep(0.03)
            order.append("figure")

    async def session(making: anyio.CapacityLimiter) -> None:
        order.extend(await _heard("websocket", _SAID, making))

    async def together() -> None:
        making = anyio.CapacityLimiter(1)
        await asyncio.gather(make(making), session(making))

    asyncio.run(together())
    assert order == ["figure", "websocket.receive"]


def test_it_does_not_wait_for_long() -> None:
    async def session() -> list[str]:
        making = anyio.CapacityLimiter(1)
        async with making:  # for ever
            return await asyncio.wait_for(_heard("websocket", _SAID, making), 10)

    assert asyncio.run(session()) == ["websocket.receive"]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("http", "http.request"),
        ("lifespan", "lifespan.startup"),
        ("websocket", "websocket.connect"),
        ("websocket", "websocket.disconnect"),
    ],
)
def test_nothing_else_waits(kind: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def sleep(_seconds: float) -> None:
        raise AssertionError("it waits")

    monkeypatch.setattr("nzviz.server.turns.asyncio.sleep", sleep)
    assert asyncio.run(_heard(kind, [{"type": message}])) == [message]
