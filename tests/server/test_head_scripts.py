"""Our scripts go into the head of every page of the app, under that page's own nonce."""

import pytest
from starlette.requests import Request

from nzviz.server.head_scripts import attend, charts_to_come, paper, pointing
from nzviz.server.html_page import Adds


@pytest.mark.parametrize(
    ("adds", "words"),
    [
        (pointing, ["const nzvizPointedAt = ", '"pointerover"', '"focusin"', '"touchstart"']),
        (paper, ['addEventListener("beforeprint"', 'addEventListener("afterprint"']),
        (attend, ['told.setAttribute("role", "status")', '"aria-current"']),
        (charts_to_come, ["window.nzvizCharts = new Promise(", "window.nzvizChartsReady"]),
    ],
)
def test_a_script_has_the_pages_nonce_and_no_comment(adds: Adds, words: list[str]) -> None:
    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    head = adds(Request({**scope, "state": {"nzviz_nonce": "a-word"}})).head
    assert head.startswith('<script nonce="a-word">')
    assert head.endswith(("}</script>", "};</script>", "});</script>"))
    assert head.count("<script") == head.count("</script>") == 1
    for word in words:
        assert word in head
    assert "\n//" not in head
