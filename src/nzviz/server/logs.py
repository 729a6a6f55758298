"""The log: one line an occurrence, as JSON or, on a terminal, for people.

Every request has an id, taken from ``X-Request-ID`` when it is a sensible one and sent back, so
that a reader's complaint, the proxy's log and this one can be brought together. Nothing in it
tells who a reader is: no address, no query, no headers.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
import time
import uuid
from typing import Any

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nzviz.server import metrics
from nzviz.server.routes import route_class

#: Environment variable that chooses the form: ``json`` or ``console``.
VARIABLE = "NZVIZ_LOG"
HEADER = "X-Request-ID"

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
#: Of a path that nobody serves, so much is logged.
_LONGEST_PATH = 200
#: Whoever asks for these asks all the time; their lines are for debugging.
_OFTEN = frozenset({"static", "media", "health", "metrics"})
#: Loggers that bring handlers of their own.
_FOREIGN = ("streamlit", "uvicorn", "websockets")
_CLOSED_BY_CLIENT = 499

_log = structlog.stdlib.get_logger("nzviz")


def configure() -> None:
    """Bring our log, Streamlit's and uvicorn's into one form. May be called again."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    form = os.environ.get(VARIABLE) or ("console" if sys.stderr.isatty() else "json")
    ends: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer()]
        if form == "console"
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *ends],
    )
    ours = logging.getLogger("nzviz")
    ours.setLevel(logging.INFO)
    if not any(isinstance(handler, _Handler) for handler in ours.handlers):
        ours.addHandler(_Handler())
    for handler in ours.handlers:
        if isinstance(handler, _Handler):
            handler.setFormatter(formatter)
    # uvicorn tells every connection with the reader's address and query: its warnings will do.
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    adopt()


class _Handler(logging.StreamHandler[Any]):
    """Ours; it writes to whatever the error stream is when the line is written."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


def adopt() -> None:
    """Give the handlers of foreign loggers our form, those made since the last call included."""
    formatter = next(h.formatter for h in _log_handlers() if isinstance(h, _Handler))
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _FOREIGN:
            for handler in logging.getLogger(name).handlers:
                handler.setFormatter(formatter)


def _log_handlers() -> list[logging.Handler]:
    return logging.getLogger("nzviz").handlers


class RequestLog:
    """ASGI middleware around everything: ids, log lines and the counting of requests."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and tell about it when it has been answered."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope).get(HEADER, "")
        request_id = asked if _ID.fullmatch(asked) else uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request=request_id):
            if scope["type"] == "http":
                await self._request(scope, receive, send, request_id)
            else:
                await self._session(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        begun = time.perf_counter()  # monotonic: a clock that is set does not disturb it
        status = 500

        async def sends(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self.app(scope, receive, sends)
        except asyncio.CancelledError:
            status = _CLOSED_BY_CLIENT
            raise
        finally:
            seconds = time.perf_counter() - begun
            path = str(scope["path"])
            route = route_class(path.removeprefix(str(scope.get("root_path", ""))))
            metrics.answered(route, scope["method"], status, seconds)
            level = logging.DEBUG if route in _OFTEN and status < 400 else logging.INFO
            _log.log(
                logging.ERROR if status >= 500 and route != "health" else level,
                "request",
                method=str(scope["method"])[:16],
                path=path[:_LONGEST_PATH],
                status=status,
                ms=round(seconds * 1000, 1),
            )

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun: float | None = None

        async def sends(message: Message) -> None:
            nonlocal begun
            if message["type"] == "websocket.accept":
                begun = time.perf_counter()
                metrics.sessions.inc()
                metrics.sessions_begun.inc()
                _log.info("session begins")
            await send(message)

        try:
            await self.app(scope, receive, sends)
        finally:
            if begun is not None:
                metrics.sessions.dec()
                _log.info("session ends", seconds=round(time.perf_counter() - begun, 1))
