"""Pieces of the frameworks page."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import rows
from nzviz.explore.related import of_framework
from nzviz.explore.status import in_words, standings
from nzviz.figures import lifespans
from nzviz.figures.style import CONFIG
from nzviz.ui import state
from nzviz.ui.cards import quote_text
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md
from nzviz.ui.view import View, record_link

_AS_OF, _CHART = "as-of", "lifespans-chart"


def as_of_choice(view: View) -> date:
    """The day for which statuses are shown, as the link (``asof=``) says; else today."""
    asked = state.first("asof")
    day, wrong = _day(asked) if asked else (None, False)
    if wrong:
        st.warning(f"asof={md(asked)} is not a day such as 1986-12-31; today is shown.")
    state.set_widget(_AS_OF, day or view.today)
    st.date_input(
        "In force on",
        key=_AS_OF,
        min_value=date(1900, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        on_change=_write_as_of,
        args=(view.today,),
        width=220,
    )
    return day or view.today


def _day(text: str) -> tuple[date | None, bool]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, True
    return (day, False) if 1900 <= day.year <= 2100 else (None, True)


def _write_as_of(today: date) -> None:
    day = st.session_state[_AS_OF]
    state.change({"asof": [] if day is None or day == today else [day.isoformat()]})


def chart(view: View, as_of: date, opened: str | None) -> None:
    """Lifespans; a click on a bar opens its framework."""
    st.plotly_chart(
        lifespans.lifespans(view.corpus, view.filters, view.look, as_of, opened),
        config=CONFIG,
        key=_CHART,
        theme=None,
        on_select=_open_bar,
        selection_mode="points",
        alt=lifespans.alt_text(view.corpus, view.filters, as_of),
    )


def _open_bar() -> None:
    points = st.session_state[_CHART].selection.points
    if points:
        chosen = points[0].get("customdata")
        state.change({"framework": [chosen[0] if isinstance(chosen, list) else chosen]})


def legend() -> None:
    """What the bars mean."""
    st.caption(
        "Colour is the main theme. A full bar is in force (or active), a hatched one suspended between some "
        "parties, a pale one signed, dormant, superseded or of unrecorded status. The line is the chosen day; grey bars "
        "were not alive then."
    )


def table(view: View, as_of: date) -> None:
    """The same frameworks as a table, with their status on the chosen day."""
    shown = rows(view.corpus, view.filters, "framework")
    twin = pd.DataFrame(
        {
            "name": shown["short"],
            "kind": shown["kind"].astype("str"),
            "status": [
                capital(in_words(view.corpus, standings(view.corpus, framework, as_of)))
                for framework in shown.index
            ],
            "legal_form": shown["legal_form"].astype("str"),
            "obligations": [
                "not coded" if pd.isna(codes) else codes for codes in shown["obligations"]
            ],
            "start": shown["start"],
            "sources": shown["sources"],
        },
        index=shown.index,
    )
    record_table(
        "framework",
        twin,
        {
            "name": st.column_config.TextColumn("Framework", width="medium"),
            "kind": "Kind",
            "status": st.column_config.TextColumn(f"Status on {as_of.isoformat()}", width="large"),
            "legal_form": "Legal form",
            "obligations": "Obligations",
            "start": st.column_config.DateColumn("Since", format="YYYY-MM-DD"),
            "sources": "Sources",
        },
        alt=f"Table of the {len(twin)} frameworks shown. Choose a row to open its framework.",
    )


def events_and_quotes(view: View, framework: str) -> None:
    """What happened under a framework and what was said of it."""
    events = of_framework(view.corpus, "event", framework)
    if len(events):
        st.markdown("##### Its events")
        for event in events:
            when = dates.in_words(view.corpus.frames.events.at[event, "date"])
            record_link(
                view, "event", event, f"{capital(when)}: {view.corpus.label('event', event)}"
            )
    for quote in of_framework(view.corpus, "quote", framework):
        quote_text(view, quote)
