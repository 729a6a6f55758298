"""A brief is collected across pages by clicking, ordered, taken away; a view stands in a page."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, sentence
from nzviz.share.links import embed_snippet

PANETTA = "panetta-lifts-port-ban-2012"


def test_a_brief_goes_along_is_ordered_and_leaves_as_a_word_file(reader: Any, real: Corpus) -> None:
    quote = next(iter(real.frames.quotes.index))
    reader.visit("timeline", theme=["nuclear-free"], event=[PANETTA])
    reader.card("event").get_by_role("button", name="Add to brief").click()
    first = {"theme": ["nuclear-free"], "event": [PANETTA], "brief": [f"event:{PANETTA}"]}
    reader.wait_for_query(first)
    expect(reader.card("event").get_by_role("button", name="In the brief")).to_be_visible()

    reader.follow("Quotes")
    reader.wait_for_query({"theme": ["nuclear-free"], "brief": [f"event:{PANETTA}"]})
    reader.settle()
    reader.page.locator(".st-key-quotes-list").get_by_role(
        "button", name="Add to brief"
    ).first.click()
    reader.page.wait_for_url(lambda url: len(parse_qs(urlsplit(url).query)["brief"]) == 2)
    event, quote = reader.query["brief"]
    assert quote.startswith("quote:")

    links = reader.page.locator(".st-key-navigation")
    links.get_by_role("link", name="Briefing (2)").click()
    preview = reader.page.locator(".st-key-briefing-preview")
    expect(preview.get_by_role("heading", level=3).first).to_contain_text("Panetta lifts the ban")
    reader.page.locator(f".st-key-up-quote-{quote.partition(':')[2]}").get_by_role("button").click()
    reader.wait_for_query({"theme": ["nuclear-free"], "brief": [quote, event]})
    expect(preview.get_by_role("heading", level=3).nth(1)).to_contain_text("Panetta lifts the ban")
    reader.page.go_back()
    reader.wait_for_query({"theme": ["nuclear-free"], "brief": [event, quote]})
    expect(preview.get_by_role("heading", level=3).first).to_contain_text("Panetta lifts the ban")

    title = reader.page.locator(".st-key-briefing-title").get_by_role("textbox")
    title.fill("Ship visits")
    title.press("Enter")
    expect(preview.get_by_role("heading", level=2).first).to_have_text("Ship visits")
    reference = preview.locator("sup a").first
    expect(preview.locator(str(reference.get_attribute("href")))).to_contain_text("http")
    with reader.page.expect_download() as download:
        reader.page.locator(".st-key-briefing-word").get_by_role("button").click()
    made = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert texts[0] == "Ship visits"
    assert real.label("event", PANETTA) in texts
    exact = " ".join(real.frames.quotes.at[quote.partition(":")[2], "exact"].split())
    assert any(exact in text for text in texts)
    assert any("brief=event%3A" in text for text in texts)


@pytest.fixture
def article(tmp_path: Path) -> Iterator[str]:
    """Somebody else's site, from the folder in which tests put its pages."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing: a test's output is its own."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=site.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    thread.join()
    site.server_close()


def test_a_view_stands_in_another_page(
    chromium: Any, server: Any, real: Corpus, article: str, tmp_path: Path
) -> None:
    view = f"{server.url}/timeline?theme=nuclear-free&from=1984&to=1987"
    for look in ("light", "dark"):
        frame = embed_snippet(view, "The break", 480, look)
        html = (
            f"<!doctype html><html lang=en><title>Article</title><link rel=icon href=data:,>{frame}"
        )
        (tmp_path / f"{look}.html").write_text(html, encoding="utf-8")
    filters = Filters(theme=("nuclear-free",), first_year=1984, last_year=1987)
    grounds = {}
    for look in ("light", "dark"):
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{article}/{look}.html")
        assert page.locator("iframe").get_attribute("loading") == "lazy"
        assert page.locator("iframe").get_attribute("title") == "The break"
        inside = page.frame_locator("iframe")
        head = inside.locator(".st-key-embed-head")
        expect(head).to_contain_text(sentence(real, filters, "event"))
        expect(head.get_by_role("link", name=re.compile("^Open in "))).to_have_attribute(
            "href", view
        )
        expect(inside.get_by_role("figure", name=re.compile(" events in "))).to_be_visible()
        for hidden in ("navigation", "result-line", "filter-theme"):
            expect(inside.locator(f".st-key-{hidden}")).to_have_count(0)
        expect(inside.get_by_text("Source: ")).to_be_attached()
        assert inside.locator("html").evaluate("e => e.scrollWidth <= e.clientWidth")
        grounds[look] = inside.locator('[data-testid="stApp"]').evaluate(
            "e => getComputedStyle(e).backgroundColor"
        )
        context.close()
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 23, 24)"}


def test_share_cites_the_view_and_its_sources(reader: Any, real: Corpus) -> None:
    reader.visit("timeline", theme=["nuclear-free"])
    reader.page.locator(".st-key-share").get_by_role("button").first.click()
    for name in ("Chicago", "APA", "BibTeX", "RIS", "CSL-JSON"):
        reader.page.get_by_role("tab", name=name, exact=True).click()
        panel = reader.page.get_by_role("tabpanel")
        expect(panel).to_contain_text("theme=nuclear-free")
        expect(panel).to_contain_text(real.site.version)
    with reader.page.expect_download() as download:
        reader.page.locator(".st-key-share-sources-bibtex").get_by_role("button").click()
    assert "@" in download.value.path().read_text(encoding="utf-8")


def test_a_dot_of_a_frameworks_strip_opens_its_event(reader: Any) -> None:
    reader.visit("frameworks", framework=["anzus"])
    dots = reader.card("framework").locator(".st-key-strip-anzus .points path")
    expect(dots.first).to_be_visible()
    dots.first.click(force=True)
    expect(reader.card("event")).to_be_visible()
    reader.page.go_back()
    expect(reader.card("event")).to_have_count(0)
    reader.wait_for_query({"framework": ["anzus"]})
