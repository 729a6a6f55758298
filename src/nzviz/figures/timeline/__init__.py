"""The timeline: events as marks in lanes over the years, with what surrounds them."""

from nzviz.figures.timeline.figure import alt_text, timeline
from nzviz.figures.timeline.lanes import LANES, Lane, lanes, visible_years
from nzviz.figures.timeline.options import BANDS, WIDEST, TimelineOptions

__all__ = [
    "BANDS",
    "LANES",
    "WIDEST",
    "Lane",
    "TimelineOptions",
    "alt_text",
    "lanes",
    "timeline",
    "visible_years",
]
