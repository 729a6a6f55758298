"""Pieces of the sources page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import rows
from nzviz.figures import bars
from nzviz.figures.style import CONFIG
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital
from nzviz.ui.view import View, record_link


def summary(view: View) -> None:
    """One sentence on how well sourced the view is."""
    shown = rows(view.corpus, view.filters, "source")
    events = rows(view.corpus, view.filters, "event")
    primary = int((shown["level"] == "primary").sum())
    official = int((shown["kind"] == "official-text").sum())
    st.markdown(
        f"{len(events):,} events rest on sources of this view: {len(shown):,} sources, {primary:,} of them primary and "
        f"{official:,} official texts; {int(events['single_sourced'].sum()):,} events are single-sourced."
    )


def coverage(view: View) -> None:
    """How the sources are spread over decades, kinds and countries."""
    shown = rows(view.corpus, view.filters, "source")
    pictures = {
        "By decade of publication": bars.by_decade(shown),
        "By kind": {
            capital(k.replace("-", " ")): n for k, n in bars.by_column(shown, "kind").items()
        },
        "By country of the publisher": bars.by_column(shown, "country"),
    }
    for (title, values), column in zip(pictures.items(), st.columns(3, gap="large"), strict=True):
        with column:
            st.markdown(f"**{title}**")
            st.plotly_chart(
                bars.counts(values, view.look),
                config=CONFIG,
                key=f"coverage-{title}",
                theme=None,
                alt=bars.counts_alt(f"Sources {title.lower()}", values),
            )


def table(view: View) -> None:
    """The bibliography."""
    shown = rows(view.corpus, view.filters, "source")
    twin = pd.DataFrame(
        {
            "label": shown["label"],
            "publisher": shown["publisher"],
            "when": [
                capital(dates.in_words(text)) if isinstance(text, str) else ""
                for text in shown["published"]
            ],
            "start": shown["start"],
            "kind": shown["kind"].astype("str"),
            "level": shown["level"].astype("str"),
            "country": shown["country"],
            "records": shown["records"],
            "url": shown["url"],
        },
        index=shown.index,
    )
    record_table(
        "source",
        twin,
        {
            "label": st.column_config.TextColumn("Title", width="large"),
            "publisher": "Publisher",
            "when": "Published",
            "start": st.column_config.DateColumn("Sorts by", format="YYYY-MM-DD"),
            "kind": "Kind",
            "level": "Level",
            "country": "Country",
            "records": st.column_config.NumberColumn("Records on it"),
            "url": st.column_config.LinkColumn("Address", display_text="open"),
        },
        alt=f"Table of the {len(twin)} sources shown. Choose a row to open its record.",
    )


def single_sourced(view: View) -> None:
    """Landmark events whose evidence has one publisher only."""
    events = rows(view.corpus, view.filters, "event")
    mine = events[events["single_sourced"] & (events["significance"] == "landmark")]
    if mine.empty:
        return
    st.subheader("Landmarks with a single publisher behind them", anchor=False)
    for event in mine.index:
        record_link(view, "event", event)
