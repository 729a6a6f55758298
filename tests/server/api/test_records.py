"""One record: all that is known, by its present id; and its citations, read back by others."""

import json
import re
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.explore.proof import proofs
from nzviz.explore.related import disputes_of, quotes_of_event, resting_on, variants
from nzviz.server.api.addresses import CITATION_FORMATS
from nzviz.server.api.rows import KINDS
from nzviz.share.citation import apa, chicago
from nzviz.share.csl import record_item

KEYS = [
    "row", "record", "aliases", "evidence", "sources", "quotes", "related", "citations", "links",
]  # fmt: skip


def one(api: TestClient, plural: str, record_id: str) -> Any:
    answer = api.get(f"/api/v1/{plural}/{record_id}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def some(corpus: Corpus, plural: str) -> list[str]:
    """A few records of a kind: the first, the last, and some between them."""
    ids = list(corpus.records.by_kind[KINDS[plural].name])
    return ids[:: max(len(ids) // 6, 1)]


@pytest.mark.parametrize("plural", KINDS)
def test_everything_known_is_there(either: TestClient, corpus: Corpus, plural: str) -> None:
    kind = KINDS[plural].name
    evidence = corpus.frames.evidence
    listed = {row["id"]: row for row in either.get(f"/api/v1/{plural}?limit=1000").json()["items"]}
    for record_id in some(corpus, plural):
        found = one(either, plural, record_id)
        record = corpus.records.by_kind[kind][record_id]
        assert list(found) == KEYS
        assert found["row"] == listed[record_id]
        curated = json.loads(record.model_dump_json(exclude={"text"}))
        assert found["record"] == curated
        mine = evidence[(evidence["kind"] == kind) & (evidence["id"] == record_id)]
        told = [(e["part"], e["number"], e["source"]["id"]) for e in found["evidence"]]
        assert told == list(zip(mine["part"], mine["number"], mine["source"], strict=True))
        assert {e["source"]["id"] for e in found["evidence"]} <= {s["id"] for s in found["sources"]}
        assert list(found["citations"]) == list(CITATION_FORMATS)
        related = {(other["kind"], other["id"]) for other in found["related"]}
        if kind == "source":
            assert related == set(resting_on(corpus, record_id)) - {
                pair for pair in resting_on(corpus, record_id) if pair[0] in ("actor", "government")
            }
        elif kind != "dispute":
            disputes = {other for what, other in related if what == "dispute"}
            assert disputes == set(disputes_of(corpus, kind, record_id))


def test_addresses_in_a_record_lead_to_records(api: TestClient, alba: Corpus) -> None:
    followed: set[str] = set()
    for plural in KINDS:
        for record_id in alba.records.by_kind[KINDS[plural].name]:
            text = api.get(f"/api/v1/{plural}/{record_id}").text
            followed |= set(re.findall(r'"(http://record\.example/api/v1/[^"]*)"', text))
    assert len(followed) > 20
    for address in followed:
        assert api.get(address).status_code == 200, address


def test_quotes_carry_selector_attribution_and_proof(either: TestClient, corpus: Corpus) -> None:
    for quote_id in some(corpus, "quotes"):
        quote = corpus.records.by_kind["quote"][quote_id]
        told = one(either, "quotes", quote_id)["quotes"]
        assert told[0]["id"] == quote_id
        assert {item["id"] for item in told} == set(variants(corpus, quote_id))
        selector = told[0]["selector"]
        assert selector["type"] == "TextQuoteSelector"
        assert (selector["exact"], selector["prefix"]) == (quote.exact, quote.prefix)
        assert corpus.label("actor", quote.speaker).split()[-1] in told[0]["attribution"]
        proof = proofs(corpus)[quote_id]
        assert told[0]["verified"] == {
            "proven": proof.proven,
            "flaw": proof.flaw or None,
            "runs": proof.runs,
            "text_sha256": proof.text_sha256 or None,
        }
        assert told[0]["source"]["id"] == quote.source


def test_quotes_of_an_event_stand_with_it(either: TestClient, corpus: Corpus) -> None:
    event = str(corpus.frames.quote_events["event"].iloc[0])
    told = one(either, "events", event)
    assert [quote["id"] for quote in told["quotes"]] == quotes_of_event(corpus, event)


def test_the_file_of_a_text_is_nobodys_business(either: TestClient, corpus: Corpus) -> None:
    held = [s for s in corpus.records.by_kind["source"].values() if s.text]
    assert held
    for source in held:
        text = either.get(f"/api/v1/sources/{source.id}").text
        assert "text" not in json.loads(text)["record"]
        assert source.text.file not in text


@pytest.mark.parametrize("rest", ["", "/citation", "/citation?format=ris"])
def test_a_former_id_leads_to_the_present_one(
    either: TestClient, corpus: Corpus, rest: str
) -> None:
    aliases = [
        (plural, alias, record.id)
        for plural, kind in KINDS.items()
        for record in corpus.records.by_kind[kind.name].values()
        for alias in record.aliases
    ]
    for plural, alias, present in aliases[:20]:
        answer = either.get(f"/api/v1/{plural}/{alias}{rest}")
        assert answer.status_code == 301
        address = f"http://record.example/api/v1/{plural}/{present}{rest}"
        assert answer.headers["location"] == address
        assert either.get(address).status_code == 200


@pytest.mark.parametrize("rest", ["", "/citation"])
@pytest.mark.parametrize("plural", KINDS)
def test_a_record_that_does_not_exist_is_missed_by_name(
    api: TestClient, alba: Corpus, plural: str, rest: str
) -> None:
    known = next(iter(alba.records.by_kind[KINDS[plural].name]))
    answer = api.get(f"/api/v1/{plural}/{known}x{rest}")

    assert answer.status_code == 404
    assert answer.json()["detail"] == (
        f'There is no {KINDS[plural].name} "{known}x"; nearest: "{known}".'
    )


@pytest.mark.parametrize("plural", KINDS)
def test_citations_are_those_of_the_cards(api: TestClient, alba: Corpus, plural: str) -> None:
    kind = KINDS[plural].name
    today = date.today()  # noqa: DTZ011  # the server's own day, as the citation has it
    for record_id in alba.records.by_kind[kind]:
        found = one(api, plural, record_id)
        item = record_item(alba, kind, record_id, found["links"]["page"], today)
        texts = {name: api.get(address).text for name, address in found["citations"].items()}
        assert texts["chicago"] == chicago(item) + "\n"
        assert texts["apa"] == apa(item) + "\n"
        assert json.loads(texts["csl-json"]) == [item]
        (entry,) = bibtexparser.parse_string(texts["bibtex"]).entries
        assert entry.key == item["id"]
        (reference,) = rispy.loads(texts["ris"])
        assert reference["id"] == item["id"]


@pytest.mark.parametrize(
    ("asked", "accept", "wanted"),
    [
        ("", "*/*", "text/plain; charset=utf-8"),
        ("", "text/html,*/*;q=0.8", "text/plain; charset=utf-8"),
        ("", "application/x-bibtex", "application/x-bibtex; charset=utf-8"),
        ("", "application/vnd.citationstyles.csl+json", "application/vnd.citationstyles.csl+json"),
        ("?format=ris", "text/plain", "application/x-research-info-systems; charset=utf-8"),
        ("?format=apa", "image/png", "text/plain; charset=utf-8"),
    ],
)
def test_the_form_of_a_citation(
    api: TestClient, alba: Corpus, asked: str, accept: str, wanted: str
) -> None:
    source = alba.frames.sources.index[0]
    answer = api.get(f"/api/v1/sources/{source}/citation{asked}", headers={"accept": accept})

    assert answer.headers["content-type"] == wanted


def test_a_citation_in_no_known_form_is_refused(api: TestClient, alba: Corpus) -> None:
    source = alba.frames.sources.index[0]
    answer = api.get(f"/api/v1/sources/{source}/citation?format=mla")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == (
        "is not one of bibtex, ris, csl-json, chicago, apa"
    )
    asks = {"accept": "application/pdf"}
    assert api.get(f"/api/v1/sources/{source}/citation", headers=asks).status_code == 406
