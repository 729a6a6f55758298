"""The surface: pixels downwards, days across, and the traces that are put on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from textwrap import wrap
from typing import Any

from nzviz.figures.style import Figure, Look, base_layout, plain

#: Room left of the lanes for their names, on a wide picture.
NAMES = 136
_EDGE = 14
_AXIS = 34
_TICKS_EVERY = 64
_NAME_CHARACTERS = 16


@dataclass(slots=True)
class Canvas:
    """A picture under construction.

    The y axis counts pixels from the top, so that bands of any height can be stacked and labels
    placed exactly; the x axis is time. ``top`` is where the next band begins.
    """

    look: Look
    first: date
    last: date
    width: int
    narrow: bool
    top: float = 6
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def plot_width(self) -> float:
        """Pixels between the first and the last day on the axis, at the least."""
        return self.width - (_EDGE if self.narrow else NAMES) - 2 * _EDGE

    @property
    def days_per_pixel(self) -> float:
        """How many days a pixel spans."""
        return max((self.last - self.first).days / self.plot_width, 0.001)

    def pixel(self, day: date) -> float:
        """Pixels from the first day to *day*."""
        return (day - self.first).days / self.days_per_pixel

    def name(self, text: str, y: float, count: int | None = None) -> None:
        """The name of a band: left of it, or above it on a narrow picture, at height *y*."""
        lines = [text] if self.narrow else wrap(text, _NAME_CHARACTERS)
        words = "<br>".join(plain(line) for line in lines)
        if count is not None:
            gap = "  " if self.narrow or len(lines) == 1 else "<br>"
            words += f"{gap}<span style='color:{self.look.quiet}'>{count:,}</span>"
        self.notes.append(
            {
                "xref": "paper",
                "x": 0,
                "y": y,
                "text": words,
                "showarrow": False,
                "xanchor": "left" if self.narrow else "right",
                "xshift": 0 if self.narrow else -_EDGE,
                "yanchor": "middle",
                "align": "left" if self.narrow else "right",
                "font": {"size": 12, "color": self.look.ink},
            }
        )

    def line(self, y: float) -> None:
        """A hairline across the picture."""
        self.shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": y,
                "y1": y,
                "line": {"color": self.look.hairline, "width": 1},
                "layer": "below",
            }
        )

    def figure(self) -> Figure:
        """The finished picture."""
        height = self.top + 4
        layout = base_layout(self.look, int(height) + _AXIS)
        margin = timedelta(days=self.days_per_pixel * _EDGE)
        layout["margin"] = {
            "l": 2 if self.narrow else NAMES,
            "r": 2,
            "t": 0,
            "b": _AXIS,
            "autoexpand": False,
        }
        layout["xaxis"] = {
            "type": "date",
            "range": [(self.first - margin).isoformat(), (self.last + margin).isoformat()],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": self.look.quiet,
            "tickfont": {"color": self.look.quiet, "size": 12},
            **self._ticks(),
        }
        layout["yaxis"] = {
            "range": [height, 0],
            "visible": False,
            "fixedrange": True,
        }
        layout["shapes"] = self.shapes
        layout["annotations"] = self.notes
        return {"data": self.traces, "layout": layout}

    def _ticks(self) -> dict[str, Any]:
        """Years at round distances, decades in bold; months when the range is short."""
        years = self.last.year - self.first.year + 1
        fitting = max(int(self.plot_width / _TICKS_EVERY), 3)
        if years <= 2:
            months = 1 if years == 1 and fitting >= 12 else 3
            days = [
                date(year, month, 1)
                for year in range(self.first.year, self.last.year + 1)
                for month in range(1, 13, months)
            ]
            words = [f"{d:%b}" + (f"<br><b>{d.year}</b>" if d.month == 1 else "") for d in days]
        else:
            step = next((s for s in (1, 2, 5, 10, 20, 50) if years / s <= fitting), 100)
            days = [
                date(year, 1, 1)
                for year in range(self.first.year, self.last.year + 1)
                if year % step == 0
            ]
            words = [f"<b>{d.year}</b>" if d.year % 10 == 0 else str(d.year) for d in days]
        return {
            "tickmode": "array",
            "tickvals": [day.isoformat() for day in days],
            "ticktext": words,
        }
