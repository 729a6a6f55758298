"""Annotations stand at their places, level or turned."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from nzviz.figures.svg.notes import note
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


def _drawn(**annotation: Any) -> ElementTree.Element:
    whole = {"x": 50, "y": 40, "text": "words", "font": {"size": 10, "color": "#123456"}}
    return ElementTree.fromstring(f"<g>{note({**whole, **annotation}, _SCALE)}</g>")


@pytest.mark.parametrize(
    ("xanchor", "x", "anchor"),
    [("left", 52, "start"), ("right", 48, "end"), ("center", 50, "middle")],
)
def test_across(xanchor: str, x: float, anchor: str) -> None:
    (text,) = _drawn(xanchor=xanchor)
    assert (float(text.get("x", 0)), text.get("text-anchor")) == (x, anchor)


def test_down_with_lines() -> None:
    tops = {
        yanchor: float(_drawn(yanchor=yanchor, text="one<br>two")[0].get("y", 0))
        for yanchor in ("top", "middle", "bottom")
    }
    assert tops["top"] > 40 + 8
    assert tops["middle"] < 40
    # Of two lines the lower one stands just above the place.
    assert 40 - 8 < tops["bottom"] + 13 < 40


@pytest.mark.parametrize(
    ("turn", "xanchor", "least"), [(-90, "center", 0), (-45, "left", 4)], ids=["upright", "leaning"]
)
def test_turned_words_rise_from_their_place(turn: int, xanchor: str, least: float) -> None:
    (group,) = _drawn(textangle=turn, xanchor=xanchor, yanchor="bottom")
    moved = re.fullmatch(
        rf"translate\(([\d.]+),([\d.]+)\) rotate\({turn}\)", group.get("transform", "")
    )
    assert moved
    assert float(moved[1]) - 50 >= least
    assert float(moved[2]) < 40
    assert group[0].get("text-anchor") == "start"


def test_a_background_is_as_wide_as_its_words() -> None:
    short, long = (
        _drawn(text=text, xanchor="left", bgcolor="#FFFFFF")[0]
        for text in ("IPCP", "<b>A name</b>")
    )
    assert short.tag == long.tag == "rect"
    assert float(short.get("width", 0)) < float(long.get("width", 0)) < 60
    assert float(short.get("x", 0)) == 50
