"""The still picture of the timeline that a click leads to: there at once, in place, soon gone."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import Any

import pytest
from playwright.sync_api import expect

#: Notes after each frame that differs from the one before: where what follows the chart stands,
#: whether the picture lies there, whether it is what a click would meet, how many marks and
#: whether a drawing of Plotly's there is (Streamlit keeps the one before for a moment, unseen).
_WATCH = """() => {
  window.frames = [];
  const look = () => {
    const boxes = [...document.querySelectorAll(".st-key-timeline-first")];
    const charts = boxes.filter((box) => box.offsetHeight);
    const after = document.querySelector(".st-key-timeline-explanations");
    const still = document.querySelector(".nzviz-still");
    let met = null;
    if (still) {
      const box = still.getBoundingClientRect();
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + 20);
      met = still.contains(there);
    }
    const found = {
      after: Math.round(after?.getBoundingClientRect().top), still: !!still, met,
      marks: charts.flatMap((chart) => [...chart.querySelectorAll(".point")]).length,
      plot: charts.some((chart) => chart.querySelector(".main-svg .trace")),
    };
    const last = window.frames.at(-1);
    if (JSON.stringify(last) !== JSON.stringify(found)) window.frames.push(found);
    requestAnimationFrame(() => setTimeout(look, 0));
  };
  look();
}"""
_STILL = ".nzviz-still"


def asked(reader: Any) -> list[str]:
    """The pictures that were asked for."""
    return [address for address in reader.requests if "/still/" in address]


def ready(reader: Any, **query: list[str]) -> None:
    """What a reader finds who has looked at the page for a moment."""
    reader.visit("timeline", **query)
    expect(reader.page.locator("[data-stills]")).to_be_attached()
    expect(reader.page.locator(".st-key-timeline-first .main-svg").first).to_be_attached()
    reader.page.wait_for_timeout(1_000)
    reader.settle()


def point_at(reader: Any, label: str) -> None:
    """Rest on a theme's button until its picture has come."""
    with reader.page.expect_response(lambda answer: "/still/" in answer.url) as answer:
        reader.pill(label).hover()
    assert answer.value.status == 200
    answer.value.finished()


@pytest.mark.parametrize("window", [{"width": 1280, "height": 900}, {"width": 390, "height": 1900}])
def test_a_click_shows_the_picture_until_the_chart_is_drawn(
    new_reader: Any, window: dict[str, int]
) -> None:
    reader = new_reader(viewport=window)
    ready(reader)
    assert asked(reader) == []
    point_at(reader, "Intelligence and technology")
    assert len(asked(reader)) == 1
    reader.page.evaluate(_WATCH)

    reader.pill("Intelligence and technology").click()

    reader.wait_for_query({"theme": ["intelligence"]})
    expect(reader.page.locator(_STILL)).to_have_count(0)
    reader.settle()
    frames = reader.page.evaluate("frames")
    covered = [frame for frame in frames if frame["still"]]
    assert covered, frames
    assert all(frame["met"] for frame in covered), frames
    # The chart was never gone from sight while it was made anew.
    assert all(frame["plot"] for frame in frames if not frame["still"]), frames
    if window["width"] > 1000:  # on a phone the sentence above may take another line
        assert {frame["after"] for frame in covered} == {frames[-1]["after"]}, frames
    assert frames[-1]["after"] < frames[0]["after"]  # one lane is lower than nine


@pytest.mark.parametrize("key", ["Space", "Enter"])
@pytest.mark.parametrize(
    ("name", "query"),
    [(r"^Operations \d+$", {"theme": ["operations"]}), ("^The break", {"from": None, "to": None})],
    ids=["theme", "period"],
)
def test_the_keyboard_has_the_picture_as_well(
    reader: Any, name: str, query: dict[str, list[str] | None], key: str
) -> None:
    ready(reader)
    button = reader.page.get_by_role("button", name=re.compile(name)).first
    with reader.page.expect_response(lambda answer: "/still/" in answer.url) as answer:
        button.focus()
    answer.value.finished()
    reader.page.evaluate(_WATCH)

    reader.page.keyboard.press(key, delay=90)  # a key stays down for a moment

    reader.page.wait_for_function("frames.some((frame) => frame.still)")
    expect(reader.page.locator(_STILL)).to_have_count(0)
    reader.settle()
    assert set(reader.query) == set(query)
    assert all(reader.query[name] == values for name, values in query.items() if values)
    frames = reader.page.evaluate("frames")
    # Once there, it stays until the chart has been drawn.
    assert [there for there, _ in groupby(frames, itemgetter("still"))] == [False, True, False]
    last = max(at for at, frame in enumerate(frames) if frame["still"])
    assert frames[last + 1]["marks"] == frames[-1]["marks"] != frames[0]["marks"], frames


def test_two_quick_clicks_end_with_both_and_without_a_picture(reader: Any) -> None:
    ready(reader)
    point_at(reader, "Operations")
    reader.pill("Operations").click()
    reader.pill("Diplomacy").click()

    reader.wait_for_query({"theme": ["diplomacy", "operations"]})
    reader.settle()
    expect(reader.page.locator(_STILL)).to_have_count(0)
    style = reader.page.locator(".st-key-timeline-first").get_attribute("style") or ""
    assert "clip-path" not in style
    assert "margin" not in style


def test_a_choice_that_leaves_nothing_has_no_picture(reader: Any) -> None:
    ready(reader, q=['"Washington Declaration"'])
    period = reader.page.get_by_role("button", name="The break")
    with reader.page.expect_response(lambda answer: "/still/" in answer.url) as answer:
        period.hover()
    assert answer.value.status == 204
    reader.page.evaluate(_WATCH)

    period.click()

    expect(reader.page.get_by_text("No events are left by these filters.")).to_be_visible()
    assert not any(frame["still"] for frame in reader.page.evaluate("frames"))


def test_nothing_is_asked_for_a_chart_out_of_sight(new_reader: Any) -> None:
    reader = new_reader(viewport={"width": 390, "height": 600})
    ready(reader)
    reader.pill("Operations").hover()
    reader.page.wait_for_timeout(500)
    assert asked(reader) == []


def test_a_click_that_changes_nothing_takes_the_picture_away_again(reader: Any) -> None:
    ready(reader)
    whole = reader.page.get_by_role("button", name="Whole period")
    with reader.page.expect_response(lambda answer: "/still/" in answer.url):
        whole.hover()
    reader.page.evaluate(_WATCH)

    whole.click()

    reader.page.wait_for_function("frames.some((frame) => frame.still)")
    expect(reader.page.locator(_STILL)).to_have_count(0)
    assert reader.page.evaluate("frames").pop()["plot"]


def test_who_saves_data_gets_nothing_ahead(reader: Any) -> None:
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    reader.page.add_init_script(saving)
    ready(reader)
    before = len(reader.requests)
    reader.pill("Operations").hover()
    reader.page.wait_for_timeout(300)
    reader.page.locator(".st-key-navigation").get_by_role("link", name="Quotes").hover()
    reader.page.wait_for_timeout(500)
    assert reader.requests[before:] == []
