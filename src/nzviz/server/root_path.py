"""The path below which readers find the dashboard, when it shares a host with other sites.

It is the path of the public address (``NZVIZ_PUBLIC_URL``). A proxy in front may pass it on or cut
it off; both work. Everything inside is told by ASGI's ``root_path``, of which Streamlit's routes
and ours know, which ``server.baseUrlPath`` would not achieve: it moves Streamlit's routes alone.
"""

from __future__ import annotations

import os
from urllib.parse import quote, unquote, urlsplit

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from nzviz.server.public_address import PUBLIC_URL_VARIABLE
from nzviz.server.security import SecurityHeaders


def public_path() -> str:
    """The path of ``NZVIZ_PUBLIC_URL``, decoded, without a slash at its end; "" for none."""
    return unquote(urlsplit(os.environ.get(PUBLIC_URL_VARIABLE, "")).path).rstrip("/")


class RootPath:
    """Gives every request the root path; stands outermost."""

    def __init__(self, app: ASGIApp, root: str | None = None) -> None:
        self.app = app
        self.root = public_path() if root is None else root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on as a request for what lies below the root."""
        if not self.root or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = str(scope["path"])
        if path == self.root and scope["type"] == "http":
            # The page names its scripts from where it lies: it has to lie below the root.
            query = bytes(scope.get("query_string", b"")).decode("latin-1")
            address = f"{quote(self.root)}/" + (f"?{query}" if query else "")
            await SecurityHeaders(RedirectResponse(address, 308))(scope, receive, send)
            return
        scope = {**scope, "root_path": self.root}
        if not path.startswith(f"{self.root}/"):  # the proxy has cut it off
            scope["path"] = self.root + path
            scope["raw_path"] = quote(self.root).encode() + bytes(scope.get("raw_path") or b"")
        await self.app(scope, receive, send)
