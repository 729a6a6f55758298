"""Lifespans: every framework as a bar, what is in force on a day, the same as a table."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.grouping import grouped
from nzviz.explore.status import in_words, standings
from nzviz.figures import lifespans
from nzviz.figures.style import Figure
from nzviz.ui.frameworks.common import below, download, picture, shown_ids
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View


def chart(view: View, as_of: date, group: str, opened: str | None, width: int) -> None:
    """The bars; a click on one opens its framework."""
    ids = shown_ids(view)
    st.markdown(md(lifespans.sentence(view.corpus, ids, as_of)))

    def drawn(width: int) -> Figure:
        groups = grouped(view.corpus, ids, group)
        return lifespans.lifespans(view.corpus, groups, view.look, as_of, width, opened)

    picture(drawn(width), "lifespans-chart", lifespans.alt_text(view.corpus, ids, as_of))
    title = f"lifespans of frameworks on {dates.in_words(as_of.isoformat())}"
    below(view, "lifespans", drawn, lifespans.KEY, title=title)


def table(view: View, as_of: date) -> None:
    """The same frameworks as a table, with their status on the chosen day."""
    twin = status_table(view, shown_ids(view), as_of)
    record_table(
        "framework",
        twin,
        {
            "name": st.column_config.TextColumn("Framework", width="medium"),
            "kind": "Kind",
            "status": st.column_config.TextColumn(
                f"Status on {dates.in_words(as_of.isoformat())}", width="large"
            ),
            "legal_form": "Legal form",
            "parties": st.column_config.TextColumn("Parties", width="medium"),
            "start": st.column_config.DateColumn("Since", format="YYYY-MM-DD"),
            "sources": "Sources",
        },
        alt=f"Table of the {len(twin)} frameworks shown. Choose a row to open its framework.",
    )
    what = f"Lifespans of frameworks; status on {dates.in_words(as_of.isoformat())}"
    download(view, what, twin, f"frameworks-{as_of.isoformat()}", index=True)


def status_table(view: View, ids: list[str], as_of: date) -> pd.DataFrame:
    """Name, kind, status, legal form, parties, start and sources of frameworks, by id."""
    corpus = view.corpus
    shown = corpus.frames.frameworks.loc[ids]
    names = corpus.frames.parties["actor"].map(corpus.frames.actors["short"])
    parties = names.groupby(corpus.frames.parties["framework"]).agg(", ".join)
    return pd.DataFrame(
        {
            "name": shown["short"],
            "kind": [capital(words(kind)) for kind in shown["kind"]],
            "status": [
                capital(in_words(corpus, standings(corpus, framework, as_of))) for framework in ids
            ],
            "legal_form": [capital(words(form)) for form in shown["legal_form"]],
            "parties": parties.reindex(shown.index),
            "start": shown["start"],
            "sources": shown["sources"],
        },
        index=shown.index,
    )
