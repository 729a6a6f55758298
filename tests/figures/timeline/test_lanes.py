"""Lanes hold the filtered events, each in every lane it belongs to."""

from __future__ import annotations

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import FACETS, Filters, select
from nzviz.explore.related import linked
from nzviz.figures.timeline import LANES, lanes, visible_years
from nzviz.figures.timeline.lanes import MOST_LANES, event_marks


def test_alba_by_theme(alba: Corpus) -> None:
    assert [(lane.label, lane.events) for lane in lanes(alba, Filters(), "theme")] == [
        ("Port access", ("ports-closed", "ports-opened")),
        ("Patrols", ("league-member", "ports-opened", "joint-patrols")),
    ]


def test_a_chosen_theme_leaves_its_lane_alone(alba: Corpus) -> None:
    (lane,) = lanes(alba, Filters(theme=("patrols",)), "theme")
    assert lane.id == "patrols"


@pytest.mark.parametrize("by", LANES)
def test_every_lane_holds_exactly_its_events_in_order(real: Corpus, by: str) -> None:
    target = FACETS[LANES[by]]
    filters = Filters(first_year=1984, last_year=2012)
    order = list(select(real, filters, "event"))
    found = lanes(real, filters, by)
    assert 1 <= len(found) <= MOST_LANES
    for lane in found:
        naive = [e for e in order if lane.id in linked(real, target, "event", e)]
        assert list(lane.events) == naive


def test_lanes_of_actors_leave_out_the_home_state(real: Corpus) -> None:
    shown = {lane.id for lane in lanes(real, Filters(), "actor")}
    assert real.site.home not in shown
    chosen = lanes(real, Filters(actor=(real.site.home,)), "actor")
    assert [lane.id for lane in chosen] == [real.site.home]


def test_the_axis_spans_the_filter_or_everything(alba: Corpus) -> None:
    assert visible_years(alba, Filters()) == (1999, 2011)
    assert visible_years(alba, Filters(first_year=2005)) == (2005, 2011)
    assert visible_years(alba, Filters(first_year=2030)) == (2030, 2030)


def test_marks_tell_spans_and_uncertain_days_apart(alba: Corpus) -> None:
    marks = event_marks(alba)
    assert not marks["ports-closed"].spans  # about 1999: days it can mean, not a span
    assert marks["ports-closed"].middle.year == 1999
    assert marks["joint-patrols"].spans
    assert marks["joint-patrols"].middle == marks["joint-patrols"].start
    assert marks["league-member"].open_end


def test_curated_text_cannot_become_markup(alba: Corpus) -> None:
    assert all("<script" not in mark.hover for mark in event_marks(alba).values())
    assert "(in each of these lanes)" in event_marks(alba)["ports-opened"].hover
