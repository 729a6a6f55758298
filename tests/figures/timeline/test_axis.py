"""Days and pixels of the time axis say the same."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.figures.timeline.axis import Axis

_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_AXES = st.builds(
    lambda first, days, width: Axis(first, first + timedelta(days=days), width, width < 640),
    _DAYS,
    st.integers(364, 40_000),
    st.integers(280, 1120),
)


@given(axis=_AXES, share=st.floats(0, 1))
def test_a_day_stands_where_its_pixel_is(axis: Axis, share: float) -> None:
    day = axis.first + timedelta(days=int((axis.last - axis.first).days * share))
    there = datetime.fromisoformat(axis.moment(axis.pixel(day)))
    wanted = datetime.combine(day, datetime.min.time())
    assert abs(there - wanted) <= timedelta(minutes=1)
    assert -1e-6 <= axis.pixel(day) <= axis.plot_width + 1e-6  # a rounding of floats


@given(axis=_AXES)
def test_everything_on_the_axis_lies_within_its_range(axis: Axis) -> None:
    low, high = axis.range
    assert low[:10] <= axis.edges[0] <= axis.first.isoformat()
    assert axis.last.isoformat() <= axis.edges[1] <= high[:10]
    assert axis.outside < axis.left < 0


@given(axis=_AXES)
def test_ticks_lie_within_the_years_and_have_room(axis: Axis) -> None:
    ticks = axis.ticks()
    days = [day for day, _ in ticks]
    assert all(axis.first.year <= day.year <= axis.last.year for day in days)
    assert len(days) <= max(axis.plot_width / 50, 9)
    assert all(words for _, words in ticks)


@pytest.mark.parametrize(("years", "words"), [(1, "Jan<br><b>1986</b>"), (2, "Apr"), (7, "1987")])
def test_short_ranges_name_months_and_long_ones_years(years: int, words: str) -> None:
    axis = Axis(date(1986, 1, 1), date(1985 + years, 12, 31), 1120, narrow=False)
    assert words in [text for _, text in axis.ticks()]


@pytest.mark.parametrize(("width", "step"), [(280, 20), (390, 20), (860, 10)])
def test_years_stand_as_close_as_they_have_room(width: int, step: int) -> None:
    days = [
        day for day, _ in Axis(date(1944, 1, 1), date(2026, 12, 31), width, width < 640).ticks()
    ]
    assert [day.year for day in days] == [y for y in range(1944, 2027) if y % step == 0]


def test_axes_of_the_same_days_and_width_are_one_key() -> None:
    one, other = (Axis(date(1986, 1, 1), date(1990, 12, 31), 860, narrow=False) for _ in "12")
    assert one == other
    assert hash(one) == hash(other)
