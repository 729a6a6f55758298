"""Pieces of the overview page."""

from __future__ import annotations

import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import select
from nzviz.explore.related import latest
from nzviz.explore.tours import Place
from nzviz.figures import bars
from nzviz.ui.charts import chart
from nzviz.ui.evidence import disputed_mark
from nzviz.ui.pictures import picture_menu
from nzviz.ui.text import capital, md
from nzviz.ui.tour import step_link
from nzviz.ui.view import View, record_link


def headline_figures(view: View) -> None:
    """How many records of each kind the filters leave."""
    with st.grid("auto", min_column_width=140, gap="small"):
        for kind in ("event", "framework", "quote", "source", "dispute"):
            shown = len(select(view.corpus, view.filters, kind))
            st.metric(capital(f"{kind}s"), f"{shown:,}")


def years(view: View) -> None:
    """Events by year."""
    with st.container(horizontal=True, vertical_alignment="center", key="years-head"):
        st.header("Events by year", anchor=False, width="stretch")
        picture_menu(
            view,
            "events-by-year",
            lambda _width: bars.events_by_year(view.corpus, view.filters, view.look),
            title="events by year",
        )
    chart(
        bars.events_by_year(view.corpus, view.filters, view.look),
        key="events-by-year",
        alt=bars.events_by_year_alt(view.corpus, view.filters),
    )


def tours(view: View) -> None:
    """Guided tours: saved views, each a link."""
    found = view.corpus.records.by_kind["tour"]
    if not found:
        return
    st.header("Guided tours", anchor=False)
    for tour in found.values():
        with st.container(border=True):
            st.markdown(f"**{md(tour.title)}**  \n{md(tour.summary)}")
            step_link(view, Place(tour, 1), f"Start: {len(tour.steps)} steps →")


def latest_events(view: View) -> None:
    """The newest events that the filters leave."""
    st.header("Latest events", anchor=False)
    for event in latest(view.corpus, view.filters).itertuples():
        when = capital(dates.in_words(event.date))
        mark = disputed_mark(view, "event", event.Index)
        record_link(view, "event", event.Index, f"{when}: {event.title}", mark)
