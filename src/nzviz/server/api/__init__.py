"""The record as data: a read-only HTTP API and a feed, for programs rather than readers.

One FastAPI application (:mod:`nzviz.server.api.application`) answers ``/api/v1`` and
``/feed.atom``. It is imported by the first request that needs it: a server whose readers only
look at pages starts without it.
"""

from __future__ import annotations

from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send


@cache
def _application() -> ASGIApp:
    from nzviz.server.api.application import application

    return application()


class _WhenAsked:
    """The application, made when it is first asked."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = await run_in_threadpool(_application)
        await app(scope, receive, send)


class _Anything(PathConvertor):
    """The rest of an address, line breaks included, at which Starlette's own ``path`` stops."""

    regex = r"[\s\S]*"


register_url_convertor("anything", _Anything())

#: What the server hands to the application. They carry no methods: it answers all of them itself.
routes: list[BaseRoute] = [
    Route(path, _WhenAsked()) for path in ("/api", "/api/{path:anything}", "/feed.atom")
]
