"""Shapes of data: dashes and paths of dates."""

import pytest

from nzviz.figures.svg import shapes
from nzviz.figures.svg.scale import Scale

_SCALE = Scale(
    {
        "data": [],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": {"range": ["1985-01-01", "1985-01-11"]},
            "yaxis": {"range": [100, 0]},
        },
    },
    100,
    100,
)


@pytest.mark.parametrize(
    ("dash", "wanted"), [("dot", "3 3"), ("dash", "9 9"), ("longdashdot", "15 6 3 6")]
)
def test_lines_are_dashed_as_plotly_dashes_them(dash: str, wanted: str) -> None:
    line = {"color": "#123456", "width": 1, "dash": dash}
    ends = {"x0": "1985-01-02", "x1": "1985-01-02", "y0": 0, "y1": 1, "yref": "paper"}
    drawn = shapes.drawn({"type": "line", **ends, "line": line}, _SCALE)
    assert f'stroke-dasharray="{wanted}"' in drawn
    assert 'd="M10.0,100.0L10.0,0.0"' in drawn


def test_paths_keep_their_letters() -> None:
    path = "M1985-01-01,5L1985-01-06,5C1985-01-07,5 1985-01-08,5 1985-01-11,9Z"
    drawn = shapes.drawn({"type": "path", "path": path, "line": {"width": 0}}, _SCALE)
    assert 'd="M 0.0,5.0L 50.0,5.0C 60.0,5.0 70.0,5.0 100.0,9.0Z"' in drawn
    assert "dasharray" not in drawn
