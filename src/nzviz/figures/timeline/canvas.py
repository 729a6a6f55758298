"""The surface: pixels downwards, days across, and the traces that are put on it.

Plotly takes long for annotations, for shapes and for lines with gaps, each of which it draws one by
one. All texts are therefore points of one trace, and what has one colour is one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from textwrap import wrap
from typing import Any

from nzviz.figures.style import Figure, Look, base_layout, plain

#: Room left of the lanes for their names, on a wide picture.
_NAMES = 136
_EDGE = 14
_AXIS = 34
_TICKS_EVERY = 64
_NAME_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the picture: *x* pixels from the first day, or left of it, is where they begin, or
    end when they are *right_aligned*; *y* is the height of their middle.
    """

    x: float
    y: float
    words: str
    size: float
    colour: str
    right_aligned: bool = False


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
    texts: list[Text] = field(default_factory=list)
    _levels: list[float] = field(default_factory=list)

    @property
    def plot_width(self) -> float:
        """Pixels between the first and the last day on the axis, at the least."""
        return self.width - (_EDGE if self.narrow else _NAMES) - 2 * _EDGE

    @property
    def days_per_pixel(self) -> float:
        """How many days a pixel spans."""
        return max((self.last - self.first).days / self.plot_width, 0.001)

    def pixel(self, day: date) -> float:
        """Pixels from the first day to *day*."""
        return (day - self.first).days / self.days_per_pixel

    @property
    def left(self) -> float:
        """Where the names of bands stand: pixels from the first day to the axis's beginning."""
        return -_EDGE if self.narrow else -2 * _EDGE

    @property
    def outside(self) -> float:
        """The picture's left edge, in pixels from the first day. In a browser nothing that begins
        left of the axis is shown.
        """
        return self.left - (2 if self.narrow else _NAMES - _EDGE)

    def name(self, text: str, y: float, count: int | None = None) -> None:
        """The name of a band: left of it, or above it on a narrow picture, at height *y*."""
        lines = [text] if self.narrow else wrap(text, _NAME_CHARACTERS)
        words = "<br>".join(plain(line) for line in lines)
        if count is not None:
            gap = "  " if self.narrow or len(lines) == 1 else "<br>"
            words += f"{gap}<span style='color:{self.look.quiet}'>{count:,}</span>"
        self.texts.append(Text(self.left, y, words, 12, self.look.ink, not self.narrow))

    def line(self, y: float) -> None:
        """A hairline across the picture."""
        self._levels.append(y)

    def rectangles(self, areas: Iterable[Sequence[Any]], fill: str, **line: Any) -> None:
        """Rectangles of one colour: first day, last day, top and bottom of each."""
        path = "".join(
            f"M{start},{top:g}L{end},{top:g}L{end},{bottom:g}L{start},{bottom:g}Z"
            for start, end, top, bottom in areas
        )
        self._path(path, fillcolor=fill, line=line)

    def strokes(self, lines: Iterable[Sequence[Any]], colour: str, width: float) -> None:
        """Level lines of one colour: first day, last day and height of each."""
        path = "".join(f"M{start},{y:g}L{end},{y:g}" for start, end, y in lines)
        self._path(path, line={"color": colour, "width": width})

    def _path(self, path: str, **look: Any) -> None:
        if path:
            self.shapes.append(
                {
                    "type": "path",
                    "path": path,
                    "fillcolor": "rgba(0,0,0,0)",
                    "layer": "below",
                    **look,
                }
            )

    def figure(self) -> Figure:
        """The finished picture."""
        height = self.top + 4
        edges = [self._moment(x)[:10] for x in (-_EDGE, self.plot_width + _EDGE)]
        self.strokes([(*edges, y) for y in self._levels], self.look.hairline, 1)
        if self.texts:
            self.traces.append(self._texts())
        layout = base_layout(self.look, int(height) + _AXIS)
        layout["margin"] = {
            "l": 2 if self.narrow else _NAMES - _EDGE,
            "r": 2,
            "t": 0,
            "b": _AXIS,
            "autoexpand": False,
        }
        layout["xaxis"] = {
            "type": "date",
            "range": [self._moment(self.left), self._moment(self.plot_width + _EDGE)],
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
        return {"data": self.traces, "layout": layout}

    def _moment(self, x: float) -> str:
        """The time at *x* pixels from the first day, to the minute."""
        first = datetime.combine(self.first, time())
        return (first + timedelta(days=x * self.days_per_pixel)).isoformat(timespec="minutes")

    def _texts(self) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "x": [self._moment(text.x) for text in self.texts],
            "y": [text.y for text in self.texts],
            "text": [text.words for text in self.texts],
            "textposition": [
                "middle left" if text.right_aligned else "middle right" for text in self.texts
            ],
            "textfont": {
                "size": [text.size for text in self.texts],
                "color": [text.colour for text in self.texts],
            },
        }

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
