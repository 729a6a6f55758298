"""What the page says of where its buttons lead: what a click on them makes of the link."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.figures.timeline import BANDS, LANES, link
from nzviz.ui.stills import version

LINKS: list[dict[str, list[str]]] = [
    {},
    {"theme": ["nuclear-free"], "from": ["1984"], "utm_source": ["x"]},
    {"theme": ["alliance", "nuclear-free"], "lane": ["actor"], "without": ["quotes"]},
    {"q": ["ships & <b>"], "outside": ["faint"], "compare": ["yes"], "2.rel": ["us-nz"]},
]


def said(shown: Any) -> dict[str, Any]:
    """What stands in the page for the script."""
    texts = [element.proto.body for element in shown.app.get("html")]
    found = [re.search(r'data-stills="([^"]*)"', text) for text in texts]
    (words,) = [match[1] for match in found if match]
    answer: dict[str, Any] = json.loads(unescape(words))
    return answer


def drawn_from(query: dict[str, list[str]]) -> dict[str, list[str]]:
    """The part of a link that a timeline is drawn from."""
    return {key: values for key, values in query.items() if key in (*link.KEYS, "event")}


@pytest.mark.parametrize("query", LINKS)
@pytest.mark.parametrize(
    ("group", "values"),
    [("filter-theme", None), ("band-choice", tuple(BANDS)), ("lane-choice", tuple(LANES))],
)
def test_buttons_lead_where_the_page_says(
    open_page: Any,
    real: Corpus,
    query: dict[str, list[str]],
    group: str,
    values: tuple[str, ...] | None,
) -> None:
    shown = open_page(real, "timeline", **query)
    values = values or tuple(real.frames.themes.index)
    ways = said(shown)["ways"][group]
    (buttons,) = [one for one in shown.app.get("button_group") if one.key == group]
    assert len(ways) == len(values) == len(buttons.options)
    for value, way in zip(values, ways, strict=True):
        shown.again(**query)
        (buttons,) = [one for one in shown.app.get("button_group") if one.key == group]
        chosen = buttons.value
        if isinstance(chosen, list):
            chosen = [one for one in chosen if one != value] + [value] * (value not in chosen)
        else:
            chosen = value
        buttons.set_value(chosen).run()
        assert not shown.app.exception
        assert drawn_from(shown.link()) == parse_qs(way)


@pytest.mark.parametrize("query", LINKS)
def test_periods_lead_where_the_page_says(
    open_page: Any, real: Corpus, query: dict[str, list[str]]
) -> None:
    shown = open_page(real, "timeline", **query)
    ways = said(shown)["ways"]["range-presets"]
    keys = ["period-all", *(f"period-{number}" for number in range(len(real.site.periods)))]
    assert len(keys) > 3
    for key, way in zip(keys, ways, strict=True):
        shown.again(**query)
        shown.app.button(key=key).click().run()
        assert drawn_from(shown.link()) == parse_qs(way)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_picture_is_asked_for_in_the_readers_look(
    open_page: Any, real: Corpus, look: str
) -> None:
    address = said(open_page(real, "timeline", look))["address"]
    path, _, query = address.partition("?")
    assert path == "still/timeline.svg"
    frame = parse_qs(query)
    assert frame["look"] == [look]
    assert frame["v"] == [version(real)]


def test_a_page_without_events_still_says_where_its_buttons_lead(
    open_page: Any, real: Corpus
) -> None:
    shown = open_page(real, "timeline", q=["nothing-like-this"])
    assert said(shown)["ways"]["filter-theme"]
