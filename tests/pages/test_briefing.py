"""Collecting records, and the page on which they become a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KINDS, MOST_RECORDS, Brief, Item
from nzviz.share.links import RECORD_PAGES
from nzviz.ui.pages import PAGES

Open = Callable[..., Any]
BRIEF = ["event:ports-opened", "quote:vik-sail-harbour-news", "framework:straits-league"]


def press(page: Any, key: str) -> Any:
    next(button for button in page.app.button if button.key == key).click().run()
    assert not page.app.exception
    return page


def links(page: Any) -> list[str]:
    return [element.proto.query_string for element in page.app.get("page_link")]


@pytest.mark.parametrize("kind", BRIEF_KINDS)
def test_a_card_puts_its_record_into_the_brief_and_takes_it_out(
    open_page: Open, alba: Corpus, kind: str
) -> None:
    path, key = RECORD_PAGES[kind]
    record = next(iter(alba.records.by_kind[kind]))
    page = open_page(alba, path, **{key: [record], "brief": ["event:joint-patrols"]})

    press(page, f"collect-card-{kind}-{record}")
    both = ["event:joint-patrols", f"{kind}:{record}"]
    assert page.link() == {key: [record], "brief": both}
    assert "In the brief" in page.text
    assert "Briefing (2)" in page.text
    press(page, f"collect-card-{kind}-{record}")
    assert page.link() == {key: [record], "brief": both[:1]}


def test_a_source_is_not_collected(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "sources", source=["harbour-news"])

    assert "Add to brief" not in page.text


@pytest.mark.parametrize("path", [info.path for info in PAGES])
def test_every_link_to_another_page_keeps_the_brief(
    open_page: Open, alba: Corpus, path: str
) -> None:
    page = open_page(alba, path, brief=BRIEF, brief_title=["Ships"])

    found = links(page)
    assert len(found) >= len(PAGES)
    for query in found:
        assert "brief=event%3Aports-opened&brief=quote%3Avik-sail-harbour-news" in query
        assert "brief_title=Ships" in query


def test_what_is_collected_is_no_part_of_another_pages_view(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline", brief=BRIEF, theme=["ports"])
    page.app.session_state["share"] = True
    page.app.run()

    assert page.app.code[0].value == "http://127.0.0.1/timeline?theme=ports"


def test_the_page_shows_the_document(open_page: Open, corpus: Corpus) -> None:
    items = [f"{kind}:{next(iter(corpus.records.by_kind[kind]))}" for kind in BRIEF_KINDS]
    page = open_page(corpus, "briefing", brief=items, brief_title=["A <title> *here*"])

    assert not page.app.exception
    assert "## A <title> *here*" in page.text
    assert "### Bibliography" in page.text
    assert "[^1]: " in page.text
    assert f"{len(items)} records, in this order" in page.text
    files = [element.proto.label for element in page.app.get("download_button")]
    assert {"Word", "Markdown"} <= set(files)


def test_order_title_and_note_are_in_the_link(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "briefing", brief=BRIEF, theme=["ports"])

    press(page, "up-framework-straits-league")
    first, second, third = BRIEF
    assert page.link() == {"brief": [first, third, second], "theme": ["ports"]}
    press(page, "down-event-ports-opened")
    assert page.link()["brief"] == [third, first, second]
    press(page, "out-event-ports-opened")
    assert page.link()["brief"] == [third, second]
    page.app.text_input(key="briefing-title").set_value("  Ships  and boats ").run()
    page.app.text_area(key="briefing-note").set_value("One.\n\nTwo.").run()
    assert page.link()["brief_title"] == ["Ships and boats"]
    assert page.link()["brief_note"] == ["One.\nTwo."]
    assert "## Ships and boats" in page.text
    press(page, "briefing-clear")
    assert page.link() == {"theme": ["ports"]}
    assert "Nothing is collected yet" in page.text


def test_all_that_the_filters_show_can_be_added(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "briefing", theme=["ports"], brief=["event:ports-opened"])

    press(page, "add-shown-event")
    assert page.link()["brief"] == ["event:ports-opened", "event:ports-closed"]


def test_too_much_is_refused_in_words(open_page: Open, real: Corpus) -> None:
    page = open_page(real, "briefing")

    button = next(b for b in page.app.button if b.key == "add-shown-event")
    assert button.disabled
    assert f"A brief holds {MOST_RECORDS} records" in page.text
    assert "Narrow the filters above" in page.text


def test_a_full_brief_takes_no_more(open_page: Open, real: Corpus) -> None:
    events = list(real.records.by_kind["event"])
    full = Brief(tuple(Item("event", event) for event in events[:MOST_RECORDS]))
    page = open_page(real, "timeline", event=[events[-1]], **full.to_query())

    button = next(b for b in page.app.button if b.key == f"collect-card-event-{events[-1]}")
    assert button.disabled
    assert "The brief is full" in button.help


def test_unknown_and_former_ids(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline", brief=["event:strait-opened", "event:never", "x"])

    assert 'brief="event:never" is not an event here' in page.text
    assert 'brief="x" is not one of event:ID' in page.text
    assert "Briefing (1)" in page.text


def test_sharing_a_brief_names_it_and_its_own_sources(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "briefing", brief=BRIEF, brief_title=["Ships and boats"])
    page.app.session_state["share"] = True
    page.app.run()

    assert "Ships and boats" in page.app.code[3].value
    assert "3 records rest on 3 sources" in page.text
