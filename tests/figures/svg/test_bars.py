"""Bars of both directions, with hatching and words."""

from typing import Any
from xml.etree import ElementTree

import pytest

from nzviz.figures.svg.bars import bars
from nzviz.figures.svg.scale import Scale

_SCALE = Scale(
    {
        "data": [],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"range": [0, 100]},
            "yaxis": {"range": [0, 100]},
        },
    },
    100,
    100,
)
_FONT = {"size": 10, "color": "#111111"}


def _drawn(**trace: Any) -> ElementTree.Element:
    return ElementTree.fromstring(f"<g>{''.join(bars(trace, _SCALE, _FONT))}</g>")


def test_a_column_stands_on_its_base_around_its_place() -> None:
    drawn = _drawn(x=[50], y=[20], width=10, base=30, marker={"color": "#123456"})
    (rect,) = drawn
    found = [float(rect.get(key, 0)) for key in ("x", "y", "width", "height")]
    assert found == [45, 50, 10, 20]


@pytest.mark.parametrize(("place", "wanted"), [("inside", 30), ("outside", 53)])
def test_a_span_has_its_words_in_it_or_behind_it(place: str, wanted: float) -> None:
    drawn = _drawn(
        orientation="h", x=[40], y=[50], base=[10], width=8, text=["<i>none</i>"],
        textposition=place, marker={"color": "#123456", "line": {"width": 1, "color": "#000000"}},
    )  # fmt: skip
    rect, text = drawn
    found = [float(rect.get(key, 0)) for key in ("x", "y", "width", "height")]
    assert found == [10, 46, 40, 8]
    assert float(text.get("x", 0)) == wanted
    assert text.get("fill") == _FONT["color"]
    assert "".join(text.itertext()) == "none"


def test_a_hatched_span_keeps_its_outline_and_what_it_tells() -> None:
    pattern = {"shape": "/", "fgcolor": "#654321", "size": 6, "solidity": 0.4}
    drawn = _drawn(
        orientation="h", x=[40], y=[50], base=[10], width=8, hovertext=["ANZUS"],
        marker={"color": "#123456", "pattern": pattern, "line": {"width": 1, "color": "#123456"}},
    )  # fmt: skip
    hatching, rect = drawn
    assert hatching.get("stroke") == "#654321"
    assert rect.get("fill") == "rgba(0,0,0,0)"
    assert rect.get("stroke") == "#123456"
    assert "".join(rect.itertext()) == "ANZUS"
