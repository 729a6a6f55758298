"""Facets with their counts: themes, speakers, sources, years and partners of quotes."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.facets import FACETS, Facet, QuoteChoice, facet_order, offered
from nzviz.ui import state
from nzviz.ui.text import md
from nzviz.ui.view import View

_SORT = "facet-sort"
SORTS = {"count": "Most first", "name": "By name"}
#: What the box is called that holds them.
NARROW = "Narrow by theme, speaker, source, year or partner"


def facet_pills(view: View, choice: QuoteChoice, folded: bool) -> None:
    """A row of pills for each facet; a value with none stays, in quiet ink.

    They are *folded* in beside an opened quote, where the reader has found something, and on a
    phone, where they would fill more than the screen.
    """
    key = f"facets-{'folded' if folded else 'open'}"
    with st.expander(NARROW, expanded=not folded, key=key):
        order = facet_order(state.query())
        for facet in offered(view.corpus, view.filters, choice, order):
            _pills(facet)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            state.set_widget(_SORT, order)
            st.segmented_control(
                "Sort these",
                list(SORTS),
                format_func=SORTS.__getitem__,
                key=_SORT,
                required=True,
                on_change=_write_sort,
            )
            if choice.active:
                st.button(
                    "Clear speaker and source",
                    on_click=state.change,
                    args=({"speaker": (), "src": (), "page": ()},),
                    key="facets-clear",
                    type="tertiary",
                )


def _pills(facet: Facet) -> None:
    words = {value: (label, count) for value, label, count in facet.values}
    key = f"facet-{facet.key}"
    mine = list(facet.chosen)
    single = facet.key == "year"
    state.set_widget(key, (mine[0] if mine else None) if single else mine)

    def shown(value: str) -> str:
        label, count = words[value]
        text = f"{md(label)} {count:,}"
        return text if count else f":gray[{text}]"

    st.pills(
        FACETS[facet.key],
        list(words),
        selection_mode="single" if single else "multi",
        format_func=shown,
        key=key,
        on_change=_write,
        args=(facet.key,),
        wrap=True,
    )


def _write(facet: str) -> None:
    chosen = st.session_state[f"facet-{facet}"]
    if facet == "year":
        year = [f"{int(chosen):04d}"] if chosen else []
        state.change({"from": year, "to": year, "page": []})
    else:
        state.change({facet: sorted(chosen or ()), "page": []})


def _write_sort() -> None:
    order = st.session_state[_SORT]
    state.change({"sort": [] if order == "count" else [order]})
