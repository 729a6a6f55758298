"""Columns, heights and what both parts of the matrix share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nzviz.explore.obligations import (
    ACTIVITIES,
    OBLIGATIONS,
)
from nzviz.figures.style import Look, base_layout

SCHEMES = {"obligation": OBLIGATIONS, "activity": ACTIVITIES}
TITLES = {"obligation": "Obligations (ATOP)", "activity": "Activities (DCAD)"}
KEY = (
    "■ coded · · looked for, not there · "
    "□ none: the editors found no such code · ▨ not coded: nobody has looked yet. "
    "Grey was not in force on the day."
)
ROW, ROW_WITH_STATUS, HEADING, HEAD = 25, 40, 34, 118
#: From this width on, legal form and status have columns of their own.
_WIDE = 860
#: Room right of the last column, so that its marks are whole.
_EDGE = 4
LETTER = 6.1


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns stand, in pixels of an assumed width."""

    width: int

    @property
    def wide(self) -> bool:
        """Whether legal form and status have columns."""
        return self.width >= _WIDE

    @property
    def gutter(self) -> int:
        """Room at the left for names."""
        return 250 if self.wide else 210 if self.width >= 560 else 132

    @property
    def tail(self) -> int:
        """Room at the right for legal form and status."""
        return 300 if self.wide else 0

    @property
    def pitch(self) -> float:
        """From one column to the next."""
        return (self.width - self.gutter - self.tail - 12 - _EDGE) / self.columns

    @property
    def columns(self) -> int:
        """How many codes there are."""
        return sum(map(len, SCHEMES.values()))

    def x(self, scheme: str, number: int) -> float:
        """Middle of a column; the schemes stand twelve pixels apart."""
        shift = 0 if scheme == "obligation" else len(OBLIGATIONS)
        return self.gutter + (shift + number + 0.5) * self.pitch + (12 if shift else 0)


def layout_of(look: Look, grid: Grid, height: int) -> dict[str, Any]:
    """A layout whose axes count pixels from the upper left corner."""
    layout = base_layout(look, height)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    layout["xaxis"] = {"range": [0, grid.width], "fixedrange": True, "visible": False}
    layout["yaxis"] = {"range": [height, 0], "fixedrange": True, "visible": False}
    return layout


def no_marks() -> dict[str, object]:
    """Plotly draws annotations in data units only where there is a trace."""
    return {"type": "scatter", "x": [0], "y": [0], "mode": "markers", "marker": {"opacity": 0},
            "hoverinfo": "skip"}  # fmt: skip


def left_words(x: float, y: float, text: str) -> dict[str, object]:
    """An annotation that starts at *x*."""
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
    }
