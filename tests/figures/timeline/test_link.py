"""What a link says of the timeline."""

from __future__ import annotations

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.timeline import LANES, link
from nzviz.figures.timeline.lanes import visible_years


def test_every_kind_of_lane_has_a_name_and_no_other_is_drawn() -> None:
    assert list(link.LANE_LABELS) == list(LANES)
    assert [link.lane({"lane": [kind]}) for kind in LANES] == list(LANES)
    assert link.lane({}) == link.lane({"lane": ["<b>"]}) == link.lane({"lane": []}) == "theme"


def test_a_lane_is_read_back_from_the_link_that_it_makes() -> None:
    assert [link.lane(link.of_lane(kind)) for kind in LANES] == list(LANES)
    assert link.of_lane("theme") == {"lane": []}


@pytest.mark.parametrize(
    ("query", "faint", "without"),
    [
        ({}, False, set()),
        ({"outside": ["faint"]}, True, set()),
        ({"outside": ["loud"]}, False, set()),
        ({"without": ["words", "nothing", "direction"]}, False, {"words", "direction"}),
    ],
)
def test_choices_are_read(query: dict[str, list[str]], faint: bool, without: set[str]) -> None:
    assert link.keeps_others(query) == faint
    assert link.left_out(query) == without


def test_both_timelines_of_a_comparison_share_one_axis(real: Corpus) -> None:
    query = {"from": ["1984"], "to": ["1987"], "b.from": ["2012"], "b.to": ["2020"]}
    first, second = (
        Filters(first_year=1984, last_year=1987),
        Filters(first_year=2012, last_year=2020),
    )
    drawn = [link.options(real, query, one, None, 900) for one in (first, second)]
    low, high = visible_years(real, first)[0], visible_years(real, second)[1]
    assert [one.years for one in drawn] == [(low, high)] * 2
    assert link.options(real, {}, first, "anzus-signed", 900).years is None
