"""Everything on the timeline page that a person can see or press, besides its marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, expect

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.figures.timeline import LANES, lanes

Told = Callable[[str, Filters], str]

#: Boxes of all words, and of the picture that they must stay in.
LABELS = """chart => {
  const plot = chart.querySelector('.main-svg').getBoundingClientRect();
  const boxes = [...chart.querySelectorAll('.textpoint text')].map(text => {
    const box = text.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom, text.textContent];
  });
  return { plot: [plot.left, plot.right], boxes };
}"""


#: Nothing while an old and a new picture stand side by side, or while one is being drawn.
ONE = f"""
  if (all.length !== 1 || !all[0].querySelector('.textpoint text')) return null;
  return ({LABELS})(all[0]);
"""


def drawn_labels(reader: Any) -> dict[str, Any]:
    """The labels once the page has told its width and the picture has come to rest."""
    read = f"() => {{ const all = document.querySelectorAll('.st-key-timeline-first'); {ONE} }}"
    before = None
    for _ in range(40):
        reader.settle()
        now = reader.page.evaluate(read)
        if now and now == before:
            return dict(now)
        before = now
        reader.page.wait_for_timeout(500)
    raise AssertionError("the timeline does not come to rest")


#: How far from the left things stand, in whole pixels.
_PLACES = "found => found.map(one => Math.round(one.getBoundingClientRect().left))"


def button(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key}").get_by_role("button").first


def chart(reader: Any, name: str = "first") -> Locator:
    found: Locator = reader.page.locator(f".st-key-timeline-{name}")
    expect(found.locator(".scatterlayer .points path").first).to_be_visible()
    return found


def names(found: Locator) -> list[str]:
    return [text.strip() for text in found.locator(".textpoint").all_text_contents()]


@pytest.mark.parametrize("by", LANES)
def test_lanes_by(reader: Any, real: Corpus, by: str) -> None:
    label = {
        "theme": "Theme",
        "relationship": "Partner",
        "framework": "Framework",
        "actor": "Actor",
    }
    reader.visit("timeline", **{"from": ["1984"], "to": ["1987"]})
    choice = reader.page.locator(".st-key-lane-choice")
    if by != "theme":
        choice.get_by_role("radio", name=label[by], exact=True).click()
        reader.wait_for_query({"from": ["1984"], "to": ["1987"], "lane": [by]})
    wanted = lanes(real, Filters(first_year=1984, last_year=1987), by)
    for lane in wanted[:3]:
        first_word = re.split(r"\W", lane.label)[0]
        expect(chart(reader).locator(".textpoint", has_text=first_word).first).to_be_visible()


def test_presets_set_the_years_and_the_strip_shows_them(reader: Any, told: Told) -> None:
    reader.visit("timeline")
    button(reader.page, "period-0").click()
    reader.wait_for_query({"from": ["1984"], "to": ["1987"]})
    expect(reader.sentence).to_have_text(told("timeline", Filters(first_year=1984, last_year=1987)))
    strip = reader.page.get_by_role("img", name="the chosen years 1984 to 1987 hold")
    expect(strip).to_be_visible()
    button(reader.page, "period-all").click()
    reader.wait_for_query({})


def test_bands_are_switched_off_and_on_in_the_link(reader: Any) -> None:
    reader.visit("timeline", **{"from": ["1984"], "to": ["1990"]})
    expect(chart(reader).locator(".textpoint", has_text="Ronald Reagan").first).to_be_visible()
    bands = reader.page.locator(".st-key-band-choice")
    bands.get_by_role("button", name="Governments").click()
    reader.wait_for_query({"from": ["1984"], "to": ["1990"], "without": ["governments"]})
    expect(chart(reader).locator(".textpoint", has_text="Ronald Reagan")).to_have_count(0)
    bands.get_by_role("button", name="Direction").click()
    expect(chart(reader).locator(".textpoint", has_text="Closer")).to_have_count(0)
    bands.get_by_role("button", name="Governments").click()
    reader.wait_for_query({"from": ["1984"], "to": ["1990"], "without": ["direction"]})


def test_the_rule_of_the_direction_strip_is_one_click_away(reader: Any) -> None:
    reader.visit("timeline")
    button(reader.page, "direction-rule").click()
    expect(reader.page.get_by_text("Each event is coded by the editors")).to_be_visible()


def test_events_outside_the_filter_stay_as_faint_marks(reader: Any, real: Corpus) -> None:
    reader.visit("timeline", **{"from": ["1985"], "to": ["1985"], "q": ["Buchanan"]})
    marks = chart(reader).locator(".scatterlayer .points path")
    before = marks.count()
    reader.page.get_by_text("Keep other events as faint marks").click()
    reader.wait_for_query(
        {"from": ["1985"], "to": ["1985"], "q": ["Buchanan"], "outside": ["faint"]}
    )
    expect(marks.nth(before + 3)).to_be_attached()


def test_two_filters_on_one_axis(reader: Any, real: Corpus) -> None:
    reader.visit("timeline", theme=["nuclear-free"], **{"from": ["1980"], "to": ["1999"]})
    reader.page.get_by_text("Compare two filters").click()
    expect(reader.page.get_by_role("heading", name="Compared with")).to_be_visible()
    second = reader.page.locator(".st-key-b-filter-theme")
    second.get_by_role("button", name=re.compile("^Operations")).click()
    reader.wait_for_query(
        {
            "theme": ["nuclear-free"],
            "from": ["1980"],
            "to": ["1999"],
            "compare": ["yes"],
            "b.theme": ["operations"],
        }
    )
    total = len(real.frames.events)
    shown = len(select(real, Filters(theme=("operations",)), "event"))
    expect(reader.page.get_by_text(f"{shown} of {total} events: Operations")).to_be_visible()
    reader.settle()
    years = re.compile(r"^\d{4}$")
    words = [chart(reader, name).locator(".textpoint text") for name in ("first", "second")]
    expect(words[1].filter(has_text=years).first).to_be_visible()
    reader.page.wait_for_timeout(1500)
    ticks = [found.filter(has_text=years).all_text_contents() for found in words]
    assert ticks[0] == ticks[1] != []
    places = [found.filter(has_text=years).evaluate_all(_PLACES) for found in words]
    assert places[0] == places[1]
    reader.page.get_by_text("Compare two filters").click()
    reader.wait_for_query({"theme": ["nuclear-free"], "from": ["1980"], "to": ["1999"]})


def test_an_event_is_opened_by_keyboard_alone(reader: Any, real: Corpus) -> None:
    reader.visit("timeline")
    event = "washington-declaration-signed"
    assert real.find("event", event) is not None
    choice = reader.page.locator(".st-key-event-choice")
    choice.get_by_role("searchbox").focus()
    reader.page.keyboard.type(real.label("event", event)[:40] + " 2012")
    expect(choice.get_by_role("link", name=real.label("event", event))).to_be_visible()
    while not reader.page.evaluate("() => document.activeElement.matches('a')"):
        reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.card("event")).to_contain_text(real.label("event", event))
    assert reader.query == {"event": [event]}


def test_the_table_comes_when_it_is_near_and_a_row_opens_its_event(reader: Any) -> None:
    reader.visit("timeline", theme=["nuclear-free"])
    table = reader.page.get_by_test_id("stDataFrame")
    expect(table).to_have_count(0)
    reader.page.locator(".st-key-event-choice").scroll_into_view_if_needed()
    expect(table).to_be_visible()
    table.scroll_into_view_if_needed()
    reader.settle()
    table.click(position={"x": 16, "y": 35 + 17})  # the box of the first row, below the heads
    expect(reader.card("event")).to_be_visible()
    assert set(reader.query) == {"theme", "event"}


def test_the_card_steps_through_the_events_of_the_filter(reader: Any, real: Corpus) -> None:
    ids = list(select(real, Filters(theme=("ukraine-europe",)), "event"))
    reader.visit("timeline", theme=["ukraine-europe"], event=[ids[3]])
    card = reader.card("event")
    for name, event in (("Later →", ids[4]), ("← Earlier", ids[3])):
        card.get_by_role("link", name=name).click()
        expect(card.get_by_role("heading", name=real.label("event", event))).to_be_visible()
        reader.wait_for_query({"theme": ["ukraine-europe"], "event": [event]})


def test_the_card_says_date_office_and_evidence(reader: Any, real: Corpus) -> None:
    event = "panetta-lifts-port-ban-2012"
    reader.visit("timeline", event=[event])
    card = reader.card("event")
    row = real.frames.events.loc[event]
    expect(card).to_contain_text(dates.in_words(row["date"]))
    expect(card).to_contain_text("Leon Panetta, then Secretary of Defense")
    expect(card).to_contain_text("Sources disagree here")
    card.get_by_text(re.compile(r"^\d+ more sources$")).first.click()
    expect(card.get_by_role("link", name="Panetta Eases Restrictions").first).to_have_attribute(
        "href", re.compile("^https://maritime-executive.com/")
    )


def test_the_list_twin_opens(reader: Any, real: Corpus) -> None:
    filters = Filters(theme=("ukraine-europe",))
    reader.visit("timeline", theme=["ukraine-europe"])
    reader.page.locator(".st-key-event-list").get_by_text("The same events as a list").click()
    items = reader.page.locator(".st-key-event-list li")
    expect(items).to_have_count(len(select(real, filters, "event")))


def test_too_many_marks_become_counts_and_open_again(new_reader: Any) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.visit("timeline")
    note = reader.page.get_by_text("There are more events here than can be told apart")
    expect(note).to_be_visible()
    expect(reader.page.locator(".st-key-timeline-first .barlayer .point").first).to_be_visible()
    button(reader.page, "period-0").click()
    expect(note).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize(
    "years",
    [{}, {"from": ["1984"], "to": ["1987"]}, {"from": ["2012"]}],
    ids=["all", "few", "late"],
)
def test_labels_neither_overlap_nor_leave_the_picture(
    new_reader: Any, width: int, years: dict[str, list[str]]
) -> None:
    reader = new_reader(viewport={"width": width, "height": 900})
    reader.visit("timeline", **years)
    chart(reader)
    measured = drawn_labels(reader)
    low, high = measured["plot"]
    boxes = measured["boxes"]
    assert boxes
    for number, (left, top, right, bottom, text) in enumerate(boxes):
        assert left >= low - 1, text
        assert right <= high + 1, text
        for one in boxes[:number]:
            apart = right <= one[0] + 1 or one[2] <= left + 1 or bottom <= one[1] + 1
            assert apart or one[3] <= top + 1, (text, one[4])


def test_the_picture_leaves_with_its_title_and_source(
    reader: Any, real: Corpus, told: Told
) -> None:
    reader.visit("timeline", theme=["nuclear-free"])
    button(reader.page, "picture-timeline").click()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save as SVG").click()
    picture = ElementTree.parse(download.value.path())
    texts = ["".join(node.itertext()) for node in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert real.site.title in texts
    assert told("timeline", Filters(theme=("nuclear-free",))) in texts
    assert any(real.site.licence in text for text in texts)
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save as PNG").click()
    assert download.value.suggested_filename == "timeline.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_a_tour_is_left_and_joined_again(reader: Any, real: Corpus) -> None:
    tour = next(iter(real.records.by_kind["tour"].values()))
    reader.visit()
    reader.page.get_by_role("link", name=f"Start: {len(tour.steps)} steps →").first.click()
    box = reader.page.locator(".st-key-tour")
    expect(box).to_contain_text(f"step 1 of {len(tour.steps)}")
    assert reader.query["tour"] == [tour.id]
    box.get_by_role("link", name="Next →").click()
    expect(box).to_contain_text(f"step 2 of {len(tour.steps)}")
    reader.settle()
    wanted = {key: list(values) for key, values in tour.steps[1].query.items()}
    reader.wait_for_query({**wanted, "tour": [tour.id], "step": ["2"]})
    before = reader.page.url
    reader.follow("Sources")  # wander off: the filters are live, the tour stays
    expect(box).to_contain_text(f"step 2 of {len(tour.steps)}")
    box.get_by_role("link", name="Back to this step’s view").click()
    reader.page.wait_for_url(before)
    expect(box.get_by_role("link", name="Back to this step’s view")).to_have_count(0)
    box.get_by_role("button", name="Leave the tour").click()
    expect(box).to_have_count(0)
    assert "tour" not in reader.query


def test_the_same_link_gives_the_same_timeline(new_reader: Any, told: Told) -> None:
    link = {"lane": ["relationship"], "from": ["1984"], "to": ["1990"], "without": ["words"]}
    pictures = []
    for _ in range(2):
        reader = new_reader()
        reader.visit("timeline", **link)
        pictures.append(names(chart(reader)))
        assert reader.query == link
    assert pictures[0] == pictures[1]
