"""Opening an event by typing: the way by keyboard alone."""

from __future__ import annotations

import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import LONGEST_WORDS
from nzviz.explore.finding import found_events
from nzviz.ui.text import capital
from nzviz.ui.view import View, record_link

#: What the box is called, and what it suggests to type.
OPEN = "Open an event"
OPEN_HINT = "Type words of its title or text, or a year"
_FOUND = 12


@st.fragment
def event_choice(view: View) -> None:
    """A box that answers with links while one types, without running the page again."""
    with st.container(key="event-choice"):
        text = st.text_input(
            OPEN,
            type="search",
            live="60ms",
            max_chars=LONGEST_WORDS,
            key="event-words",
            placeholder=OPEN_HINT,
        )
        typed = " ".join((text or "").replace("\0", " ").split())
        if not typed:
            return
        found = found_events(view.corpus, view.filters, typed)
        events = view.corpus.frames.events
        for event in found[:_FOUND]:
            when = capital(dates.in_words(events.at[event, "date"]))
            record_link(view, "event", event, f"{when}: {events.at[event, 'title']}")
        if not found:
            st.caption("None of the events shown has all of these words.")
        elif len(found) > _FOUND:
            st.caption(f"and {len(found) - _FOUND:,} more: type more words")
