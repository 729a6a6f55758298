"""Obligations: which framework obliges to what, with the clause behind every code."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.grouping import grouped
from nzviz.explore.obligations import ACTIVITIES, OBLIGATIONS, coding, parse_code
from nzviz.explore.status import in_words, standings
from nzviz.figures import obligations as figure
from nzviz.figures.style import Figure
from nzviz.ui import state
from nzviz.ui.charts import chart as draw
from nzviz.ui.frameworks.common import below, download, picture, shown_ids
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View


def chart(view: View, as_of: date, group: str, opened: str | None, width: int) -> None:
    """The matrix; a click on a cell opens the clause or evidence behind the code."""
    corpus = view.corpus
    groups, others = figure.split(corpus, grouped(corpus, shown_ids(view), group))
    chosen = (opened, parse_code(state.first("code") or ""))

    def body(width: int) -> Figure:
        return figure.body(corpus, groups, view.look, as_of, width, chosen)

    if groups:
        day = dates.in_words(as_of.isoformat())
        alt = figure.alt_text(corpus, groups, others, day)
        draw(
            figure.head(view.look, width),
            key="obligations-head",
            alt="Column heads of the matrix below.",
            static=True,
        )
        picture(body(width), "obligations-chart", alt, ("framework", "code"))
        below(
            view,
            "obligations",
            lambda width: [figure.head(view.look, width), body(width)],
            figure.KEY,
            "Choose a square to read its clause.",
            title=f"obligations and activities of frameworks on {day}",
            ids=[framework for mine in groups for framework in mine.frameworks],
        )
    if others:
        names = ", ".join(md(corpus.label("framework", framework)) for framework in others)
        with st.expander(f"{len(others)} frameworks are not coded on either scheme", key="uncoded"):
            st.markdown(f"{names}.")


def table(view: View, as_of: date) -> None:
    """The same cells as a table."""
    twin = cells(view, as_of)
    record_table(
        "framework",
        twin,
        {
            "name": st.column_config.TextColumn("Framework", pinned=True),
            "legal_form": "Legal form",
            "status": st.column_config.TextColumn(
                f"Status on {dates.in_words(as_of.isoformat())}", width="medium"
            ),
            **{code: capital(words(code)) for code in (*OBLIGATIONS, *ACTIVITIES)},
        },
        alt=f"Table of the codes of {len(twin)} frameworks: yes, no, none or not coded. "
        "Choose a row to open its framework.",
    )
    what = f"Codes of frameworks; status on {dates.in_words(as_of.isoformat())}"
    download(view, what, twin, f"obligations-{as_of.isoformat()}", index=True)


def cells(view: View, as_of: date) -> pd.DataFrame:
    """Every code of every framework shown: yes, no, none (for the whole scheme) or not coded."""
    corpus = view.corpus
    found = {}
    for framework in shown_ids(view):
        row = {
            "name": corpus.label("framework", framework),
            "legal_form": capital(words(corpus.records.by_kind["framework"][framework].legal_form)),
            "status": capital(in_words(corpus, standings(corpus, framework, as_of))),
        }
        for scheme, codes in figure.SCHEMES.items():
            mine = coding(corpus)[framework][scheme]
            for code in codes:
                if mine is None:
                    row[code] = "not coded"
                else:
                    row[code] = "none" if not mine else "yes" if code in mine else "no"
        found[framework] = row
    return pd.DataFrame.from_dict(found, orient="index")
