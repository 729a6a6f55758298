"""Pieces of the disputes page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.explore.disputes import (
    RESOLUTIONS,
    disputes,
    known_resolutions,
    resolution_counts,
)
from nzviz.explore.paging import paged
from nzviz.figures import positions
from nzviz.ui import state
from nzviz.ui.charts import chart
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

PER_PAGE = 6
_RESOLUTION = "dispute-resolution"
#: What opens a dispute, and what is said when the chosen resolutions leave none.
READ = "Read the evidence of each answer"
WITHOUT = "The filters leave no dispute of this resolution."


def resolution_choice(view: View) -> tuple[str, ...]:
    """Which resolutions are shown (``resolution=``; none means all), with the control for it."""
    chosen = known_resolutions(state.query().get("resolution", []))
    counts = resolution_counts(view.corpus, view.filters)
    state.set_widget(_RESOLUTION, list(chosen))

    def shown(value: str) -> str:
        text = f"{RESOLUTIONS[value]} {counts[value]:,}"
        return text if counts[value] else f":gray[{text}]"

    st.pills(
        "Resolution",
        list(RESOLUTIONS),
        selection_mode="multi",
        format_func=shown,
        key=_RESOLUTION,
        on_change=_write_resolution,
        wrap=True,
    )
    return chosen


def _write_resolution() -> None:
    state.change({"resolution": sorted(st.session_state[_RESOLUTION] or ()), "page": []})


def browser(view: View, resolutions: tuple[str, ...]) -> None:
    """Each question with its answers drawn and our assessment, open ones first, some at a time."""
    shown = disputes(view.corpus, view.filters, resolutions)
    if shown.empty:
        st.markdown(f"**{WITHOUT}** Choose another one above.")
        return
    some, number, pages = paged(list(shown.index), state.query(), PER_PAGE)
    for place, dispute in enumerate(some):
        if place:
            st.divider()
        _question(view, dispute, shown.loc[dispute])
    if pages > 1:
        key = f"disputes-page-{number}-of-{pages}"
        st.pagination(pages, default=number, key=key, on_change=_write_page, args=(key,))


def _question(view: View, dispute: str, row: pd.Series) -> None:
    with st.container(gap="xsmall", key=f"dispute-{dispute}"):
        st.markdown(f":gray[{RESOLUTIONS[row['resolution']]}]")
        st.markdown(f"## {md(row['question'])}", anchors=False)
        picture(view, dispute, "listed")
        st.markdown(md(row["assessment"]))
        st.markdown(confidence(str(row["confidence"]), row["confidence_reason"]))
        st.button(
            READ,
            on_click=state.change,
            args=({"dispute": [dispute]},),
            key=f"open-{dispute}",
            type="tertiary",
            icon=":material/arrow_forward:",
        )


def picture(view: View, dispute: str, where: str) -> None:
    """The answers on their axis; as a list where they assert neither dates nor numbers."""
    figure = positions.positions(view.corpus, dispute, view.look)
    if figure is None:
        answers = view.corpus.frames.positions
        listed = answers.loc[answers["dispute"] == dispute, "answer"]
        st.markdown("\n".join(f"{n}. {md(answer)}" for n, answer in enumerate(listed, 1)))
        return
    chart(
        figure,
        key=f"positions-{where}-{dispute}",
        alt=positions.alt_text(view.corpus, dispute),
    )


def confidence(level: str, reason: str) -> str:
    """How sure the assessment is, and why, as Markdown."""
    return f":gray-badge[{md(capital(level))} confidence] :gray[{md(reason)}]"


def _write_page(key: str) -> None:
    number = st.session_state[key]
    state.change({"page": [] if number == 1 else [str(number)]})


def table(view: View, resolutions: tuple[str, ...]) -> None:
    """The same disputes as a table."""
    shown = disputes(view.corpus, view.filters, resolutions)
    if shown.empty:
        return
    twin = pd.DataFrame(
        {
            "question": shown["question"],
            "positions": shown["positions"],
            "resolution": [capital(str(value)) for value in shown["resolution"]],
            "confidence": [capital(str(value)) for value in shown["confidence"]],
            "assessment": shown["assessment"],
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
            "assessment": st.column_config.TextColumn("Assessment", width="large"),
        },
        alt=f"Table of the {len(twin)} disputes shown. Choose a row to open its dispute.",
    )
