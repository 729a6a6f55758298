"""The data API and the feed of a dashboard that really runs, with everything around them."""

from __future__ import annotations

import io
import json
import re
import urllib.error
import urllib.request
from typing import Any

import feedparser
import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select

QUERY = "theme=nuclear-free&from=1984&to=1987"
FILTERS = Filters(theme=("nuclear-free",), first_year=1984, last_year=1987)


def fetch(address: str, method: str = "GET", **headers: str) -> tuple[int, Any, bytes]:
    """Status, headers and body, whatever the status is."""
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, headers=asked, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_programs_are_served_beside_the_pages(server: Any, real: Corpus) -> None:
    api = f"{server.url}/api/v1"
    ids = list(select(real, FILTERS, "event"))

    status, headers, body = fetch(f"{api}/events?{QUERY}")
    page = json.loads(body)
    assert (status, headers["content-type"]) == (200, "application/json")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"
    assert [row["id"] for row in page["items"]] == ids
    assert page["items"][0]["links"]["api"] == f"{api}/events/{ids[0]}"

    status, _, rest = fetch(f"{api}/events?{QUERY}", if_none_match=headers["etag"])
    assert (status, rest) == (304, b"")
    status, headers, rest = fetch(f"{api}/events?{QUERY}", "HEAD")
    assert (status, rest, int(headers["content-length"])) == (200, b"", len(body))

    _, headers, body = fetch(f"{api}/events?{QUERY}", accept="text/csv")
    assert headers["content-type"].startswith("text/csv")
    assert list(pd.read_csv(io.BytesIO(body))["id"]) == ids

    _, headers, body = fetch(f"{server.url}/feed.atom?{QUERY}")
    feed = feedparser.parse(body, response_headers=dict(headers))
    assert feed.bozo is False
    assert {entry.link.partition("?event=")[2] for entry in feed.entries} >= set(ids[-3:])

    # Each refusal comes from the API, or from what stands in front of it; none shows a file.
    for path, method, wanted in [
        ("events?theme=nuclear-fre", "GET", 400),
        ("events?q=%ff", "GET", 400),
        ("events?q=" + "x" * 20_000, "GET", 400),
        ("events/..%2f..%2fetc%2fpasswd", "GET", 404),
        ("events/%3Cscript%3E", "GET", 404),
        ("events/%00%ff", "GET", 404),
        ("nowhere", "GET", 404),
        ("events", "POST", 405),
    ]:
        status, headers, body = fetch(f"{api}/{path}", method)
        assert status == wanted, path
        assert "html" not in headers.get("content-type", "")
        assert b"Traceback" not in body
        assert len(body) < 1000

    _, _, body = fetch(f"{server.url}/timeline?theme=nuclear-free", accept="text/html")
    named = re.findall(r'type="application/atom\+xml" title="[^"]*" href="([^"]*)"', body.decode())
    assert named == ["/feed.atom", "/feed.atom?theme=nuclear-free"]
    for address in named:
        assert fetch(f"{server.url}{address}")[0] == 200

    _, headers, body = fetch(f"{api}/docs", accept="text/html")
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src")
    assert b"<script" not in body, "nothing is added to a page that is none of Streamlit's"
