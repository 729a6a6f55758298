"""The files of Streamlit's frontend, compressed once and kept in memory.

Streamlit sends its scripts as they are, three times as many bytes as needed (its gzip middleware
passes over ``/static/``, since it would compress anew for each request). Here every file is
compressed quickly when it is first asked for, and in the background as small as it gets; the
results are kept in a folder for the next start. Fonts come reduced (:mod:`nzviz.server.fonts`).
Everything else about the files is as Streamlit has it: they are cached for a year, and a request
for a range gets it from Streamlit, of the plain bytes.
"""

from __future__ import annotations

import hashlib
import mimetypes
from email.utils import formatdate

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nzviz.server import frontend
from nzviz.server.asset_store import AssetStore
from nzviz.server.encoding import SMALLEST, accepted, compressible, vary

#: Names carry a hash of the content, so a name never means anything else.
FOREVER = "public, immutable, max-age=31536000"
#: A reduced font has the name of the whole one, and a later version of the dashboard may need
#: more of it.
_SOON_AGAIN = "public, max-age=3600"


class AssetMiddleware:
    """Answers requests for the frontend's files; passes all others on."""

    def __init__(self, app: ASGIApp, store: AssetStore) -> None:
        self.app = app
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory what can be answered from there."""
        name = self._name(scope)
        if name is None:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        response = None
        if "range" not in headers:
            response = await self._response(name, headers)
        if response is None:
            await self.app(scope, receive, _varying(send))
        else:
            await response(scope, receive, send)

    def _name(self, scope: Scope) -> str | None:
        """The file's address below the app's root, or None for everything that is no file."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        path = str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
        name = path.removeprefix(frontend.base_path()).removeprefix("/")
        return name if name in self._store.files else None

    async def _response(self, name: str, headers: Headers) -> Response | None:
        file = self._store.files[name]
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        answer = {"Last-Modified": formatdate(file.modified, usegmt=True)}
        if name.endswith(".woff2"):
            body = self._store.reduced(name)
            if body is None:
                return None
            tag = hashlib.blake2b(body, digest_size=12).hexdigest()
            answer["Cache-Control"] = _SOON_AGAIN
        else:
            coding = accepted(headers.get("accept-encoding", ""))
            if coding is None or not compressible(kind) or file.size < SMALLEST:
                return None
            body = self._store.ready(name, coding) or await run_in_threadpool(
                self._store.compressed, name, coding
            )
            tag = f"{file.modified:x}-{file.size:x}-{coding}"
            answer |= {
                "Cache-Control": FOREVER,
                "Content-Encoding": coding,
                "Vary": "Accept-Encoding",
            }
        answer["ETag"] = f'"{tag}"'
        if _known(headers.get("if-none-match", ""), answer["ETag"]):
            del answer["Last-Modified"]
            answer.pop("Content-Encoding", None)
            return Response(status_code=304, headers=answer)
        return Response(body, media_type=kind, headers=answer)


def _known(header: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names *tag*; the comparison is the weak one (RFC 9110, 13.1.2)."""
    known = [item.strip().removeprefix("W/") for item in header.split(",")]
    return tag in known or "*" in known


def _varying(send: Send) -> Send:
    """Plain bytes are one of several forms, too."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            vary(MutableHeaders(scope=message))
        await send(message)

    return marked
