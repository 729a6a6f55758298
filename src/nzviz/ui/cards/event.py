"""The card of an event."""

from __future__ import annotations

import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.related import linked, quotes_of_event
from nzviz.explore.wording import reasoned
from nzviz.ui.cards.base import (
    actions,
    card,
    disputed,
    facts,
    labels,
    links,
    step,
    with_offices,
)
from nzviz.ui.evidence import evidence_list
from nzviz.ui.text import capital, md
from nzviz.ui.view import View


def event_card(view: View, event_id: str) -> None:
    """An event: date in words, summary, coding, evidence, what it belongs to."""
    corpus = view.corpus
    row = corpus.frames.events.loc[event_id]
    with card(view, "event", event_id, capital(dates.in_words(row["date"])), row["title"]):
        st.markdown(md(row["summary"]))
        if row["significance"] == "landmark" and row["single_sourced"]:
            st.caption(
                ":material/info: Single-sourced: all evidence for this landmark has one publisher."
            )
        facts(
            [
                ("Themes", labels(view, "theme", linked(corpus, "theme", "event", event_id))),
                (
                    "Partners",
                    labels(view, "relationship", linked(corpus, "relationship", "event", event_id)),
                ),
                (
                    "Actors",
                    with_offices(view, linked(corpus, "actor", "event", event_id), row["start"]),
                ),
                ("Direction", reasoned(row["direction"], row["direction_reason"])),
                ("Significance", capital(row["significance"])),
            ]
        )
        actions(view, "event", event_id)
        links(view, "Frameworks", "framework", linked(corpus, "framework", "event", event_id))
        st.markdown("### Evidence")
        evidence_list(view, "event", event_id)
        shown = set(
            corpus.frames.evidence.query("kind == 'event' and id == @event_id")["quote"].dropna()
        )
        links(
            view,
            "Quotes about it",
            "quote",
            [q for q in quotes_of_event(corpus, event_id) if q not in shown],
        )
        disputed(view, "event", event_id)
        step(view, "event", event_id)
