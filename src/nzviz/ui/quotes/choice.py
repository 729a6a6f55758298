"""What the link says of the quotes page: which view, which speakers and sources, which order."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.facets import QUOTES_VIEWS, QuoteChoice, known_choice, quotes_view
from nzviz.ui import state
from nzviz.ui.view import View

_VIEW = "quotes-view"


def view_choice() -> str:
    """Which of the page's views is shown (``view=``), with the control that changes it."""
    shown = quotes_view(state.query())
    state.set_widget(_VIEW, shown)
    st.segmented_control(
        "Read by",
        list(QUOTES_VIEWS),
        format_func=QUOTES_VIEWS.__getitem__,
        key=_VIEW,
        required=True,
        on_change=_write_view,
    )
    return shown


def _write_view() -> None:
    shown = st.session_state[_VIEW]
    state.change({"view": [] if shown == "quotes" else [shown], "page": []})


def quote_choice(view: View) -> QuoteChoice:
    """The speakers and sources that the link chooses (``speaker=``, ``src=``)."""
    return known_choice(view.corpus, state.query())
