"""The first requests of a process: they wait for what answers them, and are not refused."""

from __future__ import annotations

import asyncio
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from nzviz.server.service import Service

_SERVICE = "nzviz.server.service"
#: Streamlit's word that the process answers; it says nothing of the corpus.
_HEALTH = "/_stcore/health"

_imported = threading.Event()


class Arrival:
    """ASGI middleware that has everything else imported and then passes requests through it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._whole: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whether the process is alive at once, everything else when it can be answered."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if self._whole is None:
            if not _imported.is_set():
                if scope["path"] == _HEALTH:
                    await self._app(scope, receive, send)
                    return
                await asyncio.to_thread(import_module, _SERVICE)
            self._whole = self._whole or import_module(_SERVICE).around(self._app)
        await self._whole(scope, receive, send)


class Beginning:
    """A thread that imports the service and begins it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._service: Service | None = None
        self._thread = threading.Thread(target=self._run, name="nzviz-beginning", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """End the service, once it has begun; nothing when :meth:`start` was never called."""
        if self._thread.ident is not None:
            self._thread.join()
        if self._service is not None:
            self._service.end()

    def _run(self) -> None:
        service: Service = import_module(_SERVICE).Service(self._loop)
        _imported.set()
        service.begin()
        self._service = service
