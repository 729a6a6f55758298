"""What an axis spans: the range that a figure names, else the one that Plotly would choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nzviz.figures.style import Figure
from nzviz.figures.svg.values import DAY, each, number

#: Plotly keeps markers this share of the axis away from its ends, and their size besides.
_PADDING = 0.05
_SIZE = 1.6

Range = tuple[float, float]


def categories(figure: Figure) -> tuple[str, ...]:
    """The names on a y axis of categories, in the order in which traces bring them."""
    return tuple(dict.fromkeys(name for trace in figure["data"] for name in trace["y"]))


def of_y(figure: Figure, names: tuple[str, ...]) -> Range:
    """Lower and upper end of the y axis; *names* are its categories, the first of them on top."""
    if names:
        return len(names) - 0.5, -0.5
    named = figure["layout"]["yaxis"].get("range")
    return _named(named) if named else _from_zero(figure)


def of_x(figure: Figure, wide: float) -> Range:
    """Left and right end of the x axis, *wide* pixels long."""
    named = figure["layout"]["xaxis"].get("range")
    return _named(named) if named else _around(list(_needed(figure, wide)), wide)


def _named(ends: Any) -> Range:
    first, last = ends
    return number(first), number(last)


def _from_zero(figure: Figure) -> Range:
    """The range that Plotly gives to columns that stand on zero."""
    highest = max((max(trace["y"], default=0) for trace in figure["data"]), default=0)
    return 0.0, (highest or 1) * 20 / 19


def _needed(figure: Figure, wide: float) -> Iterator[tuple[float, float]]:
    """Every place of a scatter trace with the pixels that it needs on both sides."""
    for trace in figure["data"]:
        marked = "markers" in trace["mode"]
        sizes = each(trace["marker"]["size"], len(trace["x"])) if marked else ()
        room = _PADDING * wide + max(sizes, default=0) / _SIZE if marked else 0.0
        for x in trace["x"]:
            yield number(x), room


def _around(places: list[tuple[float, float]], wide: float) -> Range:
    """The shortest range in which every place has its pixels."""
    best, found = 0.0, None
    for low, before in places:
        for high, after in places:
            per_pixel = (high - low) / (wide - before - after)
            if per_pixel > best:
                best, found = per_pixel, (low - before * per_pixel, high + after * per_pixel)
    if found:
        return found
    middle = places[0][0] if places else 0.0
    return middle - DAY, middle + DAY
