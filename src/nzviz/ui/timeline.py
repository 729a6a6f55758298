"""Pieces of the timeline page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import rows
from nzviz.figures import timeline as figure
from nzviz.figures.style import CONFIG
from nzviz.ui import state
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital
from nzviz.ui.view import View

_LANE, _CHART = "lane-choice", "timeline-chart"
_LANE_LABELS = {
    "theme": "Theme", "relationship": "Partner", "framework": "Framework", "actor": "Actor",
}  # fmt: skip


def lane_choice(view: View) -> str:
    """What the lanes are made of, as the link (``lane=``) says."""
    asked = state.first("lane")
    lane = asked if asked in figure.LANES else "theme"
    state.set_widget(_LANE, lane)
    st.segmented_control(
        "Lanes by", list(figure.LANES), format_func=_LANE_LABELS.__getitem__, key=_LANE,
        required=True, on_change=_write_lane,
    )  # fmt: skip
    return lane


def _write_lane() -> None:
    lane = st.session_state[_LANE]
    state.change({"lane": [] if lane == "theme" else [lane]})


def chart(view: View, lane: str, opened: str | None) -> None:
    """The timeline; a click on a mark opens its event."""
    st.plotly_chart(
        figure.timeline(view.corpus, view.filters, lane, view.look, opened),
        config=CONFIG,
        key=_CHART,
        theme=None,
        on_select=_open_mark,
        selection_mode="points",
        alt=figure.alt_text(view.corpus, view.filters, lane),
    )


def _open_mark() -> None:
    points = st.session_state[_CHART].selection.points
    if points:
        chosen = points[0].get("customdata")
        state.change({"event": [chosen[0] if isinstance(chosen, list) else chosen]})


def legend() -> None:
    """What the marks mean."""
    st.caption(
        "A mark is a day; large marks are landmarks. A pale bar covers the days that a month, a year or an "
        "approximate date can mean. A full bar is a span, an arrow an end that is not known. An event with "
        "several themes stands in several lanes."
    )


def table(view: View) -> None:
    """The same events as a table."""
    shown = rows(view.corpus, view.filters, "event")
    if shown.empty:
        return
    links = view.corpus.frames.record_themes
    mine = links[(links["kind"] == "event") & links["id"].isin(shown.index)]
    labels = mine.assign(label=mine["theme"].map(view.corpus.frames.themes["label"]))
    twin = pd.DataFrame(
        {
            "start": shown["start"],
            "when": [capital(dates.in_words(text)) for text in shown["date"]],
            "title": shown["title"],
            "themes": labels.groupby("id")["label"].agg(", ".join).reindex(shown.index),
            "direction": shown["direction"].astype("str"),
            "significance": shown["significance"].astype("str"),
            "sources": shown["sources"],
        }
    )
    record_table(
        "event",
        twin,
        {
            "start": st.column_config.DateColumn("Sorts by", format="YYYY-MM-DD"),
            "when": "When",
            "title": st.column_config.TextColumn("Event", width="large"),
            "themes": "Themes",
            "direction": "Direction",
            "significance": "Significance",
            "sources": st.column_config.NumberColumn("Sources"),
        },
        alt=f"Table of the {len(twin)} events shown, in order of time. Choose a row to open its event.",
    )
