"""The feed: well formed by others' parser, honest about its dates, and found from every page."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import Filters, select
from nzviz.server.api.feed import DATED, MOST
from nzviz.server.feed_link import feed_link


def parsed(api: TestClient, query: str = "") -> Any:
    answer = api.get(f"/feed.atom{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(answer.content, response_headers=dict(answer.headers))
    assert found.bozo is False, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def named(entry: Any) -> tuple[str, str]:
    """Kind and id of an entry's record."""
    (kind, record_id) = re.search(r"\?(\w+)=([a-z0-9-]+)$", entry.id).groups()  # type: ignore[union-attr]  # no match fails here
    return kind, record_id


def test_the_feed_is_the_latest_of_the_record(either: TestClient, corpus: Corpus) -> None:
    found = parsed(either)
    starts = {
        (kind, record_id): start
        for kind in DATED
        for record_id, start in getattr(corpus.frames, f"{kind}s")["start"].dropna().items()
    }
    shown = [named(entry) for entry in found.entries]

    assert len(set(shown)) == len(shown) == min(MOST, len(starts))
    times = [starts[pair] for pair in shown]
    assert times == sorted(times, reverse=True)
    left = [start for pair, start in starts.items() if pair not in shown]
    assert not left or max(left) <= min(times)
    for entry in found.entries:
        assert entry.title
        assert entry.summary
        assert entry.link == entry.id


def test_the_feed_says_where_its_dates_come_from(api: TestClient, alba: Corpus) -> None:
    found = parsed(api)

    assert found.feed.title == alba.site.title
    assert found.feed.author == alba.site.publisher
    assert alba.site.licence in found.feed.rights
    assert f"({alba.site.version} of {alba.site.updated})" in found.feed.subtitle
    assert "On which day a record was added is not noted" in found.feed.subtitle
    updated = datetime(*found.feed.updated_parsed[:6], tzinfo=UTC)
    assert updated.date().isoformat() == alba.site.updated
    assert {entry.updated for entry in found.entries} == {found.feed.updated}
    links = {link.rel: link.href for link in found.feed.links}
    assert links["self"] == found.feed.id == "http://record.example/feed.atom"
    assert links["alternate"] == "http://record.example/timeline"


@pytest.mark.parametrize(
    ("query", "filters", "kinds"),
    [
        ("?theme=ports", Filters(theme=("ports",)), DATED),
        (
            "?from=2010&to=2010&q=port",
            Filters(first_year=2010, last_year=2010, words="port"),
            DATED,
        ),
        ("?kind=event", Filters(), ("event",)),
        ("?kind=quote&kind=event&actor=e-vik", Filters(actor=("ena-vik",)), ("event", "quote")),
    ],
)
def test_filters_narrow_the_feed(
    api: TestClient, alba: Corpus, query: str, filters: Filters, kinds: tuple[str, ...]
) -> None:
    found = parsed(api, query)
    wanted = {
        (kind, record_id)
        for kind in kinds
        for record_id in select(alba, filters, kind)
        if getattr(alba.frames, f"{kind}s")["start"].notna()[record_id]
    }

    assert {named(entry) for entry in found.entries} == wanted
    assert wanted
    assert parsed(api, found.feed.id.partition("feed.atom")[2]).feed.id == found.feed.id
    whole = {entry.id for entry in parsed(api).entries}
    assert {entry.id for entry in found.entries} <= whole, "one record, one id, in every feed"


@pytest.mark.parametrize("query", ["theme=zz", "kind=source", "limit=3", "q=%ff", "from=1&from=2"])
def test_a_bad_feed_is_refused(api: TestClient, query: str) -> None:
    assert api.get(f"/feed.atom?{query}").status_code == 400


def test_an_empty_feed_is_a_feed(api: TestClient) -> None:
    assert parsed(api, "?q=nothing-like-this").entries == []


def test_no_text_breaks_the_feed(
    app: Starlette, alba_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markup stays text, and what XML cannot hold is replaced."""
    hostile = "</title><script>alert(1)</script> & ]]> \uffff"
    file = alba_copy / "events/1999.yaml"
    text = file.read_text(encoding="utf-8")
    title = re.search(r"title: (.*)", text)
    assert title
    file.write_text(text.replace(title[1], f'"{hostile[:-1]}\\uffff"'), encoding="utf-8")
    corpus = load(alba_copy)
    monkeypatch.setattr("nzviz.corpus.live.current", lambda: corpus)
    client = TestClient(app)
    answer = client.get("/feed.atom")
    assert feedparser.parse(answer.content).bozo is False
    assert "<script>" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    row = client.get("/api/v1/events").json()["items"][0]
    assert row["title"] == hostile


def page(query: str = "", root_path: str = "") -> Request:
    scope = {
        "type": "http", "method": "GET", "path": "/timeline", "root_path": root_path,
        "query_string": query.encode(), "scheme": "http",
        "headers": [(b"host", b"record.example")],
    }  # fmt: skip
    return Request(scope)


def links(html: str) -> list[tuple[str, str]]:
    pattern = r'<link rel="alternate" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">'
    return re.findall(pattern, html)


def test_pages_name_the_feed_and_that_of_their_filters(
    alba: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nzviz.corpus.live.current", lambda: alba)
    title = alba.site.title.replace("'", "&#x27;")

    assert links(feed_link(page()).head) == [(title, "/feed.atom")]
    query = 'theme=ports&theme="><script>&q="a"<b>&event=x'
    head = feed_link(page(query, "/nz")).head
    whole, view = links(head)
    assert whole == (title, "/nz/feed.atom")
    assert view[1] == "/nz/feed.atom?theme=ports&amp;q=%22a%22%3Cb%3E"
    assert "<script" not in head
    assert "<b>" not in head


def test_without_a_corpus_no_feed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Corpus:
        raise CorpusError([])

    monkeypatch.setattr("nzviz.corpus.live.current", broken)
    assert feed_link(page()).head == ""
