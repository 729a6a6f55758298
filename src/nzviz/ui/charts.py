"""Plotly figures on a page, without Plotly's own check of them on every run.

``st.plotly_chart`` builds graph objects from a figure to check every property, which takes longer
than all the rest of a page. Our figures are checked by tests (``go.Figure`` takes each of them), so
they go to the browser as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import streamlit as st
from plotly.basedatatypes import BaseFigure

from nzviz.figures.style import CONFIG, Figure

# Streamlit makes a chart anew for another figure, and shortly after its first drawing hands Plotly
# a copy of the same figure, with what a chart whose marks can be chosen needs besides. Plotly would
# draw the copy too: a revision tells it that the data are the same, and the layout has what
# Streamlit adds from the beginning (PlotlyChart.tsx, 1.67).
_AS_SHOWN = {"datarevision": "1"}
_AS_SELECTED = {**_AS_SHOWN, "clickmode": "event+select", "dragmode": "pan"}


class _Ready(BaseFigure):  # type: ignore[misc]  # Plotly ships no types
    """A figure that needs no check: what Streamlit asks a graph object for is its dict."""

    def __init__(self, figure: Figure) -> None:
        self._ready = figure

    def to_dict(self) -> Figure:
        return self._ready


def chart(
    figure: Figure,
    *,
    key: str,
    alt: str,
    on_select: Callable[[], None] | Literal["ignore", "rerun"] = "ignore",
    config: Mapping[str, Any] = CONFIG,
) -> Any:
    """Draw *figure* under *key*, with *alt* as its name for people who cannot see it.

    *on_select* is called when a reader chooses a mark; the marks chosen are then in the session
    state under *key*. With "rerun" the page runs and they are what is returned.
    """
    layout = {**figure["layout"], **(_AS_SHOWN if on_select == "ignore" else _AS_SELECTED)}
    return st.plotly_chart(
        _Ready({**figure, "layout": layout}),
        config=dict(config),
        key=key,
        theme=None,
        on_select=on_select,
        selection_mode="points",
        alt=alt,
    )
