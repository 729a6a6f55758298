"""An axis without a range has the one that Plotly would give it."""

import pytest

from nzviz.figures.svg import ranges


def _figure(*traces: dict[str, object], **axes: dict[str, object]) -> dict[str, object]:
    return {"data": list(traces), "layout": {"xaxis": {}, "yaxis": {}, **axes}}


def test_a_named_range_is_kept() -> None:
    figure = _figure(xaxis={"range": [1, 5]}, yaxis={"range": [9, 0]})
    assert ranges.of_x(figure, 100) == (1, 5)
    assert ranges.of_y(figure, ()) == (9, 0)


def test_markers_have_room_and_lines_reach_the_ends() -> None:
    mark = {"mode": "markers", "x": [10.0], "y": [0], "marker": {"size": 16}}
    line = {"mode": "lines", "x": [20.0, 30.0], "y": [0, 0]}
    low, high = ranges.of_x(_figure(mark, line), 100)
    assert high == 30
    assert (10 - low) / (high - low) * 100 == pytest.approx(100 * 0.05 + 16 / 1.6)


def test_a_single_place_is_in_the_middle() -> None:
    mark = {"mode": "markers", "x": ["1985-02-04"], "y": [0], "marker": {"size": 16}}
    low, high = ranges.of_x(_figure(mark), 100)
    assert low < high
    assert ranges.of_x(_figure(), 100)[0] < ranges.of_x(_figure(), 100)[1]


def test_columns_stand_on_zero() -> None:
    assert ranges.of_y(_figure({"y": [3, 19]}), ()) == (0, 20)
    assert ranges.of_y(_figure({"y": []}), ())[1] > 0


def test_categories_come_in_their_order_from_the_top() -> None:
    figure = _figure({"y": ["b", "a"]}, {"y": ["a", "c"]})
    names = ranges.categories(figure)
    assert names == ("b", "a", "c")
    assert ranges.of_y(figure, names) == (2.5, -0.5)
