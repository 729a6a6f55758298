"""The self-contained page, opened from a file: looks, sorting, links, print, and no request."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.figures.timeline.drawing import drawing
from nzviz.share.export.page import page
from nzviz.share.export.request import Export

FILTERS = Filters(theme=("nuclear-free",), first_year=1984, last_year=1987)


@pytest.fixture(scope="module")
def saved(real: Corpus, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Its address."""
    export = Export(
        real, FILTERS, ("event",), "https://example.org/timeline", date(2026, 2, 3), draw=drawing
    )
    file: Path = tmp_path_factory.mktemp("saved") / "timeline.html"
    file.write_text(page(export), encoding="utf-8")
    return file.as_uri()


def paper(opened: Page) -> str:
    return str(opened.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_it_opens_alone_and_can_be_read(
    chromium: Browser, saved: str, real: Corpus, look: Any, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=look, java_script_enabled=True
    )
    opened = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(saved)
    titles = real.frames.events.loc[list(select(real, FILTERS, "event")), "title"]
    shown, hidden = ("wide", "narrow") if width > 760 else ("narrow", "wide")
    expect(opened.locator(f"#timeline-{shown} svg")).to_be_visible()
    expect(opened.locator(f"#timeline-{hidden} svg")).to_be_hidden()
    for title in titles:
        expect(opened.get_by_text(title, exact=True).first).to_be_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert paper(opened) == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 23, 24)"}[look]
    found = Axe().run(opened)
    serious = [v["id"] for v in found.response["violations"]]
    assert serious == []
    assert asked == [saved]
    assert complaints == []
    context.close()


def test_heads_sort_the_table_and_marks_lead_to_their_rows(
    chromium: Browser, saved: str, real: Corpus
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.goto(saved)
    ids = [f"event-{event}" for event in select(real, FILTERS, "event")]
    rows = opened.locator("tbody tr")

    def order() -> list[str]:
        return list(rows.evaluate_all("rows => rows.map(row => row.id)"))

    assert order() == ids
    opened.get_by_role("button", name="Event").click()
    by_title = [row.removeprefix("event-") for row in order()]
    words = [real.frames.events.at[event, "title"] for event in by_title]
    assert words == sorted(words, key=str.casefold)
    opened.get_by_role("button", name="Sources").click()
    opened.get_by_role("button", name="Sources").click()
    counts = [int(real.frames.events.at[row.removeprefix("event-"), "sources"]) for row in order()]
    assert counts == sorted(counts, reverse=True)
    expect(opened.get_by_role("columnheader", name="Sources")).to_have_attribute(
        "aria-sort", "descending"
    )
    opened.get_by_role("button", name="When").click()
    opened.locator("#timeline-wide a").first.click()
    assert opened.evaluate("location.hash.slice(1)") in ids
    assert opened.evaluate("document.querySelectorAll('tr:target').length") == 1
    context.close()


def test_without_scripts_and_on_paper(chromium: Browser, saved: str, tmp_path: Path) -> None:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, java_script_enabled=False, color_scheme="dark"
    )
    opened = context.new_page()
    opened.goto(saved)
    expect(opened.locator("thead button")).to_have_count(0)
    expect(opened.locator("tbody tr").first).to_be_visible()
    opened.emulate_media(media="print")
    assert opened.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    context.close()
    readable = chromium.new_context(color_scheme="dark").new_page()
    readable.goto(saved)
    readable.emulate_media(media="print", color_scheme="dark")
    assert paper(readable) == "rgb(255, 255, 255)"
    readable.context.close()
