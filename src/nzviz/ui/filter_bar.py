"""The shared filters: first on every page, open, with live counts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from nzviz.explore.filters import FACETS, FILTER_KEYS, facet_counts, year_span
from nzviz.ui import state
from nzviz.ui.view import View

_LABELS = {"theme": "Theme", "rel": "Partner", "actor": "Actor", "fw": "Framework"}
_YEARS, _WORDS = "filter-years", "filter-words"


def filter_bar(view: View) -> None:
    """Draw all filters, set from the link; a change writes the link and shows on every page."""
    with st.container(key="filters", gap="small"):
        _theme_pills(view)
        with st.grid("auto", min_column_width=165, gap="small"):
            for key in ("rel", "actor", "fw"):
                _choice(view, key)
            _years(view)
            _words(view)


def clear_all() -> None:
    """Forget every shared filter; what is open stays open."""
    state.change(dict.fromkeys(FILTER_KEYS, ()))


def clear(key: str) -> None:
    """Forget one link parameter."""
    state.change({key: ()})


def _widget(key: str) -> str:
    return f"filter-{key}"


def _write_choice(key: str) -> None:
    chosen: Sequence[str] = st.session_state[_widget(key)] or ()
    state.change({key: sorted(chosen)})


def _theme_pills(view: View) -> None:
    counts = facet_counts(view.corpus, view.filters, "theme", view.page.kind)
    state.set_widget(_widget("theme"), list(view.filters.theme))
    st.pills(
        _LABELS["theme"],
        list(counts),
        selection_mode="multi",
        format_func=lambda value: f"{view.corpus.label('theme', value)} {counts[value]:,}",
        key=_widget("theme"),
        on_change=_write_choice,
        args=("theme",),
        wrap=True,
    )


def _choice(view: View, key: str) -> None:
    target = FACETS[key]
    counts = facet_counts(view.corpus, view.filters, key, view.page.kind)
    order = list(counts)
    if key != "rel":
        order.sort(key=lambda value: (-counts[value], view.corpus.label(target, value)))
    state.set_widget(_widget(key), list(getattr(view.filters, key)))
    st.multiselect(
        _LABELS[key],
        order,
        format_func=lambda value: f"{view.corpus.label(target, value)} ({counts[value]:,})",
        key=_widget(key),
        on_change=_write_choice,
        args=(key,),
        placeholder="Any",
    )


def _years(view: View) -> None:
    first, last = year_span(view.corpus)
    filters = view.filters
    if first == last:
        return
    low = min(max(filters.first_year or first, first), last)
    high = max(min(filters.last_year or last, last), low)
    state.set_widget(_YEARS, (low, high))
    st.slider("Years", first, last, key=_YEARS, on_change=_write_years, args=(first, last))


def _write_years(first: int, last: int) -> None:
    low, high = st.session_state[_YEARS]
    state.change(
        {
            "from": [f"{low:04d}"] if low > first else [],
            "to": [f"{high:04d}"] if high < last else [],
        }
    )


def _words(view: View) -> None:
    state.set_widget(_WORDS, view.filters.words)
    st.text_input(
        "Words",
        key=_WORDS,
        type="search",
        max_chars=200,
        placeholder='ships "new era" nuc* -china',
        help='Words, an "exact phrase", the start of a word*, or -without a word.',
        on_change=_write_words,
    )


def _write_words() -> None:
    text = " ".join((st.session_state[_WORDS] or "").split())
    state.change({"q": [text] if text else []})
