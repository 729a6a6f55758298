"""Guided tours: saved views with words, read step by step while the filters stay live."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from nzviz.corpus.records import Tour
from nzviz.explore.brief import BRIEF_KEYS
from nzviz.ui import state
from nzviz.ui.pages import page_object
from nzviz.ui.text import md
from nzviz.ui.view import View

if TYPE_CHECKING:
    from nzviz.corpus.records.site import Step


def tour_bar(view: View) -> None:
    """The step that the link names (``tour=`` and ``step=``), with ways on, back and out."""
    tour, number = _position(view)
    if tour is None:
        return
    step = tour.steps[number - 1]
    with st.container(border=True, key="tour"):
        st.caption(f"{md(tour.title)} · step {number} of {len(tour.steps)}")
        st.markdown(md(step.text))
        with st.container(horizontal=True, key="tour-steps"):
            if number > 1:
                step_link(view, tour, number - 1, "← Previous")
            if number < len(tour.steps):
                step_link(view, tour, number + 1, "Next →")
            if not _at(view, step):
                step_link(view, tour, number, "Back to this step’s view")
            st.button("Leave the tour", on_click=_leave, type="tertiary", key="leave-tour")


def step_link(view: View, tour: Tour, number: int, label: str) -> None:
    """A link to one step of a tour (from 1); it keeps the brief."""
    step = tour.steps[number - 1]
    st.page_link(
        page_object(step.page),
        label=label,
        query_params={
            **step.query,
            **view.collected(),
            "tour": [tour.id],
            "step": [str(number)],
        },
    )


def _position(view: View) -> tuple[Tour | None, int]:
    asked = state.first("tour")
    tour: Tour | None = view.corpus.find("tour", asked) if asked else None
    if tour is None:
        return None, 0
    text = state.first("step") or "1"
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return tour, min(max(number, 1), len(tour.steps))


def _at(view: View, step: Step) -> bool:
    """Whether the reader still sees what the step shows."""
    here = {k: v for k, v in state.query().items() if k not in (*state.TOUR_KEYS, *BRIEF_KEYS)}
    wanted = {key: sorted(values) for key, values in step.query.items()}
    return view.page.path == step.page and {k: sorted(v) for k, v in here.items()} == wanted


def _leave() -> None:
    state.change(dict.fromkeys(state.TOUR_KEYS, ()))
