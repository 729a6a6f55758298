"""Search while one types, over the whole record, without running the page again."""

from __future__ import annotations

import hashlib

import streamlit as st

from nzviz.explore.filters import LONGEST_WORDS
from nzviz.explore.search import Hit, SearchIndex, index
from nzviz.ui import state
from nzviz.ui.evidence import open_link
from nzviz.ui.marked import hits
from nzviz.ui.text import md
from nzviz.ui.view import View

#: What the box is called, and what it suggests to type.
FIND = "Find words anywhere in the record"
FIND_HINT = 'ship visits, "new era", nuc*, bamyan, -china'
_KINDS = {
    "quote": ("quote", "quotes"),
    "event": ("event", "events"),
    "framework": ("framework", "frameworks"),
    "dispute": ("dispute", "disputes"),
}
_MOST = 4


@st.fragment
def live_search(view: View) -> None:
    """A search box that answers with the best hits of every kind while one types.

    What is typed is nobody's state until the reader makes it the shared filter (``q=``).
    """
    committed = view.filters.words
    # A box of its own for each committed text: it starts with that text, and typing is its own.
    key = "find-" + hashlib.sha256(committed.encode(errors="replace")).hexdigest()[:8]
    with st.container(key="live-search"):
        text = st.text_input(
            FIND,
            value=committed,
            key=key,
            type="search",
            live="60ms",
            max_chars=LONGEST_WORDS,
            placeholder=FIND_HINT,
            help='Words, an "exact phrase", the start of a word*, or -without a word. Case, '
            "accents and usual spellings do not matter.",
        )
        typed = " ".join((text or "").replace("\0", " ").split())
        if typed and typed != committed:
            found = index(view.corpus)
            _answer(view, found, found.while_typing(typed))
        elif typed:
            _suggestion(index(view.corpus), typed)


def _answer(view: View, found: SearchIndex, words: str) -> None:
    counts = {kind: len(found.ids(words, kind)) for kind in _KINDS}
    total = sum(counts.values())
    with st.container(border=True, key="live-answer"):
        with st.container(horizontal=True, vertical_alignment="center"):
            begun = f" for {md(words)}" if words.endswith("*") else ""
            st.markdown(f"**{_sentence(counts)}{begun}**", width="stretch")
            if total and st.button(
                "Filter all pages by these words", type="primary", key="live-commit"
            ):
                _commit(words)
        _suggestion(found, words)
        columns = [kind for kind in _KINDS if counts[kind]]
        if columns:
            with st.grid("auto", min_column_width=420, gap="large"):
                for kind in columns:
                    _hits_of(view, found.hits(words, kind, _MOST), kind, counts[kind])


def _suggestion(found: SearchIndex, typed: str) -> None:
    """What may have been meant, where a word occurs nowhere in the record."""
    better = found.suggestion(typed)
    if better and st.button(
        f"Did you mean “{md(better)}”?", key="live-suggestion", type="tertiary"
    ):
        _commit(better)


def _sentence(counts: dict[str, int]) -> str:
    parts = [f"{count:,} {_KINDS[kind][count != 1]}" for kind, count in counts.items() if count]
    return " · ".join(parts) if parts else "Nothing in the record has all of these words."


def _hits_of(view: View, found: list[Hit], kind: str, count: int) -> None:
    with st.container(gap="small"):
        st.markdown(f"## {_KINDS[kind][1].capitalize()}", anchors=False)
        for hit in found:
            title = hits(hit.title)
            text = f"“{title}”" if kind == "quote" else title
            open_link(view, kind, hit.id, text, below=hits(hit.context))
        if count > len(found):
            st.caption(f"and {count - len(found):,} more")


def _commit(words: str) -> None:
    state.change({"q": [words], "page": []})
    st.rerun()
