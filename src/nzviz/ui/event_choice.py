"""Opening an event by typing: the way by keyboard alone."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import LONGEST_WORDS, Filters, select
from nzviz.explore.search import matching_ids
from nzviz.ui import state
from nzviz.ui.text import capital, md
from nzviz.ui.view import View, record_link

#: So many events can be listed in one box; with more of them the words typed are searched for.
MOST_LISTED = 600
_KEY = "event-choice"
_FOUND = 12


def event_choice(view: View, opened: str | None) -> None:
    """The events shown, to choose one by typing."""
    if len(select(view.corpus, view.filters, "event")) > MOST_LISTED:
        _search(view)
        return
    labels = _labels(view.corpus, view.filters)
    state.set_widget(_KEY, opened if opened in labels else None)
    st.selectbox(
        "Open an event",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        key=_KEY,
        placeholder="Type a few letters of its title or its year",
        on_change=_write,
    )


@kept_with_corpus(maxsize=64)
def _labels(corpus: Corpus, filters: Filters) -> Mapping[str, str]:
    events = corpus.frames.events.loc[select(corpus, filters, "event"), ["date", "title"]]
    return {
        str(event): f"{capital(dates.in_words(date))}: {title}"
        for event, date, title in events.itertuples()
    }


def _write() -> None:
    chosen = st.session_state[_KEY]
    state.change({"event": [chosen] if chosen else [], "quote": []})


@st.fragment
def _search(view: View) -> None:
    """A box that answers with links while one types, without running the page again."""
    with st.container(key=_KEY):
        text = st.text_input(
            "Open an event",
            type="search",
            live="300ms",
            max_chars=LONGEST_WORDS,
            key="event-words",
            placeholder="Type words of its title or text",
        )
        typed = " ".join((text or "").replace("\0", " ").split())
        if not typed:
            return
        shown = select(view.corpus, view.filters, "event")
        found = [e for e in matching_ids(view.corpus, typed, "event") if e in shown]
        events = view.corpus.frames.events
        for event in found[:_FOUND]:
            when = capital(dates.in_words(events.at[event, "date"]))
            record_link(view, "event", event, f"{md(when)}: {md(events.at[event, 'title'])}")
        if not found:
            st.caption("None of the events shown has all of these words.")
        elif len(found) > _FOUND:
            st.caption(f"and {len(found) - _FOUND:,} more: type more words")
