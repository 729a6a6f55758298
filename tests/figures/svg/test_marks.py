"""Markers and words of scatter traces."""

from typing import Any
from xml.etree import ElementTree

import pytest

from nzviz.figures.svg.marks import Linked, scatter
from nzviz.figures.svg.scale import Scale

_SCALE = Scale(
    {
        "data": [],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"range": [0, 100]},
            "yaxis": {"range": [100, 0]},
        },
    },
    100,
    100,
)


def _drawn(linked: Linked | None = None, **trace: Any) -> ElementTree.Element:
    whole = {"x": [50], "y": [40], "mode": "markers", **trace}
    return ElementTree.fromstring(f"<g>{''.join(scatter(whole, _SCALE, linked))}</g>")


def test_a_marker_turns_and_is_as_opaque_as_plotly_has_it() -> None:
    arrow = {"symbol": "arrow", "size": 10, "color": "#123456", "angle": [90.0]}
    (path,) = _drawn(marker=arrow)
    assert path.get("transform") == "translate(50.0,40.0) rotate(90.0)"
    assert path.get("opacity") is None
    (bubble,) = _drawn(marker={"size": [10], "color": "#123456"})
    assert bubble.get("opacity") == "0.7"
    assert len(_drawn(marker={"opacity": 0})) == 0


@pytest.mark.parametrize(
    ("place", "x", "anchor"),
    [("middle right", 58.5, "start"), ("middle left", 41.5, "end"), ("top center", 50, "middle")],
)
def test_words_stand_beside_their_marker(place: str, x: float, anchor: str) -> None:
    font = {"size": 10, "color": "#123456"}
    mark = {"size": 12, "color": "#123456"}
    drawn = _drawn(
        mode="markers+text", marker=mark, text=["one"], textposition=place, textfont=font
    )
    _, text = drawn
    assert (float(text.get("x", 0)), text.get("text-anchor")) == (x, anchor)
    assert (float(text.get("y", 0)) < 36) == (place == "top center")


def test_empty_words_are_not_drawn() -> None:
    font = {"size": 10, "color": "#123456"}
    assert len(_drawn(mode="text", text=[""], textfont=font)) == 0


def test_a_line_has_gaps_where_there_is_no_place() -> None:
    (path,) = _drawn(
        mode="lines", x=[0, 10, None, 20], y=[1, 1, None, 2], line={"color": "#111111", "width": 2}
    )
    assert path.get("d", "").count("M") == 2


def test_marks_that_lead_somewhere_are_links() -> None:
    linked = Linked("A picture", lambda mark: f"#{mark}" if mark != "nowhere" else None)
    told = {"marker": {"size": 8, "color": "#123456"}, "hovertext": ["One", "Two"]}
    drawn = _drawn(linked, x=[1, 2], y=[1, 2], customdata=["here", "nowhere"], **told)
    assert [node.get("href") for node in drawn] == ["#here", None]
