"""What holds for every address of the API: it is only read, from anywhere, and tells no secrets."""

from __future__ import annotations

import logging
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nzviz.server.api.problems import RefusedError, problem_response

METHODS = "GET, HEAD, OPTIONS"
#: Any page may read the answers (https://fetch.spec.whatwg.org/#http-cors-protocol): they are
#: public, and no cookie changes them.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, X-Total-Count, Content-Disposition",
}
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ReadOnly:
    """Answers HEAD as GET without a body, OPTIONS by itself, and refuses all other methods."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let GET through; whatever fails inside becomes a problem without details."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method, started = scope["method"], False

        async def pass_on(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message).update(CORS)
            elif method == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        if method == "OPTIONS":
            answer = Response(status_code=HTTPStatus.NO_CONTENT, headers=_PREFLIGHT)
            await answer(scope, receive, pass_on)
        elif method not in ("GET", "HEAD"):
            refused = RefusedError(
                HTTPStatus.METHOD_NOT_ALLOWED,
                "The data are only read here: use GET.",
                headers={"Allow": METHODS},
            )
            await problem_response(refused)(scope, receive, pass_on)
        else:
            try:
                await self.app({**scope, "method": "GET"}, receive, pass_on)
            except Exception:
                logging.getLogger("nzviz").exception("The data API failed")
                if started:  # too late for another answer: let the server cut it off
                    raise
                refused = RefusedError(
                    HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong in the server."
                )
                await problem_response(refused)(scope, receive, pass_on)
