"""Answers that may be kept: tagged by what they hold, and not sent again to who has them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

#: An edit of the data shows at once; a program that asks again within a minute may see the state
#: before it, which costs the server nothing.
CACHE_CONTROL = "public, max-age=60"


def answer(
    request: Request, body: bytes | str, media: str, headers: Mapping[str, str] | None = None
) -> Response:
    """*body* with an entity tag, or 304 without it when the request has this very body.

    The tag is a hash of the body: it changes with whatever is in it (data, program, address),
    and stays when an edit of the data concerns other records. It is weak, because compression
    on the way changes the bytes.
    """
    data = body.encode() if isinstance(body, str) else body
    tag = f'"{blake2b(media.encode() + b"|" + data, digest_size=16).hexdigest()}"'
    sent = {"ETag": f"W/{tag}", "Cache-Control": CACHE_CONTROL, **(headers or {})}
    if _has(request, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=sent)
    return Response(data, headers={**sent, "Content-Type": media})


def _has(request: Request, tag: str) -> bool:
    """Whether If-None-Match names *tag*; weakly compared, as RFC 9110 asks."""
    named = ",".join(request.headers.getlist("if-none-match"))
    tags = {part.strip().removeprefix("W/") for part in named.split(",")}
    return tag in tags or "*" in tags
