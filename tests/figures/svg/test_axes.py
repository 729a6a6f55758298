"""Axes: words below and beside, lines across."""

from typing import Any
from xml.etree import ElementTree

from nzviz.figures.svg import axes
from nzviz.figures.svg.scale import Scale

_FONT = {"size": 10, "color": "#123456"}


def _scale(xaxis: dict[str, Any], yaxis: dict[str, Any]) -> Scale:
    layout = {"margin": {"l": 30, "r": 0, "t": 0, "b": 20}, "xaxis": xaxis, "yaxis": yaxis}
    return Scale({"data": [], "layout": layout}, 130, 120)


def _drawn(parts: Any) -> ElementTree.Element:
    return ElementTree.fromstring(f"<g>{''.join(parts)}</g>")


def test_words_below_with_ticks_only_where_they_are_asked_for() -> None:
    axis = {"range": [0, 10], "tickvals": [0, 5, 20], "tickfont": _FONT}
    scale = _scale(axis, {"range": [0, 1]})
    plain = _drawn(axes.below(axis, scale))
    assert [("".join(text.itertext()), text.get("x")) for text in plain] == [
        ("0", "30.0"), ("5", "80.0"),
    ]  # fmt: skip
    ticks = {"ticks": "outside", "ticklen": 5, "tickcolor": "#654321"}
    ticked = _drawn(axes.below({**axis, **ticks}, scale))
    assert [node.tag for node in ticked] == ["path", "text"] * 2
    assert float(ticked[1].get("y", 0)) > float(plain[0].get("y", 0)) + 5


def test_a_title_stands_below_the_words() -> None:
    title = {"text": "NZ$ million", "font": _FONT}
    axis = {"range": [0, 10], "tickvals": [5], "tickfont": _FONT, "title": title}
    words, named = _drawn(axes.below(axis, _scale(axis, {"range": [0, 1]})))
    assert "".join(named.itertext()) == "NZ$ million"
    assert float(named.get("y", 0)) >= float(words.get("y", 0)) + 10


def test_counts_have_lines_across_but_not_at_zero() -> None:
    axis = {"range": [0, 21], "gridcolor": "#DDDDDD", "nticks": 4, "tickfont": _FONT}
    drawn = _drawn(axes.beside(axis, _scale({"range": [0, 1]}, axis)))
    assert ["".join(text.itertext()) for text in drawn.iter("text")] == ["0", "10", "20"]
    assert len(list(drawn.iter("path"))) == 2


def test_lanes_have_a_line_each() -> None:
    axis = {"range": [1.5, -0.5], "gridcolor": "#DDDDDD", "tickvals": [0, 1],
            "ticktext": ["One", "Two<br>lines"], "tickfont": _FONT}  # fmt: skip
    drawn = _drawn(axes.beside(axis, _scale({"range": [0, 1]}, axis)))
    assert len(list(drawn.iter("path"))) == 2
    assert len(list(drawn.iter("tspan"))) == 3


def test_hidden_axes_draw_nothing() -> None:
    hidden = {"range": [0, 1], "visible": False}
    scale = _scale(hidden, hidden)
    assert not [*axes.below(hidden, scale), *axes.beside(hidden, scale)]
