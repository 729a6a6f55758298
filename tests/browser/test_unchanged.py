"""What a rerun does not change stays where it is: the same nodes, and the reader's place."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

_PLOT = "document.querySelector('.st-key-{} .js-plotly-plot')"

#: What Plotly has drawn: it makes the traces anew for each drawing.
_DRAWN = f"""() => {{
  const plot = {_PLOT.format("timeline-first")};
  plot._fullData.drawn ??= Math.random();
  return plot._fullData.drawn;
}}"""


def mark(reader: Any, key: str) -> None:
    """Remember this very node."""
    expect(reader.page.locator(f".st-key-{key} .js-plotly-plot .main-svg").first).to_be_attached()
    reader.page.evaluate(f"() => {{ {_PLOT.format(key)}.sameNode = true }}")


def is_marked(reader: Any, key: str) -> bool:
    return bool(reader.page.evaluate(f"() => {_PLOT.format(key)}?.sameNode === true"))


def test_charts_are_left_alone_by_a_rerun_that_changes_nothing_in_them(reader: Any) -> None:
    reader.visit("timeline", theme=["nuclear-free"])
    mark(reader, "timeline-first")
    drawn = reader.page.evaluate(_DRAWN)
    listed = reader.page.get_by_text("The same events as a list")
    listed.scroll_into_view_if_needed()
    expect(reader.page.get_by_test_id("stDataFrame")).to_be_visible()  # it comes when it is near
    reader.settle()
    listed.scroll_into_view_if_needed()
    place = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")

    listed.click()  # runs the whole page: the list is made when it is opened

    expect(reader.page.locator(".st-key-event-list li").first).to_be_visible()
    reader.settle()
    assert is_marked(reader, "timeline-first")
    assert reader.page.evaluate(_DRAWN) == drawn
    after = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert after == place

    reader.pill("Alliance obligations").click()  # the control of this test: a change is drawn
    reader.wait_for_query({"theme": ["alliance", "nuclear-free"]})
    reader.settle()
    for _ in range(50):  # its figure comes from the server
        if reader.page.evaluate(_DRAWN) != drawn:
            break
        reader.page.wait_for_timeout(100)
    assert reader.page.evaluate(_DRAWN) != drawn


def test_a_search_while_one_types_leaves_the_rest_of_the_page_alone(reader: Any) -> None:
    reader.visit("quotes", view=["speakers"])
    mark(reader, "speaker-over-time")

    reader.page.locator(".st-key-live-search input").press_sequentially("ship")

    expect(reader.page.locator(".st-key-live-answer")).to_be_visible()
    reader.settle()
    assert is_marked(reader, "speaker-over-time")
