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
    return st.plotly_chart(
        _Ready(figure),
        config=dict(config),
        key=key,
        theme=None,
        on_select=on_select,
        selection_mode="points",
        alt=alt,
    )
