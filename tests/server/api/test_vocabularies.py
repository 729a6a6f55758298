"""Vocabularies, and the index from which everything else is found."""

import io
import json

import pandas as pd
import pytest
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import FACETS, SELECTABLE, Filters, select
from nzviz.server.api.vocabularies import VOCABULARIES
from nzviz.server.public_address import PUBLIC_URL_VARIABLE
from nzviz.share.tables import as_csv


@pytest.mark.parametrize("plural", VOCABULARIES)
def test_entries_are_as_curated_with_what_a_filter_would_show(
    either: TestClient, corpus: Corpus, plural: str
) -> None:
    vocabulary = VOCABULARIES[plural]
    page = either.get(f"/api/v1/{plural}?limit=1000").json()
    curated = vocabulary.entries(corpus)

    assert page["total"] == len(curated)
    assert [entry["id"] for entry in page["items"]] == list(curated)
    for entry in page["items"][:30]:
        records = entry.pop("records")
        assert entry == json.loads(curated[entry["id"]].model_dump_json())
        filters = Filters().choosing(vocabulary.key, (entry["id"],))
        assert records == {kind: len(select(corpus, filters, kind)) for kind in SELECTABLE}


def test_every_filter_but_frameworks_has_a_vocabulary() -> None:
    assert {v.key for v in VOCABULARIES.values()} == set(FACETS) - {"fw"}


@pytest.mark.parametrize("plural", VOCABULARIES)
def test_vocabularies_are_tables_too(api: TestClient, alba: Corpus, plural: str) -> None:
    text = api.get(f"/api/v1/{plural}.csv").text
    assert text == as_csv(VOCABULARIES[plural].table(alba))
    table = pd.read_csv(io.StringIO(text), dtype=str)
    assert list(table["id"]) == list(VOCABULARIES[plural].entries(alba))
    cut = api.get(f"/api/v1/{plural}?limit=1&offset=1")
    assert [entry["id"] for entry in cut.json()["items"]] == list(table["id"])[1:2]


def test_the_index_tells_what_there_is(either: TestClient, corpus: Corpus) -> None:
    answer = either.get("/api/v1")
    index = answer.json()

    for name in ("title", "subtitle", "publisher", "version", "updated"):
        assert index[name] == getattr(corpus.site, name)
    assert index["digest"] == corpus.digest
    assert index["licence"] == {"name": corpus.site.licence, "url": corpus.site.licence_url}
    assert index["summary"] == source_summary(corpus, Filters())
    for name, count in index["counts"].items():
        assert either.get(f"/api/v1/{name}?limit=1").json()["total"] == count
    assert either.get("/api/v1/").text == answer.text
    for name, address in index["links"].items():
        if name != "dashboard":
            assert either.get(address).status_code == 200, address
    assert 'rel="service-desc"' in answer.headers["link"]


def test_addresses_are_those_that_readers_know(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLIC_URL_VARIABLE, "https://known.example/nz")
    for path in ("/api/v1", "/api/v1/events", "/feed.atom", "/api/v1/openapi.json"):
        answer = api.get(path)
        assert "https://known.example/nz/" in answer.text or path.endswith("json")
        assert "record.example" not in answer.text + answer.headers.get("link", "")
    servers = api.get("/api/v1/openapi.json").json()["servers"]
    assert servers == [{"url": "https://known.example/nz"}]
