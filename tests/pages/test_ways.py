"""What the page says of where its buttons lead: what a click on them makes of the link."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.figures.style import LIGHT
from nzviz.figures.timeline import BANDS, LANES
from nzviz.ui.figure_address import LINK_KEYS, figure_address, of_link

LINKS: list[dict[str, list[str]]] = [
    {},
    {"theme": ["nuclear-free"], "from": ["1984"], "utm_source": ["x"]},
    {"theme": ["alliance", "nuclear-free"], "lane": ["actor"], "without": ["quotes"]},
    {"q": ["ships & <b>"], "outside": ["faint"], "compare": ["yes"], "2.rel": ["us-nz"]},
]


def said(shown: Any) -> dict[str, Any]:
    """What stands in the page for the script."""
    texts = [element.proto.body for element in shown.app.get("html")]
    found = [re.search(r'data-ways="([^"]*)"', text) for text in texts]
    (words,) = [match[1] for match in found if match]
    answer: dict[str, Any] = json.loads(unescape(words))
    return answer


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
        assert of_link(shown.link()) == way


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
        assert of_link(shown.link()) == way


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_way_is_the_address_that_the_page_then_tells_its_chart(
    open_page: Any, real: Corpus, look: str
) -> None:
    shown = open_page(real, "timeline", look, theme=["nuclear-free"], utm_source=["x"])
    told = said(shown)
    number = list(real.frames.themes.index).index("diplomacy")
    lead = f"{told['address']}&{told['ways']['filter-theme'][number]}"

    shown.again(theme=["nuclear-free", "diplomacy"])

    assert shown.charts[0]["address"] == lead
    assert f"look={look}&" in lead
    assert "utm_source" not in lead


@pytest.mark.parametrize("query", LINKS)
def test_the_order_of_a_buttons_values_is_the_same_address(query: dict[str, list[str]]) -> None:
    turned = {key: values[::-1] for key, values in reversed(query.items())}
    assert of_link(turned) == of_link(query)
    assert {*parse_qs(of_link(query))} <= {*LINK_KEYS}


def test_what_is_said_once_keeps_its_order(real: Corpus) -> None:
    addresses = [
        figure_address(real, {"from": years}, LIGHT, 1000)
        for years in (["1984", "1990"], ["1990", "1984"])
    ]
    assert addresses[0] != addresses[1]  # the first one counts


def test_a_page_without_events_still_says_where_its_buttons_lead(
    open_page: Any, real: Corpus
) -> None:
    shown = open_page(real, "timeline", q=["nothing-like-this"])
    assert said(shown)["ways"]["filter-theme"]
