"""Open to all: what axe-core finds, whole journeys by keyboard, zoom, paper, reduced motion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nzviz.corpus.corpus import Corpus
from nzviz.ui.pages import PAGES
from nzviz.ui.style import TABLES_ON_PAPER

#: WCAG 2.2 AA in axe-core's own tags.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: Nobody may need more steps of Tab than this to come to anything on a page.
MOST_STEPS = 120
EVENT = "panetta-lifts-port-ban-2012"
OPENED = [
    ("timeline", {"event": [EVENT]}),
    ("frameworks", {"framework": ["anzus"]}),
    ("quotes", {"q": ["zzzz"]}),
    ("briefing", {"brief": [f"event:{EVENT}"]}),
]
FOCUSED = "() => document.activeElement?.innerText || document.activeElement?.ariaLabel || ''"


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe-core finds, with the element that it means; of RULES what it calls serious or
    critical.
    """
    kind = "tag" if rules is RULES else "rule"
    options = {"runOnly": {"type": kind, "values": rules}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        if rules is not RULES or rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(new_reader: Any, scheme: str) -> None:
    reader = new_reader(color_scheme=scheme)
    found = {}
    shown = [(info.path, {}) for info in PAGES[1:]] + [("", {}), *OPENED]
    for path, query in shown:
        reader.visit(path, **query)
        for figure in reader.page.get_by_role("figure").all():
            expect(figure.locator(".js-plotly-plot .main-svg").first).to_be_attached()
        # The dark look changes colours and nothing else.
        rules = RULES if scheme == "light" else ["color-contrast"]
        found[path, *query] = violations(reader.page, rules)
        if scheme == "light":
            found[path, *query] += violations(reader.page, ["heading-order"])
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_first_view(new_reader: Any, scheme: str) -> None:
    reader = new_reader(color_scheme=scheme)
    reader.page.route_web_socket(re.compile("_stcore/stream"), lambda _socket: None)
    compared = {"compare": ["yes"], "tour": ["the-anzus-break"], "step": ["1"]}
    shown = [*((info.path, {}) for info in PAGES), *OPENED, ("timeline", compared)]
    found = {}
    for path, query in shown:
        reader.page.goto(f"{reader.base}/{path}?{urlencode(query, doseq=True)}")
        expect(reader.page.locator("#nzviz-first").get_by_role("heading", level=1)).to_be_visible()
        rules = RULES if scheme == "light" else ["color-contrast"]
        found[path, *query] = violations(reader.page, rules)
        if scheme == "light":
            found[path, *query] += violations(reader.page, ["heading-order"])
    assert {where: what for where, what in found.items() if what} == {}


def test_axe_is_listened_to(reader: Any) -> None:
    """The check can fail: a picture without a name is found."""
    reader.visit("data-and-method")
    reader.page.evaluate("document.querySelector('h1').innerHTML += '<img src=\"data:,\">'")
    assert any(what.startswith("image-alt") for what in violations(reader.page))


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element that matches the selector *wanted* has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => !!document.activeElement?.matches(wanted)", wanted):
            return
    pytest.fail(f"{MOST_STEPS} steps of Tab do not lead to {wanted}")


def test_a_whole_journey_by_keyboard(new_reader: Any, real: Corpus) -> None:
    """Filter, open an event, read its evidence, copy its citation, go to another page."""
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    reader.visit("timeline")
    page, keys = reader.page, reader.page.keyboard

    tab_to(page, ".st-key-filter-theme button")
    outline = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement);"
        " return [s.outlineStyle, s.outlineWidth, s.boxShadow]; }"
    )
    assert outline[0] != "none" or outline[2] != "none", "the focus cannot be seen"
    keys.press("Enter")
    reader.wait_for_query({"theme": ["nuclear-free"]})
    reader.settle()
    assert page.evaluate(FOCUSED).startswith("Nuclear-free policy"), "the rerun took the focus"

    tab_to(page, ".st-key-event-choice input")
    keys.type("Panetta lifts the ban")
    expect(page.locator(".st-key-event-choice").get_by_role("link")).to_have_count(1)
    tab_to(page, ".st-key-event-choice a")
    keys.press("Enter")
    reader.wait_for_query({"theme": ["nuclear-free"], "event": [EVENT]})
    card = reader.card("event")
    event = real.records.by_kind["event"][EVENT]
    expect(card).to_contain_text(event.summary)
    expect(card.get_by_role("heading", name="Evidence")).to_be_visible()
    reader.settle()
    expect(card.get_by_role("heading", name=event.title)).to_be_focused()

    tab_to(page, ".st-key-cite-event button")
    keys.press("Enter")
    tab_to(page, '[data-testid="stCode"]')
    copy = page.locator('[data-testid="stCode"]:focus-within').get_by_label("Copy to clipboard")
    expect(copy).to_be_visible()  # the button comes with the focus
    keys.press("Tab")
    expect(copy).to_be_focused()
    keys.press("Enter")
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text.length > 20)")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert event.title in copied
    keys.press("Escape")

    page.evaluate("document.activeElement.blur()")
    tab_to(page, ".st-key-navigation a[href*=quotes]")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quotes")
    assert reader.query["theme"] == ["nuclear-free"]


def test_a_tall_picture_scrolls_by_keyboard(reader: Any) -> None:
    reader.visit("frameworks")
    window = reader.page.locator(".st-key-window-lifespans-chart")
    expect(window).to_have_attribute("tabindex", "0")
    window.focus()
    reader.page.keyboard.press("End")
    reader.page.wait_for_function(
        "() => document.querySelector('.st-key-window-lifespans-chart').scrollTop > 100"
    )


def test_at_twice_the_size_nothing_is_cut(new_reader: Any) -> None:
    """A window of 1280 pixels at 200 percent has the room of 640 (WCAG 2.2, 1.4.10)."""
    reader = new_reader(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for info in PAGES:
        reader.visit("" if info is PAGES[0] else info.path)
        assert reader.page.evaluate(
            "() => document.querySelector('[data-testid=stMain]').scrollWidth"
            " <= document.querySelector('[data-testid=stMain]').clientWidth"
        ), info.path


def test_on_paper_there_is_the_record_and_no_control(new_reader: Any, real: Corpus) -> None:
    reader = new_reader(reduced_motion="reduce")
    reader.visit("timeline", event=[EVENT])
    page = reader.page
    expect(reader.card("event")).to_be_visible()
    moving = "getComputedStyle(document.querySelector('button')).transitionDuration"
    assert float(page.evaluate(moving).split(",")[0].removesuffix("s")) < 0.001

    page.emulate_media(media="print")
    for hidden in (".st-key-filters", ".st-key-navigation", ".st-key-share"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in (page.get_by_role("heading", level=1), reader.sentence, reader.card("event")):
        expect(shown).to_be_visible()
    assert (
        page.evaluate(
            "() => getComputedStyle(document.querySelector('[data-testid=stMain]')).overflowY"
        )
        == "visible"
    )


@pytest.mark.parametrize("path", ["disputes", "partners"])
def test_paper_is_light_for_readers_of_the_dark_look_too(new_reader: Any, path: str) -> None:
    reader = new_reader(color_scheme="dark")
    reader.visit(path)
    page = reader.page
    expect(page.locator(".main-svg").first).to_be_visible()
    seen = """() => {
      const light = (colour) => {
        const [red, green, blue, opacity = 1] = colour.match(/[\\d.]+/g).map(Number);
        return opacity === 0 ? null : (red * 0.2126 + green * 0.7152 + blue * 0.0722) / 255;
      };
      const style = (part) => getComputedStyle(part);
      const parts = [...document.querySelectorAll("[data-testid=stMain] *")]
        .filter((part) => part.checkVisibility() && !part.closest("svg"));
      const texts = parts.filter((part) => part.innerText?.trim() && !part.children.length);
      return {
        sheet: light(style(document.querySelector(".stApp")).backgroundColor),
        grounds: parts.map((part) => style(part).backgroundColor)
          .filter((colour) => !/^rgba/.test(colour)).map(light),
        inks: texts.map((part) => light(style(part).color)),
        charts: [...document.querySelectorAll(".main-svg")].map((svg) => style(svg).filter),
      };
    }"""
    screen = page.evaluate(seen)
    page.emulate_media(media="print")
    paper = page.evaluate(seen)
    assert screen["sheet"] < 0.2 < 0.5 < max(screen["inks"])
    assert min(screen["grounds"]) < 0.2
    assert paper["sheet"] > 0.99
    assert paper["inks"]
    assert max(paper["inks"]) < 0.45
    assert min(paper["grounds"], default=1) > 0.9
    assert {"invert(1)" in turned for turned in paper["charts"]} == {True}


@pytest.mark.parametrize("path", [f"r/event/{EVENT}", "r/", "api/v1/docs"])
def test_pages_without_the_app_are_light_on_paper(new_reader: Any, server: Any, path: str) -> None:
    page = new_reader(color_scheme="dark").page
    page.goto(f"{server.url}/{path}")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(15, 23, 24)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["timeline", "frameworks", ""])
def test_a_chart_is_not_cut_off_by_the_edge_of_paper(reader: Any, path: str) -> None:
    """Plotly hears of the paper's width too late; what is looked at here, it cannot mend."""
    reader.visit(path)
    page = reader.page
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    page.emulate_media(media="print")
    before, on_paper, after = page.evaluate(
        """() => {
          const labels = () => {
            const texts = document.querySelectorAll(".js-plotly-plot .main-svg text");
            return Math.max(...[...texts].map((text) => text.getBoundingClientRect().right));
          };
          const before = labels();
          const content = document.querySelector("[data-testid=stMainBlockContainer]");
          content.style.width = "600px";
          dispatchEvent(new Event("beforeprint"));
          const chart = document.querySelector(".svg-container").getBoundingClientRect();
          const { right } = content.getBoundingClientRect();
          const onPaper = { over: labels() - right, ...chart.toJSON() };
          Object.assign(content.style, { width: "3000px", maxWidth: "none" });
          onPaper.wide = labels();
          Object.assign(content.style, { width: "", maxWidth: "" });
          dispatchEvent(new Event("afterprint"));
          return [before, onPaper, labels()];
        }"""
    )
    assert before > 700  # it was drawn for more than the paper has
    assert on_paper["over"] <= 0
    assert on_paper["width"] > 400
    assert on_paper["height"] > 50
    assert on_paper["wide"] <= before + 100  # it moves with its column and does not grow
    assert after == pytest.approx(before, abs=1)


def test_on_paper_it_is_said_where_the_rows_are(reader: Any) -> None:
    reader.visit("timeline")
    reader.page.emulate_media(media="print")
    said = "() => getComputedStyle(document.querySelector('.st-key-near-event'), '::after').content"
    assert reader.page.evaluate(said).strip('"') == TABLES_ON_PAPER
