"""What is added to Streamlit's HTML page on its way to the browser.

Streamlit sends the same page for every address: an empty root and its scripts. What an address is
about is written into that page by *additions*: functions from the request to an
:class:`Addition`, one module each.

Inline scripts run only with this answer's nonce (:mod:`nzviz.server.security`): an addition writes
``f"<script{nonce_attribute(request)}>"``. Inline styles need none. An HTML page that brings a
Content-Security-Policy of its own is no page of Streamlit's and stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nzviz.server.security import nonce_attribute


@dataclass(frozen=True, slots=True)
class Addition:
    """HTML for one page: ``head`` goes first into its head, ``body`` first into its body.

    Both are put in as they are: whoever makes them escapes what has to be escaped. ``title``, as
    plain text, takes the place of the page's title.

    ``first``, ``fetched`` and ``late`` are links to files that the app will need: before those that
    Streamlit's page names, after them, and once its page stands. They come first into the body.
    With a ``start``, HTML that ends the body, the app waits: what starts and styles it and what is
    fetched for it lies in the template :data:`WAITING`, and what is fetched late in :data:`LATE`,
    for ``start`` to put into the head.
    """

    head: str = ""
    body: str = ""
    title: str = ""
    first: str = ""
    fetched: str = ""
    late: str = ""
    start: str = ""


#: The ids of the templates that hold what the app needs, where it waits.
WAITING = "nzviz-waiting"
LATE = "nzviz-late"


Adds = Callable[[Request], Addition]


def script_text(text: str) -> str:
    """A script of ours without what only we read: indents, and lines that are comments."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if not line.startswith("//"))


#: Streamlit's frontend guesses its root from the address: on ``/timeline`` it first asks
#: ``/timeline/_stcore/health``, a 404 in every reader's console and a lost round trip. Told the
#: root, it asks only there.
_ROOT = (
    "<script{nonce}>window.__streamlit = "
    "{{ BACKEND_BASE_URL: new URL({root}, location.origin).href }}</script>"
)


def root_address(request: Request) -> Addition:
    """The script that tells Streamlit's frontend where the app's root is."""
    root_path = str(request.scope.get("root_path", ""))
    root = json.dumps(root_path + "/").replace("<", "\\u003c")
    return Addition(head=_ROOT.format(nonce=nonce_attribute(request), root=root))


#: What Streamlit's page names in its head to start and to style the app.
_FILES = re.compile(
    rb'<script type="module" crossorigin src="[^"]+"></script>\s*'
    rb'|<link rel="(?:modulepreload|stylesheet)" crossorigin href="[^"]+">\s*'
)
#: What of a visit to a page Streamlit does not hear. It would compress inside of this; the page is
#: small enough without. And no page that a browser has kept is right still: the additions may be
#: others, and the scripts would carry the nonce of another answer.
_PASSED_OVER = (b"accept-encoding", b"if-modified-since", b"if-none-match")
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>\s*", re.DOTALL)


class PageMiddleware:
    """Writes additions into every HTML page of the app."""

    def __init__(self, app: ASGIApp, additions: Sequence[Adds] = (root_address,)) -> None:
        self.app = app
        self.additions = additions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; HTML pages come out with the additions."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            kept = [pair for pair in scope["headers"] if pair[0] not in _PASSED_OVER]
            scope = {**scope, "headers": kept}
        start: Message | None = None
        body = b""

        async def capture(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                kind = headers.get("content-type", "")
                if kind.startswith("text/html") and "content-security-policy" not in headers:
                    start = message
                    return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(start, body, Request(scope), send)

        await self.app(scope, receive, capture)

    async def _send_page(self, start: Message, body: bytes, request: Request, send: Send) -> None:
        headers = MutableHeaders(raw=start["headers"])
        if "content-encoding" not in headers:
            # They were those of the page without the additions.
            for name in ("etag", "last-modified", "content-length"):
                del headers[name]
            if body:  # and not the answer to HEAD
                made = [await run_in_threadpool(adds, request) for adds in self.additions]
                own = f"<script{nonce_attribute(request)}>".encode()
                body = _with(body.replace(b"<script>", own), made)  # Streamlit's inline scripts
                headers["content-length"] = str(len(body))
        await send(start)
        await send({"type": "http.response.body", "body": body})


def _with(page: bytes, additions: Sequence[Addition]) -> bytes:
    head = "".join(f"\n    {item.head}" for item in additions if item.head)
    body = "".join(f"\n    {item.body}" for item in additions if item.body)
    if "<noscript>" in body:  # it says more than Streamlit's own, which goes
        page = _NOSCRIPT.sub(b"", page, count=1)
    start = next((item.start for item in additions if item.start), "")
    first = "".join(item.first for item in additions)
    fetched = "".join(item.fetched for item in additions)
    late = "".join(item.late for item in additions)
    if start:
        page = _waiting(page, first, fetched, late, start)
    elif fetched := first + fetched + late:
        body = f"\n    {fetched}{body}"
    if head:
        page = page.replace(b"<head>", b"<head>" + head.encode(), 1)
    if body:
        page = page.replace(b"<body>", b"<body>" + body.encode(), 1)
    for item in additions:
        if item.title and b"<title>" in page:
            before, _, rest = page.partition(b"<title>")
            _, _, after = rest.partition(b"</title>")
            page = before + b"<title>" + _escaped(item.title) + b"</title>" + after
    return page


def _waiting(page: bytes, first: str, fetched: str, late: str, start: str) -> bytes:
    """The page with all that the app needs in templates, followed by *start*.

    Browsers look ahead for what is to be fetched, and compile it, before they paint; not what is in
    a template.
    """
    head, closed, body = page.partition(b"</head>")
    files = first + b"".join(_FILES.findall(head)).decode() + fetched
    ended = _template(WAITING, files) + _template(LATE, late) + start
    body = body.replace(b"</body>", ended.encode() + b"</body>", 1)
    return _FILES.sub(b"", head) + closed + body


def _template(name: str, files: str) -> str:
    return f'<template id="{name}">{files}</template>'


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").encode()
