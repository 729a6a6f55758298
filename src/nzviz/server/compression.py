"""Compression of what the server makes: pages, data, feeds, pictures.

It stands around Streamlit's own compressor and takes its work away (gzip at the highest level,
anew for every request, and never for pages): whole answers are compressed once for each distinct
body and kept within a bound, streams as they come. The files of the frontend have a middleware of
their own (:mod:`nzviz.server.assets`).
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from hashlib import blake2b

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nzviz.server.encoding import SMALLEST, Coding, accepted, compress, compressible, vary

#: Kept compressed answers, in bytes together.
_KEPT = 16_000_000
#: Smaller bodies are compressed where they are: handing them to a thread would cost more.
_QUICK = 128_000


class _Compressed:
    """The latest compressed bodies, by what they were made of."""

    def __init__(self, bound: int) -> None:
        self._bound, self._size = bound, 0
        self._kept: OrderedDict[tuple[bytes, Coding], bytes] = OrderedDict()
        self._changing = threading.Lock()

    def of(self, body: bytes, coding: Coding) -> bytes:
        """*body* in *coding*, made now or kept."""
        key = (blake2b(body, digest_size=20).digest(), coding)
        with self._changing:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = compress(body, coding)
        with self._changing:
            if key not in self._kept:
                self._kept[key] = made
                self._size += len(made)
            while self._size > self._bound:
                _, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped)
        return made


class CompressionMiddleware:
    """Compresses text for clients that take it; everything else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._compressed = _Compressed(_KEPT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass requests on; answers come out compressed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        coding = accepted(Headers(scope=scope).get("accept-encoding", ""))
        # Nothing inside is to compress as well.
        kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        answer = _Answer(self._compressed, coding, scope["method"], send)
        await self.app({**scope, "headers": kept}, receive, answer)


class _Answer:
    """One answer on its way out."""

    def __init__(
        self, compressed: _Compressed, coding: Coding | None, method: str, send: Send
    ) -> None:
        self._compressed, self._coding, self._method, self._send = compressed, coding, method, send
        self._start: Message | None = None
        self._stream: _Stream | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = self._taken(message)
            if self._start is None:
                await self._send(message)
        elif message["type"] == "http.response.body" and self._start is not None:
            await self._first(self._start, message)
            self._start = None
        elif message["type"] == "http.response.body" and self._stream is not None:
            await self._send({**message, "body": self._stream.part(message)})
        else:
            await self._send(message)

    def _taken(self, message: Message) -> Message | None:
        """The start of an answer that is to be compressed; None for one that is to pass."""
        headers = MutableHeaders(scope=message)
        if not compressible(headers.get("content-type", "")) or "content-encoding" in headers:
            return None
        vary(headers)
        if (
            self._coding is None
            or message["status"] in (204, 206, 304)
            or "content-range" in headers
            or "no-transform" in headers.get("cache-control", "")
        ):
            return None
        if self._method == "HEAD":
            if int(headers.get("content-length", SMALLEST)) >= SMALLEST:
                del headers["content-length"]  # it is that of the plain bytes
                _weaken(headers)
            return None
        return message

    async def _first(self, start: Message, message: Message) -> None:
        body: bytes = message.get("body", b"")
        headers = MutableHeaders(scope=start)
        assert self._coding is not None
        if message.get("more_body"):
            self._stream = _Stream(self._coding)
            body = self._stream.part(message)
            del headers["content-length"]
        elif len(body) < SMALLEST:
            await self._send(start)
            await self._send(message)
            return
        else:
            if len(body) < _QUICK:
                body = self._compressed.of(body, self._coding)
            else:
                body = await run_in_threadpool(self._compressed.of, body, self._coding)
            headers["content-length"] = str(len(body))
        headers["content-encoding"] = self._coding
        del headers["accept-ranges"]  # ranges are of the plain bytes
        _weaken(headers)
        await self._send(start)
        await self._send({**message, "body": body})


class _Stream:
    """An answer that comes in parts, each of which goes out at once."""

    def __init__(self, coding: Coding) -> None:
        self._brotli = brotli.Compressor(quality=4) if coding == "br" else None
        self._gzip = zlib.compressobj(6, wbits=31)

    def part(self, message: Message) -> bytes:
        """The compressed bytes of one part."""
        body, last = message.get("body", b""), not message.get("more_body")
        if self._brotli is not None:
            made: bytes = self._brotli.process(body)
            made += self._brotli.finish() if last else self._brotli.flush()
            return made
        made = self._gzip.compress(body)
        return made + self._gzip.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)


def _weaken(headers: MutableHeaders) -> None:
    """The same content in other bytes has a weak tag (RFC 9110, 8.8.1); conditions on it hold."""
    tag = headers.get("etag", "")
    if tag and not tag.startswith("W/"):
        headers["etag"] = f"W/{tag}"
