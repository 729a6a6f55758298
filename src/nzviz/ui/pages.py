"""The pages: their order, names, and the kind of record that each is about."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from nzviz import places
from nzviz.explore.brief import Brief
from nzviz.ui.state import CURRENT_PAGE_KEY, PAGES_KEY


@dataclass(frozen=True, slots=True)
class PageInfo:
    """One page. ``path`` is its address; the first page is at the root."""

    path: str
    title: str
    purpose: str
    kind: str

    @property
    def file(self) -> Path:
        """The page's script."""
        return places.PAGES / f"{self.path.replace('-', '_')}.py"


PAGES = (
    PageInfo(
        "overview",
        "Overview",
        "What happened, what was agreed and what was said, each with its source.",
        "event",
    ),
    PageInfo(
        "timeline",
        "Timeline",
        "Every event on one axis. Choose a mark or a table row to read it with its evidence.",
        "event",
    ),
    PageInfo(
        "frameworks",
        "Frameworks",
        "What binds whom, since when and to what, and what was in force on a given day.",
        "framework",
    ),
    PageInfo(
        "partners",
        "Partners",
        "The record from the other side: every tie with one partner, what is in force and new.",
        "framework",
    ),
    PageInfo("quotes", "Quotes", "The exact words, proven against the printed source.", "quote"),
    PageInfo(
        "disputes",
        "Disputes",
        "Where sources disagree: the rival answers, their evidence and our assessment.",
        "dispute",
    ),
    PageInfo(
        "sources",
        "Sources",
        "What the record rests on, and how far it covers its subject.",
        "source",
    ),
    PageInfo(
        "briefing",
        "Briefing",
        "What you collect here, as a document with footnotes to take away.",
        "event",
    ),
    PageInfo(
        "data-and-method",
        "Data and method",
        "What is included, how it is coded, what the data hold and how to correct them.",
        "event",
    ),
)


def called(info: PageInfo, brief: Brief) -> str:
    """What links call a page: its title; the briefing's with the number of records collected."""
    count = len(brief.items) if info.path == "briefing" else 0
    return f"{info.title} ({count})" if count else info.title


def register() -> dict[str, StreamlitPage]:
    """Streamlit's page objects for this run, by path; also kept for links."""
    # Each run has copies of its own: one of them becomes the page that may be run.
    pages = {path: copy(page) for path, page in _made().items()}
    st.session_state[PAGES_KEY] = pages
    return pages


@cache
def _made() -> dict[str, StreamlitPage]:
    """The page objects, made once: Streamlit looks for each file when it makes one."""
    return {
        info.path: st.Page(info.file, title=info.title, url_path=info.path, default=number == 0)
        for number, info in enumerate(PAGES)
    }


def page_object(path: str) -> StreamlitPage:
    """The page object of this run for a link."""
    pages: dict[str, StreamlitPage] = st.session_state[PAGES_KEY]
    return pages[path]


def choose(pages: dict[str, StreamlitPage]) -> StreamlitPage:
    """The page that the address names; the first page for an unknown one."""
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.session_state[CURRENT_PAGE_KEY] = next(
        (info.path for info in PAGES if pages[info.path] == chosen), PAGES[0].path
    )
    return chosen


def current_page() -> PageInfo:
    """The page that is being shown."""
    path = st.session_state[CURRENT_PAGE_KEY]
    return next(info for info in PAGES if info.path == path)
