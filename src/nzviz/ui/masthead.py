"""The head of every page: the corpus's name, the way to the other pages, title and purpose."""

from __future__ import annotations

import streamlit as st
from babel.dates import format_datetime

from nzviz.corpus import live
from nzviz.ui.pages import PAGES, PageInfo, called, page_object
from nzviz.ui.text import md
from nzviz.ui.view import View


def masthead(view: View) -> None:
    """Draw it. Links keep the filters, so a page switch is one step in the browser's history."""
    site = view.corpus.site
    with st.container(key="masthead", gap="xsmall"):
        st.caption(md(site.title))
        with st.container(horizontal=True, gap="small", key="navigation"):
            for info in PAGES:
                st.page_link(
                    page_object(info.path),
                    label=_label(view, info),
                    query_params=view.carried(),
                )
    st.title(md(site.title if view.page is PAGES[0] else view.page.title), anchor=False)
    st.markdown(md(site.subtitle if view.page is PAGES[0] else view.page.purpose))


def _label(view: View, info: PageInfo) -> str:
    label = called(info, view.brief)
    return f"**{label}**" if info is view.page else label


def colophon(view: View) -> None:
    """The foot of every page: version, licence, and whether a newer version is being edited."""
    site = view.corpus.site
    st.caption(
        f"{md(site.title)}, data version {md(site.version)} of {md(site.updated)}. "
        f"{md(site.publisher)}. Our own words: [{md(site.licence)}]({site.licence_url}). "
        "Quoted passages stay their owners’."
    )
    now = live.state()
    if now.problems and now.corpus is view.corpus and now.loaded:
        st.caption(
            "The record is being edited; you see the version of "
            f"{format_datetime(now.loaded, 'd MMMM y, HH:mm', locale='en')} UTC."
        )
