"""The surface: pixels downwards, days across, and the traces that are put on it.

Plotly takes long for annotations, for shapes and for lines with gaps, each of which it draws one by
one, and for the labels of an axis, which it measures each. All texts are therefore points of one
trace, those of the years too, and what has one colour is one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any, Literal

from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.timeline.axis import Axis

#: Below the bands: how long the axis's ticks are, the middle of their first line, how far lines
#: stand apart, and the room below the last one.
_TICK, _FIRST_LINE, _LINE, _BELOW = 5, 16, 15.6, 12
_NAME_CHARACTERS = 16
_SIDES = {"left": "middle right", "right": "middle left", "centre": "middle center"}


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the picture: *x* pixels from the first day, or left of it, is where they begin, end
    (``align`` "right") or have their middle ("centre"); *y* is the height of their middle.
    """

    x: float
    y: float
    words: str
    size: float
    colour: str
    align: Literal["left", "right", "centre"] = "left"


@dataclass(slots=True)
class Canvas:
    """A picture under construction.

    The y axis counts pixels from the top, so that bands of any height can be stacked and labels
    placed exactly; the x axis is time. ``top`` is where the next band begins.
    """

    look: Look
    axis: Axis
    top: float = 6
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    _levels: list[float] = field(default_factory=list)

    def name(self, text: str, y: float, count: int | None = None) -> None:
        """The name of a band: left of it, or above it on a narrow picture, at height *y*."""
        narrow = self.axis.narrow
        lines = [text] if narrow else wrap(text, _NAME_CHARACTERS)
        words = "<br>".join(plain(line) for line in lines)
        if count is not None:
            gap = "  " if narrow or len(lines) == 1 else "<br>"
            words += f"{gap}<span style='color:{self.look.quiet}'>{count:,}</span>"
        self.texts.append(
            Text(self.axis.left, y, words, 12, self.look.ink, "left" if narrow else "right")
        )

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
        below = int(self.top + 4)
        self.strokes([(*self.axis.edges, y) for y in self._levels], self.look.hairline, 1)
        height = self._years(below)
        self.traces.append(self._texts())
        layout = base_layout(self.look, height)
        layout["margin"] = {
            "l": self.axis.margin,
            "r": 2,
            "t": 0,
            "b": 0,
            "autoexpand": False,
        }
        layout["xaxis"] = {
            "type": "date",
            "range": self.axis.range,
            "visible": False,
            "fixedrange": True,
        }
        layout["yaxis"] = {
            "range": [height, 0],
            "visible": False,
            "fixedrange": True,
        }
        layout["shapes"] = self.shapes
        return {"data": self.traces, "layout": layout}

    def _years(self, top: int) -> int:
        """The axis's ticks and their words, from *top* downwards; returns where they end."""
        quiet, ticks = self.look.quiet, self.axis.ticks()
        path = "".join(f"M{day},{top:g}L{day},{top + _TICK:g}" for day, _ in ticks)
        self._path(path, line={"color": quiet, "width": 1})
        lines = 0
        for day, words in ticks:
            more = words.count("<br>")
            y = top + _FIRST_LINE + more * _LINE / 2
            self.texts.append(Text(self.axis.pixel(day), y, words, 12, quiet, "centre"))
            lines = max(lines, more)
        return top + _FIRST_LINE + round(lines * _LINE) + _BELOW

    def _texts(self) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "x": [self.axis.moment(text.x) for text in self.texts],
            "y": [text.y for text in self.texts],
            "text": [text.words for text in self.texts],
            # For Plotly the words stand on that side of their point.
            "textposition": [_SIDES[text.align] for text in self.texts],
            "textfont": {
                "size": [text.size for text in self.texts],
                "color": [text.colour for text in self.texts],
            },
        }
