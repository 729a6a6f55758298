"""What a client takes, and what is worth compressing."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.server.encoding import accepted, compress, compressible


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", None),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.8, gzip;q=0.8", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("identity", None),
        ("identity;q=1, br;q=0.5", None),
        ("identity;q=0, br;q=0.5", "br"),
        ("br ; q=0.4 , ,gzip", "gzip"),
        ("br;q=high, gzip", "gzip"),
        ("br;q=nan", None),
        ("deflate, zstd", None),
    ],
)
def test_the_header_decides(header: str, coding: str | None) -> None:
    assert accepted(header) == coding


@given(st.text())
def test_any_header_is_understood_somehow(header: str) -> None:
    assert accepted(header) in (None, "br", "gzip")


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("text/html; charset=utf-8", True),
        ("Text/CSS", True),
        ("application/json", True),
        ("application/problem+json", True),
        ("application/atom+xml", True),
        ("image/svg+xml", True),
        ("text/event-stream", False),
        ("image/png", False),
        ("font/woff2", False),
        ("application/zip", False),
        ("application/octet-stream", False),
        ("", False),
    ],
)
def test_text_is_compressed_and_nothing_else(kind: str, answer: bool) -> None:
    assert compressible(kind) is answer


@given(st.binary(max_size=2_000), st.booleans())
def test_what_is_compressed_comes_back(body: bytes, best: bool) -> None:
    assert brotli.decompress(compress(body, "br", best=best)) == body
    assert gzip.decompress(compress(body, "gzip", best=best)) == body
