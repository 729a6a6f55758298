"""The timeline's marks open their events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters

NUCLEAR = Filters(theme=("nuclear-free",))

#: Marks that carry an id and stand alone enough to be hit: the id, and where its middle is.
ALONE = """chart => {
  const marks = [...chart.querySelectorAll('.scatterlayer .points path')].map(mark => {
    const box = mark.getBoundingClientRect();
    const data = mark.__data__ && mark.__data__.data;
    return { data, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  return marks.filter(one => one.data && one.y > 60 && one.y < innerHeight - 60 && marks.every(
    other => other === one || Math.hypot(other.x - one.x, other.y - one.y) > 18));
}"""


def chart_of(reader: Any) -> Locator:
    chart: Locator = reader.page.get_by_role("figure", name=" events in ")
    expect(chart.locator(".scatterlayer .points path").first).to_be_visible()
    chart.scroll_into_view_if_needed()
    return chart


def mark_of_an_event(reader: Any, real: Corpus) -> tuple[str, float, float]:
    for mark in chart_of(reader).evaluate(ALONE):
        data = mark["data"][0] if isinstance(mark["data"], list) else mark["data"]
        event = str(data).rpartition(":")[2]
        if event in real.frames.events.index:
            return event, mark["x"], mark["y"]
    raise AssertionError("no mark of an event stands alone on the screen")


def test_a_click_on_a_mark_opens_its_event_and_keeps_the_filters(
    reader: Any, real: Corpus, told: Callable[[str, Filters], str]
) -> None:
    reader.visit("timeline", theme=["nuclear-free"])
    event, x, y = mark_of_an_event(reader, real)
    reader.page.mouse.move(x, y)
    reader.page.mouse.click(x, y)

    expect(reader.card("event")).to_contain_text(real.label("event", event))
    reader.wait_for_query({"theme": ["nuclear-free"], "event": [event]})
    expect(reader.sentence).to_have_text(told("timeline", NUCLEAR))

    close = reader.page.locator(".st-key-close-event").get_by_role("button")
    close.click()
    expect(reader.card("event")).to_have_count(0)
    reader.wait_for_query({"theme": ["nuclear-free"]})


def test_back_closes_the_event_that_a_click_opened(reader: Any, real: Corpus) -> None:
    reader.visit("timeline", theme=["nuclear-free"])
    event, x, y = mark_of_an_event(reader, real)
    reader.page.mouse.move(x, y)
    reader.page.mouse.click(x, y)
    reader.wait_for_query({"theme": ["nuclear-free"], "event": [event]})
    expect(reader.card("event")).to_be_visible()

    reader.page.go_back()
    expect(reader.card("event")).to_have_count(0)
    reader.wait_for_query({"theme": ["nuclear-free"]})
    reader.page.go_forward()
    expect(reader.card("event")).to_contain_text(real.label("event", event))
