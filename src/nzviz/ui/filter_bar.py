"""The shared filters: first on every page, open, with live counts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from nzviz.explore.choices import FACET_LABELS, choices, chosen_years
from nzviz.explore.filters import FILTER_KEYS, Filters, year_span
from nzviz.ui import state
from nzviz.ui.view import View

#: What an empty box for words suggests to type.
WORDS_HINT = 'ships "new era" nuc* -china'


def filter_bar(view: View, filters: Filters, prefix: str = "") -> None:
    """Draw all filters, set from the link; a change writes the link and shows on every page.

    A second set of *filters* has a *prefix* in front of its link parameters.
    """
    with st.container(key=f"{prefix.replace('.', '-')}filters", gap="small"):
        _theme_pills(view, filters, prefix)
        with st.grid(5, min_column_width=150, gap="small"):
            for key in ("rel", "actor", "fw"):
                _choice(view, filters, key, prefix)
            _years(view, filters, prefix)
            _words(filters, prefix)


def clear_all() -> None:
    """Forget every shared filter; what is open stays open."""
    state.change(dict.fromkeys(FILTER_KEYS, ()))


def clear(key: str) -> None:
    """Forget one link parameter."""
    state.change({key: ()})


def _widget(key: str, prefix: str = "") -> str:
    return f"{prefix}filter-{key}"


def _write_choice(key: str, prefix: str) -> None:
    chosen: Sequence[str] = st.session_state[_widget(key, prefix)] or ()
    state.change({prefix + key: sorted(chosen)})


def _theme_pills(view: View, filters: Filters, prefix: str) -> None:
    options = choices(view.corpus, filters, "theme", view.page.kind)
    state.set_widget(_widget("theme", prefix), list(filters.theme))
    st.pills(
        FACET_LABELS["theme"],
        list(options),
        selection_mode="multi",
        format_func=options.__getitem__,
        key=_widget("theme", prefix),
        on_change=_write_choice,
        args=("theme", prefix),
        wrap=True,
    )


def _choice(view: View, filters: Filters, key: str, prefix: str) -> None:
    options = choices(view.corpus, filters, key, view.page.kind)
    state.set_widget(_widget(key, prefix), list(getattr(filters, key)))
    st.multiselect(
        FACET_LABELS[key],
        list(options),
        format_func=options.__getitem__,
        key=_widget(key, prefix),
        on_change=_write_choice,
        args=(key, prefix),
        placeholder="Any",
    )


def _years(view: View, filters: Filters, prefix: str) -> None:
    first, last = year_span(view.corpus)
    if first == last:
        return
    key = _widget("years", prefix)
    state.set_widget(key, chosen_years(filters, first, last))
    st.slider("Years", first, last, key=key, on_change=_write_years, args=(first, last, prefix))


def _write_years(first: int, last: int, prefix: str) -> None:
    low, high = st.session_state[_widget("years", prefix)]
    state.change(
        {
            f"{prefix}from": [f"{low:04d}"] if low > first else [],
            f"{prefix}to": [f"{high:04d}"] if high < last else [],
        }
    )


def _words(filters: Filters, prefix: str) -> None:
    key = _widget("words", prefix)
    state.set_widget(key, filters.words)
    st.text_input(
        "Words",
        key=key,
        type="search",
        max_chars=200,
        placeholder=WORDS_HINT,
        help='Words, an "exact phrase", the start of a word*, or -without a word.',
        on_change=_write_words,
        args=(prefix,),
    )


def _write_words(prefix: str) -> None:
    text = " ".join((st.session_state[_widget("words", prefix)] or "").split())
    state.change({f"{prefix}q": [text] if text else []})
