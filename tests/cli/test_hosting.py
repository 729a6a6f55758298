"""What `nzviz serve` takes for an address of readers and for a proxy to trust."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.cli.hosting import ProxyAddresses, WebAddress


@pytest.mark.parametrize(
    ("given_", "meant"),
    [
        ("https://www.example.org", "https://www.example.org"),
        ("https://www.example.org/", "https://www.example.org"),
        ("http://localhost:8501/a/b/", "http://localhost:8501/a/b"),
        ("https://[2001:db8::1]:443/record", "https://[2001:db8::1]:443/record"),
    ],
)
def test_an_address_is_taken_without_its_last_slash(given_: str, meant: str) -> None:
    assert WebAddress().convert(given_, None, None) == meant


@pytest.mark.parametrize(
    "wrong",
    [
        "", "www.example.org", "/record", "ftp://example.org", "javascript:alert(1)", "https://",
        "https://example.org?x=1", "https://example.org/#a", "https://me@example.org",
        "https://example.org:http", "https://example.org:99999", "https://[::1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(click.BadParameter, match="no address such as"):
        WebAddress().convert(wrong, None, None)


@given(st.text())
def test_any_text_is_taken_or_refused(text: str) -> None:
    try:
        meant = WebAddress().convert(text, None, None)
    except click.BadParameter:
        return
    assert meant.startswith(("http://", "https://", "HTTP://", "HTTPS://"))
    assert not meant.endswith("/")


@pytest.mark.parametrize(
    ("given_", "meant"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("10.0.0.0/24, ::1", "10.0.0.0/24,::1"),
        ("*", "*"),
    ],
)
def test_proxies(given_: str, meant: str) -> None:
    assert ProxyAddresses().convert(given_, None, None) == meant


@pytest.mark.parametrize("wrong", ["proxy.example.org", "10.0.0.1/24", "10.0.0", "10.0.0.1;*"])
def test_what_is_no_proxy_is_refused(wrong: str) -> None:
    with pytest.raises(click.BadParameter, match="neither an IP address nor a network"):
        ProxyAddresses().convert(f"127.0.0.1,{wrong}", None, None)
