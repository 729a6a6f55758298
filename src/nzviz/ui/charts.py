"""Plotly figures on a page, drawn by a script of ours instead of Streamlit's chart element.

``st.plotly_chart`` makes a chart anew for every new figure, loads its Plotly when the first chart's
message has come, and has it draw every figure twice. Here one chart lives as long as its place on
the page and is given the next figure; the script that draws it (``server/templates/chart.js``)
begins with the first view and draws what a button leads to at the click. Our figures are checked by
tests (``go.Figure`` takes each of them), so they go to the browser as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

import streamlit as st
from plotly.io.json import to_json_plotly

from nzviz.figures.style import CONFIG, Figure

# The script is in the head of every page (nzviz.server.chart_files) and tells when it is there.
_JS = "export default async (part) => (await window.nzvizCharts)(part);"
_chart = st.components.v2.component(
    "nzviz_chart",
    html='<div class="nzviz-chart" role="figure"></div>',
    js=_JS,
    isolate_styles=False,  # Plotly puts its style into the page
)


#: What a mark carries as ``customdata``: an id, or several parts.
Chosen = str | list[str]


def chart(
    figure: Figure | str,
    *,
    key: str,
    alt: str,
    on_choose: Callable[[Chosen], None] | None = None,
    static: bool = False,
) -> None:
    """Draw *figure*, or the one at the address *figure*, under *key*, with *alt* as its name for
    people who cannot see it.

    *on_choose* is called with the ``customdata`` of a mark that a reader chooses; a *static* chart
    tells nothing of its marks when one points at them.
    """

    def choose() -> None:
        chosen = st.session_state[key].chosen
        if on_choose is not None and is_data(chosen):
            on_choose(chosen)

    told = (
        {"address": figure}
        if isinstance(figure, str)
        else {"figure": as_json(figure, static=static), "height": figure["layout"].get("height")}
    )
    _chart(
        key=key,
        data={**told, "alt": alt, "chosen": on_choose is not None},
        on_chosen_change=choose,
    )


def is_data(chosen: object) -> TypeGuard[Chosen]:
    """Whether a browser has told what a mark can carry: anybody can make it tell something else."""
    parts = chosen if isinstance(chosen, list) else [chosen]
    return bool(parts) and all(isinstance(part, str) for part in parts)


def as_json(figure: Figure, *, static: bool = False) -> str:
    """*figure* as Plotly's own JSON, with how it is to behave under ``config``. Days are in ISO
    8601; numbers that JSON does not know are null, for which Plotly leaves a gap.
    """
    config = {**CONFIG, "staticPlot": True} if static else CONFIG
    return str(to_json_plotly({**figure, "config": config}, engine="json"))
