"""The card of a dispute."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.disputes import RESOLUTIONS
from nzviz.figures import positions
from nzviz.ui.cards.base import actions, card, facts, labels, links
from nzviz.ui.disputes import confidence, picture
from nzviz.ui.evidence import evidence_list
from nzviz.ui.pictures import picture_menu
from nzviz.ui.text import md
from nzviz.ui.view import View


def dispute_card(view: View, dispute_id: str) -> None:
    """A dispute: its positions on an axis, the assessment, the evidence of each."""
    corpus = view.corpus
    record = corpus.records.by_kind["dispute"][dispute_id]
    with card(view, "dispute", dispute_id, RESOLUTIONS[record.resolution], record.question):
        picture(view, dispute_id, "card")
        figure = positions.positions(corpus, dispute_id, view.look)
        if figure is not None:
            picture_menu(
                view,
                f"answers-{dispute_id}",
                lambda _width: figure,
                title=record.question,
                said=record.assessment,
                ids=[dispute_id],
            )
        st.markdown("### Assessment", anchors=False)
        st.markdown(md(record.assessment))
        st.markdown(confidence(record.confidence, record.confidence_reason))
        facts([("Themes", labels(view, "theme", record.themes))])
        actions(view, "dispute", dispute_id)
        for number, position in enumerate(record.positions):
            st.markdown(f"### {number + 1}\\. {md(position.answer)}", anchors=False)
            evidence_list(view, "dispute", dispute_id, f"positions.{number}.evidence")
        links(view, "Events it touches", "event", record.events, marked=False)
        links(view, "Frameworks it touches", "framework", record.frameworks, marked=False)
        links(view, "Quotes it touches", "quote", record.quotes, marked=False)
