"""Data stand where Plotly puts them."""

from typing import Any

import pytest

from nzviz.figures.svg.scale import Scale


def _figure(xaxis: dict[str, Any], yaxis: dict[str, Any], **trace: Any) -> dict[str, Any]:
    margin = {"l": 10, "r": 20, "t": 5, "b": 15}
    return {
        "data": [{"x": [1], "y": [1], **trace}],
        "layout": {"margin": margin, "xaxis": xaxis, "yaxis": yaxis},
    }


def test_values_and_shares_become_pixels() -> None:
    scale = Scale(_figure({"range": [0, 10]}, {"range": [100, 0]}), 130, 120)
    assert (scale.x(5), scale.y(25)) == (60, 30)
    assert (scale.x(1, "paper"), scale.y(1, "paper")) == (110, 5)
    assert (scale.length(1), scale.thickness(10)) == (10, 10)
    assert not scale.dated


def test_dates_are_days() -> None:
    scale = Scale(_figure({"range": ["1985-01-01", "1985-01-11"]}, {"range": [0, 1]}), 130, 120)
    assert scale.x("1985-01-06T12:00") == pytest.approx(65)
    assert scale.dated


def test_names_beside_and_words_below_widen_the_margins() -> None:
    font = {"tickfont": {"size": 12}}
    narrow, wide = (
        Scale(
            _figure(
                {"range": [0, 10], "automargin": True, **font, **title},
                {"type": "category", "automargin": True, **font},
                y=[name],
                x=[1],
            ),
            400,
            120,
        )
        for name, title in (("Fiji", {}), ("New Zealand", {"title": {"font": {"size": 12}}}))
    )
    assert 10 < narrow.left < wide.left < 100
    assert narrow.high > wide.high
    assert narrow.y("Fiji") == narrow.top + narrow.high / 2
