"""Every figure on every page is one that Plotly takes: the pages themselves do not ask it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from nzviz.corpus.corpus import Corpus

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
    specs = [json.loads(element.proto.spec) for element in page.app.get("plotly_chart")]
    assert len(specs) >= least
    for spec in specs:
        assert go.Figure(spec).data
        # With a template Plotly draws a chart twice: it cannot tell that the second is the same.
        assert "template" not in spec["layout"]


_SCRIPT = """
from nzviz.ui.charts import chart
chart({"data": [{"type": "bar", "x": [1], "y": [2]}], "layout": {}}, key="one", alt="A bar")
"""


def test_a_figure_reaches_the_browser_as_it_is_with_a_revision() -> None:
    app = AppTest.from_string(_SCRIPT).run()

    (element,) = app.get("plotly_chart")
    assert json.loads(element.proto.spec) == {
        "data": [{"type": "bar", "x": [1], "y": [2]}],
        "layout": {"datarevision": "1"},
    }
    assert element.proto.alt == "A bar"
