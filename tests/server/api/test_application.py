"""What holds for every address: methods, tags, other origins, and what is said when it fails."""

import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.problems import CorpusError, Problem

#: Every kind of address.
PATHS = [
    "/api/v1", "/api/v1/", "/api/v1/events", "/api/v1/events.csv", "/api/v1/themes",
    "/api/v1/actors.csv", "/api/v1/events/ports-closed",
    "/api/v1/sources/harbour-news/citation", "/api/v1/openapi.json", "/api/v1/docs", "/feed.atom",
]  # fmt: skip


def test_a_tag_saves_sending_the_same_again(api: TestClient) -> None:
    for path in PATHS:
        first = api.get(path)
        tag = first.headers["etag"]
        assert first.status_code == 200, path
        assert first.headers["cache-control"] == "public, max-age=60"
        for named in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
            again = api.get(path, headers={"if-none-match": named})
            assert again.status_code == 304, (path, named)
            assert again.content == b""
            assert again.headers["etag"] == tag
        assert api.get(path, headers={"if-none-match": 'W/"x"'}).status_code == 200
        assert api.get(path).headers["etag"] == tag


def test_tags_differ_when_bodies_do(api: TestClient) -> None:
    asked = ["/api/v1/events", "/api/v1/events?limit=1", "/api/v1/events.csv", "/api/v1/quotes"]
    hosts = ["http://one.example", "http://two.example"]
    tags = {api.get(f"{host}{path}").headers["etag"] for path in asked for host in hosts}
    assert len(tags) == 2 * len(asked) - 1, "CSV names no host, everything else does"


def test_an_edit_of_the_data_changes_the_tags_of_what_it_concerns(
    api: TestClient, alba_copy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {p: api.get(f"/api/v1/{p}").headers["etag"] for p in ("events", "disputes")}
    file = alba_copy / "events/1999.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Alba and Borea close", "Borea and Alba close"), encoding="utf-8")
    edited = load(alba_copy)
    monkeypatch.setattr("nzviz.corpus.live.current", lambda: edited)
    after = {p: api.get(f"/api/v1/{p}").headers["etag"] for p in ("events", "disputes")}

    assert before["events"] != after["events"]
    assert before["disputes"] == after["disputes"]


def test_head_is_get_without_the_body(api: TestClient) -> None:
    for path in PATHS:
        get, head = api.get(path), api.head(path)
        assert head.content == b""
        assert head.status_code == 200
        assert head.headers == get.headers
    assert api.head("/api/v1/events/nobody").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_nothing_can_be_changed(api: TestClient, method: str) -> None:
    for path in [*PATHS, "/api/v1/nowhere"]:
        answer = api.request(method, path)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
        assert answer.json()["title"] == "Method Not Allowed"


def test_any_page_may_read_it(api: TestClient) -> None:
    for path in [*PATHS, "/api/v1/nowhere", "/api/v1/events?limit=0"]:
        for headers in ({}, {"origin": "https://other.example"}):
            answer = api.get(path, headers=headers)
            assert answer.headers["access-control-allow-origin"] == "*"
            assert "access-control-allow-credentials" not in answer.headers
            assert "ETag" in answer.headers["access-control-expose-headers"]
    asks = {"origin": "https://other.example", "access-control-request-method": "GET"}
    flight = api.options("/api/v1/events", headers=asks)
    assert flight.status_code == 204
    assert "GET" in flight.headers["access-control-allow-methods"]
    assert "If-None-Match" in flight.headers["access-control-allow-headers"]


def test_without_a_corpus_it_says_so_and_no_more(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Corpus:
        raise CorpusError([Problem("data/site.yaml", 3, 1, "secret")])

    monkeypatch.setattr("nzviz.corpus.live.current", broken)
    for path in PATHS:
        answer = api.get(path)
        if path in ("/api/v1/openapi.json", "/api/v1/docs"):
            assert answer.status_code == 200, "the description needs no data"
            continue
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "60"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.json()["title"] == "Service Unavailable"
        assert "site.yaml" not in answer.text
        assert "secret" not in answer.text


def test_a_fault_of_ours_is_logged_and_not_told(
    api: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> Corpus:
        raise RuntimeError("secret")

    monkeypatch.setattr("nzviz.corpus.live.current", fail)
    with caplog.at_level(logging.ERROR):
        answer = api.get("/api/v1/events")

    assert answer.status_code == 500
    assert answer.json()["detail"] == "Something went wrong in the server."
    assert "secret" not in answer.text
    assert "secret" in caplog.text
