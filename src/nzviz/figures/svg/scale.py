"""Data to pixels: the two axes of a figure and the room between its margins."""

from __future__ import annotations

from datetime import date
from typing import Any

from nzviz.figures import fonts
from nzviz.figures.style import Figure
from nzviz.figures.svg import ranges
from nzviz.figures.svg.texts import LEADING, lines
from nzviz.figures.svg.values import number

#: Pixels that an axis's words need besides their own size.
_LINE = 1


class Scale:
    """Where data stand on a picture of this width and height, in pixels from its upper left.

    An axis with ``automargin`` widens its margin by what its words need.
    """

    def __init__(self, figure: Figure, width: int, height: int) -> None:
        layout = figure["layout"]
        margin, x_axis, y_axis = layout["margin"], layout["xaxis"], layout["yaxis"]
        self.names = ranges.categories(figure) if y_axis.get("type") == "category" else ()
        #: From the plot to what stands at its axes.
        self.pad = float(margin.get("pad", 0))
        self.left = float(margin["l"] + _beside(y_axis, self.names, self.pad))
        self.top = float(margin["t"])
        self.wide = float(width - self.left - margin["r"])
        self.high = float(height - self.top - margin["b"] - _below(x_axis, self.pad))
        self._y = ranges.of_y(figure, self.names)
        self._x = ranges.of_x(figure, self.wide)
        known = [*x_axis.get("range", ()), *(x for trace in figure["data"] for x in trace["x"])]
        self.dated = isinstance(next(iter(known), 0), (str, date))

    def x(self, value: Any, ref: str = "x") -> float:
        """Pixels of a value on the x axis; of a share of the room, for *ref* "paper"."""
        if ref == "paper":
            return self.left + float(value) * self.wide
        first, last = self._x
        return self.left + (number(value) - first) / (last - first) * self.wide

    def y(self, value: Any, ref: str = "y") -> float:
        """Pixels of a value on the y axis; of a share of the room, for *ref* "paper"."""
        if ref == "paper":
            return self.top + (1 - float(value)) * self.high
        place = self.names.index(value) if self.names else number(value)
        bottom, top = self._y
        return self.top + (1 - (place - bottom) / (top - bottom)) * self.high

    @property
    def across(self) -> tuple[float, float]:
        """Both ends of the x axis."""
        return self._x

    @property
    def highest(self) -> float:
        """The upper end of the y axis."""
        return self._y[1]

    def length(self, value: float) -> float:
        """Pixels of a length along x, which Plotly gives in milliseconds for dates."""
        first, last = self._x
        return value / (last - first) * self.wide

    def thickness(self, value: float) -> float:
        """Pixels of a length along y."""
        bottom, top = self._y
        return abs(value / (top - bottom) * self.high)


def _beside(axis: dict[str, Any], names: tuple[str, ...], pad: float) -> float:
    if not axis.get("automargin"):
        return 0.0
    size = int(axis["tickfont"]["size"])
    every = [line for words in (*names, *axis.get("ticktext", ())) for line in lines(words)]
    widths = [fonts.text_width(line, fonts.SANS_FAMILY, 400, size) for line in every]
    return pad + _LINE + max(widths, default=0.0)


def _below(axis: dict[str, Any], pad: float) -> float:
    if not axis.get("automargin"):
        return 0.0
    title = axis["title"]["font"]["size"] if "title" in axis else 0
    return float(pad + _LINE + axis["tickfont"]["size"] * LEADING + title)
