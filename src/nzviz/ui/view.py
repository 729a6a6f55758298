"""What a reader is looking at: the corpus, the filters of the link, the page and the look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KEYS, Brief, brief_from_query
from nzviz.explore.filters import Filters, Unknown, from_query
from nzviz.explore.second import second_filters
from nzviz.figures.style import Look, look
from nzviz.share.links import RECORD_PAGES, address, unknown_records
from nzviz.ui import state
from nzviz.ui.pages import PAGES, PageInfo, current_page, page_object
from nzviz.ui.text import md


@dataclass(frozen=True, slots=True)
class View:
    """One reader's view. It is made anew from the link on every run."""

    corpus: Corpus
    filters: Filters
    page: PageInfo
    look: Look
    unknown: tuple[Unknown, ...]
    brief: Brief

    def opened(self, kind: str) -> str | None:
        """Id of the record of *kind* that the link opens, or None."""
        asked = state.first(RECORD_PAGES[kind][1])
        record = self.corpus.find(kind, asked) if asked else None
        return record.id if record else None

    def carried(self) -> dict[str, list[str]]:
        """The link parameters that links to other pages keep: filters, brief, place in a tour."""
        return {**self.filters.to_query(), **self.collected(), **state.tour()}

    def collected(self) -> dict[str, list[str]]:
        """The link parameters of the brief; none while it is empty."""
        return {key: values for key, values in self.brief.to_query().items() if values}

    @property
    def shows_brief(self) -> bool:
        """Whether the page shows a brief that holds something."""
        return self.page.path == "briefing" and bool(self.brief.items)

    @property
    def url(self) -> str:
        """Full address of this view. What the reader collects is no part of other pages' views."""
        query = state.query()
        if self.page.path != "briefing":
            query = {key: values for key, values in query.items() if key not in BRIEF_KEYS}
        return address(str(st.context.url or ""), _path(self.page), query)

    @property
    def today(self) -> date:
        """The day of the visit."""
        return datetime.now().astimezone().date()


def current() -> View:
    """The view that the link describes."""
    corpus = live.current()
    query = state.query()
    filters, unknown = from_query(query, corpus)
    unknown += second_filters(query, corpus)[1]
    unknown += unknown_records(query, corpus)
    brief, left_out = brief_from_query(query, corpus)
    unknown += left_out
    return View(corpus, filters, current_page(), look(st.context.theme.type), tuple(unknown), brief)


def record_url(view: View, kind: str, record_id: str) -> str:
    """Full address at which a record opens, without filters."""
    path, key = RECORD_PAGES[kind]
    return address(str(st.context.url or ""), path, {key: [record_id]})


def record_link(
    view: View, kind: str, record_id: str, label: str | None = None, mark: str = ""
) -> None:
    """A link that opens a record on its page and keeps the filters.

    *label* is plain text, the record's own name when None; *mark* is Markdown to stand after it.
    """
    path, key = RECORD_PAGES[kind]
    text = md(label or view.corpus.label(kind, record_id)) + mark
    st.page_link(page_object(path), label=text, query_params={**view.carried(), key: [record_id]})


def _path(page: PageInfo) -> str:
    return "" if page is PAGES[0] else page.path
