"""The link is the state: what it opens, what clicks make of it, and the browser's history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.share.links import RECORD_PAGES
from nzviz.ui.pages import PAGES

Told = Callable[[str, Filters], str]
NUCLEAR = Filters(theme=("nuclear-free",))
#: How the picture of a page calls itself, where there is one.
PICTURES = {
    "overview": "Columns: events by year",
    "timeline": " events in ",
    "frameworks": "frameworks over time",
    "partners": "Frameworks between",
    "sources": "Sources by kind",
}


def test_the_very_first_visit_to_a_fresh_server_may_be_to_any_page(
    fresh_server: Any, new_reader: Any, told: Told
) -> None:
    """Streamlit would run a page without the shell here, were its folder beside the script."""
    reader = new_reader(fresh_server.url)
    reader.visit("frameworks", theme=["nuclear-free"])

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Frameworks")
    expect(reader.sentence).to_have_text(told("frameworks", NUCLEAR))
    expect(reader.pill("Nuclear-free policy")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator(".st-key-navigation").get_by_role("link")).to_have_count(len(PAGES))
    assert reader.query == {"theme": ["nuclear-free"]}


@pytest.mark.parametrize("path", [info.path for info in PAGES])
def test_a_click_on_a_theme_is_in_the_link_and_the_link_gives_the_same_rows(
    new_reader: Any, real: Corpus, told: Told, path: str
) -> None:
    kind = next(info.kind for info in PAGES if info.path == path)
    one = new_reader()
    one.visit("" if path == "overview" else path)
    expect(one.sentence).to_have_text(told(path, Filters()))
    picture = one.page.get_by_role("figure", name=PICTURES.get(path, "no picture"))
    if path in PICTURES:
        expect(picture.locator(".js-plotly-plot")).to_be_visible()
        before = picture.get_attribute("aria-label")

    one.pill("Nuclear-free policy").click()
    expect(one.sentence).to_have_text(told(path, NUCLEAR))
    one.wait_for_query({"theme": ["nuclear-free"]})
    if path in PICTURES:
        expect(picture).not_to_have_attribute("aria-label", before or "")

    another = new_reader()
    another.page.goto(one.page.url)
    expect(another.sentence).to_have_text(told(path, NUCLEAR))
    expect(another.pill("Nuclear-free policy")).to_have_attribute("aria-pressed", "true")
    another.settle()
    assert another.rows(kind) == list(select(real, NUCLEAR, kind))
    assert another.query == {"theme": ["nuclear-free"]}


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_a_link_opens_a_record_with_its_evidence(reader: Any, real: Corpus, kind: str) -> None:
    path, key = RECORD_PAGES[kind]
    record = next(
        record
        for record in real.records.by_kind[kind].values()
        if kind != "event" or record.significance == "landmark"
    )
    reader.visit(path, **{key: [record.id]})

    card = reader.card(kind)
    expect(card).to_be_visible()
    match kind:
        case "event":
            expect(card).to_contain_text(record.title)
            notes = [item.note for item in record.evidence if item.note]
        case "framework":
            expect(card).to_contain_text(record.name)
            notes = [item.note for item in record.evidence if item.note]
        case "quote":
            source = real.label("source", record.source)
            notes = [" ".join(record.exact.split()), source, "Verbatim"]
        case "dispute":
            expect(card).to_contain_text(record.question)
            notes = [position.answer for position in record.positions]
            notes += [e.note for p in record.positions for e in p.evidence if e.note]
        case "source":
            expect(card).to_contain_text(real.label("source", record.id))
            notes = ["rest on it"] if "quote" not in record.id else []
    for note in notes:
        expect(card).to_contain_text(note)
    assert reader.query == {key: [record.id]}


def test_an_unknown_value_is_said_and_the_rest_kept(reader: Any, told: Told) -> None:
    reader.visit("timeline", theme=["bogus"], rel=["nz-us"], **{"from": ["1985"]})

    expect(reader.page.get_by_role("alert")).to_contain_text('theme="bogus"')
    rest = Filters(rel=("nz-us",), first_year=1985)
    expect(reader.sentence).to_have_text(told("timeline", rest))
    assert reader.query["rel"] == ["nz-us"]
    assert reader.query["from"] == ["1985"]


@pytest.mark.parametrize("path", ["", "timeline"])
def test_who_comes_back_gets_the_page_again(reader: Any, path: str) -> None:
    """What a browser has kept of the first visit must not stand in the way of the second."""
    for _ in range(2):
        reader.visit(path)
        expect(reader.pill("Nuclear-free policy")).to_be_visible()
    reader.page.reload()
    expect(reader.pill("Nuclear-free policy")).to_be_visible()
    reader.check()  # nor was any script refused


def test_back_forward_and_reload_give_back_what_was_chosen(reader: Any, told: Told) -> None:
    both = Filters(theme=("alliance", "nuclear-free"))
    steps = [
        ("timeline", Filters()),
        ("timeline", NUCLEAR),
        ("frameworks", NUCLEAR),
        ("frameworks", both),
        ("sources", both),
    ]

    def shows(path: str, filters: Filters) -> None:
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(path.capitalize())
        expect(reader.sentence).to_have_text(told(path, filters))
        reader.wait_for_query(filters.to_query())
        for label, theme in (("Nuclear-free policy", "nuclear-free"),
                             ("Alliance obligations", "alliance")):  # fmt: skip
            pressed = str(theme in filters.theme).lower()
            expect(reader.pill(label)).to_have_attribute("aria-pressed", pressed)
        reader.settle()

    reader.visit("timeline")
    shows(*steps[0])
    reader.pill("Nuclear-free policy").click()
    shows(*steps[1])
    reader.follow("Frameworks")
    shows(*steps[2])
    reader.pill("Alliance obligations").click()
    shows(*steps[3])
    reader.follow("Sources")
    shows(*steps[4])
    for step in reversed(steps[:-1]):
        reader.page.go_back()
        shows(*step)
    for step in steps[1:3]:
        reader.page.go_forward()
        shows(*step)
    reader.page.reload()
    shows(*steps[2])


def test_the_other_filters_are_in_the_link_too(reader: Any, told: Told) -> None:
    reader.visit("quotes")
    words = reader.page.locator(".st-key-filter-words").get_by_role("searchbox")
    words.fill("ship")
    words.press("Enter")
    expect(reader.sentence).to_have_text(told("quotes", Filters(words="ship")))
    reader.wait_for_query({"q": ["ship"]})

    partner = reader.page.locator(".st-key-filter-rel").get_by_role("combobox")
    partner.click()
    reader.page.get_by_role("option", name="United States").first.click()
    chosen = Filters(rel=("nz-us",), words="ship")
    expect(reader.sentence).to_have_text(told("quotes", chosen))
    reader.wait_for_query({"rel": ["nz-us"], "q": ["ship"]})

    reader.page.keyboard.press("Escape")
    reader.page.locator(".st-key-clear-all").get_by_role("button").click()
    expect(reader.sentence).to_have_text(told("quotes", Filters()))
    reader.wait_for_query({})


#: Lets what the server says arrive later by as many milliseconds as the page's "lag" says.
_LATE = """(() => {
  const late = (heard) => (event) => setTimeout(() => heard(event), window.lag || 0);
  const { prototype } = WebSocket;
  const { get, set } = Object.getOwnPropertyDescriptor(prototype, "onmessage");
  Object.defineProperty(prototype, "onmessage", {
    get, set(heard) { set.call(this, heard && late(heard)); },
  });
  const { addEventListener } = prototype;
  prototype.addEventListener = function (type, heard, ...more) {
    addEventListener.call(this, type, type === "message" ? late(heard) : heard, ...more);
  };
})()"""


def test_who_acts_again_before_an_answer_has_come_loses_nothing(new_reader: Any) -> None:
    reader = new_reader()
    reader.page.add_init_script(_LATE)
    reader.visit("timeline")
    reader.settle()
    reader.page.evaluate("window.lag = 1500")
    reader.pill("Operations").click()
    reader.page.wait_for_timeout(
        600
    )  # the server has changed the link, and the browser's is as it was
    assert reader.query == {}
    reader.page.get_by_role("button", name="Since 2012").click()
    reader.wait_for_query({"theme": ["operations"], "from": ["2012"]})
    reader.page.evaluate("window.lag = 0")
    reader.settle()
    assert reader.query == {"theme": ["operations"], "from": ["2012"]}
    expect(reader.sentence).to_contain_text("Operations")
