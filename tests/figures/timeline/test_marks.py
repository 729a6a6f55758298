"""Marks of all lanes become one trace; what is not there makes none."""

from __future__ import annotations

from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.style import LIGHT
from nzviz.figures.timeline.axis import Axis
from nzviz.figures.timeline.lanes import event_marks, lanes
from nzviz.figures.timeline.marks import Colours, Marks
from nzviz.figures.timeline.placing import place

_AXIS = Axis(date(1995, 1, 1), date(2015, 12, 31), 900, narrow=False)


def test_without_events_nothing_is_drawn() -> None:
    assert Marks(LIGHT, _AXIS).traces() == []


def test_an_event_of_two_lanes_has_two_marks_beside_each_other(alba: Corpus) -> None:
    marks = Marks(LIGHT, _AXIS)
    known = event_marks(alba)
    for number, lane in enumerate(lanes(alba, Filters(), "theme")):
        placed = place([known[event] for event in lane.events], _AXIS)
        marks.add(placed, 100.0 * number, Colours(alba, lane, LIGHT))
    (trace,) = marks.traces()
    order = trace["customdata"]
    first = order.index("ports-opened")
    assert order[first : first + 2] == ["ports-opened", "ports-opened"]
    assert order.count("ports-opened") == 2
    assert trace["marker"]["line"]["color"] == LIGHT.ink  # one colour for all is said once


def test_a_lane_of_a_theme_has_that_themes_look_and_others_each_events_own(alba: Corpus) -> None:
    known, themes = event_marks(alba), alba.frames.themes
    for by in ("theme", "relationship"):
        for lane in lanes(alba, Filters(), by):
            colours = Colours(alba, lane, LIGHT)
            for event in lane.events:
                theme = lane.id if by == "theme" else known[event].theme
                assert colours.colour(known[event]) == themes.at[theme, "light"]
                assert colours.symbol(known[event]) == themes.at[theme, "symbol"]
