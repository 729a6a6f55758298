"""Every figure on every page is one that Plotly takes: the pages themselves do not ask it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from nzviz.corpus.corpus import Corpus
from nzviz.figures.style import CONFIG
from nzviz.server.timeline_figure import made
from nzviz.ui.charts import as_json, is_data
from nzviz.ui.figure_address import LINK_KEYS, LOOK, MADE, WHICH

Open = Callable[..., Any]
#: Page, link parameters, and how many figures it then has at least.
VIEWS: list[tuple[str, dict[str, list[str]], int]] = [
    ("overview", {}, 1),
    ("timeline", {}, 1),
    ("timeline", {"lane": ["actor"], "from": ["1984"], "to": ["1987"], "outside": ["faint"]}, 1),
    ("timeline", {"compare": ["yes"], "b.theme": ["diplomacy"], "theme": ["nuclear-free"]}, 2),
    ("frameworks", {"framework": ["anzus"]}, 2),
    ("frameworks", {"view": ["obligations"]}, 2),
    ("frameworks", {"view": ["lineage"]}, 1),
    ("frameworks", {"view": ["areas"]}, 1),
    ("frameworks", {"view": ["compare"]}, 1),
    ("partners", {}, 2),
    ("quotes", {"view": ["speakers"]}, 1),
    ("quotes", {"view": ["themes"]}, 1),
    ("disputes", {}, 1),
    ("sources", {}, 3),
]


@pytest.mark.parametrize(("path", "query", "least"), VIEWS)
def test_plotly_takes_every_figure(
    open_page: Open, real: Corpus, path: str, query: dict[str, list[str]], least: int
) -> None:
    page = open_page(real, path, **query)

    assert not page.app.exception
    assert len(page.charts) >= least
    for told in page.charts:
        spec = figure_of(real, told)
        # The bundle that draws them has no other kinds of trace.
        assert {trace["type"] for trace in spec["data"]} <= {"scatter", "bar"}
        config = spec.pop("config")
        assert config.items() >= CONFIG.items()
        assert go.Figure(spec).data
        assert spec["layout"]["height"] > 0


def figure_of(corpus: Corpus, told: dict[str, Any]) -> dict[str, Any]:
    """The figure that a chart is told of: it comes along, or lies at an address."""
    if "figure" in told:
        return dict(json.loads(told["figure"]))
    query = parse_qs(urlsplit(told["address"]).query)
    of_link = tuple((key, tuple(query[key])) for key in LINK_KEYS if key in query)
    look, width = query[LOOK][0], int(query[MADE][0])
    return dict(json.loads(made(corpus, of_link, look, width, WHICH in query)))


_SCRIPT = """
import streamlit as st
from nzviz.ui.charts import chart
figure = {"data": [{"type": "bar", "x": [1], "y": [2]}], "layout": {"height": 90}}
chart(figure, key="one", alt="A bar")
chart(figure, key="still", alt="A still bar", static=True)
chart("chart/timeline.json?look=light", key="two", alt="Bars", on_choose=st.write)
"""


def test_a_chart_is_told_its_figure_or_where_it_is(charts_of: Callable[..., Any]) -> None:
    one, still, two = charts_of(AppTest.from_string(_SCRIPT).run())

    assert json.loads(one.pop("figure")) == {
        "data": [{"type": "bar", "x": [1], "y": [2]}],
        "layout": {"height": 90},
        "config": CONFIG,
    }
    assert one == {"alt": "A bar", "height": 90, "chosen": False}
    assert json.loads(still["figure"])["config"] == {**CONFIG, "staticPlot": True}
    assert two == {"address": "chart/timeline.json?look=light", "alt": "Bars", "chosen": True}


def test_days_and_gaps_of_a_figure_are_plotlys_json() -> None:
    data = [{"type": "bar", "x": [date(1985, 2, 4), None], "y": [np.float64(2), float("nan")]}]
    told = json.loads(as_json({"data": data, "layout": {}}))
    assert told["data"] == [{"type": "bar", "x": ["1985-02-04", None], "y": [2, None]}]


@pytest.mark.parametrize(
    ("chosen", "taken"),
    [
        ("anzus", True),
        (["anzus", "obligations.defence"], True),
        (None, False),
        ([], False),
        (7, False),
        (["anzus", None], False),
        ({"event": "anzus"}, False),
        ([["anzus"]], False),
    ],
)
def test_only_what_a_mark_can_carry_is_taken_from_a_browser(chosen: object, taken: bool) -> None:
    assert is_data(chosen) is taken
