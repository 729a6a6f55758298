"""The script for paper goes into every page of the app, under that page's own nonce."""

from starlette.requests import Request

from nzviz.server.paper import paper
from nzviz.server.security import nonce_attribute


def test_the_script_has_the_pages_nonce_and_no_comment() -> None:
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": []})
    head = paper(request).head
    assert head.startswith(f"<script{nonce_attribute(request)}>{{")
    assert head.endswith("}</script>")
    for event in ("beforeprint", "afterprint"):
        assert f'addEventListener("{event}"' in head
    assert "\n//" not in head
