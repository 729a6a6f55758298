"""Headers that keep readers safe, on every answer of the server.

What the Content-Security-Policy of an app page allows, and why:

- ``script-src``: the server's own files, scripts that carry this answer's nonce
  (:func:`nonce`), and ``blob:``, from which Streamlit imports the script of a component
  (``st.components.v2``). Neither ``'unsafe-inline'`` nor ``'unsafe-eval'`` is allowed: what of
  Streamlit and Plotly is used here runs without. Nor is ``'wasm-unsafe-eval'``: one library of
  Streamlit's frontend (Long.js, 64-bit numbers) tries WebAssembly, and calculates without it.
- ``style-src 'unsafe-inline'``: Streamlit's frontend (Emotion, Glide Data Grid) and Plotly write
  style elements and attributes as they draw, and give no way to mark them with a nonce.
- ``img-src`` and ``font-src`` with ``data:``, ``img-src`` with ``blob:``: Plotly's fonts and the
  pictures that a reader takes away are made in the page.
- ``connect-src 'self'`` covers the websocket, which has the page's own host.
- ``frame-ancestors 'none'``: nobody may frame a page, and so trick readers into clicking in it,
  except where the link asks for the embed (``?embed=true``, Streamlit's parameter): that view may
  be framed anywhere, a file on disk included, which only leaving the directive out allows.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STATE = "nzviz_nonce"
#: Where Streamlit takes files for its upload widget. No page here has one, but the address would
#: still keep whatever a visitor with a session sends it, in memory.
_CLOSED = "/_stcore/upload_file"

_APP_PAGE = (
    "default-src 'self'; "
    "script-src 'self' 'nonce-{nonce}' blob:; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)
#: For data, pictures, feeds and plain answers: nothing in them loads or runs anything.
_INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
#: One year, as browsers' own lists ask for. Other hosts of the domain are not ours to decide on.
_HSTS = "max-age=31536000"
_NO_FEATURES = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip


def nonce(request: Request) -> str:
    """The word that a ``<script nonce="...">`` of this answer carries, or else does not run.

    It differs from answer to answer, so a page with a nonce in it cannot be kept and sent again.
    Empty where :class:`SecurityHeaders` does not stand around the app.
    """
    return str(request.scope.get("state", {}).get(_STATE, ""))


def nonce_attribute(request: Request) -> str:
    """`` nonce="..."``, to stand right behind ``<script``; or nothing."""
    word = nonce(request)
    return f' nonce="{word}"' if word else ""


class SecurityHeaders:
    """Puts the headers on every answer; a route that sets one of them itself keeps its own.

    It stands outermost, and answers for whatever fails inside of it, so that the answer to a
    failure has the headers, too, and tells nothing of the failure.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answers come out with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        word = secrets.token_urlsafe(16)
        scope.setdefault("state", {})[_STATE] = word
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add(MutableHeaders(scope=message), scope, word, message["status"])
            await send(message)

        try:
            below_root = str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
            if below_root.startswith(_CLOSED):
                await PlainTextResponse("Not Found", 404)(scope, receive, with_headers)
                return
            await self.app(scope, receive, with_headers)
        except Exception:
            if not started:
                status = HTTPStatus.INTERNAL_SERVER_ERROR
                answer = PlainTextResponse(status.phrase, status)
                await answer(scope, receive, with_headers)
            raise  # for the log


def _add(headers: MutableHeaders, scope: Scope, word: str, status: int) -> None:
    # What 304 says takes the place of what was said with the answer that the browser has kept.
    if status != HTTPStatus.NOT_MODIFIED:
        is_page = headers.get("content-type", "").startswith("text/html")
        embedded = is_page and _asks_for_embed(scope)
        policy = _APP_PAGE.format(nonce=word) if is_page else _INERT
        if is_page and not embedded:
            policy += "; frame-ancestors 'none'"
        headers.setdefault("Content-Security-Policy", policy)
        if not embedded:
            headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    headers.setdefault("Permissions-Policy", _NO_FEATURES)
    if scope.get("scheme") == "https":
        headers.setdefault("Strict-Transport-Security", _HSTS)
        # Over plain HTTP browsers ignore it, and complain in the console.
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")


def _asks_for_embed(scope: Scope) -> bool:
    """Whether Streamlit would show the embedded layout for this link."""
    query = QueryParams(scope.get("query_string", b""))
    return any(value.lower() == "true" for value in query.getlist("embed"))
