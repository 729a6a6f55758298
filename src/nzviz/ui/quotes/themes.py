"""The words about a theme before and after an event."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import facet_counts
from nzviz.explore.speakers import around, turning_points
from nzviz.figures.words import Lane, Turn, alt_text, lanes_over_time
from nzviz.ui import state
from nzviz.ui.charts import chart
from nzviz.ui.evidence import open_link
from nzviz.ui.pictures import part_sentence
from nzviz.ui.quotes.speakers import below, by_day
from nzviz.ui.text import md
from nzviz.ui.view import View

_THEME, _AROUND = "words-theme", "words-around"
_MOST_LANES = 12


def themes(view: View) -> None:
    """The quotes of the view's theme, parted by an event (``around=``)."""
    with st.container(horizontal=True, gap="medium"):
        _theme_choice(view)
        event = _event_choice(view)
    if event is None:
        st.markdown("No event of this view lies among its words: choose another theme.")
        return
    parted = around(view.corpus, view.filters, event)
    quotes = pd.concat([parted.before, parted.during, parted.after])
    row = view.corpus.frames.events.loc[event]
    if quotes["start"].notna().any():
        lanes = _speaker_lanes(view, quotes)
        figure = lanes_over_time(quotes, lanes, view.look, Turn(row["title"], row["start"]))
        chart(figure, key="theme-over-time", alt=alt_text(quotes, lanes, "Quotes by speaker"))
        below(
            view,
            f"words-around-{event}",
            figure,
            title=f"words before and after: {row['title']}",
            said=part_sentence(view, len(quotes), ""),
            ids=list(quotes.index),
        )
    open_link(view, "event", event, f"**The event:** {md(row['title'])}")
    sides = {
        f"Before {dates.in_words(row['date'])}": parted.before,
        "At the time": parted.during,
        "After": parted.after,
    }
    for (title, found), column in zip(sides.items(), st.columns(3, gap="large"), strict=True):
        with column:
            st.markdown(f"## {md(title)} ({len(found):,})", anchors=False)
            if found.empty:
                st.caption("Nothing in the record.")
            else:
                by_day(view, found)


def _theme_choice(view: View) -> None:
    counts = facet_counts(view.corpus, view.filters, "theme", "quote")
    one = view.filters.theme[0] if len(view.filters.theme) == 1 else None
    state.set_widget(_THEME, one)
    st.selectbox(
        "Theme",
        list(counts),
        format_func=lambda theme: f"{view.corpus.label('theme', theme)} ({counts[theme]:,})",
        key=_THEME,
        index=None,
        placeholder="All themes of the view",
        on_change=_write_theme,
        width=320,
    )


def _write_theme() -> None:
    chosen = st.session_state[_THEME]
    state.change({"theme": [chosen] if chosen else []})


def _event_choice(view: View) -> str | None:
    asked = view.corpus.find("event", state.first("around") or "")
    points = turning_points(view.corpus, view.filters)
    options = [*([asked.id] if asked and asked.id not in points else []), *points]
    if not options:
        return None
    chosen = asked.id if asked else options[len(options) // 2]
    events = view.corpus.frames.events
    state.set_widget(_AROUND, chosen)
    st.selectbox(
        "Before and after",
        options,
        format_func=lambda event: (
            f"{dates.in_words(events.at[event, 'date'])}: {events.at[event, 'title']}"
        ),
        key=_AROUND,
        on_change=_write_event,
        width="stretch",
    )
    return str(chosen)


def _write_event() -> None:
    state.change({"around": [st.session_state[_AROUND]]})


def _speaker_lanes(view: View, quotes: pd.DataFrame) -> list[Lane]:
    """A lane for each speaker, most quotes first; the colour is that of one theme or the accent."""
    theme = view.filters.theme[0] if len(view.filters.theme) == 1 else None
    themes_frame = view.corpus.frames.themes
    colour = themes_frame.at[theme, view.look.name] if theme else view.look.accent
    return [
        Lane(
            view.corpus.label("actor", str(actor)),
            colour,
            list(quotes.index[quotes["speaker"] == actor]),
        )
        for actor in quotes["speaker"].value_counts().index[:_MOST_LANES]
    ]
