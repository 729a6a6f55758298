"""What previews say, read by somebody else's parser, and that no link value leaves its place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.share import summaries
from nzviz.share.links import RECORD_PAGES
from nzviz.ui.pages import PAGES, PageInfo

Read = Callable[[str], dict[str, Any]]
Clients = Callable[..., TestClient]
HOSTILE = [
    '"><script>alert(1)</script>',
    "'onload='alert(1)",
    "</script><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "<!--",
    "]]>",
    "{{ 7*7 }}",
    "\u2028\u2029\x00\x1b",
    "%00%ff",
    "javascript:alert(1)",
    "\ud800".encode("utf-8", "surrogatepass"),
]


@pytest.mark.parametrize("info", PAGES)
def test_every_page_previews(
    alba_client: TestClient, alba: Corpus, read_tags: Read, info: PageInfo
) -> None:
    path = "" if info is PAGES[0] else info.path
    page = read_tags(alba_client.get(f"/{path}?theme=ports").text)

    og, data = page["og"], page["data"]
    assert page["canonical"] == og["og:url"] == f"http://nz.example/{path}?theme=ports"
    assert og["og:title"] == page["named"]["twitter:title"]
    assert og["og:description"] == page["named"]["description"]
    assert alba.label("theme", "ports") in page["title"]
    assert page["named"]["twitter:card"] == "summary_large_image"
    assert og["og:image"].startswith("http://nz.example/preview.png?")
    assert data["@type"] == "Dataset"
    assert 50 <= len(data["description"]) <= 5000, "what Google asks of a dataset"
    assert data["license"] == alba.site.licence_url
    assert data["isPartOf"]["name"] == alba.site.title
    for download in data["distribution"]:
        got = alba_client.get(download["contentUrl"])
        assert got.status_code == 200, download
        assert got.headers["content-type"].startswith(download["encodingFormat"])


def test_the_whole_is_a_dataset_of_its_own(
    alba_client: TestClient, alba: Corpus, read_tags: Read
) -> None:
    data = read_tags(alba_client.get("/").text)["data"]
    assert data["name"] == alba.site.title
    assert "isPartOf" not in data
    assert data["version"] == alba.site.version


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_every_record_previews_with_its_sources(
    alba_client: TestClient, alba: Corpus, read_tags: Read, kind: str
) -> None:
    page_path, key = RECORD_PAGES[kind]
    for record_id in alba.records.by_kind[kind]:
        page = read_tags(alba_client.get(f"/{page_path}?{key}={record_id}").text)
        title = summaries.title(alba, kind, record_id)
        assert page["og"]["og:title"] == summaries.shortened(title, 110)
        assert page["og"]["@type"] == "article"
        data = page["data"]
        if kind == "source":
            assert data["name"] == alba.label("source", record_id)
        else:
            assert data["citation"]
            assert alba_client.get(data["encoding"]["contentUrl"]).json()["row"]["id"] == record_id
            names = {alba.label("source", each) for each in alba.records.by_kind["source"]}
            assert {work["name"] for work in data["citation"]} <= names
        if kind == "quote":
            assert data["mainEntity"]["@type"] == "Quotation"
            assert data["mainEntity"]["text"] == alba.frames.quotes.at[record_id, "exact"]
        if kind == "dispute":
            answers = data["mainEntity"]["suggestedAnswer"]
            assert len(answers) == len(alba.records.by_kind[kind][record_id].positions)
            assert all(answer["citation"] for answer in answers)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("key", ["q", "event", "theme", "lane", "b.q", "utm_x", "from"])
def test_no_value_of_a_link_becomes_markup(
    alba_client: TestClient, key: str, value: str | bytes
) -> None:
    answer = alba_client.get(f"/timeline?{urlencode({key: value})}")

    plain = alba_client.get("/timeline").text
    assert answer.status_code == 200
    assert shape(answer.text) == shape(plain)
    data = json.loads(html.fromstring(answer.text).xpath("//script[@type]/text()")[0])
    assert data["@type"] == "Dataset"
    assert html5lib.HTMLParser(strict=True).parse(answer.text) is not None


def shape(text: str) -> list[tuple[str, list[str]]]:
    """Every element and the names of its attributes."""
    return [
        (str(node.tag), sorted(node.attrib))
        for node in html.fromstring(text).iter()
        if isinstance(node.tag, str)
    ]


@given(st.text(max_size=80))
def test_no_words_become_markup(real: Corpus, text: str) -> None:
    from nzviz.server.linked_view import linked_view
    from nzviz.server.previews import view_values
    from nzviz.server.templates import render

    values = view_values("https://nz.example", linked_view(real, "timeline", {"q": [text]}))
    head = render("preview_head.html", **values)
    # One script, which no value ends early: what stands in it is JSON.
    assert head.lower().count("<script") == head.lower().count("</script") == 1
    tree = html.fromstring(f"<html><head>{head}</head></html>")
    assert json.loads(tree.xpath("//script/text()")[0])["@type"] == "Dataset"


def test_former_ids_lead_to_the_present_one(alba_client: TestClient, read_tags: Read) -> None:
    page = read_tags(alba_client.get("/timeline?event=strait-opened").text)
    assert page["canonical"].endswith("event=ports-opened")


def test_readers_without_scripts_are_led_to_the_records(alba_client: TestClient) -> None:
    text = alba_client.get("/timeline?event=ports-opened").text
    words = html.fromstring(text).xpath("//noscript")
    assert len(words) == 1, "Streamlit's own has gone"
    links = [link.get("href") for link in words[0].iter("a")]
    assert links == [
        "http://nz.example/r/event/ports-opened",
        "http://nz.example/r/",
    ]


def test_a_broken_corpus_keeps_the_page(broken_client: TestClient) -> None:
    answer = broken_client.get("/timeline?event=x")
    assert answer.status_code == 200
    assert "<title>Not available</title>" in answer.text
    assert 'content="noindex"' in answer.text


def test_behind_a_proxy_addresses_are_the_public_ones(
    client_of: Clients, alba_folder: Path, read_tags: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NZVIZ_PUBLIC_URL", "https://public.example/nz")
    page = read_tags(client_of(alba_folder).get("/timeline").text)
    assert page["canonical"] == "https://public.example/nz/timeline"
    assert page["og"]["og:image"].startswith("https://public.example/nz/preview.png?")


def test_a_forged_host_stands_in_no_tag(alba_client: TestClient) -> None:
    text = alba_client.get("/", headers={"host": 'evil"><script>'}).text
    assert "evil" not in text
