"""The views of frameworks in a browser: their links, and what a click in each of them opens."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import ElementHandle, expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters

#: The drawn mark of a figure whose customdata is the given one.
MARK = """([name, wanted]) => {
  const chart = [...document.querySelectorAll('[role=figure], .js-plotly-plot')].find(
    one => (one.getAttribute('aria-label') || '').startsWith(name)) || document;
  const told = mark => {
    const point = mark.__data__ || mark.parentNode.__data__ || {};
    const trace = mark.closest('.trace').__data__[0].trace;
    return trace.customdata && trace.customdata[point.i];
  };
  return [...chart.querySelectorAll('.barlayer .point path, .scatterlayer .point')].find(
    mark => JSON.stringify(told(mark)) === JSON.stringify(wanted));
}"""
PICTURES = {
    "lifespans": "Bars of ",
    "obligations": "Matrix of ",
    "lineage": "Graph of ",
    "areas": "Matrix of ",
    "compare": "From IPCP to ITPP",
}


def mark(reader: Any, picture: str, wanted: object) -> ElementHandle:
    """The mark with this customdata, scrolled into view."""
    expect(reader.page.get_by_role("figure", name=picture).first).to_be_visible()
    reader.page.wait_for_function(MARK, arg=[picture, wanted])
    found: ElementHandle = reader.page.evaluate_handle(MARK, [picture, wanted]).as_element()
    found.scroll_into_view_if_needed()
    return found


def click(reader: Any, picture: str, wanted: object) -> None:
    """Click in the middle of a mark, as a hand does."""
    reader.settle()
    box = mark(reader, picture, wanted).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.click(x, y)


@pytest.mark.parametrize("view", PICTURES)
def test_each_view_opens_from_its_link_and_keeps_it(reader: Any, view: str) -> None:
    query = {"view": [view], "rel": ["nz-nato"]}
    reader.visit("frameworks", **query)
    expect(reader.page.get_by_role("figure", name=PICTURES[view]).first).to_be_visible()
    assert reader.query == query


def test_views_are_chosen_by_their_names(reader: Any) -> None:
    reader.visit("frameworks", fw=["anzus"])
    views = reader.page.locator(".st-key-choose-view")
    views.get_by_role("radio", name="Lineage").or_(
        views.get_by_role("button", name="Lineage")
    ).first.click()
    reader.wait_for_query({"fw": ["anzus"], "view": ["lineage"]})
    expect(reader.page.get_by_role("figure", name="Graph of ")).to_be_visible()
    reader.page.go_back()
    expect(reader.page.get_by_role("figure", name="Bars of ")).to_be_visible()


def test_a_bar_opens_its_framework_and_back_closes_it(reader: Any) -> None:
    reader.visit("frameworks", fw=["anzus"], asof=["1986-12-31"])
    click(reader, "Bars of ", "anzus")
    expect(reader.card("framework")).to_contain_text("Security Treaty between Australia")
    reader.wait_for_query({"fw": ["anzus"], "asof": ["1986-12-31"], "framework": ["anzus"]})
    reader.page.go_back()
    expect(reader.card("framework")).to_have_count(0)


def test_a_cell_opens_the_clause_behind_its_code(reader: Any) -> None:
    reader.visit("frameworks", view=["obligations"], fw=["anzus"])
    click(reader, "Matrix of ", ["anzus", "obligation.defence"])
    clause = reader.page.locator(".st-key-clause")
    expect(clause).to_contain_text("Article IV")
    reader.wait_for_query(
        {
            "view": ["obligations"],
            "fw": ["anzus"],
            "framework": ["anzus"],
            "code": ["obligation.defence"],
        }
    )
    clause.get_by_role("button", name="Close").click()
    expect(clause).to_have_count(0)
    expect(reader.card("framework")).to_be_visible()


def test_a_node_opens_its_framework_and_steps_narrow_to_its_neighbours(reader: Any) -> None:
    reader.visit("frameworks", view=["lineage"], rel=["nz-nato"])
    click(reader, "Graph of ", "itpp")
    expect(reader.card("framework")).to_contain_text("Individually Tailored")
    steps = reader.page.locator(".st-key-choose-steps")
    steps.get_by_role("radio", name="1 step").or_(
        steps.get_by_role("button", name="1 step")
    ).first.click()
    reader.wait_for_query(
        {"view": ["lineage"], "rel": ["nz-nato"], "framework": ["itpp"], "steps": ["1"]}
    )
    expect(reader.page.get_by_role("figure", name="Graph of 2 frameworks")).to_be_visible()


def test_a_disc_lists_the_frameworks_of_its_partner_and_area(reader: Any) -> None:
    reader.visit("frameworks", view=["areas"], fw=["ipcp"])
    click(reader, "Matrix of ", ["nz-nato.cyber"])
    cell = reader.page.locator(".st-key-cell")
    expect(cell).to_contain_text("NATO: Cyber")
    cell.get_by_role("link", name="IPCP").click()
    expect(reader.card("framework")).to_contain_text("Individual Partnership")
    assert reader.query["view"] == ["areas"]


def test_a_dot_of_the_comparison_shows_both_clauses(reader: Any) -> None:
    reader.visit("frameworks", view=["compare"])
    click(reader, "From IPCP", ["a", "area.cyber"])
    expect(reader.page.locator(".st-key-compared-code")).to_contain_text("= shared")


def test_a_partner_is_chosen_and_a_tie_opens_beside(reader: Any) -> None:
    reader.visit("partners", partner=["nato"], fw=["ipcp"])
    expect(reader.page.get_by_text("between New Zealand and NATO").first).to_be_visible()
    click(reader, "Frameworks between New Zealand and NATO", "ipcp")
    expect(reader.card("framework")).to_contain_text("Individual Partnership")
    reader.wait_for_query({"partner": ["nato"], "fw": ["ipcp"], "framework": ["ipcp"]})


def test_an_opened_framework_is_brought_into_view_in_its_window(reader: Any) -> None:
    reader.visit("frameworks", framework=["itpp"])
    window = reader.page.locator(".st-key-window-lifespans-chart")
    expect(window.get_by_role("figure", name="Bars of ")).to_be_visible()
    reader.page.wait_for_function(
        "() => document.querySelector('.st-key-window-lifespans-chart').scrollTop > 100"
    )
    bar = mark(reader, "Bars of ", "itpp").bounding_box()
    frame = window.bounding_box()
    assert bar is not None
    assert frame is not None
    assert frame["y"] <= bar["y"] <= frame["y"] + frame["height"]


def test_a_picture_leaves_whole_as_svg_and_png(
    reader: Any, real: Corpus, told: Callable[[str, Filters], str]
) -> None:
    reader.visit("frameworks", view=["obligations"], fw=["anzus"])
    reader.settle()
    reader.page.locator(".st-key-picture-obligations").get_by_role("button").click()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save as SVG").click()
    assert download.value.suggested_filename == "obligations.svg"
    picture = ElementTree.parse(download.value.path()).getroot()
    found = ["".join(node.itertext()) for node in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert found[0].startswith(real.site.title)
    assert set(found) >= {
        told("frameworks", Filters(fw=("anzus",))),
        "policy coordination",
        "ANZUS",
        "Legal form",
    }
    assert any(real.site.licence in text for text in found)
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save as PNG").click()
    assert download.value.suggested_filename == "obligations.png"
    drawn = Image.open(BytesIO(download.value.path().read_bytes()))
    wide, high = (int(picture.get(name, 0)) for name in ("width", "height"))
    assert drawn.size == (2 * wide, 2 * high)
    assert len(drawn.convert("RGB").getcolors(1 << 20) or ()) > 20
