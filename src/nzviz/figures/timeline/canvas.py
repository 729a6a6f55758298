"""The surface: pixels downwards, days across, and the traces that are put on it.

Plotly takes long for annotations, for shapes and for lines with gaps, each of which it draws one by
one. All texts are therefore points of one trace, and what has one colour is one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.timeline.axis import Axis

#: Room below the bands for the axis's ticks.
_TICKS = 34
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
        self.texts.append(Text(self.axis.left, y, words, 12, self.look.ink, not narrow))

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
        self.strokes([(*self.axis.edges, y) for y in self._levels], self.look.hairline, 1)
        if self.texts:
            self.traces.append(self._texts())
        layout = base_layout(self.look, int(height) + _TICKS)
        layout["margin"] = {
            "l": self.axis.margin,
            "r": 2,
            "t": 0,
            "b": _TICKS,
            "autoexpand": False,
        }
        layout["xaxis"] = {
            "type": "date",
            "range": self.axis.range,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": self.look.quiet,
            "tickfont": {"color": self.look.quiet, "size": 12},
            **self.axis.ticks(),
        }
        layout["yaxis"] = {
            "range": [height, 0],
            "visible": False,
            "fixedrange": True,
        }
        layout["shapes"] = self.shapes
        return {"data": self.traces, "layout": layout}

    def _texts(self) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "x": [self.axis.moment(text.x) for text in self.texts],
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
