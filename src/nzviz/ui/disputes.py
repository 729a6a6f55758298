"""Pieces of the disputes page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.explore.filters import rows
from nzviz.ui.cards.dispute import RESOLUTIONS
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md
from nzviz.ui.view import View, record_link


def browser(view: View) -> None:
    """Every question with its answers and our assessment, open questions first."""
    shown = rows(view.corpus, view.filters, "dispute")
    for resolution, title in RESOLUTIONS.items():
        mine = shown[shown["resolution"] == resolution]
        if mine.empty:
            continue
        st.subheader(f"{title} ({len(mine)})", anchor=False)
        for dispute in mine.itertuples():
            answers = view.corpus.frames.positions
            listed = answers.loc[answers["dispute"] == dispute.Index, "answer"]
            with st.container(border=True):
                record_link(view, "dispute", dispute.Index, dispute.question)
                st.markdown("\n".join(f"- {md(answer)}" for answer in listed))
                st.caption(f"{md(dispute.assessment)} Confidence: {dispute.confidence}.")


def table(view: View) -> None:
    """The same disputes as a table."""
    shown = rows(view.corpus, view.filters, "dispute")
    twin = pd.DataFrame(
        {
            "question": shown["question"],
            "positions": shown["positions"],
            "resolution": [capital(str(value)) for value in shown["resolution"]],
            "confidence": [capital(str(value)) for value in shown["confidence"]],
        },
        index=shown.index,
    )
    record_table(
        "dispute",
        twin,
        {
            "question": st.column_config.TextColumn("Question", width="large"),
            "positions": "Answers",
            "resolution": "Resolution",
            "confidence": "Confidence",
        },
        alt=f"Table of the {len(twin)} disputes shown. Choose a row to open its dispute.",
    )
