"""Pieces of the quotes page."""

from __future__ import annotations

from math import ceil

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import rows
from nzviz.ui import state
from nzviz.ui.cards import quote_text
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital
from nzviz.ui.view import View, record_link

_PER_PAGE = 12
_PAGE = "quotes-page"


def browser(view: View) -> None:
    """The quotes that the filters leave, some at a time (``page=`` in the link)."""
    shown = rows(view.corpus, view.filters, "quote")
    pages = max(ceil(len(shown) / _PER_PAGE), 1)
    number = min(_page_number(), pages)
    for quote in shown.index[(number - 1) * _PER_PAGE : number * _PER_PAGE]:
        quote_text(view, quote)
        record_link(view, "quote", quote, "Open this quote")
    if pages > 1:
        state.set_widget(_PAGE, number)
        st.pagination(pages, key=_PAGE, on_change=_write_page)


def _page_number() -> int:
    asked = state.first("page") or ""
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _write_page() -> None:
    number = st.session_state[_PAGE]
    state.change({"page": [] if number == 1 else [str(number)]})


def table(view: View) -> None:
    """The same quotes as a table."""
    shown = rows(view.corpus, view.filters, "quote")
    sources = view.corpus.frames.sources
    twin = pd.DataFrame(
        {
            "said": [
                capital(dates.in_words(text)) if isinstance(text, str) else ""
                for text in shown["date"]
            ],
            "speaker": [view.corpus.label("actor", actor) for actor in shown["speaker"]],
            "exact": shown["exact"],
            "source": sources.loc[shown["source"], "label"].to_numpy(),
        },
        index=shown.index,
    )
    record_table(
        "quote",
        twin,
        {
            "said": "When",
            "speaker": "Speaker or author",
            "exact": st.column_config.TextColumn("Words", width="large"),
            "source": "Source",
        },
        alt=f"Table of the {len(twin)} quotes shown. Choose a row to open its quote.",
    )
