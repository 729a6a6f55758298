"""Facets with their counts: themes, speakers, sources, years and partners of quotes."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nzviz.explore.facets import Order, QuoteChoice, counts, ordered
from nzviz.ui import state
from nzviz.ui.quotes.choice import facet_order
from nzviz.ui.text import md
from nzviz.ui.view import View

_SORT = "facet-sort"
_SORTS = {"count": "Most first", "name": "By name"}
#: More years than this are left to the shared filter's slider.
_MOST_YEARS = 30
_TITLES = {
    "theme": "Theme",
    "speaker": "Speaker or writer",
    "src": "Source",
    "year": "Year",
    "rel": "Partner",
}


def facet_pills(view: View, choice: QuoteChoice, folded: bool) -> None:
    """A row of pills for each facet; a value with none stays, in quiet ink.

    They are *folded* in beside an opened quote, where the reader has found something, and on a
    phone, where they would fill more than the screen.
    """
    key = f"facets-{'folded' if folded else 'open'}"
    with st.expander(
        "Narrow by theme, speaker, source, year or partner", expanded=not folded, key=key
    ):
        order = facet_order()
        for facet, title in _TITLES.items():
            found = counts(view.corpus, view.filters, choice, facet)
            if len(found) > 1 and not (facet == "year" and len(found) > _MOST_YEARS):
                _pills(view, facet, title, found, _chosen(view, choice, facet), order)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            state.set_widget(_SORT, order)
            st.segmented_control(
                "Sort these",
                list(_SORTS),
                format_func=_SORTS.__getitem__,
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


def _chosen(view: View, choice: QuoteChoice, facet: str) -> list[str]:
    filters = view.filters
    match facet:
        case "speaker":
            return list(choice.speaker)
        case "src":
            return list(choice.src)
        case "rel":
            return list(filters.rel)
        case "theme":
            return list(filters.theme)
        case _:
            one = filters.first_year is not None and filters.first_year == filters.last_year
            return [str(filters.first_year)] if one else []


def _pills(
    view: View,
    facet: str,
    title: str,
    found: Mapping[str, int],
    chosen: list[str],
    order: Order,
) -> None:
    labels = {value: _label(view, facet, value) for value in found}
    values = sorted(found) if facet == "year" else ordered(found, labels, order)
    key = f"facet-{facet}"
    mine = [value for value in chosen if value in found]
    single = facet == "year"
    state.set_widget(key, (mine[0] if mine else None) if single else mine)

    def shown(value: str) -> str:
        text = f"{md(labels[value])} {found[value]:,}"
        return text if found[value] else f":gray[{text}]"

    st.pills(
        title,
        values,
        selection_mode="single" if single else "multi",
        format_func=shown,
        key=key,
        on_change=_write,
        args=(facet,),
        wrap=True,
    )


def _label(view: View, facet: str, value: str) -> str:
    match facet:
        case "speaker":
            return view.corpus.label("actor", value)
        case "src":
            row = view.corpus.frames.sources.loc[value]
            publisher, label = row["publisher"], row["label"]
            return str(publisher if isinstance(publisher, str) else label[:48] + "…")
        case "rel":
            return view.corpus.label("relationship", value)
        case "theme":
            return view.corpus.label("theme", value)
        case _:
            return value


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
