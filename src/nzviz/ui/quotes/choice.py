"""What the link says of the quotes page: which view, which speakers and sources, which order."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.facets import Order, QuoteChoice, known_choice
from nzviz.ui import state
from nzviz.ui.view import View

#: Values of ``view=`` and how they are called; the first one is not in the link.
VIEWS = {"quotes": "Quotes", "speakers": "Speakers", "themes": "Themes in words"}
_VIEW = "quotes-view"


def view_choice() -> str:
    """Which of the page's views is shown (``view=``), with the control that changes it."""
    asked = state.first("view")
    shown = asked if asked in VIEWS else "quotes"
    state.set_widget(_VIEW, shown)
    st.segmented_control(
        "Read by",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
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
    asked = state.query()
    return known_choice(view.corpus, asked.get("speaker", []), asked.get("src", []))


def facet_order() -> Order:
    """How facets are sorted (``sort=``): by count unless the link says by name."""
    return "name" if state.first("sort") == "name" else "count"
