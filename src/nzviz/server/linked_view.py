"""What the address of a page names: the page, the filters, the opened record, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KEYS, Brief, brief_from_query
from nzviz.explore.filters import FILTER_KEYS, Filters, describe, from_query, sentence
from nzviz.server.page_of import page_named
from nzviz.share import summaries
from nzviz.share.links import OPEN_NO_RECORD, RECORD_PAGES, query_string, record_query
from nzviz.ui.pages import PAGES, PageInfo

Query = Mapping[str, Sequence[str]]

#: Kinds of record that open on a page besides the one that the page is about.
_OPENS_TOO = {"timeline": ("quote",)}
#: Parameters of how a view was reached or is framed, not of what it shows.
_NOISE = re.compile(r"embed(_options)?|utm_.*|fbclid|gclid|msclkid|mc_[ce]id|ref")
_KEY = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
#: What of a link's own parameters is kept in its canonical form; nobody's real view has more.
_MOST_VALUES = 60
_LONGEST_VALUE = 200
_LONGEST_TITLE = 110
#: Longer descriptions are cut by those who show them.
_LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class LinkedView:
    """One address, understood. ``opened`` is kind and id of the record that it opens, ``brief``
    what a link to the briefing has collected (empty for other pages).
    """

    corpus: Corpus
    page: PageInfo
    filters: Filters
    opened: tuple[str, str] | None
    brief: Brief
    others: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """The page's path without a slash before it; empty for the first page."""
        return "" if self.page is PAGES[0] else self.page.path

    @property
    def query(self) -> dict[str, list[str]]:
        """The link in one form: filters in their order, the opened record, then the rest."""
        found = {**self.filters.to_query(), **self.opened_query, **self.brief_query}
        for key, value in self.others:
            found.setdefault(key, []).append(value)
        return found

    @property
    def opened_query(self) -> dict[str, list[str]]:
        """The parameter that opens the record; none when the link opens none."""
        return record_query(*self.opened) if self.opened else {}

    @property
    def brief_query(self) -> dict[str, list[str]]:
        """The parameters of the brief; none while it is empty."""
        if not self.brief.items:
            return {}
        return {key: values for key, values in self.brief.to_query().items() if values}

    def address(self, root: str) -> str:
        """Full address in that one form, under the app's *root* (without a slash at its end)."""
        link = query_string(self.query)
        return f"{root}/{self.path}" + (f"?{link}" if link else "")

    @property
    def heading(self) -> str:
        """What the view is called: the record's title, else the page with its filters."""
        if self.opened:
            return summaries.shortened(summaries.title(self.corpus, *self.opened), _LONGEST_TITLE)
        if self.brief.items and self.brief.title:
            return summaries.shortened(f"{self.page.title}: {self.brief.title}", _LONGEST_TITLE)
        chosen = "" if self.brief.items else describe(self.corpus, self.filters)
        if chosen:
            return summaries.shortened(f"{self.page.title}: {chosen}", _LONGEST_TITLE)
        return self.corpus.site.title if self.page is PAGES[0] else self.page.title

    @property
    def title(self) -> str:
        """The heading with the name of the collection."""
        site = self.corpus.site
        return (
            self.heading if self.heading == site.title else f"{self.heading} · {site.short_title}"
        )

    @property
    def sentence(self) -> str:
        """What is shown: "34 of 212 events: Nuclear-free policy; 1984 to 1987"."""
        if self.brief.items:
            count = len(self.brief.items)
            return "1 record collected" if count == 1 else f"{count} records collected"
        said = sentence(self.corpus, self.filters, self.page.kind)
        return summaries.shortened(said, _LONGEST_DESCRIPTION)

    @property
    def description(self) -> str:
        """The opened record's summary, else the sentence and what the page is for."""
        if self.opened:
            text = summaries.summary(self.corpus, *self.opened)
        elif self.brief.items:
            titles = (summaries.title(self.corpus, *item) for item in self.brief.items)
            text = f"{self.sentence}: {'; '.join(titles)}"
        elif self.page is PAGES[0]:
            text = f"{self.corpus.site.subtitle}. {self.sentence}."
        else:
            text = f"{self.sentence}. {self.page.purpose}"
        return summaries.shortened(text, _LONGEST_DESCRIPTION)


def linked_view(corpus: Corpus, name: str, query: Query) -> LinkedView:
    """The view of the page *name* with the link parameters *query*; what is unknown is left out."""
    page = page_named(name)
    filters, _ = from_query(query, corpus)
    opened = opened_record(corpus, page, query)
    brief = brief_from_query(query, corpus)[0] if page.path == "briefing" else Brief()
    taken = {*FILTER_KEYS, *BRIEF_KEYS, *(key for _, key in RECORD_PAGES.values())}
    others = [
        (key, value)
        for key, values in query.items()
        if key not in taken and _KEY.fullmatch(key) and not _NOISE.fullmatch(key)
        for value in values
        if 0 < len(value) <= _LONGEST_VALUE and value.isprintable()
    ]
    return LinkedView(corpus, page, filters, opened, brief, tuple(others[:_MOST_VALUES]))


def opened_record(corpus: Corpus, page: PageInfo, query: Query) -> tuple[str, str] | None:
    """Kind and id of the record that a link opens on *page*; None when it opens none."""
    kinds = () if page.path in OPEN_NO_RECORD else (page.kind, *_OPENS_TOO.get(page.path, ()))
    for kind in kinds:
        asked = next((value for value in query.get(RECORD_PAGES[kind][1], ()) if value), None)
        record = corpus.find(kind, asked) if asked else None
        if record is not None:
            return kind, record.id
    return None


def query_of(request: Request) -> dict[str, list[str]]:
    """The link parameters of a request, as Streamlit's pages read them."""
    text = request.scope.get("query_string", b"").decode("latin-1")
    return parse_qs(text, errors="replace", keep_blank_values=True)
