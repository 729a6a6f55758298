"""Charts are drawn before the app stands, and the next one is there at the click."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

#: Notes after each frame that differs from the one before: where what follows the timeline stands,
#: and the marks that are in sight (a chart drawn ahead lies unseen behind the one in sight).
_WATCH = """() => {
  window.frames = [];
  const seen = (plot) => plot.offsetHeight && getComputedStyle(plot).visibility === "visible";
  const look = () => {
    const plots = [...document.querySelectorAll(".st-key-timeline-first .js-plotly-plot")];
    const after = document.querySelector(".st-key-timeline-explanations");
    const found = {
      after: Math.round(after?.getBoundingClientRect().top),
      marks: plots.filter(seen).map((plot) => plot.querySelectorAll(".point").length),
      runs: !document.querySelector('[data-test-script-state="notRunning"]'),
    };
    const last = window.frames.at(-1);
    if (JSON.stringify(last) !== JSON.stringify(found)) window.frames.push(found);
    requestAnimationFrame(() => setTimeout(look, 0));
  };
  look();
}"""
_FIGURE = "/chart/timeline.json?"
#: Stands among a reader's requests where the page was ready.
_READY = "data:ready"
_PLOT = ".st-key-timeline-first .nzviz-chart > .js-plotly-plot:not(.nzviz-behind)"
#: A mark that stands alone enough to be hit, of the plot that a selector names.
_ALONE = """plot => {
  const marks = [...plot.querySelectorAll('.scatterlayer .points path')].map(mark => {
    const box = mark.getBoundingClientRect();
    const data = mark.__data__ && mark.__data__.data;
    return { data, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  const [found] = marks.filter(one => typeof one.data === "string" && !one.data.includes(":")
    && one.y > 60 && one.y < innerHeight - 60
    && marks.every(other => other === one || Math.hypot(other.x - one.x, other.y - one.y) > 18));
  return found;
}"""


def asked(reader: Any) -> list[str]:
    """The figures that were asked for since the page was ready."""
    since = len(reader.requests) - 1 - reader.requests[::-1].index(_READY)
    return [address for address in reader.requests[since:] if _FIGURE in address]


def ready(reader: Any, **query: list[str]) -> None:
    """What a reader finds who has looked at the page for a moment."""
    reader.visit("timeline", **query)
    expect(reader.page.locator("[data-ways]")).to_be_attached()
    expect(reader.page.locator(f"{_PLOT} .main-svg").first).to_be_attached()
    reader.page.wait_for_timeout(1_000)
    reader.settle()
    reader.requests.append(_READY)


def point_at(reader: Any, label: str) -> None:
    """Rest on a theme's button until its figure has come and is drawn."""
    with reader.page.expect_response(lambda answer: _FIGURE in answer.url) as answer:
        reader.pill(label).hover()
    assert answer.value.status == 200
    reader.page.wait_for_function(
        "() => document.querySelector('.st-key-timeline-first .nzviz-chart').chart.next?.drawn"
    )


def frames(page: Page) -> list[dict[str, Any]]:
    """What was in sight since the watch began, each state once."""
    found: list[dict[str, Any]] = page.evaluate("frames")
    return found


@pytest.mark.parametrize("window", [{"width": 1280, "height": 900}, {"width": 390, "height": 1900}])
def test_the_next_timeline_is_there_before_the_page_has_run(
    new_reader: Any, window: dict[str, int]
) -> None:
    reader = new_reader(viewport=window)
    ready(reader)
    assert asked(reader) == []
    point_at(reader, "Intelligence and technology")
    assert len(asked(reader)) == 1
    before = reader.page.locator(f"{_PLOT} .point").count()
    reader.page.evaluate(_WATCH)

    reader.pill("Intelligence and technology").click()

    reader.wait_for_query({"theme": ["intelligence"]})
    reader.settle()
    reader.page.wait_for_timeout(300)
    seen = frames(reader.page)
    # One chart was in sight in every frame: the one before, then the new one, never another.
    assert {len(frame["marks"]) for frame in seen} == {1}, seen
    counts = [frame["marks"][0] for frame in seen]
    assert counts == sorted(counts, reverse=True), seen
    assert counts[0] == before > counts[-1]
    assert len(set(counts)) == 2, seen
    if window["width"] > 1000:  # on a phone the sentence above may take another line
        drawn = [frame["after"] for frame in seen if frame["marks"] == seen[-1]["marks"]]
        assert set(drawn) == {drawn[-1]}, seen
        assert drawn[-1] < seen[0]["after"]  # one lane is lower than nine
    assert len(asked(reader)) == 1, "the page told of the figure that was there already"


def test_the_chart_of_a_click_takes_clicks_at_once(reader: Any) -> None:
    ready(reader)
    point_at(reader, "Intelligence and technology")
    reader.pill("Intelligence and technology").click()
    reader.page.wait_for_function(
        "() => document.querySelector('.st-key-timeline-first .nzviz-chart').chart.name"
        ".includes('theme=intelligence')"
    )
    reader.page.locator(_PLOT).scroll_into_view_if_needed()
    mark = reader.page.locator(_PLOT).evaluate(_ALONE)
    reader.page.mouse.move(mark["x"], mark["y"])
    reader.page.mouse.click(mark["x"], mark["y"])

    reader.wait_for_query({"theme": ["intelligence"], "event": [mark["data"]]})
    expect(reader.card("event")).to_be_visible()


def test_a_click_without_pointing_draws_the_figure_once(reader: Any) -> None:
    ready(reader)
    reader.pill("Operations").evaluate("button => button.click()")
    reader.wait_for_query({"theme": ["operations"]})
    reader.settle()
    reader.page.wait_for_timeout(300)
    assert len(asked(reader)) == 1
    told = reader.page.locator(".st-key-timeline-first .nzviz-chart").evaluate(
        "box => [box.chart.told.name, box.chart.name]"
    )
    assert told[0] == told[1]


@pytest.mark.parametrize("key", ["Space", "Enter"])
@pytest.mark.parametrize(
    ("name", "query"),
    [(r"^Operations \d+$", {"theme": ["operations"]}), ("^The break", {"from": None, "to": None})],
    ids=["theme", "period"],
)
def test_the_keyboard_has_the_next_timeline_as_well(
    reader: Any, name: str, query: dict[str, list[str] | None], key: str
) -> None:
    ready(reader)
    button = reader.page.get_by_role("button", name=re.compile(name)).first
    with reader.page.expect_response(lambda answer: _FIGURE in answer.url) as answer:
        button.focus()
    answer.value.finished()
    reader.page.wait_for_timeout(500)
    reader.page.evaluate(_WATCH)

    reader.page.keyboard.press(key, delay=90)  # a key stays down for a moment

    reader.page.wait_for_function(
        "() => frames.some((frame) => frame.marks[0] !== frames[0].marks[0])"
    )
    reader.page.wait_for_function(f"() => location.search.includes({next(iter(query))!r})")
    reader.settle()
    assert set(reader.query) == set(query)
    assert all(reader.query[name] == values for name, values in query.items() if values)
    counts = [frame["marks"] for frame in frames(reader.page)]
    assert all(len(one) == 1 for one in counts), counts
    assert len({one[0] for one in counts}) == 2, counts  # once there, it stays
    assert len(asked(reader)) == 1


def test_two_quick_clicks_end_with_both(reader: Any) -> None:
    ready(reader)
    point_at(reader, "Operations")
    reader.pill("Operations").click()
    reader.pill("Diplomacy").click()

    reader.wait_for_query({"theme": ["diplomacy", "operations"]})
    reader.settle()
    reader.page.wait_for_timeout(500)
    told, drawn = reader.page.locator(".st-key-timeline-first .nzviz-chart").evaluate(
        "box => [box.chart.told.name, box.chart.name]"
    )
    assert told == drawn
    assert "theme=diplomacy&theme=operations" in drawn


def test_a_choice_that_leaves_nothing_is_not_drawn(reader: Any) -> None:
    ready(reader, q=['"Washington Declaration"'])
    period = reader.page.get_by_role("button", name="The break")
    with reader.page.expect_response(lambda answer: _FIGURE in answer.url) as answer:
        period.hover()
    assert answer.value.status == 204
    reader.page.evaluate(_WATCH)

    period.click()

    expect(reader.page.get_by_text("No events are left by these filters.")).to_be_visible()
    counts = [frame["marks"] for frame in frames(reader.page) if frame["marks"]]
    assert all(one == counts[0] for one in counts)


def test_nothing_is_asked_for_a_chart_out_of_sight(new_reader: Any) -> None:
    reader = new_reader(viewport={"width": 390, "height": 600})
    ready(reader)
    reader.pill("Operations").hover()
    reader.page.wait_for_timeout(500)
    assert asked(reader) == []


def test_a_click_that_the_page_never_hears_of_is_taken_back(reader: Any) -> None:
    ready(reader)
    before = reader.page.locator(f"{_PLOT} .point").count()
    point_at(reader, "Operations")
    reader.page.evaluate(_WATCH)

    # As if the server were gone: what the script of the page has drawn ahead stays alone.
    reader.pill("Operations").evaluate(
        "button => { button.addEventListener('click', (event) => event.stopPropagation());"
        " button.click(); }"
    )

    reader.page.wait_for_function(
        "() => frames.some((frame) => frame.marks[0] !== frames[0].marks[0])"
    )
    expect(reader.page.locator(f"{_PLOT} .point")).to_have_count(before)
    assert reader.query == {}


def test_who_saves_data_gets_nothing_ahead(reader: Any) -> None:
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    reader.page.add_init_script(saving)
    ready(reader)
    reader.pill("Operations").hover()
    reader.page.wait_for_timeout(300)
    reader.page.locator(".st-key-navigation").get_by_role("link", name="Quotes").hover()
    reader.page.wait_for_timeout(500)
    assert reader.requests[-1] == _READY


@pytest.mark.parametrize("window", [{"width": 1280, "height": 900}, {"width": 390, "height": 844}])
def test_the_first_views_chart_takes_clicks_before_the_app_stands(
    new_reader: Any, window: dict[str, int]
) -> None:
    reader = new_reader(viewport=window)
    # The app cannot start for a while: its script does not come.
    held: list[Any] = []
    reader.page.route("**/static/js/index.*.js", lambda route: held.append(route))
    reader.page.goto(f"{reader.base}/timeline?theme=intelligence", wait_until="commit")
    first = reader.page.locator("#nzviz-first [data-drawn] > .nzviz-chart > .js-plotly-plot")
    expect(first).to_be_visible()
    expect(reader.page.locator("#nzviz-first [data-chart] > .wide")).to_be_hidden()
    expect(reader.page.locator("#nzviz-first [data-chart] > .narrow")).to_be_hidden()
    first.scroll_into_view_if_needed()
    reader.page.evaluate("document.querySelector('#nzviz-first .js-plotly-plot').same = true")
    mark = first.evaluate(_ALONE)
    reader.page.mouse.move(mark["x"], mark["y"])
    expect(first.locator(".hoverlayer text").first).to_be_visible()

    reader.page.mouse.click(mark["x"], mark["y"])
    for route in held:
        route.continue_()

    expect(reader.page.locator("#nzviz-first")).to_have_count(0)
    # The app has taken the very chart over, and then opens what was chosen.
    assert reader.page.evaluate(
        "document.querySelector('.st-key-timeline-first .js-plotly-plot').same"
    )
    reader.wait_for_query({"theme": ["intelligence"], "event": [mark["data"]]})
    expect(reader.card("event")).to_be_visible()
    assert len([url for url in reader.requests if "/chart/plotly" in url]) == 1


def test_a_chart_whose_script_does_not_come_says_so(new_reader: Any) -> None:
    reader = new_reader()
    reader.page.route("**/chart/plotly-*.js", lambda route: route.abort())
    reader.page.goto(f"{reader.base}/timeline")
    words = "The picture could not be loaded. Load the page again to try once more."
    expect(reader.page.locator(".st-key-timeline-first")).to_contain_text(words)
    expect(reader.sentence).not_to_be_empty()
    assert reader.complaints
    assert all("ERR_FAILED" in complaint for complaint in reader.complaints)
    reader.complaints.clear()


def test_a_figure_that_does_not_come_is_said_and_the_next_one_drawn(reader: Any) -> None:
    ready(reader)
    reader.page.route("**/chart/timeline.json?*theme=operations*", lambda route: route.abort())
    reader.pill("Operations").click()
    box = reader.page.locator(".st-key-timeline-first .nzviz-chart")
    expect(box).to_have_text(
        "The picture could not be loaded. Load the page again to try once more."
    )
    reader.wait_for_query({"theme": ["operations"]})
    reader.settle()
    reader.pill("Operations").click()
    expect(reader.page.locator(f"{_PLOT} .point").first).to_be_visible()
    assert all("ERR_FAILED" in complaint for complaint in reader.complaints)
    reader.complaints.clear()


def test_a_first_view_that_goes_before_its_chart_is_drawn_leaves_the_chart_to_the_page(
    new_reader: Any,
) -> None:
    reader = new_reader()
    reader.visit("quotes")
    held: list[Any] = []
    reader.page.route("**/chart/timeline.json?*", lambda route: held.append(route))
    way = reader.page.locator(".st-key-navigation").get_by_role("link", name="Timeline", exact=True)
    way.hover()
    reader.page.wait_for_timeout(800)  # the first view comes while one points
    way.click()
    expect(reader.page.locator("#nzviz-first")).to_be_attached()
    expect(reader.page.locator(".st-key-timeline-first .nzviz-chart")).to_be_attached()
    reader.settle()
    reader.page.evaluate(
        "document.querySelector('#nzviz-first')?.remove();"  # it goes by itself after a while
        " dispatchEvent(new Event('nzviz-hand-over'))"
    )
    for route in held:
        route.continue_()
    expect(reader.page.locator(f"{_PLOT} .point").first).to_be_visible()


def test_a_chart_that_becomes_lower_leaves_no_room_behind(reader: Any) -> None:
    reader.visit("frameworks", view=["obligations"])
    box = reader.page.locator(".st-key-obligations-chart .nzviz-chart")
    expect(box.locator(".main-svg").first).to_be_attached()
    before = box.bounding_box()["height"]
    reader.pill("Independent policy").click()
    reader.wait_for_query({"view": ["obligations"], "theme": ["independence"]})
    reader.settle()
    reader.page.wait_for_timeout(500)
    after = box.bounding_box()["height"]
    assert after < before
    assert after == box.locator(".main-svg").first.bounding_box()["height"]


#: Tells a chart of its own of a newer figure and then of an older one, which is taken back at once:
#: so Streamlit does at times while it builds a page.
_OUT_OF_ORDER = """async () => {
  const tell = await window.nzvizCharts;
  const part = document.createElement("div");
  part.id = "part";
  part.innerHTML = '<div class="nzviz-chart" style="width: 300px"></div>';
  document.querySelector('[data-testid="stMain"]').prepend(part);
  const chart = (words) => {
    const text = { type: "scatter", mode: "text", x: [1], y: [1], text: [words] };
    const figure = JSON.stringify({ data: [text], layout: { height: 120 }, config: {} });
    return tell({ data: { figure, alt: words }, parentElement: part, setTriggerValue() {} });
  };
  const newer = chart("newer");
  const older = chart("older");
  older();
  return newer;
}"""


def test_a_figure_that_is_told_late_and_taken_back_does_not_stay(reader: Any) -> None:
    reader.visit("quotes")
    reader.page.evaluate(_OUT_OF_ORDER)
    box = reader.page.locator("#part .nzviz-chart")
    expect(box).to_have_attribute("aria-label", "newer")
    expect(box.locator(".textpoint")).to_have_text(["newer"])
    # It still fits itself to its room.
    reader.page.evaluate("document.querySelector('#part .nzviz-chart').style.width = '200px'")
    expect(box.locator(".main-svg").first).to_have_attribute("width", "200")
