"""Lanes, and what is known of each event in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

import numpy as np
import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import FACETS, Filters, kept_rows, known_ids, year_span
from nzviz.explore.related import disputed_ids
from nzviz.figures.style import plain

#: What lanes may be made of: link value, and the filter behind it.
LANES: dict[str, str] = {
    "theme": "theme",
    "relationship": "rel",
    "framework": "fw",
    "actor": "actor",
}
#: More lanes than this cannot be read; the busiest are drawn.
MOST_LANES = 12


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its id, its label, and the ids of the events in it, in order of time."""

    id: str
    label: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventMark:
    """What drawing needs to know of one event. ``spans`` is true for an interval of time."""

    id: str
    title: str
    start: date
    end: date
    spans: bool
    open_end: bool
    landmark: bool
    sources: int
    theme: str
    hover: str
    #: Where the mark stands: the start of a span, the middle of what a date can mean.
    middle: date = field(init=False)
    #: The same in ISO 8601.
    day: str = field(init=False)

    def __post_init__(self) -> None:
        middle = self.start if self.spans else self.start + (self.end - self.start) / 2
        object.__setattr__(self, "middle", middle)
        object.__setattr__(self, "day", middle.isoformat())


@kept_with_corpus(maxsize=4)
def event_marks(corpus: Corpus) -> Mapping[str, EventMark]:
    """What drawing needs, for every event of the corpus, by id."""
    links = corpus.frames.record_themes
    mine = links[links["kind"] == "event"]
    main = dict(mine.loc[mine["position"] == 0, ["id", "theme"]].itertuples(index=False))
    names: dict[str, list[str]] = {}
    for event, theme in zip(mine["id"], mine["theme"], strict=True):
        names.setdefault(event, []).append(corpus.label("theme", theme))
    marks = {}
    disputed = disputed_ids(corpus, "event")
    for row in corpus.frames.events.itertuples():
        themes = names[row.Index]
        several = " (in each of these lanes)" if len(themes) > 1 else ""
        sources = "1 source" if row.sources == 1 else f"{row.sources} sources"
        if row.Index in disputed:
            sources += " · sources disagree"
        title = "<br>".join(wrap(plain(row.title), 48))
        marks[row.Index] = EventMark(
            row.Index,
            row.title,
            row.start.date(),
            row.end.date(),
            row.precision == "interval",
            row.open_end,
            row.significance == "landmark",
            row.sources,
            main[row.Index],
            f"{plain(dates.in_words(row.date))}<br><b>{title}</b><br>"
            f"{plain(', '.join(themes))}{several} · {sources}",
        )
    return marks


@kept_with_corpus(maxsize=256)
def lanes(corpus: Corpus, filters: Filters, by: str) -> tuple[Lane, ...]:
    """The lanes that the filtered events fall into, in curated order (themes, relationships) or
    busiest first (frameworks, actors); an event stands in each of its lanes.

    *by* is a key of :data:`LANES`. Where that filter has chosen values, only their lanes are made.
    """
    key = LANES[by]
    left = kept_rows(corpus, filters, "event")
    chosen = getattr(filters, key)
    groups = {
        value: kept
        for value, (rows, events) in _members(corpus, by).items()
        if (not chosen or value in chosen) and (kept := tuple(events[left[rows]].tolist()))
    }
    order = list(groups)
    if by in ("framework", "actor"):
        order.sort(key=lambda value: (-len(groups[value]), value))
        if by == "actor" and not chosen:  # the home state is in nearly every event
            order = [value for value in order if value != corpus.site.home]
    target = FACETS[key]
    return tuple(
        Lane(value, corpus.label(target, value), groups[value]) for value in order[:MOST_LANES]
    )


@kept_with_corpus(maxsize=16)
def _members(corpus: Corpus, by: str) -> Mapping[str, tuple[np.ndarray, np.ndarray]]:
    """Rows and ids of the events of every value, in order of time; values in curated order."""
    target = FACETS[LANES[by]]
    links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
    mine = links[links["kind"] == "event"]
    index = corpus.frames.events.index
    ids = index.to_numpy(dtype=object)
    rows = index.get_indexer(mine["id"])
    values = mine[target].to_numpy(dtype=object)
    found = {}
    for value in known_ids(corpus, target):
        own = np.sort(rows[values == value])
        found[value] = (own, ids[own])
    return found


def visible_years(corpus: Corpus, filters: Filters) -> tuple[int, int]:
    """First and last year on the axis: the filters', else those of the whole record."""
    first, last = year_span(corpus)
    start = filters.first_year or first
    return start, max(filters.last_year or last, start)
