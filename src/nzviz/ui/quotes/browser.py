"""The quotes themselves, some at a time, and as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.facets import QuoteChoice, chosen_quotes, listed_quotes
from nzviz.explore.filters import Filters, select
from nzviz.explore.paging import paged
from nzviz.ui import state
from nzviz.ui.cards.quote import quote_text
from nzviz.ui.evidence import disputed_words
from nzviz.ui.tables import Parts, Rows, record_table
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

PER_PAGE = 10
_PAGE = "quotes-page"


def browser(view: View, choice: QuoteChoice) -> None:
    """The quotes that are left, some at a time (``page=``): best match first, else by time."""
    shown = chosen_quotes(view.corpus, view.filters, choice)
    if choice.active:
        everything = len(select(view.corpus, view.filters, "quote"))
        st.markdown(f"**{len(shown):,} of these {everything:,} quotes: {md(_said(view, choice))}**")
    if shown.empty:
        st.markdown("No quote is left by this speaker and source together. Drop one of them above.")
        return
    ids = listed_quotes(view.corpus, view.filters, choice)
    some, number, pages = paged(ids, state.query(), PER_PAGE)
    st.header(list_order(view.filters), anchor=False)
    with st.container(gap="medium", key="quotes-list"):
        for quote in some:
            with st.container(gap="xsmall"):
                quote_text(view, quote, level=3)
    if pages > 1:
        # The link is the state: the key holds the number, so that another one is another widget.
        key = f"{_PAGE}-{number}-of-{pages}"
        st.pagination(pages, default=number, key=key, on_change=_write_page, args=(key,))


def list_order(filters: Filters) -> str:
    """In which order the list stands, as its heading."""
    return "Best matches first" if filters.words else "In order of time"


def _said(view: View, choice: QuoteChoice) -> str:
    """The page's own choice in words."""
    speakers = [view.corpus.label("actor", actor) for actor in choice.speaker]
    sources = [view.corpus.label("source", source) for source in choice.src]
    return "; ".join(" or ".join(labels) for labels in (speakers, sources) if labels)


def _write_page(key: str) -> None:
    number = st.session_state[key]
    state.change({"page": [] if number == 1 else [str(number)]})


def table(view: View, choice: QuoteChoice) -> None:
    """The same quotes as a table, in order of time."""
    shown = chosen_quotes(view.corpus, view.filters, choice)
    if shown.empty:
        return
    record_table(
        "quote",
        Parts(len(shown), lambda begin, end: Rows.of(_twin(view, shown.iloc[begin:end]))),
        {
            "said": "When",
            "speaker": "Speaker or author",
            "exact": st.column_config.TextColumn("Words", width="large"),
            "source": "Source",
            "disputed": st.column_config.TextColumn(
                "Disputed", help="Whether sources disagree on something about this quote."
            ),
        },
        alt=f"Table of the {len(shown)} quotes shown. Choose a row to open its quote.",
    )


def _twin(view: View, shown: pd.DataFrame) -> pd.DataFrame:
    sources = view.corpus.frames.sources
    return pd.DataFrame(
        {
            "said": [
                capital(dates.in_words(text)) if isinstance(text, str) else ""
                for text in shown["date"]
            ],
            "speaker": [view.corpus.label("actor", actor) for actor in shown["speaker"]],
            "exact": shown["exact"],
            "source": sources.loc[shown["source"], "label"].to_numpy(),
            "disputed": [disputed_words(view, "quote", quote) for quote in shown.index],
        },
        index=shown.index,
    )
