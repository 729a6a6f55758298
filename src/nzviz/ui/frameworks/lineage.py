"""Lineage: what succeeds, belongs to, rests on or was caused by what."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.lineage import MOST_STEPS, RELATIONS, alone, drawn
from nzviz.explore.status import in_words, parties_on, standings
from nzviz.figures import lineage as figure
from nzviz.figures.style import Figure
from nzviz.ui.frameworks.common import below, choice, download, picture, shown_ids
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

_STEPS = {"all": "All families"} | {
    str(step): f"{step} {'step' if step == 1 else 'steps'}" for step in range(1, MOST_STEPS + 1)
}


def chart(view: View, as_of: date, _group: str, opened: str | None, width: int) -> None:
    """The graph; a click on a framework opens it, and the steps choose how much is around it."""
    ids = shown_ids(view)
    steps = choice("steps", "Around the opened framework", _STEPS)
    if steps != "all" and opened is None:
        st.caption("Open a framework to see only what is that near to it; all families are shown.")
    part = _part(view, opened, steps)
    if part.number_of_edges():
        near = steps != "all" and opened is not None

        def graph(width: int) -> Figure:
            return figure.lineage(view.corpus, part, ids, view.look, as_of, width, opened, near)

        picture(graph(width), "lineage-chart", figure.alt_text(view.corpus, part))
        around = f" around {view.corpus.label('framework', opened)}" if near and opened else ""
        day = dates.in_words(as_of.isoformat())
        title = f"lineage of frameworks{around} on {day}"
        below(view, "lineage", graph, figure.KEY, title=title, ids=list(part.nodes))
    elif opened and steps != "all":
        name = md(view.corpus.label("framework", opened))
        st.markdown(f"The record has no relation of **{name}** to another framework.")
    else:
        st.markdown("The record has no relation of these frameworks to others.")
    lonely = alone(view.corpus, ids)
    if lonely and steps == "all":
        names = ", ".join(md(view.corpus.label("framework", framework)) for framework in lonely)
        with st.expander(f"{len(lonely)} frameworks have no recorded relation", key="alone"):
            st.markdown(f"{names}.")


def _part(view: View, opened: str | None, steps: str) -> nx.DiGraph:
    near = None if steps == "all" else int(steps)
    return drawn(view.corpus, shown_ids(view), opened, near)


def table(view: View, as_of: date) -> None:
    """Every relation drawn, a row each."""
    steps = st.session_state.get("choose-steps", "all")
    twin = relations(view, _part(view, view.opened("framework"), steps), as_of)
    record_table(
        "framework",
        twin,
        {
            "name": "Framework",
            "relation": "Relation",
            "other": "To",
            "status": st.column_config.TextColumn(
                f"Status on {dates.in_words(as_of.isoformat())}", width="medium"
            ),
            "parties": st.column_config.TextColumn("Parties", width="large"),
        },
        alt=f"Table of the {len(twin)} relations drawn. Choose a row to open its framework.",
    )
    download(view, "Relations between frameworks", twin, "relations", index=True)


def relations(view: View, part: nx.DiGraph, as_of: date) -> pd.DataFrame:
    """Framework, relation, other framework, status and parties; the index is the framework."""
    corpus = view.corpus
    rows = [
        {
            "id": new,
            "name": corpus.label("framework", new),
            "relation": RELATIONS[data["relation"]],
            "other": corpus.label("framework", old),
            "status": capital(in_words(corpus, standings(corpus, new, as_of))),
            "parties": ", ".join(
                corpus.label("actor", actor) for actor in parties_on(corpus, new, None)
            ),
        }
        for new, old, data in part.edges(data=True)
    ]
    columns = ["id", "name", "relation", "other", "status", "parties"]
    return pd.DataFrame(rows, columns=columns).set_index("id")
