"""What the HTML shell must say before any script runs: where the app's root is."""

from __future__ import annotations

import json

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Streamlit's frontend guesses its root from the address: on ``/timeline`` it first asks
#: ``/timeline/_stcore/health``, a 404 in every reader's console and a lost round trip. Told the
#: root, it asks only there.
_ROOT = (
    "<script>window.__streamlit = "
    "{{ BACKEND_BASE_URL: new URL({root}, location.origin).href }}</script>"
)


class HeadMiddleware:
    """Adds the root's address to the head of every HTML page of the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; HTML pages come out with the added head."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            # Streamlit compresses inside of this; the page itself is small enough without.
            kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        start: Message | None = None
        body = b""

        async def capture(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                kind = MutableHeaders(raw=message["headers"]).get("content-type", "")
                if kind.startswith("text/html"):
                    start = message
                    return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                await _send_page(start, body, str(scope.get("root_path", "")), send)

        await self.app(scope, receive, capture)


async def _send_page(start: Message, body: bytes, root_path: str, send: Send) -> None:
    headers = MutableHeaders(raw=start["headers"])
    if "content-encoding" not in headers:
        del headers["etag"]  # it was that of the page without the script, and so was the length
        del headers["content-length"]
        if body:  # and not the answer to HEAD
            script = _ROOT.format(root=json.dumps(root_path + "/").replace("<", "\\u003c"))
            body = body.replace(b"<head>", b"<head>\n    " + script.encode(), 1)
            headers["content-length"] = str(len(body))
    await send(start)
    await send({"type": "http.response.body", "body": body})
