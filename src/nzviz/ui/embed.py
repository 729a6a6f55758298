"""The compact layout of a view that stands inside somebody else's page."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.filters import sentence
from nzviz.share.links import address
from nzviz.ui.filter_bar import filter_bar
from nzviz.ui.pages import PAGES
from nzviz.ui.text import md
from nzviz.ui.view import View


def embedded() -> bool:
    """Whether the view is shown inside another page (``embed=true``)."""
    return bool(st.context.is_embedded)


def head(view: View) -> None:
    """What is shown, a way to the whole of it, and the filters on demand."""
    site = view.corpus.site
    title = site.title if view.page is PAGES[0] else view.page.title
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="embed-head"):
        st.markdown(
            f"# {md(title)}  \n{md(sentence(view.corpus, view.filters, view.page.kind))}",
            width="stretch",
            anchors=False,
        )
        st.link_button(
            f"Open in {site.short_title}", view.url, icon=":material/open_in_new:", type="tertiary"
        )
    opened = st.expander("Filters", key="embed-filters", on_change="rerun")
    if opened.open:
        with opened:
            filter_bar(view, view.filters)


def credit(view: View) -> None:
    """Whose it is, below the view."""
    site = view.corpus.site
    home = address(str(st.context.url or ""), "", {})
    st.caption(
        f"Source: {md(site.publisher)}, [{md(site.title)}]({home}), data version "
        f"{md(site.version)}. Our own words: [{md(site.licence)}]({site.licence_url}); each "
        "record names its sources."
    )
