"""What a link asks for, read once: filters, opened record, and the addresses of views near by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KEYS, Brief, brief_from_query
from nzviz.explore.choices import toggled
from nzviz.explore.filters import FILTER_KEYS, Unknown, from_query, select
from nzviz.explore.second import SECOND_KEYS, second_filters
from nzviz.explore.tours import TOUR_KEYS
from nzviz.server.first_paint.parts import Link
from nzviz.server.first_paint.pictures import Palette
from nzviz.server.linked_view import opened_record
from nzviz.share.links import RECORD_PAGES, query_string, unknown_records
from nzviz.ui.pages import PAGES, PageInfo

Query = Mapping[str, Sequence[str]]

#: Parameters of how the page is framed.
_FRAME_KEYS = ("embed", "embed_options")
#: Link parameters that change what is shown first; all others (``utm_source`` ...) do not.
KEYS = (
    *FILTER_KEYS,
    *SECOND_KEYS,
    *(key for _, key in RECORD_PAGES.values()),
    *BRIEF_KEYS,
    *TOUR_KEYS,
    *_FRAME_KEYS,
    *("lane", "without", "outside", "view", "group", "asof", "partner"),
    *("speaker", "src", "sort", "page", "resolution", "kind", "level"),
)
#: What of a value is carried in the links of the page; nobody's real view has more.
_LONGEST = 200


class Asked:
    """One page of a corpus with the link parameters *query*; *today* is the default day."""

    def __init__(self, corpus: Corpus, page: PageInfo, query: Query, today: date) -> None:
        self.corpus, self.page, self.query, self.today = corpus, page, query, today
        self.filters, unknown = from_query(query, corpus)
        self.brief: Brief
        self.brief, left_out = brief_from_query(query, corpus)
        of_second = second_filters(query, corpus)[1]
        of_records = unknown_records(query, corpus)
        self.unknown: list[Unknown] = [*unknown, *of_second, *of_records, *left_out]
        self.opened = opened_record(corpus, page, query)
        self.embedded = "true" in [value.lower() for value in query.get("embed", ())]
        self.palette = Palette()

    @property
    def empty(self) -> bool:
        """Whether the filters leave nothing of what the page is about."""
        return not len(select(self.corpus, self.filters, self.page.kind))

    def first(self, key: str) -> str | None:
        """The first value of a parameter, or None."""
        return next(iter(self.query.get(key, ())), None)

    def opened_of(self, kind: str) -> str | None:
        """Id of the opened record, where it is of this kind."""
        return self.opened[1] if self.opened and self.opened[0] == kind else None

    def address(self, page: PageInfo, query: Query) -> str:
        """The address of a view, beside this one and framed like it."""
        frame = {key: self.query[key] for key in _FRAME_KEYS if key in self.query}
        return _address(page, {**query, **frame})

    def here(self, changes: Query) -> str:
        """This view with other values of some parameters (none: without them)."""
        return self.address(self.page, self._changed(changes))

    def whole(self) -> str:
        """This view out of its frame."""
        return _address(self.page, self._changed({}))

    def elsewhere(self, page: PageInfo, query: Query) -> str:
        """A view on another page that keeps what links inside the dashboard keep: filters, brief
        and place in a tour.
        """
        kept = {key: self.query[key] for key in TOUR_KEYS if key in self.query}
        return self.address(page, {**self.filters.to_query(), **self.collected(), **kept, **query})

    def collected(self) -> dict[str, list[str]]:
        """The link parameters of the brief; none while it is empty."""
        return {key: values for key, values in self.brief.to_query().items() if values}

    def record(self, kind: str, record_id: str) -> str:
        """The address at which a record opens on its page."""
        path, key = RECORD_PAGES[kind]
        return self.elsewhere(by_path(path), {key: [record_id]})

    def choose(self, key: str, options: Mapping[str, str]) -> tuple[str, tuple[Link, ...]]:
        """Which of *options* (value to words) a parameter chooses, else the first, which is not in
        the link; and a link to each of them.
        """
        asked, default = self.first(key), next(iter(options))
        chosen = asked if asked in options else default
        links = (
            Link(label, self.here({key: [] if value == default else [value]}), value == chosen)
            for value, label in options.items()
        )
        return str(chosen), tuple(links)

    def toggled(self, key: str, value: str, chosen: Sequence[str]) -> str:
        """This view with a value of a parameter added to those *chosen*, or taken from them."""
        return self.here({key: toggled(value, chosen)})

    def _changed(self, changes: Query) -> dict[str, Sequence[str]]:
        others = {
            key: [value for value in values if len(value) <= _LONGEST]
            for key, values in self.query.items()
            if key not in (*FILTER_KEYS, *BRIEF_KEYS, *_FRAME_KEYS)
        }
        after = {**self.filters.to_query(), **others, **self.collected(), **changes}
        return {key: values for key, values in after.items() if values}


def by_path(path: str) -> PageInfo:
    """The page at this path; raises StopIteration when there is none."""
    return next(page for page in PAGES if page.path == path)


def _address(page: PageInfo, query: Query) -> str:
    link = query_string(query)
    return ("./" if page is PAGES[0] else page.path) + (f"?{link}" if link else "")
