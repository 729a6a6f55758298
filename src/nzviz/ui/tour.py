"""Guided tours: saved views with words, read step by step while the filters stay live."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.tours import TOUR_KEYS, Place, place
from nzviz.ui import state
from nzviz.ui.pages import page_object
from nzviz.ui.text import md
from nzviz.ui.view import View

#: The ways on, back and out, as they are called.
PREVIOUS, NEXT, BACK, LEAVE = (
    "← Previous",
    "Next →",
    "Back to this step’s view",
    "Leave the tour",
)


def tour_bar(view: View) -> None:
    """The step that the link names (``tour=`` and ``step=``), with ways on, back and out."""
    here = place(view.corpus, state.query())
    if here is None:
        return
    with st.container(border=True, key="tour"):
        st.caption(md(here.heading))
        st.markdown(md(here.step.text))
        with st.container(horizontal=True, vertical_alignment="center", key="tour-steps"):
            if here.previous:
                step_link(view, here.previous, PREVIOUS)
            if here.following:
                step_link(view, here.following, NEXT)
            if not here.shown(view.page.path, state.query()):
                step_link(view, here, BACK)
            st.button(LEAVE, on_click=_leave, type="tertiary", key="leave-tour")


def step_link(view: View, to: Place, label: str) -> None:
    """A link to one step of a tour; it keeps the brief."""
    st.page_link(
        page_object(to.step.page),
        label=label,
        query_params={**to.query, **view.collected()},
    )


def _leave() -> None:
    state.change(dict.fromkeys(TOUR_KEYS, ()))
