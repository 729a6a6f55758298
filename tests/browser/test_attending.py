"""What the page does for those who cannot see all of it, or do not point: it says what is shown
now, brings what was opened into sight, and keeps the keyboard's place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from nzviz.explore.filters import Filters

Told = Callable[[str, Filters], str]
FOCUSED = "*:focus"
QUOTE = ".st-key-card-quote :is(h2, h3)"


def press(reader: Any, button: Locator, key: str = "Enter") -> None:
    button.focus()
    reader.page.keyboard.press(key)


def test_a_screen_reader_is_told_what_is_shown_now(reader: Any, told: Told) -> None:
    reader.visit("timeline")
    status = reader.page.locator("#nzviz-told")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_be_empty()  # at first it reads the page itself
    reader.pill("Nuclear-free policy").click()
    expect(status).to_have_text(told("timeline", Filters(theme=("nuclear-free",))))
    reader.page.get_by_role("button", name="Clear filters").click()
    expect(status).to_have_text(told("timeline", Filters()))


def test_the_keyboard_follows_a_record_that_opens_and_comes_back_when_it_closes(
    reader: Any,
) -> None:
    reader.visit("quotes")
    page = reader.page
    opening = page.get_by_role("button", name="Open, cite and compare").nth(6)
    opener = opening.evaluate("(button) => button.closest('[class*=st-key-open-]').className")
    press(reader, opening)
    title = page.locator(QUOTE).first
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    reader.settle()

    press(reader, page.locator(".st-key-card-quote").get_by_role("button", name="Add to brief"))
    expect(page.locator(FOCUSED)).to_contain_text("In the brief")
    reader.settle()

    press(reader, page.locator(".st-key-close-quote button"))
    expect(page.locator(QUOTE)).to_have_count(0)
    expect(page.locator(FOCUSED)).to_contain_text("Open, cite and compare")
    key = next(name for name in opener.split() if name.startswith("st-key-open-"))
    expect(page.locator(f".{key}").locator(FOCUSED)).to_have_count(1)


def test_what_a_finger_opens_comes_into_sight(new_reader: Any) -> None:
    phone = new_reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.visit("timeline", theme=["nuclear-free"], **{"from": ["1984"], "to": ["1987"]})
    mark = phone.page.locator(".st-key-timeline-first .points path.point").nth(8)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    phone.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(phone.page.locator(".st-key-card-event h2")).to_be_in_viewport()


def test_a_link_to_a_record_begins_at_the_head_of_its_page(reader: Any) -> None:
    reader.visit("quotes", quote=["coleman-no-shift-nzherald"])
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    assert reader.page.evaluate(scrolled) == 0
    assert reader.page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("menu", ["Share", "Download", "Cite"])
def test_a_menu_has_the_keyboard_while_it_is_open(reader: Any, menu: str) -> None:
    reader.visit("timeline", event=["uss-buchanan-refused"])
    button = reader.page.get_by_role("button", name=menu, exact=False).first
    press(reader, button)
    body = reader.page.get_by_test_id("stPopoverBody")
    expect(body.locator(":scope:focus, :focus")).to_have_count(1)
    reader.page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    expect(button).to_be_focused()


def test_the_ways_to_other_pages_are_a_landmark_that_knows_where_one_is(reader: Any) -> None:
    reader.visit("timeline")
    ways = reader.page.get_by_role("navigation", name="Pages of the dashboard")
    current = ways.locator("[aria-current=page]")
    expect(current).to_have_text(["Timeline"])
    reader.follow("Overview")
    expect(current).to_have_text(["Overview"])
    link = ways.get_by_role("link", name="Sources")
    reader.page.keyboard.press("Tab")  # focus is shown to who uses the keyboard
    link.focus()
    expect(link).to_have_css("outline-style", "solid")
    expect(link).to_have_css("outline-width", "2px")


def test_with_colours_of_ones_own_what_is_chosen_and_what_can_be_moved_is_seen(
    new_reader: Any,
) -> None:
    reader = new_reader(forced_colors="active")
    reader.visit("timeline", theme=["nuclear-free"])
    background = "(part) => getComputedStyle(part).backgroundColor"
    chosen, other = (
        reader.pill(name).evaluate(background)
        for name in ("Nuclear-free policy", "Alliance obligations")
    )
    assert chosen != other
    switch = reader.page.get_by_test_id("stCheckbox").first.locator("label > div").first
    expect(switch).to_have_css("border-style", "solid")
    handles = reader.page.get_by_test_id("stSlider").locator("[data-rac]:has(> div > input)")
    expect(handles).to_have_count(2)
    for handle in handles.all():
        expect(handle).to_have_css("border-style", "solid")
    bars = reader.page.locator(".st-key-density i[title]")
    paper = reader.page.locator(".st-key-density").evaluate(background)
    assert bars.first.evaluate(background) != paper
