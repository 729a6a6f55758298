"""Data to pixels: the two axes of a figure and the room between its margins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from nzviz.figures.style import Figure

_DAY = 86_400_000


class Scale:
    """Where data stand on a picture of this width and height, in pixels from its upper left."""

    def __init__(self, figure: Figure, width: int, height: int) -> None:
        layout = figure["layout"]
        margin = layout["margin"]
        self.left, self.top = float(margin["l"]), float(margin["t"])
        self.wide = float(width - margin["l"] - margin["r"])
        self.high = float(height - margin["t"] - margin["b"])
        self._x = [number(value) for value in layout["xaxis"]["range"]]
        self._y = [number(value) for value in layout["yaxis"].get("range") or _from_zero(figure)]

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
        bottom, top = self._y
        return self.top + (1 - (number(value) - bottom) / (top - bottom)) * self.high

    @property
    def highest(self) -> float:
        """The upper end of the y axis."""
        return self._y[1]

    def across(self, length: float) -> float:
        """Pixels of a length along x, which Plotly gives in milliseconds for dates."""
        first, last = self._x
        return length / (last - first) * self.wide


def _from_zero(figure: Figure) -> tuple[float, float]:
    """The range that Plotly gives to columns that stand on zero."""
    highest = max((max(trace["y"], default=0) for trace in figure["data"]), default=0)
    return 0.0, (highest or 1) * 20 / 19


def number(value: Any) -> float:
    """Days of a date in milliseconds, as Plotly counts; other numbers as they are."""
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return moment.toordinal() * _DAY + (moment.hour * 60 + moment.minute) * 60_000.0
    if isinstance(value, date):
        return float(value.toordinal() * _DAY)
    return float(value)


def each(value: Any, count: int) -> Sequence[Any]:
    """*value* as Plotly reads it: a list stands for each mark, anything else for all of them."""
    return value if isinstance(value, (list, tuple)) else [value] * count
