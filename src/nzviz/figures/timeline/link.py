"""What a link says of how the timeline is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import FILTER_KEYS, Filters, from_query
from nzviz.explore.second import SECOND_KEYS, compares, second_filters
from nzviz.figures.timeline.lanes import LANES, visible_years
from nzviz.figures.timeline.options import BANDS, TimelineOptions

#: Values of ``lane=`` and how they are called; the first one is not in the link.
LANE_LABELS = {
    "theme": "Theme",
    "relationship": "Partner",
    "framework": "Framework",
    "actor": "Actor",
}
#: The link parameters that decide how it is drawn.
KEYS = (*FILTER_KEYS, *SECOND_KEYS, "lane", "without", "outside")
#: The value of ``outside=`` that keeps the events outside the filters as faint marks.
FAINT = "faint"

Query = Mapping[str, Sequence[str]]


def lane(query: Query) -> str:
    """What the lanes are made of (``lane=``)."""
    asked = next(iter(query.get("lane", ())), "")
    return asked if asked in LANES else next(iter(LANES))


def of_lane(chosen: str) -> dict[str, list[str]]:
    """The link parameter of a lane; the first one is not in the link."""
    return {"lane": [] if chosen == next(iter(LANES)) else [chosen]}


def keeps_others(query: Query) -> bool:
    """Whether the events outside the filters stay, as faint marks (``outside=``)."""
    return next(iter(query.get("outside", ())), "") == FAINT


def left_out(query: Query) -> frozenset[str]:
    """The bands around the lanes that are switched off (``without=``)."""
    return frozenset(query.get("without", ())) & frozenset(BANDS)


def options(
    corpus: Corpus, query: Query, filters: Filters, selected: str | None, width: int
) -> TimelineOptions:
    """How the timeline of *filters*, one of the link's, is drawn *width* pixels wide with a ring
    around the event *selected*. The two timelines of a comparison share one axis.
    """
    years = None
    if compares(query):
        both = (from_query(query, corpus)[0], second_filters(query, corpus)[0])
        spans = [visible_years(corpus, one) for one in both]
        years = (min(low for low, _ in spans), max(high for _, high in spans))
    return TimelineOptions(
        filters, lane(query), width, keeps_others(query), left_out(query), selected, years
    )
