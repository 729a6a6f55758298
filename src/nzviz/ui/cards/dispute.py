"""The card of a dispute."""

from __future__ import annotations

import streamlit as st

from nzviz.figures import positions
from nzviz.figures.style import CONFIG
from nzviz.ui.cards.base import card, links
from nzviz.ui.evidence import evidence_list
from nzviz.ui.text import md
from nzviz.ui.view import View

#: How a dispute's resolution is said.
RESOLUTIONS = {
    "resolved": "Resolved: one answer stands",
    "open": "Open: no answer stands",
    "compatible": "Compatible: the answers only look contradictory",
}


def dispute_card(view: View, dispute_id: str) -> None:
    """A dispute: its positions on an axis, the evidence of each, the assessment."""
    corpus = view.corpus
    record = corpus.records.by_kind["dispute"][dispute_id]
    with card(view, "dispute", dispute_id, RESOLUTIONS[record.resolution], record.question):
        figure = positions.positions(corpus, dispute_id, view.look)
        if figure is not None:
            st.plotly_chart(
                figure,
                config=CONFIG,
                key=f"positions-{dispute_id}",
                theme=None,
                alt=positions.alt_text(corpus, dispute_id),
            )
        st.markdown("##### Assessment")
        st.markdown(md(record.assessment))
        st.caption(f"Confidence: {record.confidence}. {md(record.confidence_reason)}")
        for number, position in enumerate(record.positions):
            st.markdown(f"##### {number + 1}\\. {md(position.answer)}")
            evidence_list(view, "dispute", dispute_id, f"positions.{number}.evidence")
        links(view, "Events it touches", "event", record.events)
        links(view, "Frameworks it touches", "framework", record.frameworks)
        links(view, "Quotes it touches", "quote", record.quotes)
