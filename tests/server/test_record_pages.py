"""Pages without scripts: all of a record is there, links lead on, errors are friendly."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import html
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.server.record_pages import KINDS
from nzviz.server.record_words import RecordWords
from nzviz.share import summaries


def all_of(corpus: Corpus, step: int = 1) -> list[tuple[str, str]]:
    pairs = [(kind, each) for kind in KINDS for each in corpus.records.by_kind[kind]]
    return pairs[::step]


def words_of(text: str) -> str:
    """The visible words of a page."""
    tree = html.fromstring(text)
    for node in tree.xpath("//style|//script"):
        node.drop_tree()
    return " ".join(tree.text_content().split())


def test_every_page_is_valid_html_with_its_title_and_evidence(
    alba_client: TestClient, alba: Corpus, read_tags: Callable[[str], dict[str, Any]]
) -> None:
    for kind, record_id in all_of(alba):
        answer = alba_client.get(f"/r/{kind}/{record_id}")
        assert answer.status_code == 200
        html5lib.HTMLParser(strict=True).parse(answer.text)
        words = words_of(answer.text)
        record = alba.records.by_kind[kind][record_id]
        said = record.exact if kind == "quote" else summaries.title(alba, kind, record_id)
        assert " ".join(said.split()) in words
        evidence = alba.frames.evidence
        for note in evidence.loc[evidence["id"] == record_id, "note"].dropna():
            assert " ".join(note.split()) in words
        assert alba.site.licence in words
        tags = read_tags(answer.text)
        assert tags["canonical"] == f"http://nz.example/r/{kind}/{record_id}"
        assert tags["og"]["og:url"] == tags["canonical"]
        live = html.fromstring(answer.text).xpath("//a[text()='Open in the dashboard']/@href")
        assert re.fullmatch(rf"http://nz\.example/\w+\?{kind}={record_id}", live[0])


def test_every_link_among_the_pages_leads_somewhere(alba_client: TestClient, alba: Corpus) -> None:
    found: set[str] = set()
    for address in ["/r/", *(f"/r/{kind}/{each}" for kind, each in all_of(alba))]:
        tree = html.fromstring(alba_client.get(address).text)
        found |= {link for link in tree.xpath("//a/@href") if "//nz.example/" in link}
    assert sum("/r/" in link for link in found) > len(all_of(alba))
    assert sum("/citation?" in link for link in found) == 3 * len(all_of(alba))
    for link in found:
        assert alba_client.get(link).status_code == 200, link


def test_the_records_of_this_collection_have_their_pages(
    client_of: Callable[[Path], TestClient], real_folder: Path, real: Corpus
) -> None:
    client = client_of(real_folder)
    for kind, record_id in all_of(real, step=61):
        answer = client.get(f"/r/{kind}/{record_id}")
        assert answer.status_code == 200, record_id
        html5lib.HTMLParser(strict=True).parse(answer.text)


def test_every_record_has_words(real: Corpus) -> None:
    for kind, record_id in all_of(real, step=7):
        words = RecordWords(real, kind, record_id, "https://nz.example/")
        assert words.facts
        assert all(isinstance(value, str) and value != "nan" for _, value in words.facts)
        for part in words.parts:
            assert part.title
            for other, each in part.records:
                assert each in real.records.by_kind[other]


def test_dates_codes_and_proof_are_in_words(alba_client: TestClient) -> None:
    text = words_of(alba_client.get("/r/event/ports-opened").text)
    assert "2010" in text
    assert "Direction" in text
    assert "✓ Verbatim" in words_of(alba_client.get("/r/quote/vik-sail-harbour-news").text)


def test_a_page_says_how_to_cite_it(alba: Corpus) -> None:
    words = RecordWords(alba, "event", "ports-opened", "https://nz.example/timeline")
    found = words.citations(date(2026, 1, 2))
    assert next(iter(found)) == "Chicago"
    assert "https://nz.example/timeline" in found["Chicago"]
    assert {"APA", "BibTeX", "RIS", "CSL-JSON"} <= set(found)


def test_a_former_id_leads_to_the_present_one(alba_client: TestClient) -> None:
    answer = alba_client.get("/r/event/strait-opened")
    assert answer.status_code == 301
    assert answer.headers["location"] == "http://nz.example/r/event/ports-opened"


@pytest.mark.parametrize(
    "path",
    [
        "/r/event/no-such-thing",
        "/r/theme/ports",
        "/r/nothing/",
        "/r/event/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/r/event/..%2f..%2fetc",
        "/r/event/%00",
    ],
)
def test_what_is_not_there_is_said_kindly(alba_client: TestClient, path: str) -> None:
    answer = alba_client.get(path)
    assert answer.status_code == 404
    assert "There is no such record" in answer.text
    assert "alert(1)" not in answer.text
    html5lib.HTMLParser(strict=True).parse(answer.text)
    assert html.fromstring(answer.text).xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_mistyped_id_finds_what_was_meant(alba_client: TestClient) -> None:
    answer = alba_client.get("/r/event/ports-opend")
    assert answer.status_code == 404
    assert "/r/event/ports-opened" in answer.text


def test_the_list_has_every_record_once(alba_client: TestClient, alba: Corpus) -> None:
    tree = html.fromstring(alba_client.get("/r/").text)
    links = [link for link in tree.xpath("//li/a/@href") if link.count("/") == 5]
    assert sorted(links) == sorted(f"http://nz.example/r/{k}/{each}" for k, each in all_of(alba))
    for kind in KINDS:
        one = html.fromstring(alba_client.get(f"/r/{kind}/").text)
        assert len(one.xpath("//li/a")) == len(alba.records.by_kind[kind])


@pytest.mark.parametrize(
    ("path", "to"), [("/r", "http://nz.example/r/"), ("/r/event", "http://nz.example/r/event/")]
)
def test_a_missing_slash_is_added(alba_client: TestClient, path: str, to: str) -> None:
    answer = alba_client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (301, to)


@pytest.mark.parametrize("path", ["/r/", "/r/event/", "/r/event/ports-opened"])
def test_pages_are_kept_until_the_data_change(alba_client: TestClient, path: str) -> None:
    first = alba_client.get(path)
    again = alba_client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = alba_client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]


def test_pages_run_and_load_nothing(alba_client: TestClient) -> None:
    answer = alba_client.get("/r/event/ports-opened")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    tree = html.fromstring(answer.text)
    assert {script.get("type") for script in tree.iter("script")} == {"application/ld+json"}
    assert not tree.xpath("//*[@style]|//img|//iframe|//form")


def test_a_broken_corpus_is_said_kindly(broken_client: TestClient) -> None:
    for path in ("/r/", "/r/event/ports-opened"):
        answer = broken_client.get(path)
        assert answer.status_code == 503
        assert "cannot be shown" in answer.text
        assert "site.yaml" not in answer.text
        html5lib.HTMLParser(strict=True).parse(answer.text)
