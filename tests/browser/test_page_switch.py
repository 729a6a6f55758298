"""A click on the way to another page shows that page's first view until the app has drawn it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from nzviz.figures.style import DARK

#: Notes, after each frame that differs from the one before, which titles stand where.
_WATCH = """() => {
  window.frames = [];
  const at = (title) => title && [title.textContent, Math.round(title.getBoundingClientRect().top)];
  const look = () => {
    const found = {
      first: at(document.querySelector("#nzviz-first h1")) ?? null,
      app: at(document.querySelector('[data-testid="stMain"] h1')) ?? null,
      controls: Math.round((document.querySelector("#nzviz-first .pills")
        ?? document.querySelector(".st-key-filter-theme [role]"))?.getBoundingClientRect().top),
    };
    if (JSON.stringify(window.frames.at(-1)) !== JSON.stringify(found)) window.frames.push(found);
    requestAnimationFrame(() => setTimeout(look, 0));
  };
  look();
}"""
FIRST = "#nzviz-first"


def ready(reader: Any, page: str, **query: list[str]) -> None:
    """What a reader finds who has looked at the page for a moment."""
    reader.visit(page, **query)
    expect(reader.page.locator(FIRST)).to_have_count(0)
    reader.page.wait_for_timeout(500)
    reader.settle()


def way_to(page: Page, name: str) -> Any:
    return page.locator(".st-key-navigation").get_by_role("link", name=name, exact=True)


def asked(reader: Any, path: str) -> int:
    return sum(address.startswith(f"{reader.base}/{path}?") for address in reader.requests)


def point_at(reader: Any, name: str) -> None:
    """Rest on the link until its page's first view has come."""
    with reader.page.expect_response(lambda found: found.request.resource_type == "fetch") as found:
        way_to(reader.page, name).hover()
    assert found.value.status == 200
    found.value.finished()
    reader.page.wait_for_timeout(100)


@pytest.mark.parametrize("window", [{"width": 1280, "height": 900}, {"width": 390, "height": 844}])
def test_the_next_page_is_in_sight_until_the_app_stands(
    new_reader: Any, window: dict[str, int]
) -> None:
    reader = new_reader(viewport=window)
    ready(reader, "timeline", theme=["operations"])
    assert asked(reader, "frameworks") == 0
    point_at(reader, "Frameworks")
    assert asked(reader, "frameworks") == 1
    reader.page.evaluate(_WATCH)

    way_to(reader.page, "Frameworks").click()

    reader.page.wait_for_function("frames.some((frame) => frame.first)")
    expect(reader.page.locator(FIRST)).to_have_count(0)
    reader.settle()
    frames = reader.page.evaluate("frames")
    last = frames[-1]
    assert last["app"][0] == "Frameworks"
    covered = [frame for frame in frames if frame["first"]]
    # What the reader saw is what the app has drawn, at the same place.
    assert {tuple(frame["first"]) for frame in covered} == {tuple(last["app"])}, frames
    assert all(abs(frame["controls"] - last["controls"]) <= 3 for frame in covered), frames
    assert [frame for frame in frames if frame["app"][0] == "Timeline" and frame["first"]], frames
    reader.wait_for_query({"theme": ["operations"]})
    assert asked(reader, "frameworks") == 1

    reader.page.go_back()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Timeline")
    reader.wait_for_query({"theme": ["operations"]})


def test_the_keyboard_has_it_as_well_and_keeps_its_place(reader: Any) -> None:
    ready(reader, "quotes")
    with reader.page.expect_response(lambda found: found.request.resource_type == "fetch") as found:
        way_to(reader.page, "Sources").focus()
    found.value.finished()
    reader.page.wait_for_timeout(100)
    reader.page.evaluate(_WATCH)

    reader.page.keyboard.press("Enter")

    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Sources")
    assert any(frame["first"] for frame in reader.page.evaluate("frames"))
    expect(way_to(reader.page, "Sources")).to_be_focused()


def test_it_has_the_look_that_the_app_has(new_reader: Any) -> None:
    reader = new_reader(color_scheme="light")
    ready(reader, "timeline", embed_options=["dark_theme"])
    point_at(reader, "Partners")
    reader.page.evaluate(
        """() => {
      new MutationObserver(() => {
        const first = document.querySelector("#nzviz-first");
        if (first) window.paper = getComputedStyle(first).backgroundColor;
      }).observe(document.body, { childList: true });
    }"""
    )
    way_to(reader.page, "Partners").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Partners")
    paper = tuple(int(DARK.paper[at : at + 2], 16) for at in (1, 3, 5))
    assert reader.page.evaluate("window.paper") == f"rgb{paper}"


def test_a_click_for_a_new_tab_opens_one_and_shows_nothing_here(reader: Any) -> None:
    ready(reader, "timeline", theme=["operations"])
    point_at(reader, "Overview")
    reader.page.evaluate(_WATCH)
    with reader.page.context.expect_page() as opened:
        way_to(reader.page, "Overview").click(modifiers=["Control"])
    # Streamlit names the first page by "?theme=..." alone, which is the page where it stands.
    assert opened.value.url == f"{reader.base}/?theme=operations"
    reader.page.wait_for_timeout(500)
    assert {frame["app"][0] for frame in reader.page.evaluate("frames")} == {"Timeline"}
    assert not any(frame["first"] for frame in reader.page.evaluate("frames"))
    opened.value.close()


def test_nothing_is_asked_for_the_page_that_is_open(reader: Any) -> None:
    ready(reader, "timeline", theme=["operations"])
    before = len(reader.requests)
    way_to(reader.page, "Timeline").hover()
    reader.page.wait_for_timeout(400)
    assert reader.requests[before:] == []


def test_a_view_to_which_the_app_does_not_come_goes_away(reader: Any) -> None:
    ready(reader, "timeline")
    point_at(reader, "Partners")
    # As when the connection breaks at that moment: the click reaches nobody.
    reader.page.evaluate("WebSocket.prototype.send = () => {}")
    reader.page.evaluate(_WATCH)
    way_to(reader.page, "Partners").click()
    reader.page.wait_for_function("frames.some((frame) => frame.first)")
    expect(reader.page.locator(FIRST)).to_have_count(0)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Timeline")


@pytest.mark.parametrize("ahead", [True, False], ids=["with its first view", "without"])
def test_a_page_begins_at_its_top(reader: Any, ahead: bool) -> None:
    if not ahead:  # who saves data has nothing prepared
        saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
        reader.page.add_init_script(saving)
    ready(reader, "")
    link = reader.page.locator('[data-testid="stPageLink-NavLink"][href*="event="]').last
    link.scroll_into_view_if_needed()
    main = reader.page.get_by_test_id("stMain")
    assert main.evaluate("(main) => main.scrollTop") > 300
    reader.page.evaluate(_WATCH)
    if ahead:
        with reader.page.expect_response(lambda found: "/timeline?" in found.url) as found:
            link.hover()
        found.value.finished()
        reader.page.wait_for_timeout(100)

    link.click()

    expect(main.get_by_role("heading", level=1)).to_have_text("Timeline")
    reader.settle()
    expect(reader.page.locator(FIRST)).to_have_count(0)
    assert any(frame["first"] for frame in reader.page.evaluate("frames")) == ahead
    assert main.evaluate("(main) => main.scrollTop") == 0
