"""The sentence that says what is shown, with Share and Download beside it."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.filters import FILTER_KEYS, loosening, select, sentence
from nzviz.share.links import opened_elsewhere
from nzviz.share.summaries import title
from nzviz.ui import state
from nzviz.ui.download_menu import download_menu
from nzviz.ui.evidence import open_link
from nzviz.ui.filter_bar import clear, clear_all
from nzviz.ui.share import share
from nzviz.ui.text import md
from nzviz.ui.view import View

#: The shared filters in the words of a sentence, by link parameter.
KEY_LABELS = {
    "theme": "the theme",
    "rel": "the partner",
    "actor": "the actor",
    "fw": "the framework",
    "from": "the first year",
    "to": "the last year",
    "q": "the words",
}


#: Before the title of a record that the link names on a page where none opens.
ELSEWHERE = "This link names a record that opens on another page:"


def notices(view: View) -> None:
    """Name every value of the link that means nothing here, and lead to what opens elsewhere."""
    for kind, record in opened_elsewhere(state.query(), view.corpus, view.page.path):
        open_link(view, kind, record, f"{ELSEWHERE} **{md(title(view.corpus, kind, record))}**")
    if view.unknown:
        listed = "; ".join(md(item) for item in view.unknown)
        st.warning(
            f"This link has values that this record does not know: {listed}. "
            "Everything else applies."
        )


def result_line(view: View) -> None:
    """The sentence, Share, Download, and a way back to everything."""
    with st.container(horizontal=True, vertical_alignment="center", key="result-line"):
        st.markdown(
            f"**{md(sentence(view.corpus, view.filters, view.page.kind))}**", width="stretch"
        )
        if any(key in view.filters.to_query() for key in FILTER_KEYS):
            st.button("Clear filters", on_click=clear_all, type="tertiary", key="clear-all")
        with st.container(width="content"):  # a fragment by itself takes all the room it finds
            _take_away(view)


@st.fragment
def _take_away(view: View) -> None:
    """Menus that are made while they are open, without running the page."""
    with st.container(horizontal=True, width="content"):
        share(view)
        download_menu(view)


def nothing_left(view: View, kind: str | None = None) -> bool:
    """When the filters leave nothing: say which one to loosen, with a button that does it."""
    kind = kind or view.page.kind
    if len(select(view.corpus, view.filters, kind)):
        return False
    st.markdown(f"**No {kind}s are left by these filters.** Loosen one of them:")
    with st.container(horizontal=True):
        for key, count in loosening(view.corpus, view.filters, kind):
            st.button(
                f"Drop {KEY_LABELS[key]} (shows {count:,})",
                on_click=clear,
                args=(key,),
                key=f"loosen-{key}",
            )
        st.button("Clear all filters", on_click=clear_all, key="loosen-all")
    return True
