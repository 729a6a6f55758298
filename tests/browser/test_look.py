"""How it looks: on a phone, in the dark, and what the tab says."""

from __future__ import annotations

import contextlib
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from nzviz.corpus.corpus import Corpus
from nzviz.ui.frameworks.common import VIEWS
from nzviz.ui.pages import PAGES

PHONE = {"width": 390, "height": 844}
#: How far anything that scrolls the page sideways reaches beyond what can be seen.
SIDEWAYS = """() => Math.max(...[document.scrollingElement, ...document.querySelectorAll(
  '[data-testid="stMain"], [data-testid="stAppViewContainer"]')]
  .map(element => element.scrollWidth - element.clientWidth))"""


def test_a_journey_through_all_pages_stays_here_and_without_complaints(
    reader: Any, real: Corpus
) -> None:
    reader.visit()
    for info in (*PAGES[1:], PAGES[0]):
        reader.follow(info.title)
        heading = real.site.title if info is PAGES[0] else info.title
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(reader.page).to_have_title(f"{info.title} · {real.site.short_title}")
        reader.settle()
        expect(reader.page.get_by_test_id("stException")).to_have_count(0)
        expect(reader.page.get_by_test_id("stSkeleton")).to_have_count(0)
        for figure in reader.page.get_by_role("figure").all():
            expect(figure.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    reader.check()  # fonts, scripts, styles, data: everything is asked of this server
    assert any(url.startswith("ws") for url in reader.requests)


def test_on_a_phone_nothing_is_wider_than_the_screen(new_reader: Any) -> None:
    phone = new_reader(viewport=PHONE, has_touch=True, is_mobile=True)
    for info in PAGES:
        phone.visit("" if info is PAGES[0] else info.path)
        for figure in phone.page.get_by_role("figure").all():
            expect(figure.locator(".js-plotly-plot .main-svg").first).to_be_attached()
        assert phone.page.evaluate(SIDEWAYS) <= 0, info.path


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("timeline", {"compare": ["yes"]}),
        ("partners", {}),
        ("sources", {}),
        *(("frameworks", {"view": [view]}) for view in VIEWS),
    ],
)
def test_pictures_are_whole_in_the_narrowest_window(
    new_reader: Any, path: str, query: dict[str, list[str]]
) -> None:
    """Four times the size in a window of 1280 pixels has the room of 320 (WCAG 2.2, 1.4.10)."""
    reader = new_reader(viewport={"width": 320, "height": 800})
    reader.visit(path, **query)
    expect(reader.page.locator(".main-svg text").first).to_be_attached()
    beyond = """() => {
      const main = document.querySelector("[data-testid=stMainBlockContainer]");
      const padding = parseFloat(getComputedStyle(main).paddingRight);
      const edge = main.getBoundingClientRect().right - padding;
      return [...document.querySelectorAll(".main-svg :is(text, .point)")]
        .filter((part) => part.getBoundingClientRect().right > edge + 1)
        .map((part) => part.textContent || part.outerHTML);
    }"""
    # The picture of a wide window may stand until the page has found how narrow this one is.
    with contextlib.suppress(PlaywrightTimeout):
        reader.page.wait_for_function(f"() => ({beyond})().length === 0")
    assert reader.page.evaluate(beyond) == []
    assert reader.page.evaluate(SIDEWAYS) <= 0


def test_on_a_phone_filters_and_sentence_come_first_and_the_record_below_the_picture(
    new_reader: Any, real: Corpus
) -> None:
    events = real.records.by_kind["event"].values()
    event = next(e for e in events if e.significance == "landmark" and "nuclear-free" in e.themes)
    phone = new_reader(viewport=PHONE, has_touch=True, is_mobile=True)
    phone.visit("timeline", theme=["nuclear-free"], event=[event.id])
    picture = phone.page.get_by_role("figure", name=" events in ")
    expect(picture.locator(".scatterlayer .points path").first).to_be_attached()
    expect(phone.card("event")).to_contain_text(event.title)

    def top(locator: Any) -> float:
        box = locator.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        return float(box["y"])

    filters = phone.page.locator(".st-key-filter-theme")
    in_order = [filters, phone.sentence, picture, phone.card("event")]
    tops = [top(place) for place in in_order]
    assert tops == sorted(tops)
    bottom = picture.bounding_box()
    assert tops[3] >= bottom["y"] + bottom["height"]
    for place in (phone.pill("Alliance obligations"), phone.sentence):
        place.scroll_into_view_if_needed()
        expect(place).to_be_in_viewport()
    phone.pill("Alliance obligations").tap()
    phone.wait_for_query({"theme": ["alliance", "nuclear-free"], "event": [event.id]})


def test_filters_that_arrive_late_on_a_phone_show_what_the_link_chose(
    new_reader: Any, real: Corpus
) -> None:
    """The narrow screen makes the script run twice before the code of the filters has come."""
    phone = new_reader(viewport=PHONE)
    late: list[Route] = []
    code = re.compile(r"/static/js/(ButtonGroup|Multiselect|TextInput)\.")
    phone.page.route(code, lambda route: late.append(route))
    query = {"theme": ["nuclear-free"], "rel": ["nz-us"], "q": ["ship"]}
    # The first paint stays until they are there: what is waited for is behind it.
    phone.page.goto(f"{phone.base}/timeline?{urlencode(query, doseq=True)}")
    expect(phone.page.locator(".st-key-timeline-first .nzviz-chart")).to_be_attached()
    phone.settle()
    assert late, "the code of the filters has another name now"
    for route in late:
        route.continue_()

    expect(phone.pill("Nuclear-free policy")).to_have_attribute("aria-pressed", "true")
    label = real.label("relationship", "nz-us")
    expect(phone.page.locator(".st-key-filter-rel")).to_contain_text(label)
    words = phone.page.locator(".st-key-filter-words").get_by_role("searchbox")
    expect(words).to_have_value("ship")
    phone.pill("Alliance obligations").click()
    phone.wait_for_query({**query, "theme": ["alliance", "nuclear-free"]})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_s_colour_scheme_is_followed(
    new_reader: Any, real: Corpus, root: Path, scheme: str
) -> None:
    config = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    reader = new_reader(color_scheme=scheme)
    reader.visit("timeline", theme=["nuclear-free"])

    paper = config["theme"][scheme]["backgroundColor"]
    expect(reader.page.get_by_test_id("stApp")).to_have_css("background-color", rgb(paper))
    mark = reader.page.get_by_role("figure", name=" events in ").locator(
        ".scatterlayer .points path"
    )
    ink = getattr(real.records.by_kind["theme"]["nuclear-free"], scheme)
    expect(mark.first).to_have_css("fill", rgb(ink))


def rgb(colour: str) -> str:
    """``#RRGGBB`` as browsers write it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
