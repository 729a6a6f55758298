"""Which compression a client takes, and what is worth compressing."""

from __future__ import annotations

import gzip
from typing import Literal

import brotli
from starlette.datastructures import MutableHeaders

Coding = Literal["br", "gzip"]

#: What we can send, best first.
CODINGS: tuple[Coding, ...] = ("br", "gzip")
#: Smaller answers would grow, or save nothing that a network packet would notice.
SMALLEST = 500

#: Types that are text inside. Pictures (other than SVG), fonts, archives and office files are
#: compressed already; ``text/event-stream`` must not wait in a compressor.
_TEXT = (
    "application/atom+xml",
    "application/bibtex",
    "application/javascript",
    "application/json",
    "application/ld+json",
    "application/manifest+json",
    "application/vnd.citationstyles.csl+json",
    "application/x-research-info-systems",
    "application/xml",
    "application/yaml",
    "image/svg+xml",
)


def compressible(content_type: str) -> bool:
    """Whether answers with this ``Content-Type`` are text that shrinks."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind.startswith("text/"):
        return kind != "text/event-stream"
    return kind in _TEXT or kind.endswith(("+json", "+xml"))


def accepted(header: str) -> Coding | None:
    """The best of our codings that an ``Accept-Encoding`` header takes; None for the plain bytes.

    After RFC 9110, 12.5.3: weights of 0 forbid, ``*`` stands for whatever is not named, and a
    coding that the client likes less than the plain bytes is not used.
    """
    weights: dict[str, float] = {}
    for item in header.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        if name:
            weights[name] = _weight(parameters)
    others = weights.get("*", 0.0)
    plain = weights.get("identity", 0.0)
    found = {coding: weights.get(coding, others) for coding in CODINGS}
    best = max(CODINGS, key=lambda coding: found[coding])  # the first of equals
    return best if found[best] > 0 and found[best] >= plain else None


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0 <= weight <= 1 else 0.0  # nan is neither
    return 1.0


def vary(headers: MutableHeaders) -> None:
    """Say that the answer depends on what the client takes, once."""
    named = [name.strip().lower() for name in headers.get("vary", "").split(",")]
    if "accept-encoding" not in named:
        headers.add_vary_header("Accept-Encoding")


def compress(body: bytes, coding: Coding, *, best: bool = False) -> bytes:
    """*body* in *coding*: quickly, or (*best*) as small as it gets, in fifty times the time."""
    if coding == "br":
        if best:
            return bytes(brotli.compress(body, quality=11, lgwin=24))
        return bytes(brotli.compress(body, quality=5))
    return gzip.compress(body, 9 if best else 6, mtime=0)
